try:
    from vendor import *
except Exception as e:
    print(type(e).__name__, e)
