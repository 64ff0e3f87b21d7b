class S(str):
    def __new__(cls, value, note=""):
        self = super().__new__(cls, value)
        self.note = note
        return self
    def shout(self):
        return self.upper() + "!"
s = S("abc", note="n")
print(s, repr(s), s.note, s.shout(), type(s.upper()), s + "d", type(s + "d"), s == "abc", {"abc": 1}[s], len(s), s[1], isinstance(s, str), f"{s:>5}", "%s" % s, type(str(s)), "".join([s]))
