print('before')
'{}'.format()
