def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import os
from pathlib import Path, PurePath, PurePosixPath

p = PurePosixPath("/usr/lib/python3.11/site.tar.gz")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.root, p.anchor, p.is_absolute(), p.as_posix(), p.as_uri())
print(p / "x" / "y", "/a" / PurePosixPath("b"), PurePosixPath("a", "b", "/c", "d"), PurePosixPath("a//b/./c/../d"), PurePosixPath(), PurePosixPath("."), PurePosixPath("a/"), PurePosixPath("//net/x"))
print(p.with_name("n.txt"), p.with_suffix(".zip"), p.with_stem("other"), p.relative_to("/usr"), p.is_relative_to("/usr/lib"), p.is_relative_to("/etc"), p.joinpath("a", "b"), p.match("*.gz"), p.match("/usr/*"), p.parent.parent.name)
print(PurePosixPath("a") == PurePosixPath("a/"), PurePosixPath("a") < PurePosixPath("b"), sorted([PurePosixPath("b"), PurePosixPath("a/c")]), hash(PurePosixPath("a")) == hash(PurePosixPath("a")), os.fspath(p), str(Path("x") / "y"), bytes(PurePosixPath("a")), f"{p.name:>15}")
print(PurePosixPath(".bashrc").suffix, PurePosixPath("a.").suffix, PurePosixPath("a.b.").suffixes, PurePosixPath("..").name, PurePosixPath("/").name, PurePosixPath("a").parents[0], PurePosixPath("a/b/c").parents[1], PurePosixPath("a/b/c").parents[-1])
attempt(p.relative_to, "/etc")
attempt(p.with_name, "a/b")
attempt(PurePosixPath("/").with_name, "x")
attempt(p.with_suffix, "zip")
attempt(lambda: p / 5)
attempt(PurePosixPath, 5)
attempt(lambda: p.parents[9])
here = Path("pure.py")
print(repr(here), here.exists(), here.is_file(), here.is_dir(), Path(".").is_dir(), Path("/nonexistent").exists(), here.read_text().startswith("def attempt"), here.read_bytes()[:3], here.resolve().name, here.absolute() == Path.cwd() / "pure.py", Path.home(), Path("~/x").expanduser())
print(sorted(x.name for x in Path(".").iterdir() if x.suffix == ".py"), [x.name for x in Path(".").glob("*.py")], sorted(str(x) for x in Path("..").rglob("pure.py")), type(Path("a").parent), isinstance(Path("a"), PurePath), isinstance(Path("a"), os.PathLike))
with here.open() as f:
    print(f.readline().strip())
attempt(Path("/nonexistent").read_text)
