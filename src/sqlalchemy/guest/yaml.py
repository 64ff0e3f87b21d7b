"""yaml: what settings files are written in: blocks, flow collections, scalars of YAML 1.1, anchors and several documents."""
import re
from _rest import rest_of


class YAMLError(Exception):
    pass


class MarkedYAMLError(YAMLError):
    pass


class _Loader:
    pass


class BaseLoader(_Loader):
    """Every scalar is a text."""


class SafeLoader(_Loader):
    pass


class FullLoader(_Loader):
    pass


class Loader(_Loader):
    pass


class UnsafeLoader(_Loader):
    pass


CSafeLoader, CLoader, CBaseLoader, CFullLoader = SafeLoader, Loader, BaseLoader, FullLoader

_TRUE, _FALSE = {"yes", "true", "on"}, {"no", "false", "off"}
_INTEGER = re.compile(r"[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*)$")
_FLOAT = re.compile(r"[-+]?(([0-9][0-9_]*)\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?|\.(inf|Inf|INF))$|\.(nan|NaN|NAN)$")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>'"%@`\[\]{},?:-][^#]*?|[?:-][^\s#][^#]*?|[^\s'"\[{][^#:]*?)\s*:(?=\s|$)""")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "f": "\f", "a": "\a", "v": "\v", "e": "\x1b",
            '"': '"', "\\": "\\", "/": "/", " ": " ", "N": "\x85", "_": "\xa0"}


