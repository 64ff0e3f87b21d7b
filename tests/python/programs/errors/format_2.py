print('before')
'}'.format()
