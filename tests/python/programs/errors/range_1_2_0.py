print('before')
range(1,2,0)
