print('before')
[].index(1)
