print('before')
1 @ 2
