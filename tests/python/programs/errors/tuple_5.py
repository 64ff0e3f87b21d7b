print('before')
tuple(5)
