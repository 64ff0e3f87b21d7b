print('before')
dict([1])
