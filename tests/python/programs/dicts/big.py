d = {}
for i in range(5000):
    d[i * 37 % 5003] = i
for i in range(0, 5003, 2):
    d.pop(i, None)
print(len(d), sum(d.values()), list(d)[:5], 37 in d)
