print('before')
assert_
