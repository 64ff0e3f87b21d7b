class Stack(list):
    def push(self, x):
        self.append(x)
        return self
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return r
s = Stack([1, 2]).push(3)
print(s, type(s), s[0], s[-1], s[1:], type(s[1:]), s + [4], type(s + [4]), len(s), s == [1, 2, 3], isinstance(s, list), Stack("ab"), repr(Stack()))
s.name = "x"
print(s.name, vars(s))
