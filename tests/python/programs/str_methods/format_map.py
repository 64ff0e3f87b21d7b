class D(dict):
    def __missing__(self, key):
        return "<" + key + ">"
print("{a} {b}".format_map(D(a=1)), "{x[0]}".format_map({"x": [1]}))
