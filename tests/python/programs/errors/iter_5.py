print('before')
iter(5)
