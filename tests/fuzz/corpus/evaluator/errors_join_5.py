print('before')
''.join(5)
