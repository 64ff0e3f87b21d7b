print('before')
5 in 'abc'
