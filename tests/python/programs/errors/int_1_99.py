print('before')
int('1', 99)
