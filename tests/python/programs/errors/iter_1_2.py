print('before')
iter(1, 2)
