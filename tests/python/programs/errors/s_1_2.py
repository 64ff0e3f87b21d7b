print('before')
'%s' % (1, 2)
