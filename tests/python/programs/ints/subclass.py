class MyInt(int):
    def __add__(self, other):
        return MyInt(int(self) + other + 100)
    def __repr__(self):
        return f"MyInt({int(self)})"
a = MyInt(5)
print(a, a + 1, 1 + a, a * 2, type(a * 2), [a], MyInt("7"), a == 5, hash(a) == hash(5), {5: "x"}[a], isinstance(a, int), MyInt(), str(a), format(a, "04d"))
a.extra = 3
print(a.extra, a.__dict__)
