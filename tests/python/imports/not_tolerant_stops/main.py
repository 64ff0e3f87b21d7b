from vendor import v
print("before")
x = int(v)
print("never")
