print('before')
[] < {}
