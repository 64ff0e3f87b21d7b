def dedent(text):
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        else:
            while not indent.startswith(margin):
                margin = margin[:-1]
    return "\n".join(line[len(margin):] if line else line for line in lines) if margin else "\n".join(lines)


def indent(text, prefix, predicate=None):
    predicate = predicate or (lambda line: line.strip())
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))


def wrap(text, width=70, *, initial_indent="", subsequent_indent="", **options):
    lines, line = [], initial_indent
    has_word = False
    for word in text.split():
        while has_word and len(line) + 1 + len(word) > width or (not has_word and len(line) + len(word) > width):
            if has_word:
                lines.append(line)
                line, has_word = subsequent_indent, False
                continue
            room = max(width - len(line), 1)
            if not options.get("break_long_words", True):
                break
            lines.append(line + word[:room])
            word, line = word[room:], subsequent_indent
        if word:
            line = line + " " + word if has_word else line + word
            has_word = True
    if has_word:
        lines.append(line)
    return lines


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, *, placeholder=" [...]", **options):
    words = text.split()
    joined = " ".join(words)
    if len(joined) <= width:
        return joined
    while words and len(" ".join(words)) + len(placeholder) > width:
        words.pop()
    return " ".join(words) + placeholder if words else placeholder.lstrip()
