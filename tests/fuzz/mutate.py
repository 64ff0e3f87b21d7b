"""Mutations of Python and SQL sources: of tokens, which works on any text, and of Python's syntax tree, where there is one.

    text = Mutator(random.Random(seed), donors).python(source)      donors: sources that pieces are taken from
"""
import ast
import copy
import re
import warnings

PYTHON_TOKEN = re.compile(r'''\n[ \t]*|[ \t]+|\#[^\n]*|[rRbBuUfF]{0,2}(?:"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^'\\\n])*\')'''
                          r'''|\w+|[-+*/<>=!]=|\*\*|->|:=|.''', re.S)
SQL_TOKEN = re.compile(r"""\n[ \t]*|[ \t]+|--[^\n]*|/\*.*?\*/|\$(\w*)\$.*?\$\1\$|[eE]?'(?:''|[^'])*'|"(?:""|[^"])*"|\w+|[<>=!|:]{2}|.""", re.S)
HUGE = "9" * 400
PYTHON_LITERALS = ["0", "-1", "1", "2**31", "2**63", HUGE, "1e308", "float('nan')", "0.1", "None", "True", "False", "...", "''", "'x'", "b''", "b'\\xff\\x00'",
                   "'it\\'s'", "'\"'", "'%s %% %(x)s %'", "':name \\\\:x ::text'", "'; DROP TABLE t; --'", "'$$'", "'\\\\'", "'/*'", "'a\\nb'", "'\\0'",
                   "'\u00e9\u65e5\u672c\U0001f600'", "'\\ud800'", "'a' * 5000", "()", "[]", "{}", "[[]]", "{'a': 1}", "lambda *a, **k: None", "(x for x in 'ab')",
                   "object()", "type", "op", "sa", "sa.text('1')", "sa.Integer", "sa.Column('z')", "sa.func.now()", "sa.null()", "range(3)", "0j"]
SQL_LITERALS = ["0", "-1", HUGE, "1e308", "NULL", "''", "'x'", "'it''s'", '"', "'", "$$", "$a$", "/*", "*/", "--", ";", "(", ")", "[", "\\", "E'\\''", "X'ff'", '"a""b"',
                '""', "'\u65e5\u672c'", "\u00e9", "\0", "'" + "a" * 5000 + "'", "TRUE", "DEFAULT", "CURRENT_TIMESTAMP", "?", ":x", "%", "@", "#", "1..2", "0x1F"]
SQL_KINDS = [
    (r"\d+", ["0", "1", "2", "70000"]), (r"'.*'", ["''", "'x'", "'it''s'", "'1'", "'2020-01-01'", "'" + "a" * 300 + "'"]),
    (r'".*"', ['"a"', '"A b"', '"x""y"', '"' + "n" * 63 + '"']), (r"(?!\d)\w+", ["x", "id", "t"]),
    (r"integer|int|bigint|smallint|text|varchar|date|boolean|numeric|real|blob|uuid|jsonb|timestamptz|interval",
     ["integer", "bigint", "text", "varchar(7)", "date", "boolean", "numeric(4,2)", "real", "double precision", "bytea", "json", "uuid", "char", "blob"]),
    (r"null|unique|primary|key|check|default|references|not", ["NOT", "NULL", "UNIQUE", "PRIMARY", "KEY", "CHECK", "DEFAULT"]),
    (r"cascade|restrict|set|action|no|deferrable|deferred|immediate|initially|asc|desc|first|last|stored|virtual", ["CASCADE", "RESTRICT", "ASC", "DESC", "DEFERRABLE"]),
    (r"table|view|index|trigger|function|type|domain|sequence|schema|extension", ["TABLE", "VIEW", "INDEX", "UNIQUE INDEX", "MATERIALIZED VIEW", "TEMPORARY TABLE", "SEQUENCE"]),
]
CHARACTERS = ["\0", "\ufeff", "\u00a0", "\u202e", "\U0001f600", "\u0301", "\r", "\f", "\x1a", "\\", "'", '"', "(", ")", ";", "\t", "`", "$", "?", "!"]
FAILURES = ["raise Exception('on purpose')", "op.execute('nonsense')", "undefined_name", "1 / 0", "op.drop_table('no_such_table')", "raise SystemExit(3)",
            "op.add_column('no_such_table', sa.Column('a', sa.Integer))", "raise", "assert False", "op.no_such_directive()", "op.execute()"]
