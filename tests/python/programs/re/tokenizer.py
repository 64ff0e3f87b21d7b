"""A tokenizer of named groups."""
import re

TOKENS = [("NUMBER", r"\d+(\.\d*)?"), ("NAME", r"[^\W\d]\w*"), ("STRING", r"'(?:[^'\\]|\\.)*'"), ("OP", r"[-+*/=<>!]=?|[(),]"),
          ("SPACE", r"[ \t]+"), ("LINE", r"\n"), ("OTHER", r".")]
PATTERN = re.compile("|".join(f"(?P<{name}>{text})" for name, text in TOKENS))


def tokens(source):
    line, start = 1, 0
    for found in PATTERN.finditer(source):
        kind = found.lastgroup
        if kind == "LINE":
            line, start = line + 1, found.end()
        elif kind != "SPACE":
            yield kind, found[0], line, found.start() - start


for token in tokens("total = naïve_sum(3.5, x1) * -2\nif total >= 10: print('it\\'s big')\n@"):
    print(*token)
