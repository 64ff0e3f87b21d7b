import array

a = array.array("i", [1, 2, 3])
a.append(4)
print(a, a[1], a[1:3], len(a), a.tobytes(), a.tolist(), a + a, a * 2, a == array.array("i", [1, 2, 3, 4]), 3 in a, a.index(3), a.pop())
print(array.array("d", [1, 2.5]), array.array("u", "hi"), array.array("B", b"ab"), array.array("l"), a.itemsize, a.typecode, sum(a), list(reversed(a)))
for wrong in (lambda: array.array("x"), lambda: array.array("i", [1.5]), lambda: a[9], lambda: array.array("I", [-1]), lambda: a.remove(99), lambda: array.array("i", "a")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
a[0] = 7
a.extend([8, 9])
a.insert(0, 5)
a.reverse()
del a[0]
print(a, a.count(7), a < array.array("i", [9]))
