print("b starts")
import a
print("b sees", hasattr(a, "NAME"))
NAME = "B"


def value():
    return "b" + a.NAME
