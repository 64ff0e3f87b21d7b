print('before')
'%d' % 'x'
