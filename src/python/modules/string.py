"""Constants and templates of strings."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\x0b\x0c"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(w.capitalize() for w in s.split(sep))


_UNSET = object()


class Template:
    """Text with $names."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2

    def __init__(self, template):
        self.template = template

    def _regex(self):
        import re
        cls = type(self)
        known = cls.__dict__.get("_compiled")
        if known is None:
            pattern = cls.__dict__.get("pattern")
            if pattern is None:
                sign, name = re.escape(cls.delimiter), cls.idpattern
                pattern = (f"{sign}(?:(?P<escaped>{sign})|(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}|"
                           "(?P<invalid>))")
            known = cls._compiled = re.compile(pattern, cls.flags | re.VERBOSE) if isinstance(pattern, str) else pattern
        return known

    def _invalid(self, found):
        before = self.template[:found.start("invalid")].splitlines(True)
        line = len(before) or 1
        column = found.start("invalid") - len("".join(before[:-1]))
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _filled(self, values, is_safe):
        def value_of(found):
            name = found["named"] or found["braced"]
            if name is not None:
                if not is_safe:
                    return str(values[name])
                try:
                    return str(values[name])
                except KeyError:
                    return found[0]
            if found["escaped"] is not None:
                return self.delimiter
            if is_safe:
                return found[0]
            self._invalid(found)

        return self._regex().sub(value_of, self.template)

    @staticmethod
    def _values(mapping, kws):
        if mapping is _UNSET:
            return kws
        if not kws:
            return mapping
        from collections import ChainMap
        return ChainMap(kws, mapping)

    def substitute(self, mapping=_UNSET, /, **kws):
        return self._filled(self._values(mapping, kws), False)

    def safe_substitute(self, mapping=_UNSET, /, **kws):
        return self._filled(self._values(mapping, kws), True)

    def is_valid(self):
        return all([found["invalid"] is None for found in self._regex().finditer(self.template)])

    def get_identifiers(self):
        names = [found["named"] or found["braced"] for found in self._regex().finditer(self.template)]
        return list(dict.fromkeys([name for name in names if name]))


class Formatter:
    """str.format() of which every step can be changed."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first = name.partition(".")[0].partition("[")[0]
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name, auto = str(auto) + name, auto + 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, key = self.get_field(name, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        convert = {"s": str, "r": repr, "a": ascii}.get(conversion)
        if convert is None:
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return convert(value)

    def parse(self, format_string):
        """(literal, name, spec, conversion) of each field and what stands before it."""
        literal, at, end = "", 0, len(format_string)
        while at < end:
            c = format_string[at]
            if c not in "{}":
                stop = min([place for place in (format_string.find("{", at), format_string.find("}", at)) if place >= 0],
                           default=end)
                literal += format_string[at:stop]
                at = stop
            elif format_string[at + 1:at + 2] == c:
                yield literal + c, None, None, None
                literal, at = "", at + 2
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                stop = self._closing(format_string, at)
                yield (literal, *self._field(format_string[at + 1:stop]))
                literal, at = "", stop + 1
        if literal:
            yield literal, None, None, None

    @staticmethod
    def _closing(text, at):
        depth, in_brackets = 0, False
        for place in range(at, len(text)):
            c = text[place]
            if c == "[" and depth == 1:
                in_brackets = True
            elif c == "]":
                in_brackets = False
            elif c == "{" and not in_brackets:
                depth += 1
            elif c == "}" and not in_brackets:
                depth -= 1
                if not depth:
                    return place
        raise ValueError("Single '{' encountered in format string" if at + 1 == len(text) else
                         "expected '}' before end of string")

    @staticmethod
    def _field(text):
        in_brackets = False
        for place, c in enumerate(text):
            in_brackets = c == "[" or in_brackets and c != "]"
            if c in "!:" and not in_brackets:
                if c == ":":
                    return text[:place], text[place + 1:], None
                conversion, rest = text[place + 1:place + 2], text[place + 2:]
                if rest and rest[0] != ":":
                    raise ValueError("expected ':' after conversion specifier")
                if not conversion:
                    raise ValueError("end of string while looking for conversion specifier")
                return text[:place], rest[1:], conversion
        return text, "", None

    def get_field(self, field_name, args, kwargs):
        import re
        first = re.match(r"[^.\[]*", field_name)[0]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        for attribute, item in re.findall(r"\.([^.\[]+)|\[([^\]]+)\]", field_name[len(first):]):
            obj = getattr(obj, attribute) if attribute else obj[int(item) if item.isdigit() else item]
        return obj, key
