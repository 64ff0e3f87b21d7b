print('before')
'%' % ()