def _scalar(text, kind):
    lower = text.lower()
    if kind is BaseLoader:
        return text
    if text in ("", "~") or lower == "null" and text in ("null", "Null", "NULL"):
        return None
    if text in (lower, lower.title(), lower.upper()):
        if lower in _TRUE:
            return True
        if lower in _FALSE:
            return False
    if _INTEGER.match(text):
        sign, digits = (-1 if text[0] == "-" else 1), text.lstrip("+-").replace("_", "")
        if digits.startswith(("0b", "0x")):
            return sign * int(digits, 0)
        return sign * (int(digits, 8) if digits[0] == "0" and len(digits) > 1 else int(digits))
    if _FLOAT.match(text):
        return float(lower.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
    found = _DATE.match(text)
    if found:
        import datetime
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    return text


def _quoted(text, at):
    """The text in quotes that begins at `at`, and where it ends; line breaks inside are folded."""
    quote, out = text[at], []
    at += 1
    while at < len(text):
        c = text[at]
        if c == quote:
            if quote == "'" and text[at + 1:at + 2] == "'":
                out.append("'")
                at += 2
                continue
            return "".join(out), at + 1
        if c == "\\" and quote == '"':
            c = text[at + 1]
            if c in "xuU":
                size = {"x": 2, "u": 4, "U": 8}[c]
                out.append(chr(int(text[at + 2:at + 2 + size], 16)))
                at += 2 + size
                continue
            if c == "\n":
                at += 2
                while text[at:at + 1] in (" ", "\t"):
                    at += 1
                continue
            out.append(_ESCAPES[c])
            at += 2
            continue
        if c == "\n":
            while out and out[-1] in " \t":
                out.pop()
            breaks = 0
            while text[at:at + 1] in (" ", "\t", "\n") and at < len(text):
                breaks += text[at] == "\n"
                at += 1
            out.append("\n" * (breaks - 1) or " ")
            continue
        out.append(c)
        at += 1
    raise YAMLError("found unexpected end of stream while scanning a quoted scalar")


class _Reader:
    def __init__(self, text, kind):
        self.lines, self.at, self.kind, self.anchors = text.split("\n"), 0, kind, {}

    def fail(self, message):
        raise MarkedYAMLError(f"{message}, line {self.at + 1}")

    def peek(self):
        """The next line with something on it: its indentation and its text; (-1, "") at the end."""
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip("\r")
            text = line.lstrip(" ")
            if text.strip() and not text.startswith("#"):
                if line.startswith(("---", "...")) and line[3:4] in ("", " ", "\n"):
                    return -1, ""
                if text.startswith("\t"):
                    self.fail("found character '\\t' that cannot start any token")
                return len(line) - len(text), text
            self.at += 1
        return -1, ""

    def properties(self, text):
        """Anchors and tags before a value."""
        anchor = tag = None
        while text[:1] in ("&", "!"):
            word, _, rest = text.partition(" ")
            if word[0] == "&":
                anchor = word[1:]
            else:
                tag = word
            text = rest.lstrip()
        return anchor, tag, text

    def tagged(self, value, tag):
        if tag is None or tag == "!":
            return value
        if tag in ("!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"):
            return "" if tag == "!!str" and value is None else str(value) if tag == "!!str" else value
        raise NotImplementedError(f"limbeck reads no YAML of the tag {tag}")

    def block(self, least):
        indent, text = self.peek()
        if indent < least:
            return None
        if text == "-" or text.startswith("- "):
            return self.sequence(indent)
        if _KEY.match(text) or text.startswith("? ") or text == "?":
            return self.mapping(indent)
        self.at += 1
        return self.value(text, indent - 1)

    def sequence(self, indent):
        found = []
        while True:
            here, text = self.peek()
            if here != indent or not (text == "-" or text.startswith("- ")):
                if here > indent:
                    self.fail("bad indentation of a sequence entry")
                return found
            rest = text[1:].lstrip(" ")
            inner = indent + len(text) - len(rest)
            if rest and not rest.startswith("#") and (rest == "-" or rest.startswith("- ") or _KEY.match(rest)):
                self.lines[self.at] = " " * inner + rest
                found.append(self.block(inner))
            else:
                self.at += 1
                found.append(self.value(rest, indent))

    def mapping(self, indent):
        found, merged = {}, []
        while True:
            here, text = self.peek()
            match = _KEY.match(text) if here == indent else None
            if match is None:
                if here >= indent and here >= 0 and not text.startswith("- "):
                    self.fail("could not find expected ':'")
                break
            key, rest = match[1], text[match.end():].lstrip(" \t")
            self.at += 1
            value = self.value(rest, indent, is_in_mapping=True)
            if key == "<<":
                merged.extend(value if isinstance(value, list) else [value])
            else:
                key = _quoted(key, 0)[0] if key[0] in "\"'" else _scalar(key, self.kind)
                found[key] = value
        for other in merged:
            for key, value in other.items():
                found.setdefault(key, value)
        return found

    def value(self, text, indent, is_in_mapping=False):
        """What stands behind a key or a dash, which are indented by `indent`."""
        anchor, tag, text = self.properties(text)
        if not text or text.startswith("#"):
            here, following = self.peek()
            if is_in_mapping and here == indent and (following == "-" or following.startswith("- ")):
                value = self.sequence(indent)
            else:
                value = self.block(indent + 1)
        elif text[0] == "*":
            return self.anchors[text[1:].split()[0]]
        elif text[0] in "|>":
            value = self.literal(text, indent)
        elif text[0] in "[{\"'":
            value = self.flow_lines(text)
        else:
            value = self.plain(text, indent, tag)
        value = self.tagged(value, tag)
        if anchor:
            self.anchors[anchor] = value
        return value

    def plain(self, text, indent, tag):
        text = re.split(r"\s#", text)[0].rstrip()
        while True:
            here, more = self.peek()
            if here <= indent or _KEY.match(more) or self.at and not self.lines[self.at - 1].strip():
                break
            text += " " + re.split(r"\s#", more)[0].rstrip()
            self.at += 1
        return text if tag == "!!str" else _scalar(text, self.kind)

    def literal(self, header, indent):
        header = header.split("#")[0].strip()
        keep, digits = header.strip("|>0123456789"), re.search(r"\d", header)
        lines, size = [], indent + int(digits[0]) if digits else None
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip("\r")
            if line.strip():
                here = len(line) - len(line.lstrip(" "))
                if here <= indent:
                    break
                size = here if size is None else size
                lines.append(line[size:])
            else:
                lines.append(line[size:] if size is not None else "")
            self.at += 1
        ending = 0
        while lines and not lines[-1].strip():
            lines.pop()
            ending += 1
        if header[0] == "|":
            text = "\n".join(lines)
        else:
            text, breaks, before = "", 0, ""
            for line in lines:
                if not line:
                    breaks += 1
                    continue
                if before and before[0] not in " \t" and line[0] not in " \t":
                    text += "\n" * breaks or " "
                else:
                    text += "\n" * (breaks + bool(before))
                text, breaks, before = text + line, 0, line
        if not lines:
            return "\n" * ending if keep == "+" else ""
        if not ending and self.at >= len(self.lines):
            return text  # without a line's end, as the file is
        return text + ("" if keep == "-" else "\n" + "\n" * ending if keep == "+" else "\n")

    def flow_lines(self, text):
        """A flow collection or a text in quotes, which may go on over more lines."""
        while True:
            try:
                value, at = self.flow(text, 0, False)
            except (IndexError, YAMLError):
                if self.at >= len(self.lines):
                    raise YAMLError("found unexpected end of stream") from None
                text += "\n" + self.lines[self.at].strip()
                self.at += 1
                continue
            rest = text[at:].strip()
            if rest and not rest.startswith("#"):
                self.fail("expected <block end>")
            return value

    def skip(self, text, at):
        while text[at] in " \t\n" or text[at] == "#" and text[at - 1] in " \t\n":
            at = text.index("\n", at) if text[at] == "#" else at + 1
        return at

    def flow(self, text, at, is_inside=True):
        c = text[at]
        if c in "\"'":
            return _quoted(text, at)
        if c == "[":
            found, at = [], self.skip(text, at + 1)
            while text[at] != "]":
                value, at = self.flow(text, at)
                at = self.skip(text, at)
                if text[at] == ":":
                    other, at = self.flow(text, self.skip(text, at + 1))
                    value, at = {value: other}, self.skip(text, at)
                found.append(value)
                at = self.skip(text, at + 1) if text[at] == "," else at
            return found, at + 1
        if c == "{":
            found, at = {}, self.skip(text, at + 1)
            while text[at] != "}":
                key, at = self.flow(text, at)
                at, value = self.skip(text, at), None
                if text[at] == ":":
                    at = self.skip(text, at + 1)
                    if text[at] not in ",}":
                        value, at = self.flow(text, at)
                        at = self.skip(text, at)
                found[key] = value
                at = self.skip(text, at + 1) if text[at] == "," else at
            return found, at + 1
        if c == "*":
            end = re.compile(r"[\s,\]}]|$").search(text, at).start()
            return self.anchors[text[at + 1:end]], end
        end = at
        while text[end] not in ",[]{}\n" and not (text[end] == ":" and text[end + 1:end + 2] in ("", " ", ",", "}", "]", "\n")):
            end += 1
        return _scalar(text[at:end].strip(), self.kind), end


def load_all(stream, Loader=None):
    if isinstance(stream, bytes):
        stream = stream.decode("utf-8-sig")
    text = stream if isinstance(stream, str) else stream.read()
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig")
    reader = _Reader(text.removeprefix("\ufeff"), Loader)
    is_first = True
    while True:
        reader.peek()
        if reader.at >= len(reader.lines):
            return
        line = reader.lines[reader.at]
        if line.startswith("%"):
            reader.at += 1
            continue
        if line.startswith("---") or line.startswith("..."):
            reader.at += 1
            rest = line[3:].strip()
            if line.startswith("...") or rest.startswith("#"):
                rest = ""
            if line.startswith("..."):
                continue
            if rest:
                yield reader.value(rest, -1)
                is_first = False
                continue
        elif not is_first:
            reader.fail("expected '<document start>'")
        is_first = False
        yield reader.block(0)


def load(stream, Loader=None):
    found = list(load_all(stream, Loader))
    if len(found) > 1:
        raise YAMLError("expected a single document in the stream")
    return found[0] if found else None


def safe_load(stream):
    return load(stream, SafeLoader)


def safe_load_all(stream):
    return load_all(stream, SafeLoader)


full_load = unsafe_load = safe_load
full_load_all = unsafe_load_all = safe_load_all


__getattr__ = rest_of("yaml")
