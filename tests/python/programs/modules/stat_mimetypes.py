import mimetypes
import stat

print(stat.filemode(0o100644), stat.filemode(0o40755), stat.filemode(0o104755), stat.S_ISDIR(0o40755), oct(stat.S_IMODE(0o100644)), stat.S_ISREG(0o100644))
print(mimetypes.guess_type("a.txt"), mimetypes.guess_type("a.tar.gz"), mimetypes.guess_type("x.PNG"), mimetypes.guess_type("none"), mimetypes.guess_extension("application/json"))
