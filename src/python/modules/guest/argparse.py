"""Command lines as scripts read them; sys.argv is what the host gives."""

import sys

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
           "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
           "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
           "ZERO_OR_MORE"]
SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "?", "*", "+"
PARSER, REMAINDER = "A...", "..."


class Namespace:
    """An object whose attributes are the arguments."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        named = [f"{name}={value!r}" for name, value in self.__dict__.items() if name.isidentifier()]
        others = {name: value for name, value in self.__dict__.items() if not name.isidentifier()}
        return f"{type(self).__name__}({', '.join(named + ([f'**{others!r}'] if others else []))})"


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


def _name_of(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in (action.metavar, action.dest):
        if name not in (None, SUPPRESS):
            return name
    return "{" + ",".join(map(str, action.choices)) + "}" if action.choices else None


# --- help ---

class HelpFormatter:
    def __init__(self, prog="", indent_increment=2, max_help_position=24, width=None):
        self.width = (width or 80) - (0 if width else 2)
        self.most = self.position = min(max_help_position, max(self.width - 20, indent_increment * 2))

    def _fill(self, text, indent=""):
        import textwrap
        text = " ".join(text.split())
        return textwrap.fill(text, self.width, initial_indent=indent, subsequent_indent=indent)

    def _split(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def _help(self, action):
        return action.help

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join(map(str, action.choices)) + "}"
        return default

    def _args(self, action, default):
        name = self._metavar(action, default)
        names = name if isinstance(name, tuple) else None
        first = names[0] if names else name
        if action.nargs is None:
            return first
        if action.nargs == OPTIONAL:
            return f"[{first}]"
        if action.nargs == ZERO_OR_MORE:
            return f"[{first} ...]"
        if action.nargs == ONE_OR_MORE:
            return f"{first} [{names[1] if names else first} ...]"
        if action.nargs == REMAINDER:
            return "..."
        if action.nargs == PARSER:
            return f"{first} ..."
        return " ".join(names or [first] * action.nargs)

    def usage(self, parser):
        parts = []
        for action in parser._actions:
            if action.help is SUPPRESS:
                continue
            if not action.option_strings:
                parts.append(self._args(action, action.dest))
                continue
            text = action.option_strings[0]
            if action.nargs != 0:
                text += " " + self._args(action, action.dest.upper())
            elif isinstance(action, BooleanOptionalAction):
                text = " | ".join(action.option_strings)
            parts.append(text if action.required else f"[{text}]")
        actions = [action for action in parser._actions if action.help is not SUPPRESS]
        for group in parser._exclusive:
            shown = [parts[actions.index(action)].strip("[]") for action in group._actions if action in actions]
            if shown:
                first = actions.index(group._actions[0])
                joined = " | ".join(shown)
                parts[first] = f"({joined})" if group.required else f"[{joined}]"
                for action in group._actions[1:]:
                    parts[actions.index(action)] = None
        options = [part for part, action in zip(parts, actions) if part and action.option_strings]
        others = [part for part, action in zip(parts, actions) if part and not action.option_strings]
        head = "usage: " + parser.prog
        line = " ".join([head, *options, *others])
        if len(line) <= self.width:
            return line + "\n"
        indent = " " * (len(head) + 1)
        lines = self._lines(options, head, indent) if options else [head]
        if others:
            lines += self._lines(others, indent[:-1] if options else head, indent)
        return "\n".join(lines) + "\n"

    def _lines(self, parts, head, indent):
        lines, line = [], head
        for part in parts:
            if len(line) + 1 + len(part) > self.width and line.strip() != head.strip():
                lines.append(line)
                line = indent[:-1]
            line += " " + part
        return lines + [line]

    def _invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action, action.dest)
            return " ".join(name) if isinstance(name, tuple) else name
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._args(action, action.dest.upper())
        return ", ".join([f"{option} {args}" for option in action.option_strings])

    def _expanded(self, action, prog):
        params = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        params["prog"] = prog
        for name in list(params):
            if hasattr(params[name], "__name__"):
                params[name] = params[name].__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return self._help(action) % params

    def widen(self, actions, indent=2):
        """How far the texts stand to the right: behind the longest invocation, if that is short."""
        longest = 0
        for action in actions:
            if action.help is not SUPPRESS:
                longest = max(longest, len(self._invocation(action)) + indent,
                              self.widen(getattr(action, "_choices_actions", ()), indent + 2))
        self.position = min(longest + 2, self.most)
        return longest

    def action_lines(self, action, prog, indent=2):
        position, margin = self.position, " " * indent
        invocation = self._invocation(action)
        lines = []
        if not action.help:
            lines.append(margin + invocation)
        else:
            texts = self._split(self._expanded(action, prog), self.width - position)
            head = margin + invocation
            if len(head) <= position - 2:
                lines.append(head.ljust(position) + texts[0])
                texts = texts[1:]
            else:
                lines.append(head)
            lines += [" " * position + text for text in texts]
        for choice in getattr(action, "_choices_actions", ()):
            lines += self.action_lines(choice, prog, indent + 2)
        return lines


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill(self, text, indent=""):
        return "\n".join([indent + line for line in text.splitlines()])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _help(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and (
                action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


# --- actions ---

class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store "
                             "true or store const may be more appropriate")

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConst(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrue(_StoreConst):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalse(_StoreConst):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        strings = []
        for option in option_strings:
            strings.append(option)
            if option.startswith("--"):
                strings.append("--no-" + option[2:])
        super().__init__(strings, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _Append(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or ()), values])


class _AppendConst(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or ()), self.const])


class _Extend(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or ()), *values])


class _Count(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    def __init__(self, option_strings, dest=SUPPRESS, version=None, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or "") % {"prog": parser.prog})
        parser.exit()


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class = prog, parser_class
        self._name_parser_map, self._choices_actions = {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, *, aliases=(), help=None, **kwargs):
        kwargs.setdefault("prog", f"{self._prog_prefix} {name}")
        if help is not None:
            metavar = f"{name} ({', '.join(aliases)})" if aliases else name
            self._choices_actions.append(Action([], name, help=help, metavar=metavar))
        parser = self._parser_class(**kwargs)
        for one in (name, *aliases):
            self._name_parser_map[one] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        inner, unknown = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        parser._unknown.extend(unknown)


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._encoding, self._errors = mode, encoding, errors

    def __call__(self, string):
        if string == "-":
            return sys.stdout if "w" in self._mode else sys.stdin
        try:
            return open(string, self._mode, -1, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None


_ACTIONS = {None: _Store, "store": _Store, "store_const": _StoreConst, "store_true": _StoreTrue,
            "store_false": _StoreFalse, "append": _Append, "append_const": _AppendConst, "extend": _Extend,
            "count": _Count, "help": _Help, "version": _Version, "parsers": _SubParsersAction}


# --- parsers ---

class _Container:
    """What arguments can be added to: a parser, or a group of one."""

    def _init_container(self, parser, title=None, description=None):
        self._parser, self.title, self.description = parser, title, description
        self._actions = []

    def add_argument(self, *names, action=None, **kwargs):
        parser, make = self._parser, _ACTIONS.get(action, action) if not isinstance(action, type) else action
        if isinstance(make, str) or make is None:
            raise ValueError(f'unknown action "{action}"')
        type_ = kwargs.get("type")
        if type_ is not None and not callable(type_):
            raise ValueError(f"{type_!r} is not callable")
        if "default" not in kwargs and parser.argument_default is not None:
            kwargs["default"] = parser.argument_default
        if names and names[0][:1] in parser.prefix_chars and names[0]:
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = [name for name in names if len(name) > 1 and name[1] in parser.prefix_chars]
                dest = (long or names)[0].lstrip(parser.prefix_chars).replace("-", "_")
                if not dest:
                    raise ValueError(f"dest= is required for options like {names[0]!r}")
            made = make(list(names), dest, **kwargs)
        else:
            if "required" in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            if names and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            dest = names[0] if names else kwargs.pop("dest")
            nargs = kwargs.get("nargs")
            is_optional = nargs in (OPTIONAL, REMAINDER) or nargs == ZERO_OR_MORE and "default" in kwargs
            made = make([], dest, **kwargs)
            made.required = not is_optional if nargs != ZERO_OR_MORE else "default" not in kwargs
        return self._add(made)

    def _add(self, action):
        for option in action.option_strings:
            if option in self._parser._options:
                raise ArgumentError(action, "conflicting option string: " + option)
        for option in action.option_strings:
            self._parser._options[option] = action
        self._actions.append(action)
        if self is not self._parser:
            self._parser._actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _Container()
        group._init_container(self._parser, title, description)
        self._parser._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Container()
        group._init_container(self._parser)
        group.required = required
        group._outer = self
        self._parser._exclusive.append(group)
        return group

    def set_defaults(self, **kwargs):
        self._parser._defaults.update(kwargs)
        for action in self._parser._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._parser._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._parser._defaults.get(dest)


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self._init_container(self, None, description)
        if prog is None:
            prog = sys.argv[0].rpartition("/")[2] if sys.argv else ""
        self.prog, self.usage, self.epilog, self.formatter_class = prog, usage, epilog, formatter_class
        self.prefix_chars, self.argument_default = prefix_chars, argument_default
        self.allow_abbrev, self.exit_on_error, self.add_help = allow_abbrev, exit_on_error, add_help
        self._options, self._defaults, self._groups, self._exclusive = {}, {}, [], []
        self._subparsers, self._unknown = None, []
        if add_help:
            sign = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(sign + "h", sign * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                self._add(action)
            self._defaults.update(parent._defaults)

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, **kwargs):
        kwargs.pop("action", None)
        if prog is None:
            positionals = [action.dest for action in self._actions if not action.option_strings]
            prog = " ".join([self.prog, *positionals])
        group = self
        if title or description:
            group = self.add_argument_group(title or "subcommands", description)
        made = _SubParsersAction([], prog, parser_class or type(self), **kwargs)
        self._subparsers = made
        return group._add(made)

    # parsing

    def parse_args(self, args=None, namespace=None):
        namespace, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error("unrecognized arguments: " + " ".join(unknown))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        self._unknown = []
        try:
            unknown = _Run(self, args, namespace).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        return namespace, unknown + self._unknown

    parse_intermixed_args = parse_args
    parse_known_intermixed_args = parse_known_args

    def _option_of(self, arg):
        """(action, option, explicit value or None) of an argument that looks like an option; None: it is a value."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._options:
            return self._options[arg], arg, None
        if len(arg) == 1:
            return None
        name, equals, value = arg.partition("=")
        if equals and name in self._options:
            return self._options[name], name, value
        found = self._abbreviated(arg, name, value if equals else None)
        if len(found) > 1:
            raise ArgumentError(None, f"ambiguous option: {arg} could match "
                                      f"{', '.join([option for _, option, _ in found])}")
        if found:
            return found[0]
        if _is_negative_number(arg) and not any(map(_is_negative_number, self._options)):
            return None
        return None if " " in arg else (None, arg, None)

    def _abbreviated(self, arg, name, value):
        found = []
        if arg[1] in self.prefix_chars:
            if self.allow_abbrev:
                found = [(action, option, value) for option, action in self._options.items() if option.startswith(name)]
        else:
            for option, action in self._options.items():
                if option == arg[:2]:
                    found.append((action, option, arg[2:]))
                elif self.allow_abbrev and option.startswith(name):
                    found.append((action, option, value))
        return found

    def _value(self, action, text):
        convert = action.type
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(convert, "__name__", repr(convert))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")
        return value

    def _values(self, action, texts):
        if action.nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts = list(texts)
            texts.remove("--")
        if action.nargs == OPTIONAL and not texts:
            value = action.const if action.option_strings else action.default
            return self._check(action, self._value(action, value)) if isinstance(value, str) else value
        if action.nargs == ZERO_OR_MORE and not texts and not action.option_strings:
            return action.default if action.default is not None else texts
        if action.nargs in (None, OPTIONAL):
            return self._check(action, self._value(action, texts[0]))
        values = [self._value(action, text) for text in texts]
        if action.nargs == PARSER:
            self._check(action, values[0])
        elif action.nargs != REMAINDER:
            for value in values:
                self._check(action, value)
        return values

    # messages

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog}}\n"
        return self.formatter_class(self.prog).usage(self)

    def format_help(self):
        formatter = self.formatter_class(self.prog)
        parts = [self.format_usage()]
        if self.description:
            parts.append(formatter._fill(self.description % {"prog": self.prog}) + "\n")
        grouped = [action for group in self._groups for action in group._actions]
        grouped += [action for one in self._exclusive if one._outer is not self for action in one._actions]
        plain = [action for action in self._actions if action not in grouped and action.help is not SUPPRESS]
        sections = [("positional arguments", None, [action for action in plain if not action.option_strings]),
                    ("options", None, [action for action in plain if action.option_strings])]
        for group in self._groups:
            inner = [action for one in self._exclusive if one._outer is group for action in one._actions]
            sections.append((group.title, group.description, group._actions + inner))
        formatter.widen(self._actions)
        for title, description, actions in sections:
            lines = []
            if description:
                lines.append(formatter._fill(description, "  "))
                lines += [""] if actions else []
            for action in actions:
                if action.help is not SUPPRESS:
                    lines += formatter.action_lines(action, self.prog)
            if lines:
                parts.append(f"{title}:\n" + "\n".join(lines) + "\n")
        if self.epilog:
            parts.append(formatter._fill(self.epilog % {"prog": self.prog}) + "\n")
        return "\n".join(parts)

    def print_usage(self, file=None):
        (file or sys.stdout).write(self.format_usage())

    def print_help(self, file=None):
        (file or sys.stdout).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


