"""Patterns of file names: *, ?, [letters]."""

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]


def fnmatchcase(name, pat):
    """Matches without backtracking further than to the last star."""
    at = pattern_at = 0
    star = mark = -1
    while at < len(name):
        width = _one(name[at], pat, pattern_at)
        if pattern_at < len(pat) and pat[pattern_at] == "*":
            star, mark = pattern_at, at
            pattern_at += 1
        elif width:
            at += 1
            pattern_at += width
        elif star >= 0:
            mark += 1
            at, pattern_at = mark, star + 1
        else:
            return False
    return not pat[pattern_at:].strip("*")


def _one(letter, pat, at):
    """How much of the pattern at a place matches the letter: 0 where it does not."""
    if at >= len(pat) or pat[at] == "*":
        return 0
    if pat[at] == "?":
        return 1
    end = pat.find("]", at + (3 if pat[at + 1:at + 2] == "!" else 2)) if pat[at] == "[" else -1
    if end < 0:
        return int(pat[at] == letter)
    letters = pat[at + 1:end]
    is_negated = letters.startswith("!")
    return end + 1 - at if _in_set(letter, letters[is_negated:]) != is_negated else 0


def _in_set(letter, letters):
    at = 0
    while at < len(letters):
        if letters[at + 1:at + 2] == "-" and at + 2 < len(letters):
            if letters[at] <= letter <= letters[at + 2]:
                return True
            at += 3
        else:
            if letters[at] == letter:
                return True
            at += 1
    return False


def translate(pat):
    """The pattern as a regular expression."""
    from re import escape
    out, at = [], 0
    while at < len(pat):
        letter = pat[at]
        end = pat.find("]", at + (3 if pat[at + 1:at + 2] == "!" else 2)) if letter == "[" else -1
        if letter == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif end >= 0:
            letters = pat[at + 1:end].replace("\\", "\\\\")
            out.append("[" + ("^" + letters[1:] if letters[0] == "!" else letters) + "]")
            at = end
        else:
            out.append("." if letter == "?" else escape(letter))
        at += 1
    return f"(?s:{''.join(out)})\\Z"
