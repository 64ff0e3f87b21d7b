l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); print(l, l.pop(), l.pop(0), l.index(2), l.count(1))
l.sort(); print(l); l.reverse(); print(l, l[1:3], l[::-1], l[::2], l + [9], l * 2)
l[1:2] = [7, 8, 9]; del l[0]; del l[-2:]; print(l, 7 in l, [1, 2] < [1, 3], [1] == [1.0], sorted(["b", "A"], key=str.lower), sorted([3, 1], reverse=True))
a = [1]; a.append(a); print(a); l.clear(); print(l, bool(l), [None] * 2)
m = list(range(10)); m[::2] = [0] * 5; print(m); del m[::3]; print(m); m += (1, 2); print(m[-2:])
