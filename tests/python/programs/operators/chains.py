print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 > 1 > 0, 1 < 2 > 1, "a" in "abc" in ["abc"], 1 is 1 is not None, not 1 < 2, 1 < 2 and 3 > 2)
def v(n):
    print("v", n)
    return n
print(v(1) < v(2) < v(0) < v(9))
print(v(5) > v(9) > v(1))
