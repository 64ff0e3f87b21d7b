print('before')
10 ** -1 // 0
