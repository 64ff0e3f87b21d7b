size = 0
for i in range(60_000):
    size += len(f"{i:>8}|{i / 7:.3f}|{'x' * (i % 5)!r}|{i:#x}")
    size += len("%s has %05d of %-6s" % ("table", i, "rows")) + len("{0} {name:^9}".format(i, name="n"))
print(size)
