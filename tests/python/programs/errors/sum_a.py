print('before')
sum(['a'])
