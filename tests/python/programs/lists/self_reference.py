a = [1]
a.append(a)
print(a, a[1][1][0], len(a))
d = {"k": 1}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
