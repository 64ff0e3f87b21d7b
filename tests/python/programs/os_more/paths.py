import os
from pathlib import Path, PurePosixPath

path = Path("/srv/app/migrations/versions/001_init.py")
print(path.stem, path.suffix, path.parent.name, path.parts[-2:], path.with_suffix(".sql").name, path.relative_to("/srv/app"), path.is_absolute())
print(Path("a") / "b" / ".." / "c", PurePosixPath("a//b/./c"), os.path.join("a", "b", "/c"), os.path.splitext("x.tar.gz"), os.path.normpath("a/./b/../c"))
print(Path("x/y").as_posix(), path.match("*.py"), Path("a.b.c").suffixes, os.path.commonpath(["/a/b", "/a/c"]))
print(os.path.dirname(os.path.dirname(str(path))), os.path.relpath("/a/b/c", "/a/d"), Path(".") == Path(""), sorted([Path("b"), Path("a")]))
