import inspect


def function(a, b=2, *args, c, d=4, **kwargs):
    pass


print(sorted(inspect.getcallargs(function, 1, c=3).items()), sorted(inspect.getcallargs(function, 1, 5, 6, c=3, z=1).items()))
try:
    inspect.getcallargs(function, 1)
except TypeError:
    print("an argument is missing")
print(inspect.GEN_CREATED, inspect.ismethodwrapper(5))


class Base:
    pass


class Derived(Base):
    pass


print(inspect.getclasstree([Base, Derived]))
