import reprlib

print(reprlib.repr(list(range(20))), reprlib.repr("x" * 50), reprlib.repr({i: i for i in range(9)}), reprlib.repr(10 ** 60), reprlib.repr([[[[[[[1]]]]]]]))
print(reprlib.repr(set(range(10))), reprlib.repr((1,)), reprlib.repr(()), reprlib.repr(frozenset({3})), reprlib.repr({}))


class Chain:
    @reprlib.recursive_repr()
    def __repr__(self):
        return f"<{self.me!r}>"


chain = Chain()
chain.me = chain
print(chain)
short = reprlib.Repr()
short.maxstring = 10
print(short.repr("abcdefghijklmnop"))
