print('before')
(1,).index(2)
