from tools import *
print(one, _shown)
try:
    two
except NameError as e:
    print(e)
