print('before')
pow(2, -1, 4)
