print(b"h\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode("ascii", "backslashreplace"), b"abc".decode("ascii"), b"\xef\xbb\xbfa".decode("utf-8-sig"), repr(b"\xef\xbb\xbfa".decode()))
for d in (b"\xff", b"a\xc3", b"\xed\xa0\x80", b"\xf5abc", b"ab\xe2\x28\xa1"):
    try:
        d.decode()
    except UnicodeDecodeError as e:
        print(e, e.start, e.end, e.reason, e.encoding, e.object)
try:
    b"\xe9".decode("ascii")
except UnicodeDecodeError as e:
    print(e)
