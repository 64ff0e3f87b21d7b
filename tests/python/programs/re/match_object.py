"""All that a match and a pattern say of themselves."""
import copy
import re

pattern = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(x)?", re.I | re.M)
found = pattern.search("on 2024-05 we", 1, 12)
print(found, found.group(), found.group(1, "month"), found.groups(), found.groups("-"), found.groupdict(), found.groupdict(0))
print(found.span(), found.span("year"), found.start("day"), found.end(4), found.regs, found.lastindex, found.lastgroup, found.pos, found.endpos)
print(found["year"], found[2], found.re is pattern, found.string, bool(found), copy.copy(found) is found)
for key in (9, "no", -1, 1.5):
    try:
        print(found[key])
    except IndexError as error:
        print(error)
print(pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), pattern.pattern, re.compile(b"a", re.X), re.compile("a" * 210))
print(pattern == re.compile(pattern.pattern, re.I | re.M), pattern == re.compile("a"), len({re.compile("a"), re.compile("a")}))
print(re.Pattern, re.Match, isinstance(found, re.Match), re.I, re.I | re.S, repr(re.NOFLAG), int(re.X), re.I & re.I, bool(re.I & re.M))
for arguments in (("a", b"a"), (b"a", "a"), ("a", None)):
    try:
        re.search(*arguments)
    except TypeError as error:
        print(error)
