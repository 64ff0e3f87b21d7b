from vendor import a, b
import vendor
table = {a: 1, b: 2, vendor.make(): 3}
print(table[a], table[vendor.b], vendor.a in table, len({a, vendor.a}))
print(a == vendor.a, a != vendor.a)
try:
    table[vendor.make()]
except Exception as e:
    print(type(e).__name__, e)
