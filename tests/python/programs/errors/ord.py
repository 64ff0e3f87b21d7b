print('before')
ord('')
