import app.a as a
print(a.__name__, hasattr(a, "ok"))
ok = 1
