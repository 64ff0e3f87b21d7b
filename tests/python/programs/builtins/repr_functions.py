class A:
    def m(self): pass
    @classmethod
    def c(cls): pass
print(len, [].append.__name__, A, A.__name__, int, type(None), type(len), type(A.m), type(A().m), type(lambda: 0), type(x for x in ""), NotImplemented, Ellipsis, range(3), slice(1), type(range(1)), type({}.keys()), type(iter([])), type(iter({})), type(enumerate([])), type(reversed([])), int.__name__, str.join.__name__, print, list.append, str.upper, object, Exception, type(Exception()))
