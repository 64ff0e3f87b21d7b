import textwrap

TEXT = ("The quick brown fox-like animal -- it's said -- jumped over the well-known lazy dog. Then it slept.  "
        "Supercalifragilisticexpialidocious!\nNew\tline and_more --option x-y-z a-b 1-2 e-mail")
print(textwrap.wrap(TEXT, 30, initial_indent="* ", subsequent_indent="  ", break_long_words=False))
print(textwrap.wrap(TEXT, 25, break_on_hyphens=False), textwrap.wrap(TEXT, 40, drop_whitespace=False))
print(textwrap.wrap(TEXT, 40, replace_whitespace=False, expand_tabs=False), textwrap.wrap(TEXT, 40, fix_sentence_endings=True))
print(textwrap.wrap(TEXT, 30, max_lines=2), textwrap.wrap(TEXT, 30, max_lines=1, placeholder="..."))
wrapper = textwrap.TextWrapper(width=12, initial_indent="> ")
print(wrapper.wrap("some words in lines"), wrapper.fill("x y"))
try:
    textwrap.wrap("x", 0)
except ValueError as error:
    print(error)
