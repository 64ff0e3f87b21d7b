print('before')
'%s %s' % (1,)
