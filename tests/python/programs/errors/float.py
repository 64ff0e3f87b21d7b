print('before')
float([])
