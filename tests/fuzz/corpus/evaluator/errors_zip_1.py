print('before')
zip(1)
