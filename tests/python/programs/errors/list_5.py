print('before')
list(5)
