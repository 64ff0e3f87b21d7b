print('before')
hex('a')
