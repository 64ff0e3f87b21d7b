print('before')
[].append()
