print('before')
range('a')
