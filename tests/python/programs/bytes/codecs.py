def attempt(f):
    try:
        return ascii(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"
texts = ("abc", "é€😀", "\ud800", "a\udcffb", "\ufeffx", "\\x\n\t\x7f\xa0")
names = ("utf-8", "UTF8", "utf_8_sig", "ascii", "latin-1", "iso-8859-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "unicode_escape", "nope", "")
for text in texts:
    for name in names:
        print(ascii(text), name, attempt(lambda: text.encode(name)))
for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "bad"):
    for name in ("ascii", "utf-8", "latin-1", "utf-16-le")[:3 if errors == "bad" else 4]:
        print(errors, name, *(attempt(lambda: text.encode(name, errors)) for text in texts))
datas = (b"abc", b"\xe9", b"\xc3\xa9\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\xed\xa0\x80", b"a\xf0\x9f\x98", b"\xf0\x9f(", b"\xc0\x80", b"\xe2(", b"\x81\x80", b"\xef\xbb\xbfx", b"\\x41\\u20ac\\n\\101\\q\\", b"abcde", b"\x00\xd8a\x00", b"\x00\xdc")
for data in datas:
    for name in names:
        print(data, name, attempt(lambda: data.decode(name)))
for errors in ("ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "bad"):
    for name in ("ascii", "utf-8", "utf-16-le")[:2 if errors == "bad" else 3]:
        print(errors, name, *(attempt(lambda: data.decode(name, errors)) for data in datas))
try:
    b"ab\xff".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try:
    "ab\xff\xfe".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason, e)
