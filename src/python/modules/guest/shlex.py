"""Words as a shell splits them."""

__all__ = ["shlex", "split", "quote", "join"]

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def quote(s):
    if not s:
        return "''"
    if all([letter in _SAFE for letter in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(arg) for arg in split_command])


def split(s, comments=False, posix=True):
    words, word, quoting, at = [], None, "", 0
    while at < len(s):
        letter = s[at]
        at += 1
        if quoting:
            if letter == quoting:
                quoting = ""
                word += "" if posix else letter
            elif letter == "\\" and quoting == '"' and posix and at >= len(s):
                raise ValueError("No escaped character")
            elif letter == "\\" and quoting == '"' and posix and s[at] in ('"', "\\"):
                word += s[at]
                at += 1
            else:
                word += letter
        elif letter in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif letter in "'\"":
            quoting = letter
            word = (word or "") + ("" if posix else letter)
        elif letter == "\\" and posix:
            if at >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        elif letter == "#" and comments:
            if word is not None and posix:
                words.append(word)
                word = None
            at = (s.find("\n", at) + 1) or len(s)
        else:
            word = (word or "") + letter
    if quoting:
        raise ValueError("No closing quotation")
    return words if word is None else words + [word]


class shlex:
    """Words of a text one by one, as a shell would split them."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self._text = instream if isinstance(instream, str) else instream.read() if instream is not None else ""
        self.posix, self.infile, self.lineno = posix, infile, 1
        self.whitespace, self.whitespace_split, self.commenters, self.quotes, self.escape = " \t\r\n", False, "#", "'\"", "\\"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        self.eof = None if posix else ""
        self._words = None

    def _split(self):
        if self.whitespace_split:
            return split(self._text, comments=bool(self.commenters), posix=self.posix)
        words, word, at = [], "", 0
        while at < len(self._text):
            letter = self._text[at]
            if letter in self.quotes:
                end = self._text.find(letter, at + 1)
                if end < 0:
                    raise ValueError("No closing quotation")
                word += self._text[at + 1:end] if self.posix else self._text[at:end + 1]
                at = end
                if not self.posix:
                    words.append(word)
                    word = ""
            elif letter in self.wordchars:
                word += letter
            else:
                words += [word] if word else []
                word = ""
                if letter in self.commenters:
                    at = self._text.find("\n", at)
                    at = len(self._text) if at < 0 else at
                elif letter not in self.whitespace:
                    words.append(letter)
            at += 1
        return words + ([word] if word else [])

    def get_token(self):
        if self._words is None:
            self._words = self._split()
        return self._words.pop(0) if self._words else self.eof

    def push_token(self, tok):
        if self._words is None:
            self._words = self._split()
        self._words.insert(0, tok)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token
