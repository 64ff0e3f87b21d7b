def d(n):
    print("make", n)
    def apply(f):
        print("apply", n)
        def call():
            print("call", n)
            return f()
        return call
    return apply
@d(1)
@d(2)
def f(): return "done"
print(f())
