try:
    exec("def f():\n    from tools import *")
except SyntaxError as e:
    print(e.msg)
