print('before')
str(1, 2)
