def check(x):
    assert x > 0, f"bad {x}"
    assert isinstance(x, int)
    return x
for x in (1, -1, 1.5):
    try:
        print(check(x))
    except AssertionError as e:
        print(repr(e), str(e))
try:
    assert (), ("tuple", 1)
except AssertionError as e:
    print(e.args)
