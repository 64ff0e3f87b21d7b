print('before')
range(1.5)
