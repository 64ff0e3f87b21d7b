print('before')
len(1)
