print('before')
{'a'} + {'b'}
