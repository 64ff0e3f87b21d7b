print('before')
'{!x}'.format(1)
