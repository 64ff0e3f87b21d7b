import string, textwrap
print(string.ascii_lowercase, string.digits, string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("a bc"), textwrap.dedent("  a\n    b\n"), textwrap.fill("the quick brown fox jumps", 10), textwrap.indent("a\nb", "> "), textwrap.shorten("hello big world", 12))
