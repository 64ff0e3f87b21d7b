print('before')
raise_
