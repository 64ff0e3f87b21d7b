print('before')
(1,2)[5]
