print("a starts")
import b
print("a goes on")


def value():
    return "a" + b.NAME


NAME = "A"
