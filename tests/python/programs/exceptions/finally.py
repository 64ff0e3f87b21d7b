def f(n):
    for i in range(5):
        try:
            if i == n: return i
            if i == 1: continue
            if i == 3: break
            print("body", i)
        except ValueError: pass
        else: print("else", i)
        finally: print("finally", i)
    return "end"
print(f(2), f(9))
def g():
    try: return "try"
    finally: return "finally"
print(g())
def h():
    while True:
        try: raise ValueError
        except ValueError: break
        finally: print("cleanup")
    return 1
print(h())
