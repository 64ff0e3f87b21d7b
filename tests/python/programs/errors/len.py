print('before')
len()
