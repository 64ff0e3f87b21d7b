def f():
    try: 1 / 0
    except ZeroDivisionError:
        print("log")
        raise
try: f()
except ArithmeticError as e: print(type(e).__name__, e)
try: raise
except RuntimeError as e: print(e)
