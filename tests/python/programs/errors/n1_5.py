print('before')
[1][5]
