print('before')
'abc'.index('z')
