class T:
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @v.deleter
    def v(self): self._v = None
t = T(); t.v = 5; print(t.v); del t.v; print(t.v)
class R:
    @property
    def x(self): return 1
R().x = 2
