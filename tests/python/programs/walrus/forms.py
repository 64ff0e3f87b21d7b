if (n := 5) > 3:
    print(n)
while (n := n - 1) > 2:
    print("loop", n)
print([m := 3, m ** 2], (lambda: (z := 4) + z)(), {"k": (w := 1)}, w, f"{(q := 7)}", q)
def f(x): return x
print(f(y := 2), y, (a := 1, b := 2), a, b)
