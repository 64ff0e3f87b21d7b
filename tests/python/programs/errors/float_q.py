print('before')
float('q')
