import lazy
from lazy import anything
print(lazy.something, anything)
try:
    lazy.error
except AttributeError as e:
    print(e)
try:
    from lazy import error
except ImportError as e:
    print(str(e).rpartition(" (")[0])
print(lazy.real)
