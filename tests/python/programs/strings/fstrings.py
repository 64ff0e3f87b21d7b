x, w = 3.14159, 10
print(f"{x:.2f} {x!r} {x:{w}.3f}| {'a' + 'b'} {{}} {x=} {x = :.1f} {[i for i in range(3)]} {'q':>3}")
d = {"k": [1, 2]}
print(f"{d['k'][1]} {d!r} {1 if d else 2} {(lambda y: y + 1)(1)}" f" more {w:>5}" "!")
