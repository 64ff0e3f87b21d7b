from models import *
from models import Elsewhere

print(repr(CharField), repr(Elsewhere), KNOWN, repr(len))


def late():
    return TextField


print(repr(late()))
import models
print(repr(models.DateField))
try:
    print(__nothing__)
except NameError as e:
    print(e)
