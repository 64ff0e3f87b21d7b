print('before')
None.x
