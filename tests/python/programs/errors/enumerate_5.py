print('before')
enumerate(5)
