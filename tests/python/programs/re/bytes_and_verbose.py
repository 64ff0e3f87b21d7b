"""Patterns of bytes, verbose patterns, flags of groups."""
import re

print(re.findall(rb"\w+", b"ab \xe9 c_d"), re.split(rb"[\x80-\xff]", b"a\xffb"), re.sub(rb"(?i)A", b"-", b"aAb"))
number = re.compile(r"""
    ^ \s*
    (?P<sign> [-+]? )      # a sign
    (?P<whole> \d+ )
    (?: \. (?P<part> \d* ) )?  [ ]?  \#?
    \s* $
""", re.VERBOSE)
for text in ("12", " -3.25 ", "+7.#", "x", "4. "):
    found = number.match(text)
    print(text, found and found.groupdict())
print(re.findall("(?i:a)b", "ab Ab aB"), re.findall("(?-i:a)b", "ab Ab aB AB", re.I), re.findall("(?x: a b ) c", "ab c"), re.findall("a.b(?s:.)c", "a-b\nc"))
print(re.purge(), re.split(r"(-)|,", "a-b,c"), re.split(",", "a,b,c", maxsplit=1), re.split("(?=b)", "abab"))
