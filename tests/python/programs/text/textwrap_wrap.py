import textwrap

TEXT = ("The quick brown fox-like animal -- it's said -- jumped over the well-known lazy dog. Then it slept.  "
        "Supercalifragilisticexpialidocious!\nNew\tline and_more --option x-y-z a-b 1-2 e-mail")
for width in (10, 20, 33, 70):
    print(textwrap.wrap(TEXT, width))
print(textwrap.fill("a b c", 3))
