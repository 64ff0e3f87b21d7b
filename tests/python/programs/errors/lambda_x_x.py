print('before')
lambda x: x +
