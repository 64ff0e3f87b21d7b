print('before')
__import__('nope')
