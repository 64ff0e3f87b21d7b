from os import nothing
print(repr(nothing))
print(repr(nothing.more(1)))
try:
    from os import nothing
except ImportError as e:
    print(type(e).__name__)
    print(e)
