print('before')
getattr(1, 'nope')
