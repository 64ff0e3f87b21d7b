import re

print(re.I | re.M, re.RegexFlag(0), re.IGNORECASE.value, re.compile("x", re.S).flags, repr(re.A), ~re.I & re.I, re.X.name)
try:
    re.compile("(")
except re.error as error:
    print(error, error.pos, error.lineno, error.colno, error.msg)
