def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import io

s = io.StringIO("one\ntwo\nthree")
print(s.read(2), s.readline(), list(s), s.read(), s.seek(0), s.readlines(), s.tell(), s.getvalue())
s = io.StringIO()
print(s.write("hello"), s.write(" world"), s.seek(0), s.read(5), s.write("!"), s.getvalue(), s.truncate(3), s.getvalue(), s.seek(0, 2), s.closed)
print("a", "b", sep="-", file=s)
print(repr(s.getvalue()), io.StringIO("a\r\nb", newline=None).read(), repr(io.StringIO("a\nb", newline="\r\n").getvalue()))
with io.StringIO("x") as t:
    print(t.read(), t.readable(), t.writable(), t.seekable(), t.isatty())
attempt(t.read)
attempt(s.write, 5)
attempt(io.StringIO, 5)
attempt(s.seek, -1)
b = io.BytesIO(b"ab\ncd")
print(b.readline(), b.read(), b.getvalue(), b.seek(1), b.write(b"XY"), b.getvalue(), b.seek(0), list(b), b.tell(), b.seek(-2, 2), b.read())
attempt(b.write, "x")
for n in range(3000):
    s.write("x")
print(len(s.getvalue()), s.tell())
s.writelines(["p", "q"])
print(s.getvalue()[-3:], isinstance(s, io.TextIOBase), isinstance(b, io.BufferedIOBase), isinstance(s, io.IOBase), io.SEEK_END)
