print('before')
reversed(5)
