def a():
    x = "a"
    def b():
        def c():
            nonlocal x
            x += "c"
            def d():
                nonlocal x
                x += "d"
                return x
            return d
        return c()
    return b()(), x
print(a())
def swap():
    p, q = 1, 2
    def do():
        nonlocal p, q
        p, q = q, p
    do()
    return p, q
print(swap())
