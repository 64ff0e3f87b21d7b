# type.__call__ initializes by the class of what __new__ made.
class Base:
    def __new__(cls, arg=None):
        return object.__new__(Derived if cls is Base and arg is not None else cls)

    def __init__(self, arg=None):
        self.made_by = "Base"
        self.arg = arg


class Derived(Base):
    def __init__(self, arg):
        self.made_by = "Derived"
        self.arg = arg


class Other:
    def __new__(cls):
        return 7

    def __init__(self):
        print("not called")


print(Base().made_by, Base(3).made_by, Base(3).arg, Derived(4).made_by, Other())
