print('before')
divmod(1, 0)
