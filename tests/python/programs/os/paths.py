def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import os
import os.path
from os import path

for p in ("/a/b.c", "a", "", "/", "a/b/", "//x", "a.b.c", ".hidden", "..", "a/.b", "x.tar.gz", "/a//b/../c/./d", "~/x", "./a"):
    print(repr(p), path.split(p), path.splitext(p), path.basename(p), path.dirname(p), path.normpath(p), path.isabs(p))
print(path.join("a", "b", "c"), path.join("a", "/b"), path.join("a/", "b"), path.join("", "b"), path.join("a", ""), path.abspath("/x/../y"), path.abspath("x") == os.getcwd() + "/x")
print(path.relpath("/a/b/c", "/a/d"), path.relpath("/a", "/a"), path.commonprefix(["/usr/lib", "/usr/local"]), path.commonpath(["/usr/lib/x", "/usr/lib"]), path.expanduser("~/x"), path.expandvars("$HOME/${LIMBECK_TEST}/$NOPE"))
print(path.exists("paths.py"), path.isfile("paths.py"), path.isdir("."), path.exists("/nonexistent"), "paths.py" in os.listdir("."), os.sep, os.linesep, os.name, os.pathsep, os.curdir, os.extsep)
print(os.environ["LIMBECK_TEST"], os.getenv("LIMBECK_TEST"), os.getenv("NOPE"), os.getenv("NOPE", "d"), "NOPE" in os.environ, os.environ.get("NOPE", 3))
os.environ["ADDED"] = "1"
print(os.environ["ADDED"], os.environ.pop("ADDED"), "ADDED" in os.environ, os.environ.setdefault("S", "x"))
attempt(lambda: os.environ["NOPE"])
attempt(lambda: os.environ.__setitem__("A", 1))
attempt(os.listdir, "/nonexistent")
attempt(os.stat, "/nonexistent")
attempt(path.join, "a", 5)
attempt(os.fspath, 5)
attempt(path.commonpath, [])
attempt(path.relpath, "")
with open("paths.py") as f:
    first = f.readline()
    print(repr(first), len(f.read()) > 100, f.closed)
print(f.closed, os.fspath("x"), os.fsencode("ü"), os.fsdecode(b"x"), isinstance(os.environ, os.PathLike), [n for _, _, fs in os.walk(".") for n in fs if n.endswith(".py")])
attempt(open, "/nonexistent/x")
