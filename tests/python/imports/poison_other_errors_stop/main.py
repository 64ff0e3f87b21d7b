from vendor import v
x = 1
print("begins")
y = 1 // 0
print("never")
