print(ord("a"), ord("€"), ord("😀"), chr(97), chr(8364), chr(128512), repr(chr(0)), repr(chr(0x10ffff)), ord(b"a"))
for f in (lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.0), lambda: chr(10**30)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
