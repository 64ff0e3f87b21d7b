print('before')
next(5)
