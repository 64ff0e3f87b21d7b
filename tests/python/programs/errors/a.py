print('before')
-'a'
