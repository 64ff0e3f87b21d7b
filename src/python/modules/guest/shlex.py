"""Words as a shell splits them."""

__all__ = ["split", "quote", "join"]

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
