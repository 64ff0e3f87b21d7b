print('before')
set().pop()
