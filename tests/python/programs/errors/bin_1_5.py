print('before')
bin(1.5)
