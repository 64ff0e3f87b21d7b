print('before')
'x' * 'y'
