print('before')
int([])
