"""Templates and callables of sub()."""
import re

print(re.sub(r"(?P<first>\w+) (?P<second>\w+)", r"\g<second> \g<first>", "hello world foo bar"))
print(re.sub(r"(a)|(b)", r"[\1|\2]", "abc"), re.sub("x", r"\\ \n \t", "axb").encode())
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "1 a 22 b 333"), re.subn("a", "", "banana"))
for template in (r"\3", r"\g<4>", r"\g<no>", r"\g<1", r"\g", r"\q", r"\g<a b>", "\\"):
    try:
        print(re.sub("(a)(b)", template, "ab"))
    except (re.error, IndexError) as error:
        print(type(error).__name__, error)
print(re.sub("(a)(b)", r"\g<0>-\g<1>-\2\0", "ab").encode(), re.match("(a)(b)?", "a").expand(r"<\1\2>"))
print(re.sub("", "-", "añb"), re.sub("b*", "-", "abc"), re.sub(b"a", rb"<\g<0>>", b"banana", count=2))
try:
    re.sub("a", lambda m: 5, "a")
except TypeError as error:
    print(error)
