print('before')
'{:d}'.format('a')
