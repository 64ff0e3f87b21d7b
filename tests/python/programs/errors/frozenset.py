print('before')
frozenset([{}])
