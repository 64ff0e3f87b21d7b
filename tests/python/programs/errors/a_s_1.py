print('before')
'%(a)s' % 1
