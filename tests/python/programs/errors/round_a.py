print('before')
round('a')
