from vendor import v
print("before")
x = len(v)
print("never")
