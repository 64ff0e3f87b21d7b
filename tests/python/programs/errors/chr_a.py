print('before')
chr('a')
