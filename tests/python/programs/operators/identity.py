a = []
b = a
print(a is b, a is not [], None is None, (1, 2) is not None, [] is [], () == (), a == [], 1 is not 2, type(1) is int, ... is Ellipsis, NotImplemented is NotImplemented)
