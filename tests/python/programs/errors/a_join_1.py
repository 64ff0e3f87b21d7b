print('before')
'a'.join([1])
