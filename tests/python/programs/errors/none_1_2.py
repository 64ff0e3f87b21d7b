print('before')
None < 1
