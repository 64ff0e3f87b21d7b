"""Files of sections with options: name = value."""

import _host
import re
from collections import ChainMap
from collections.abc import MutableMapping

__all__ = ("NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation",
           "BasicInterpolation", "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping",
           "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH")

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


# --- errors ---

class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    if source is None:
        return ""
    return f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": "


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        place = _place(source, lineno)
        super().__init__(f"{place}{'section' if place else 'Section'} {section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        place = _place(source, lineno)
        super().__init__(f"{place}{'option' if place else 'Option'} {option!r} in section {section!r} already exists")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f"Bad value substitution: option {option!r} in section {section!r} contains an "
                                          f"interpolation key {reference!r} which is not a valid option name. Raw value: "
                                          f"{rawval!r}")
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, f"Recursion limit exceeded in value substitution: option {option!r} in section "
                                          f"{section!r} contains an interpolation key which cannot be substituted in "
                                          f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


# --- interpolation ---

class Interpolation:
    """None at all."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s is the option of this name; %% is a percent sign."""

    _sign, _open, _close = "%", "(", ")s"

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._interpolate(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        sign = self._sign
        rest = value.replace(sign * 2, "")
        rest = self._reference.sub("", rest)
        if sign in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find(sign)}")
        return value

    @property
    def _reference(self):
        return re.compile(r"%\(([^)]+)\)s")

    def _lookup(self, parser, option, section, raw, reference, mapping):
        """(section, value) of what is referred to."""
        name = parser.optionxform(reference)
        try:
            return section, name, mapping[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None

    def _interpolate(self, parser, option, parts, rest, section, mapping, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        sign = self._sign
        while rest:
            before, found, rest = rest.partition(sign)
            parts.append(before)
            if not found:
                return
            if rest[:1] == sign:
                parts.append(sign)
                rest = rest[1:]
            elif rest[:1] == self._open:
                match = self._reference.match(sign + rest)
                if match is None:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference "
                                                                    f"{sign + rest!r}")
                rest = (sign + rest)[match.end():]
                there, name, value = self._lookup(parser, option, section, raw, match[1], mapping)
                if sign in value:
                    names = mapping if there == section else dict(parser.items(there, raw=True))
                    self._interpolate(parser, name if self._sign == "$" else option, parts, value, there, names, depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, f"'{sign}' must be followed by '{sign}' or "
                                                                f"'{self._open}', found: {sign + rest!r}")


class ExtendedInterpolation(BasicInterpolation):
    """${section:name} is an option of any section; $$ is a dollar sign."""

    _sign, _open = "$", "{"

    @property
    def _reference(self):
        return re.compile(r"\$\{([^}]+)\}")

    def _lookup(self, parser, option, section, raw, reference, mapping):
        path = reference.split(":")
        try:
            if len(path) == 1:
                name = parser.optionxform(path[0])
                return section, name, mapping[name]
            if len(path) == 2:
                name = parser.optionxform(path[1])
                return path[0], name, parser.get(path[0], name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
        raise InterpolationSyntaxError(option, section, f"More than one ':' found: {'${' + reference + '}'!r}")


class LegacyInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or "%(" not in value:
                break
            try:
                value = value % defaults
            except KeyError as error:
                raise InterpolationMissingOptionError(option, section, value, error.args[0]) from None
        return value


# --- parsers ---

class RawConfigParser(MutableMapping):
    """Sections and their options; values as they are written."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False,
                      "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    NONSPACECRE = re.compile(r"\S")

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._dict = dict_type
        self._sections, self._defaults = dict_type(), dict_type()
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        self._converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            self._converters.update(converters)
            for name, function in converters.items():
                setattr(self, "get" + name, self._getter(function))
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        if defaults:
            for key, value in dict(defaults).items():
                self._defaults[self.optionxform(str(key))] = value if value is None else str(value)

    def _getter(self, function):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
            return self._get_conv(section, option, function, raw=raw, vars=vars, fallback=fallback, **kwargs)

        return get

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    # reading

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            found.append(filename.__fspath__() if hasattr(filename, "__fspath__") else filename)
        return found

    def read_file(self, f, source=None):
        self._read(f, source if source is not None else getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, value if value is None else str(value))

    def _without_comment(self, line):
        """The line, stripped, without a comment; and whether one was there."""
        start = len(line)
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    start = min(start, at)
                    break
                at = line.find(prefix, at + 1)
        stripped = line.strip()
        if any([stripped.startswith(prefix) for prefix in self._comment_prefixes]):
            start = 0
        return line[:start].strip(), start < len(line)

    def _split(self, text):
        """(name, delimiter, value) of a line, or None."""
        at, chosen = len(text), None
        for delimiter in self._delimiters:
            found = text.find(delimiter)
            if found >= 0 and found < at:
                at, chosen = found, delimiter
        if chosen is None:
            return (text, None, None) if self._allow_no_value else None
        name = text[:at].rstrip()
        return (name, chosen, text[at + len(chosen):].strip()) if name else None

    def _read(self, lines, source):
        seen, error = set(), None
        current, section_name, option = None, None, None
        indent = 0
        for lineno, line in enumerate(lines, 1):
            text, has_comment = self._without_comment(line)
            if not text:
                if self._empty_lines_in_values:
                    if not has_comment and current is not None and option and current[option] is not None:
                        current[option].append("")
                else:
                    indent = 1 << 30
                continue
            margin = len(line) - len(line.lstrip())
            if current is not None and option and margin > indent:
                current[option].append(text)
                continue
            indent = margin
            header = self.SECTCRE.match(text)
            if header:
                section_name, option = header["header"], None
                current = self._enter(section_name, seen, source, lineno)
            elif current is None:
                raise MissingSectionHeaderError(source, lineno, line)
            else:
                parts = self._split(text)
                if parts is None:
                    error = error or ParsingError(source)
                    error.append(lineno, repr(line))
                    continue
                option = self.optionxform(parts[0].rstrip())
                if self._strict and (section_name, option) in seen:
                    raise DuplicateOptionError(section_name, option, source, lineno)
                seen.add((section_name, option))
                current[option] = None if parts[2] is None else [parts[2]]
        self._join_lines()
        if error:
            raise error

    def _enter(self, name, seen, source, lineno):
        if name in self._sections:
            if self._strict and name in seen:
                raise DuplicateSectionError(name, source, lineno)
            seen.add(name)
            return self._sections[name]
        if name == self.default_section:
            return self._defaults
        seen.add(name)
        self._sections[name] = self._dict()
        self._proxies[name] = SectionProxy(self, name)
        return self._sections[name]

    def _join_lines(self):
        for section, options in [(self.default_section, self._defaults), *self._sections.items()]:
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    # asking

    def _names(self, section, vars=None):
        own = {}
        if section in self._sections:
            own = self._sections[section]
        elif section != self.default_section:
            raise NoSectionError(section)
        given = {self.optionxform(key): value if value is None else str(value) for key, value in (vars or {}).items()}
        return ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = names[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, names)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, **kwargs):
        return self._get_conv(section, option, int, **kwargs)

    def getfloat(self, section, option, **kwargs):
        return self._get_conv(section, option, float, **kwargs)

    def getboolean(self, section, option, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        names = dict(self._defaults)
        if section in self._sections:
            names.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        own = list(names)
        for key, value in (vars or {}).items():
            names[self.optionxform(key)] = value
        if raw:
            return [(option, names[option]) for option in own]
        return [(option, self._interpolation.before_get(self, section, option, names[option], names)) for option in own]

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    # changing

    def set(self, section, option, value=None):
        if not _host.is_opaque(value) and value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            options = self._defaults
        elif section in self._sections:
            options = self._sections[section]
        else:
            raise NoSectionError(section)
        options[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            options = self._defaults
        elif section in self._sections:
            options = self._sections[section]
        else:
            raise NoSectionError(section)
        return options.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for name, options in [(self.default_section, self._defaults), *self._sections.items()]:
            if name == self.default_section and not options:
                continue
            fp.write(f"[{name}]\n")
            for key, value in options.items():
                value = self._interpolation.before_write(self, name, key, value)
                if _host.is_opaque(value):    # of a package that is not here; nor is the file
                    continue
                if value is not None or not self._allow_no_value:
                    value = delimiter + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{value or ''}\n")
            fp.write("\n")

    # as a mapping

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from list(self._sections)

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    """Options with interpolation, and strings only."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (value is not None or not self._allow_no_value):
            if not _host.is_opaque(value):
                raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SafeConfigParser(ConfigParser):
    pass


ConverterMapping = dict


class SectionProxy(MutableMapping):
    """One section of a parser as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if not isinstance(value, str) and (value is not None or not self._parser._allow_no_value):
            raise TypeError("option values must be strings")
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name == self._parser.default_section:
            return list(self._parser.defaults())
        return self._parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def _converted(self, how, option, fallback=None, **kwargs):
        return getattr(self._parser, "get" + how)(self._name, option, fallback=fallback, **kwargs)

    def __getattr__(self, name):
        if name.startswith("get") and name[3:] in self._parser._converters:
            return lambda option, fallback=None, **kwargs: self._converted(name[3:], option, fallback, **kwargs)
        raise AttributeError(name)
