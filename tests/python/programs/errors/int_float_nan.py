print('before')
int(float('nan'))
