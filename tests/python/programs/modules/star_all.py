import collections
import enum
import operator
import string
import textwrap

for module in (textwrap, string):
    print(module.__name__, sorted(module.__all__))
from string import *
from textwrap import *

print(digits, dedent("  x"), Template("$a").substitute(a=1), shorten("a b c d", 5, placeholder=""))
print(all(hasattr(enum, name) for name in enum.__all__), all(hasattr(collections, name) for name in collections.__all__))
