def f(a, b): pass
print('before')
f()
