if (n := len("abc")) > 2: print(n)
print("a" if n == 3 else "b", [y for x in range(5) if (y := x * 2) > 4], n and 5, 0 or "x", not n, None is None, 1 is not None)
