print('before')
dict([(1,2,3)])
