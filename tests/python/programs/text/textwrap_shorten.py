import textwrap

print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11))
print(textwrap.shorten("Hello world", width=10, placeholder="..."), repr(textwrap.shorten("", 5)))
print(textwrap.shorten("hello there world", 8))
try:
    textwrap.shorten("hello world", 3)
except ValueError as error:
    print(error)
print(repr(textwrap.dedent("  a\n    b\n\n  c\n")), repr(textwrap.dedent("\ta\n  b")), repr(textwrap.dedent("\n    x\n  \n    y")))
print(repr(textwrap.indent("a\n\nb", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)))
