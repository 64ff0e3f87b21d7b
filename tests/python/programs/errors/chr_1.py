print('before')
chr(-1)
