print('before')
print(1, foo=2)
