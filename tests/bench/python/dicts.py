counts = {}
for i in range(300_000):
    key = i * 7919 % 1009
    counts[key] = counts.get(key, 0) + i
names = {"name%d" % i: i for i in range(20_000)}
print(len(counts), sum(counts.values()), sum(names["name%d" % (i * 3)] for i in range(6_000)))
