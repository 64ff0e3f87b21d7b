print('before')
3 ** 'x'
