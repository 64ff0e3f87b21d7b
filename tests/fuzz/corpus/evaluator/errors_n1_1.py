print('before')
1 << -1
