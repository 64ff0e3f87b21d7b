x, y, name = 5, 2.5, "é"
d = {"k": [1, 2]}
print(f"{x} {y} {name} {x + y} {d['k'][0]} {{literal}} {x!r} {name!a} {name!s:>4} {x:>{x}} {y:.{x}f} {'nested'} {x if x > 3 else y} {[i for i in range(3)]} { {'a': 1}['a'] } {(lambda: 3)()} {x:05} {x,y}")
print(f"", f"{''}", rf"\{x}", f"{x}" "plain {x}", f'{x!r:^{x + 2}}|', f"{x:#06x}", f"{1_000_000:,}")
