print('before')
'%z' % 1
