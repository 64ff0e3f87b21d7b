"""What is wrong with a pattern, and where."""
import re

for pattern in ["(", ")", "a)", "(?", "(?P<", "(?P<a", "(?P<a>", "(?P<1a>x)", "(?P<a>x)(?P<a>y)", "(?P=b)", "(?P=", "(?Px)", "(?<a)", "(?z)", "(?i", "(?-",
                "(?i-i:a)", "(?au:x)", "a(?i)b", "(?L)a", "(?-a:x)", "[", "[a", "[]", "[^]", "[z-a]", "[a-\\d]", "[\\d-z]", "*", "+a", "|*", "(*)", "a**", "a{2}{3}", "a{3,2}",
                "a++*", "^*", "\\b+", "\\", "\\q", "[\\q]", "\\x", "\\x1", "\\u12", "\\U00110000", "\\N{nope}", "\\N", "\\777", "\\8", "(a)\\2", "(a\\1)", "(?(1)a)",
                "(?(2)a|b)(c)", "(?(x)a)", "(?(0)a)", "(a)(?(1)b|c|d)", "(?<=a*)b", "(?<!a|bb)c", "(?#", "(?:", "a\n(b\nc"]:
    try:
        print(ascii(pattern), re.compile(pattern).groups)
    except re.error as error:
        print(ascii(pattern), "->", error, error.pos, error.lineno, error.colno, error.msg)
for arguments in [("a", re.L), ("a", re.A | re.U), (b"a", re.U), (5,), (re.compile("a"), re.I)]:
    try:
        re.compile(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
