print('before')
isinstance(1, 5)