def _is_negative_number(text):
    return text[:1] == "-" and text[1:].replace(".", "", 1).isdigit()


class _Run:
    """One parsing of a command line."""

    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.seen, self.unknown = [], []
        self.waiting = [action for action in parser._actions if not action.option_strings]
        self.kinds, self.options = [], {}
        is_plain = False
        for at, arg in enumerate(args):
            option = None if is_plain else parser._option_of(arg) if arg != "--" else None
            if arg == "--" and not is_plain:
                self.kinds.append("-")
                is_plain = True
            else:
                self.kinds.append("O" if option else "A")
                self.options[at] = option

    def run(self):
        at = 0
        while at < len(self.args):
            at = self._positionals(at)
            if at >= len(self.args):
                break
            if self.kinds[at] == "O":
                at = self._option(at)
            else:
                self.unknown.append(self.args[at])
                at += 1
        self._positionals(at)
        self._finish()
        return self.unknown

    def _apply(self, action, texts, option=None):
        values = self.parser._values(action, texts)
        if texts or action.nargs not in (OPTIONAL, ZERO_OR_MORE) or action.option_strings:
            for group in self.parser._exclusive:
                for other in group._actions:
                    if action in group._actions and other is not action and other in self.seen:
                        raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
            self.seen.append(action)
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _plain(self, at):
        """How many values stand here before the next option."""
        count = 0
        while at + count < len(self.args) and self.kinds[at + count] != "O":
            count += 1
        return count

    @staticmethod
    def _needs(action):
        """(least, most) values of an action."""
        nargs = action.nargs
        if nargs is None:
            return 1, 1
        if nargs == OPTIONAL:
            return 0, 1
        if nargs in (ZERO_OR_MORE, REMAINDER):
            return 0, 1 << 30
        if nargs in (ONE_OR_MORE, PARSER):
            return 1, 1 << 30
        return nargs, nargs

    def _positionals(self, at):
        texts = self.args[at:at + self._plain(at)]
        count = len([kind for kind in self.kinds[at:at + len(texts)] if kind == "A"])
        # as many actions as the values here can satisfy
        taken = []
        for action in self.waiting:
            if sum([self._needs(one)[0] for one in (*taken, action)]) > count:
                break
            taken.append(action)
        for place, action in enumerate(taken):
            least, most = self._needs(action)
            later = sum([self._needs(one)[0] for one in taken[place + 1:]])
            use = min(most, count - later)
            if not count and least == 0 and at < len(self.args) and use == 0 and place == len(taken) - 1 and most > 1:
                pass
            rest = []
            if action.nargs in (PARSER, REMAINDER) and (use or action.nargs == REMAINDER and at < len(self.args)):
                rest, count = self.args[at:], later
                at = len(self.args)
            else:
                while len([one for one in rest if one != "--"]) < use:
                    rest.append(self.args[at])
                    at += 1
                count -= use
            self.waiting.remove(action)
            self._apply(action, rest)
        while at < len(self.args) and self.kinds[at] == "-" and not self.waiting:
            at += 1
        return at

    def _option(self, at):
        action, option, explicit = self.options[at]
        if action is None:
            self.unknown.append(self.args[at])
            return at + 1
        least, most = self._needs(action)
        while explicit is not None and most == 0 and option[1:2] not in self.parser.prefix_chars:
            self._apply(action, [], option)  # several letters behind one dash
            option, explicit = option[0] + explicit[0], explicit[1:] or None
            action = self.parser._options.get(option)
            if action is None:
                self.unknown.append(option + (explicit or ""))
                return at + 1
            least, most = self._needs(action)
            if explicit is not None and explicit.startswith("=") and most:
                explicit = explicit[1:]
        if explicit is not None:
            if most == 0 or least > 1:
                raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
            self._apply(action, [explicit], option)
            return at + 1
        count = min(self._plain(at + 1), most)
        if action.nargs in (PARSER, REMAINDER):
            count = len(self.args) - at - 1
        elif "-" in self.kinds[at + 1:at + 1 + count]:
            count = self.kinds[at + 1:at + 1 + count].index("-")
        if count < least:
            wanted = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                      ONE_OR_MORE: "expected at least one argument"}
            plural = "" if least == 1 else "s"
            raise ArgumentError(action, wanted.get(action.nargs, f"expected {least} argument{plural}"))
        self._apply(action, self.args[at + 1:at + 1 + count], option)
        return at + 1 + count

    def _finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen or action in self.waiting and not action.required and action.nargs != PARSER:
                continue
            if action.required and (action in self.waiting or action.option_strings):
                missing.append(_name_of(action))
        if missing:
            self.parser.error("the following arguments are required: " + ", ".join(missing))
        for action in self.parser._actions:
            default = action.default
            if action not in self.seen and isinstance(default, str) and action.dest is not SUPPRESS and \
                    default is not SUPPRESS and getattr(self.namespace, action.dest, None) is default:
                setattr(self.namespace, action.dest, self.parser._value(action, default))
        for group in self.parser._exclusive:
            if group.required and not any([action in self.seen for action in group._actions]):
                names = " ".join([_name_of(action) for action in group._actions if action.help is not SUPPRESS])
                self.parser.error(f"one of the arguments {names} is required")
