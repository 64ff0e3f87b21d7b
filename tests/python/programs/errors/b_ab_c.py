print('before')
b'ab' + 'c'
