print('before')
[].pop()
