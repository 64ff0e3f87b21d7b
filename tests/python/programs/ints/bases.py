for n in (0, 1, -1, 255, -255, 2**65, -(2**65)):
    print(bin(n), oct(n), hex(n))
for v in (1.5, "1", None):
    for f in (bin, oct, hex):
        try:
            f(v)
        except TypeError as e:
            print(e)
