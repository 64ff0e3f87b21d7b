import tomllib

for text in ("a=", "a=1\na=2", "[a]\n[a]", "a = 1 b=2", "= 1", 'a = "x', "a = 'x", "a=[1", "a={b=1", "a.b=1\na.b.c=2", "[[a]]\n[a]", 'x = """a',
             'a="\\q"', "a = 2024-13-01", "[a", "a=1\n[a]", "a = {b=1,}", "a = 1.", "a\n=1"):
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        print(repr(text), error)
