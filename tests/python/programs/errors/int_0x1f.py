print('before')
int('0x1f')
