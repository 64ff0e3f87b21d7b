def f():
    len = lambda x: 42
    return len("abc")
print(f(), len("abc"))
list = lambda *a: "mine"
print(list(5))
del list
print(list("ab"))
