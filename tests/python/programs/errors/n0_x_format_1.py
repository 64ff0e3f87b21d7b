print('before')
'{0.x}'.format(1)
