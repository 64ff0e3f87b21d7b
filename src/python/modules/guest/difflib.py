"""What differs between sequences."""

from collections import namedtuple

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "Match"]
Match = namedtuple("Match", "a b size")


class SequenceMatcher:
    """Finds the longest blocks that two sequences have in common."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        self._chain()

    def _chain(self):
        places = self.b2j = {}
        for at, item in enumerate(self.b):
            places.setdefault(item, []).append(at)
        self.bjunk, self.bpopular = set(), set()
        if self.isjunk:
            self.bjunk = {item for item in places if self.isjunk(item)}
            for item in self.bjunk:
                del places[item]
        size = len(self.b)
        if self.autojunk and size >= 200:
            self.bpopular = {item for item, where in places.items() if len(where) > size // 100 + 1}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, places = self.a, self.b, self.b2j
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_i, best_j, best = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = new[j] = lengths.get(j - 1, 0) + 1
                if length > best:
                    best_i, best_j, best = i - length + 1, j - length + 1, length
            lengths = new
        for with_junk in (False, True):
            while best_i > alo and best_j > blo and (b[best_j - 1] in self.bjunk) == with_junk and \
                    a[best_i - 1] == b[best_j - 1]:
                best_i, best_j, best = best_i - 1, best_j - 1, best + 1
            while best_i + best < ahi and best_j + best < bhi and (b[best_j + best] in self.bjunk) == with_junk and \
                    a[best_i + best] == b[best_j + best]:
                best += 1
        return Match(best_i, best_j, best)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        pending, found = [(0, len(self.a), 0, len(self.b))], []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    pending.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    pending.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        for i, j, size in found:
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                joined[-1] = Match(joined[-1][0], joined[-1][1], joined[-1][2] + size)
            else:
                joined.append(Match(i, j, size))
        joined.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        if self.opcodes is None:
            self.opcodes, i, j = [], 0, 0
            for at, bt, size in self.get_matching_blocks():
                tag = "replace" if i < at and j < bt else "delete" if i < at else "insert" if j < bt else ""
                if tag:
                    self.opcodes.append((tag, i, at, j, bt))
                i, j = at + size, bt + size
                if size:
                    self.opcodes.append(("equal", at, i, bt, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group, i1, j1 = [], max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return self._ratio(sum([match[2] for match in self.get_matching_blocks()]))

    def _ratio(self, matches):
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def quick_ratio(self):
        counts = {}
        for item in self.b:
            counts[item] = counts.get(item, 0) + 1
        matches = 0
        for item in self.a:
            left = counts.get(item, 0)
            counts[item] = left - 1
            matches += left > 0
        return self._ratio(matches)

    def real_quick_ratio(self):
        return self._ratio(min(len(self.a), len(self.b)))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found, matcher = [], SequenceMatcher()
    matcher.set_seq2(word)
    for one in possibilities:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), one))
    return [one for _, one in sorted(found, reverse=True)[:n]]


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + (length > 0)},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    is_started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not is_started:
            is_started = True
            yield f"--- {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"+++ {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _context_range(start, stop):
    length = stop - start
    if not length:
        start -= 1
    return str(start + 1) if length <= 1 else f"{start + 1},{start + length}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    is_started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not is_started:
            is_started = True
            yield f"*** {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"--- {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any([tag in ("replace", "delete") for tag, *_ in group]):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield signs[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any([tag in ("replace", "insert") for tag, *_ in group]):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield signs[tag] + line


def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    """Lines of both, marked; lines that are similar are not set side by side."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk

    def compare(self, a, b):
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                for line in a[i1:i2]:
                    yield "  " + line
                continue
            for line in a[i1:i2]:
                yield "- " + line
            for line in b[j1:j2]:
                yield "+ " + line


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    sign = {1: "- ", 2: "+ "}[int(which)]
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]
