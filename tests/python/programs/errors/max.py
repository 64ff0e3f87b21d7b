print('before')
max([])
