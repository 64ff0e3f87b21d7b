print('before')
'{a}'.format()
