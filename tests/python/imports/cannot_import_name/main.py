try:
    from app import nothing
except ImportError as e:
    print(type(e).__name__, str(e).rpartition(" (")[0], e.name)
try:
    from os import nothing
except ImportError as e:
    print(type(e).__name__, str(e).rpartition(" (")[0], e.name)
try:
    from math import nothing
except ImportError as e:
    print(type(e).__name__, str(e).rpartition(" (")[0], e.name)
