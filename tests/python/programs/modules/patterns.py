import fnmatch
import glob

print(fnmatch.fnmatch("001_init.py", "*_init.py"), fnmatch.fnmatchcase("A.py", "a*"), fnmatch.filter(["a.py", "b.sql", "c.py"], "*.py"), fnmatch.fnmatch("x[1]", "x[[]1]"))
print(fnmatch.fnmatch("a", "[!b]"), fnmatch.fnmatch("ab", "?"), glob.escape("a*b?[c]"), glob.glob("/no/such/*.py"), glob.has_magic("a*"))
