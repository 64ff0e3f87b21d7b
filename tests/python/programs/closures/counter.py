def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return up, get
up, get = counter(5)
other, _ = counter()
print(up(), up(10), get(), other(), get())
