print('before')
(1).y
