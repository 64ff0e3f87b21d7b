import copy
a = {"x": [1, {"y": 2}]}; b = copy.deepcopy(a); b["x"][1]["y"] = 9; print(a, b, copy.copy([1, 2]))
class P:
    def __init__(self): self.l = [1]
p = P(); q = copy.copy(p); r = copy.deepcopy(p); p.l.append(2); print(q.l, r.l)
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m)
