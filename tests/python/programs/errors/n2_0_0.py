print('before')
2.0/0
