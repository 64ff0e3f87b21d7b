print('before')
next(iter([]))
