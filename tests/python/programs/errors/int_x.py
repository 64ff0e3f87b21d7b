print('before')
int('x')