KIND = {
    bool: [True, False], bytes: [b"", b"\0\xff", b"'"], float: [0.0, -1.5, 1e308, 1e-300],
    int: [0, 1, -1, 2, 255, 65536, 2**31 - 1, 2**63, 10**40], type(None): [None, 0, "", True],
    str: ["", " ", "a", "A b", "select", "it's", 'say "x"', "100%", "%(x)s", "%s %%", ":name", "a\\:b", "back\\slash", "semi;colon", "--", "/*", "$$", "a\nb", "tab\t", "\0",
          "x" * 70, "x" * 5000, "\u00e9\u65e5\U0001f600", "a.b", "{}", "{0.x}", "[]", "`", "NULL", "now()", "0", "ARRAY[1]", "public", "alembic_version", "sqlite_master"],
}
WRAPPERS = ["if True:\n    pass", "for _ in range(2):\n    pass", "try:\n    pass\nexcept Exception:\n    pass", "try:\n    pass\nfinally:\n    op.execute('SELECT 7')",
            "with op.batch_alter_table('t') as batch:\n    pass", "def inner():\n    pass", "class Inner:\n    pass", "with op.get_context().begin_transaction():\n    pass"]


class Mutator:
    def __init__(self, rng, donors):
        self.r, self.donors = rng, donors

    # ---- Tokens ----

    def index(self, tokens):
        """Of a token that is no blank."""
        solid = [i for i, token in enumerate(tokens) if not token.isspace()]
        return self.r.choice(solid) if solid else None

    def donor_token(self, pattern):
        tokens = [m[0] for m in pattern.finditer(self.r.choice(self.donors)) if not m[0].isspace()]
        return self.r.choice(tokens or ["x"])

    def tokens(self, source, pattern, literals):
        tokens = [m[0] for m in pattern.finditer(source)]
        i, j = self.index(tokens), self.index(tokens)
        if i is None:
            return source + self.r.choice(literals)
        what = self.r.randrange(9)
        if what == 0:
            tokens[i:i + self.r.choice([1, 1, 1, 2, 5])] = []
        elif what == 1:
            tokens[i:i] = tokens[i:i + self.r.choice([1, 1, 2, 6])] * self.r.choice([1, 1, 1, 3, 100])
        elif what == 2:
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif what == 3:
            tokens[i] = tokens[j]
        elif what == 4:
            tokens[i] = self.donor_token(pattern)
        elif what == 5:
            tokens.insert(i, self.donor_token(pattern) + " ")
        elif what == 6:
            tokens[i] = self.r.choice(literals)
        elif what == 7:
            at = [k for k, token in enumerate(tokens) if token[0] in "'\"0123456789"]
            tokens[self.r.choice(at) if at else i] = self.r.choice(literals)
        else:
            at = [k for k, token in enumerate(tokens) if re.match(r"\w", token)]
            if len(at) > 1:
                tokens[self.r.choice(at)] = tokens[self.r.choice(at)]
        return "".join(tokens)

    def lines(self, source):
        lines = source.split("\n")
        i, j = self.r.randrange(len(lines)), self.r.randrange(len(lines))
        what = self.r.randrange(6)
        if what == 0:
            del lines[i]
        elif what == 1:
            lines.insert(j, lines[i])
        elif what == 2:
            lines[i], lines[j] = lines[j], lines[i]
        elif what == 3:
            lines[i] = self.r.choice([" ", "    ", "\t"]) + lines[i]
        elif what == 4:
            lines[i] = lines[i].lstrip()
        else:
            donor = self.r.choice(self.donors).split("\n")
            k = self.r.randrange(len(donor))
            lines[i:i] = donor[k:k + self.r.choice([1, 2, 5])]
        return "\n".join(lines)

    def characters(self, source):
        i = self.r.randrange(len(source) + 1)
        what = self.r.randrange(4)
        if what == 0:
            return source[:i]
        if what == 1:
            return source[:i] + source[i + self.r.choice([1, 1, 3, 20]):]
        if what == 2:
            return source[:i] + self.r.choice(CHARACTERS) + source[i:]
        return source[:i] + self.r.choice("([{'\"#\\") * self.r.choice([1, 2, 3, 400]) + source[i:]

    # ---- The syntax tree ----

    def statements(self, tree):
        """All lists of statements."""
        return [body for node in ast.walk(tree) for name in ("body", "orelse", "finalbody")
                if isinstance(body := getattr(node, name, None), list) and body and isinstance(body[0], ast.stmt)]

    def change_statements(self, tree):
        body = self.r.choice(self.statements(tree))
        i, j = self.r.randrange(len(body)), self.r.randrange(len(body))
        what = self.r.randrange(7)
        if what == 0 and len(body) > 1:
            del body[i]
        elif what == 1:
            body.insert(j, copy.deepcopy(body[i]))
        elif what == 2:
            body[i], body[j] = body[j], body[i]
        elif what == 3:
            body[i:i + 1] = self.wrapped(body[i])
        elif what == 4:
            body.insert(i, ast.parse(self.r.choice(FAILURES)).body[0])
        elif what == 5:
            donor = self.parsed_donor()
            if donor:
                body.insert(i, copy.deepcopy(self.r.choice(self.r.choice(self.statements(donor)))))
        else:
            imports = [k for k, statement in enumerate(tree.body) if isinstance(statement, (ast.Import, ast.ImportFrom))]
            if imports and len(tree.body) > 1:
                del tree.body[self.r.choice(imports)]

    def wrapped(self, statement):
        outer = ast.parse(self.r.choice(WRAPPERS)).body[0]
        for body in self.statements(ast.Module([outer], [])):
            if isinstance(body[0], ast.Pass) and body is not getattr(outer, "handlers", None):
                body[0] = statement
                break
        return [outer]

    def calls(self, tree):
        return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]

    def change_call(self, tree):
        calls = self.calls(tree)
        if not calls:
            return
        call, other = self.r.choice(calls), self.r.choice(calls)
        args, keywords = call.args, call.keywords
        what = self.r.randrange(8)
        if what == 0 and args:
            del args[self.r.randrange(len(args))]
        elif what == 1 and args:
            args.insert(0, copy.deepcopy(self.r.choice(args)))
        elif what == 2 and args:
            self.r.shuffle(args)
        elif what == 3 and keywords:
            del keywords[self.r.randrange(len(keywords))]
        elif what == 4 and other.keywords:
            keywords.append(copy.deepcopy(self.r.choice(other.keywords)))
        elif what == 5 and keywords:
            keyword = self.r.choice(keywords)
            keyword.arg = self.r.choice([keyword.arg and keyword.arg + "x", "no_such_keyword", None])
        elif what == 6:
            call.func = copy.deepcopy(other.func)
        else:
            args.append(copy.deepcopy(self.an_expression(tree)))

    def an_expression(self, tree):
        return self.r.choice([node for node in ast.walk(tree) if isinstance(node, ast.expr)] or [ast.Constant(1)])

    def parsed_donor(self):
        try:
            tree = ast.parse(self.r.choice(self.donors))
        except (SyntaxError, ValueError, RecursionError):
            return None
        return tree if tree.body else None

    def replacement(self, old, tree):
        what = self.r.randrange(6)
        if what == 0:
            return ast.parse("(" + self.r.choice(PYTHON_LITERALS) + ")", mode="eval").body
        if what == 1:
            return copy.deepcopy(self.an_expression(tree))
        if what == 2:
            donor = self.parsed_donor()
            return copy.deepcopy(self.an_expression(donor)) if donor else old
        if what == 3 and isinstance(old, ast.Call):
            for _ in range(self.r.choice([1, 1, 2, 60])):
                old = ast.Call(copy.deepcopy(old.func), [old], [])
            return old
        if what == 4:
            text = self.r.choice(["[{}]", "({},)", "{{{}: {}}}", "lambda: {}", "({}).x", "({})()", "({})[0]", "not {}", "-({})", "({}) + ({})", "str({})",
                                  "[{} for _ in '12']", "({}) if {} else 1", "f'{{{}}}'", "({}) == ({})", "*{},"])
            try:
                return ast.parse(text.replace("{}", ast.unparse(old)).replace("{{", "{").replace("}}", "}"), mode="eval").body
            except (SyntaxError, ValueError, RecursionError):
                return old
        return ast.Constant(self.r.choice([None, 0, -1, "", "x", "users.id", 10**30, b"x", 1.5, True, Ellipsis]))

    def change_expression(self, tree):
        places = []
        for node in ast.walk(tree):
            for name, value in ast.iter_fields(node):
                if isinstance(value, ast.expr):
                    places.append((node, name, None, value))
                elif isinstance(value, list):
                    places += [(node, name, i, item) for i, item in enumerate(value) if isinstance(item, ast.expr)]
        if places:
            node, name, i, old = self.r.choice(places)
            new = self.replacement(old, tree)
            if i is None:
                setattr(node, name, new)
            else:
                getattr(node, name)[i] = new

    def change_constant(self, tree):
        """To one of its kind, which leaves most programs right."""
        constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) in KIND]
        if constants:
            constant = self.r.choice(constants)
            same = [node.value for node in constants if type(node.value) is type(constant.value)]
            constant.value = self.r.choice(KIND[type(constant.value)] + same * 2)

    def tree(self, source):
        """None where the source has no tree, or what became of it has no text."""
        try:
            tree = ast.parse(source)
            if not tree.body:
                return None
            self.r.choice([self.change_statements] * 2 + [self.change_call] * 3 + [self.change_expression] * 2 + [self.change_constant] * 4)(tree)
            return ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        except (SyntaxError, ValueError, TypeError, AttributeError, RecursionError):
            return None

    # ---- Whole sources ----

    def python(self, source, share=0.7):
        """`share` of the mutations are of the tree, which leaves a program that can be parsed."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for _ in range(self.r.choice([1, 1, 1, 1, 1, 2, 2, 3, 5])):
                what = self.r.random()
                changed = self.tree(source) if self.r.random() < share else None
                if changed is None:
                    changed = (self.lines(source) if what > 0.8 else self.characters(source) if what > 0.6
                               else self.tokens(source, PYTHON_TOKEN, PYTHON_LITERALS))
                source = changed
        return source

    def sql_statements(self, source):
        """Whole statements, or what stands between two commas."""
        mark = self.r.choice([";\n", ";\n", ","])
        pieces = source.split(mark)
        i, j = self.r.randrange(len(pieces)), self.r.randrange(len(pieces))
        what = self.r.randrange(4)
        if what == 0:
            del pieces[i]
        elif what == 1:
            pieces.insert(j, pieces[i])
        elif what == 2:
            pieces[i], pieces[j] = pieces[j], pieces[i]
        else:
            pieces.insert(i, self.r.choice(self.r.choice(self.donors).split(mark)))
        return mark.join(pieces)

    def sql_kind(self, source):
        """A token by another of its kind, which leaves many schemas right."""
        tokens = [m[0] for m in SQL_TOKEN.finditer(source)]
        kind = self.r.choice(SQL_KINDS)
        at = [i for i, token in enumerate(tokens) if re.fullmatch(kind[0], token, re.I)]
        if at:
            new = self.r.choice(kind[1] + [tokens[i] for i in at])
            old = tokens[self.r.choice(at)]
            is_all = self.r.random() < 0.5  # a name everywhere
            for i in [i for i in at if tokens[i] == old][:None if is_all else 1]:
                tokens[i] = new
        return "".join(tokens)

    def sql(self, source):
        for _ in range(self.r.choice([1, 1, 1, 2, 2, 3, 5, 10])):
            what = self.r.random()
            source = (self.sql_kind(source) if what > 0.55 else self.sql_statements(source) if what > 0.25 else self.lines(source) if what > 0.2
                      else self.characters(source) if what > 0.15 else self.tokens(source, SQL_TOKEN, SQL_LITERALS))
        return source
