try:
    from tools import *
except AttributeError as e:
    print(type(e).__name__, e)
print(one)
