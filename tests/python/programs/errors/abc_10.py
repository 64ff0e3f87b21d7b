print('before')
'abc'[10]
