print('before')
'a' in 5
