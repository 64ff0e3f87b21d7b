print("é€".encode(), "é".encode("latin-1"), "abc".encode("ascii"), "é€".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "backslashreplace"), "é€".encode("ascii", "xmlcharrefreplace"), "ab".encode(encoding="utf-8", errors="strict"), "a".encode("utf-16-le"))
for f in (lambda: "é".encode("ascii"), lambda: "aé€".encode("latin-1"), lambda: "a".encode("nope"), lambda: "\ud800".encode()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
