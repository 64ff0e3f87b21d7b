print('before')
int.foo
