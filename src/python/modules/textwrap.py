"""Text in lines of a width."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_WHITE = "\t\n\x0b\x0c\r "
_WORD = r"[\w!\"'&.,?]"
_NO_SPACE = r"[^\t\n\x0b\x0c\r ]"
# words with their hyphens, and what separates them
_PIECES = rf"""( [\t\n\x0b\x0c\r ]+ | (?<={_WORD}) -{{2,}} (?=\w) |
    {_NO_SPACE}+? (?: -(?: (?<=[^\d\W]{{2}}-) | (?<=[^\d\W]-[^\d\W]-)) (?= [^\d\W] -? [^\d\W])
    | (?=[\t\n\x0b\x0c\r ]|\Z) | (?<={_WORD}) (?=-{{2,}}\w)))"""


class TextWrapper:
    """What wraps, with its options."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.tabsize = expand_tabs, replace_whitespace, tabsize
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def _pieces(self, text):
        import re
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _WHITE})
        if self.break_on_hyphens and "-" in text:
            pieces = re.split(_PIECES, text, flags=re.VERBOSE)
        else:
            pieces = re.split("([\t\n\x0b\x0c\r ]+)", text)
        pieces = [piece for piece in pieces if piece]
        if self.fix_sentence_endings:
            for at in range(len(pieces) - 1):
                if pieces[at + 1] == " " and re.search(r"[a-z][.!?][\"']?\Z", pieces[at]):
                    pieces[at + 1] = "  "
        return pieces

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        pieces, lines = self._pieces(text)[::-1], []
        while pieces:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not pieces[-1].strip() and lines:
                pieces.pop()
            line, length = self._take(pieces, width)
            if pieces and len(pieces[-1]) > width:
                length += self._break(pieces, line, width, length)
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_last = not pieces or self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= width:
                lines.append(indent + "".join(line))
            else:
                self._end(lines, line, length, width, indent)
                break
        return lines

    @staticmethod
    def _take(pieces, width):
        line, length = [], 0
        while pieces and length + len(pieces[-1]) <= width:
            length += len(pieces[-1])
            line.append(pieces.pop())
        return line, length

    def _break(self, pieces, line, width, length):
        """Puts a part of a piece that is longer than any line into this one; returns its length."""
        room = width - length if width >= 1 else 1
        piece = pieces[-1]
        if self.break_long_words:
            end = room
            if self.break_on_hyphens and len(piece) > room:
                hyphen = piece.rfind("-", 0, room)
                if hyphen > 0 and any([c != "-" for c in piece[:hyphen]]):
                    end = hyphen + 1
            line.append(piece[:end])
            pieces[-1] = piece[end:]
            return end
        if line:
            return 0
        line.append(pieces.pop())
        return len(piece)

    def _end(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without what all of its lines begin with of blanks."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
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
    return "\n".join([line[len(margin):] for line in lines]) if margin else "\n".join(lines)


def indent(text, prefix, predicate=None):
    predicate = predicate or str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
