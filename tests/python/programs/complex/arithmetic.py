a, b = 1 + 2j, complex(3, -4)
print(a + b, a - b, a * b, a / b, a ** 2, b ** -1, a ** 0, a ** 1000 != 0 if False else "")
print(abs(b), b.conjugate(), b.real, b.imag, -a, +a, bool(0j), a == 1 + 2j, a != b, a == 1, 1 == complex(1, 0))
print(1 + 2j * 3, 2 - 1j, 2.5 * 1j, 1 / 1j, 2 ** 1j == 2 ** 1j, True + 1j)
print(repr(1j), repr(-1j), repr(complex(0, 0)), repr(complex(1.5, 0)), str(1e20 + 1e-7j), 0j, complex(-0.0, 1))
print(complex(), complex(1), complex(1j, 1j), complex(imag=2), hash(1 + 0j) == hash(1), {1 + 1j: 2}[1 + 1j])
print(isinstance(a, complex), type(a), f"{a}", [a, (b,)])
for f in (lambda: a / 0, lambda: a < b, lambda: a // 1, lambda: a % 2, lambda: int(a), lambda: float(a), lambda: 0j ** -1,
          lambda: complex([]), lambda: complex(1, "2"), lambda: a + "x", lambda: [] * a):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for text in "1+2j", " (3-4J) ", "j", "-j", "1e3+j", "2.5", "", "1+2", "1 + 2j", "0x1", "1j2", "+", "nan+infj":
    try:
        print(complex(text))
    except ValueError as e:
        print(repr(text), e)
