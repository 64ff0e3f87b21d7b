print('before')
hash([])
