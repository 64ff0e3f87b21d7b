#!/usr/bin/env python3
"""Compares limbeck-python with CPython 3.11 on random programs:   random_judge.py [--count N] [--seed N] [--keep DIR] TOOL

Programs are short, each a text of its own that prints what it computes and the exceptions it meets. One process runs a batch of
them: each is a function, called under try. Where a batch differs, the differing programs are shown.
"""
import argparse
import concurrent.futures
import os
import random
import subprocess
import sys
import tempfile
import warnings

BATCH = 250
PRELUDE = """
class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"P({self.n!r})"
    def __eq__(self, o): return isinstance(o, P) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __lt__(self, o): return self.n < o.n if isinstance(o, P) else NotImplemented
    def __add__(self, o): return P(self.n + (o.n if isinstance(o, P) else o))
    def __radd__(self, o): return P(o + self.n)
    def __len__(self): return 3
    def __getitem__(self, i): return [self.n, self.n, 0][i]
    def __contains__(self, x): return x == self.n
    def __bool__(self): return bool(self.n)
def show(f):
    try:
        text = repr(f())
        print(text if len(text) < 3000 else text[:3000])
    except Exception as e:
        print(type(e).__name__, e)
"""
INTS = ["0", "1", "-1", "2", "3", "-3", "7", "10", "255", "-256", "1000000", "2**62", "2**63 - 1", "2**63", "-2**63", "2**64", "10**20", "-10**25 + 3", "True", "False"]
FLOATS = ["0.0", "-0.0", "0.5", "1.0", "-1.5", "2.5", "3.14159", "1e16", "1e22", "1e-5", "-1e300", "123456.789", "0.1", "1/3", "float('inf')", "float('nan')"]
STRS = ["''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "'  pad '", "'é€😀'", "'12'", "'-7'", "'1.5'", "'x\\ty\\n'", "\"it's\"", "'aXbX'", "'%d and %s'", "'{} {}'", "'ab' * 3", "'ǅß'", "'\\x00\\x7f'"]
NAMES = ["a", "b", "c", "n", "s", "x"]
SPECS = ["", "d", "5", "05", "<8", ">8", "^9", "*^9", "+", "+d", ",", "_", "x", "#x", "o", "b", "#b", "e", ".2f", "10.3f", "g", ".3g", "%", ".1%", "s", ".2", "8.3", "c", "+.2e", "010", "=+9", "-", " ", "G", "n", "X", "é>6", ",.2f", "#o"]
PERCENTS = ["%s", "%r", "%d", "%5d", "%-6d|", "%05d", "%+d", "%x", "%#X", "%o", "%f", "%.2f", "%8.3f", "%e", "%g", "%.3g", "%c", "%5s", "%-5s|", "%.2s", "%a", "%i", "%G", "% d", "%%", "%.0f"]
BINARY = ["+", "-", "*", "//", "%", "/", "&", "|", "^", "+", "-", "*"]
COMPARE = ["<", "<=", ">", ">=", "==", "!=", "in", "not in", "is"]
STR_METHODS = ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "lstrip()", "rstrip('abc ')", "split()", "split(',')", "split(None, 1)", "rsplit(',', 1)", "splitlines()", "partition('a')",
               "rpartition('b')", "isalpha()", "isdigit()", "isalnum()", "isupper()", "islower()", "istitle()", "isspace()", "isidentifier()", "isprintable()", "isascii()", "isnumeric()", "isdecimal()", "encode()", "expandtabs(4)", "zfill(6)", "center(9, '*')", "ljust(5)", "rjust(7, '-')",
               "find('b')", "rfind('a')", "index('a')", "rindex('b')", "count('a')", "replace('a', 'ZZ')", "replace('', '.')", "startswith('a')", "endswith(('b', 'c'))", "removeprefix('a')", "removesuffix('c')", "join(['1', '2'])", "format(1, 2)", "translate({97: 'Q', 98: None})", "split('')", "center(3.5)", "count(1)", "__len__()", "nope()"]
LIST_METHODS = ["append(9)", "extend('xy')", "insert(1, 'i')", "pop()", "pop(0)", "remove(1)", "index(2)", "count(1)", "reverse()", "sort()", "sort(key=str)", "copy()", "clear()", "sort(reverse=True)", "pop(99)", "extend(5)", "insert('a', 1)"]
DICT_METHODS = ["get(1)", "get('a', 0)", "keys()", "values()", "items()", "pop('a', None)", "pop('zz')", "setdefault('n', 5)", "update(q=1)", "popitem()", "copy()", "clear()", "update([(1, 2)])", "update(5)", "get([])"]
FUNCTIONS = ["abs", "bool", "int", "float", "str", "repr", "len", "list", "tuple", "sorted", "sum", "min", "max", "round", "ascii", "hex", "bin", "ord", "chr", "any", "all", "dict", "iter", "callable", "oct", "enumerate", "type", "id and bool", "next", "divmod", "pow", "isinstance"]


class Writer:
    """Writes one random program."""

    def __init__(self, r):
        self.r = r

    def of(self, options):
        return self.r.choice(options)

    def literal(self):
        return self.of([self.of(INTS), self.of(INTS), self.of(FLOATS), self.of(STRS), "None", "P(2)", "b'ab\\xff'"])

    def atom(self, names, depth):
        if names and self.r.random() < 0.35:
            return self.of(names)
        kind = self.r.randrange(9)
        if depth <= 0 or kind < 5:
            return self.literal()
        items = [self.expression(names, depth - 1) for _ in range(self.r.randrange(4))]
        if kind == 5:
            return f"[{', '.join(items)}]"
        if kind == 6:
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
        if kind == 7:
            return "{" + ", ".join(f"{self.literal()}: {i}" for i in items) + "}"
        return "{" + ", ".join(self.of(INTS) for _ in range(2)) + "}"

    def integer(self, names, depth):
        if depth <= 0:
            return self.of(INTS)
        a, b = self.integer(names, depth - 1), self.integer(names, depth - 1)
        return self.of([f"({a} {self.of(BINARY)} {b})", f"-{a}", f"~({a})", f"abs({a})", f"divmod({a}, {b})[{self.of('01')}]", f"({a}) ** {self.of('0123')}", f"({a} << {self.of(['0', '5', '70'])})", f"({a} >> {self.of(['1', '3', '65'])})", f"pow({a}, {self.of('0123')}, {b})",
                        f"int(str({a}))", f"round({a}, -{self.of('123')})", f"int({a} / {b})", f"({a}).bit_length()", f"max({a}, {b})", f"int.from_bytes(({a}).to_bytes(20, 'big', signed=True), 'big', signed=True)"])

    def real(self, depth):
        if depth <= 0:
            return self.of(FLOATS + INTS[:9])
        a, b = self.real(depth - 1), self.real(depth - 1)
        return self.of([f"({a} {self.of(['+', '-', '*', '/', '//', '%'])} {b})", f"-({a})", f"abs({a})", f"round({a}, {self.of(['0', '1', '2', '-1', '5'])})", f"float(repr({a}))", f"min({a}, {b})", f"divmod({a}, {b})", f"float(str({a}))", f"({a}) ** {self.of(['2', '0', '3', '-1'])}",
                        f"float({a}).as_integer_ratio()", f"float({a}).hex()", f"float({a}).is_integer()", f"int({a})"])

    def text(self, names, depth):
        if depth <= 0:
            return self.of(STRS)
        s, t = self.text(names, depth - 1), self.text(names, depth - 1)
        value = self.expression(names, depth - 1)
        return self.of([f"({s} + {t})", f"({s})[{self.bounds()}]", f"({s}).{self.of(STR_METHODS)}", f"f'{{{self.quoted(value)}!r:{self.of(SPECS)}}}'" if "'" not in value and "\\" not in value and '"' not in value and "{" not in value else f"({s})",
                        f"'{self.of(PERCENTS)} {self.of(PERCENTS)}' % ({value}, {self.literal()})", f"'{{:{self.of(SPECS)}}}|{{!r:>{self.of('59')}}}'.format({value}, {s})", f"format({value}, {self.of(SPECS)!r})", f"str({value})", f"repr({s})", f"{t}.join(({s}, {s}))", f"({s}).replace({t}, {self.of(STRS)})", f"({s}).split({t})"])

    @staticmethod
    def quoted(value):
        return f" {value}"

    def bounds(self):
        part = lambda: self.of(["", "", "0", "1", "-1", "2", "-3", "5", "100", "None"])
        return self.of([f"{part()}:{part()}", f"{part()}:{part()}:{self.of(['', '1', '-1', '2', '-2'])}", self.of(["0", "-1", "1", "5"])])

    def expression(self, names, depth):
        if depth <= 0:
            return self.atom(names, 0)
        d = depth - 1
        e = lambda: self.expression(names, d)
        v = self.of(NAMES)
        inner = [*names, v]
        return self.of([
            lambda: self.atom(names, depth), lambda: self.integer(names, depth), lambda: self.real(depth), lambda: self.text(names, depth),
            lambda: f"({e()} {self.of(BINARY)} {e()})", lambda: f"({e()} {self.of(COMPARE)} {e()})", lambda: f"({e()} {self.of(['and', 'or'])} {e()})", lambda: f"(not {e()})",
            lambda: f"({e()} if {e()} else {e()})", lambda: f"{e()}[{self.bounds()}]" if self.r.random() < 0.7 else f"({e()})[{e()}]",
            lambda: f"[{self.expression(inner, d)} for {v} in {e()}{self.of(['', f' if {v}'])}]", lambda: f"{{{v}: {self.expression(inner, d)} for {v} in {e()}}}",
            lambda: f"sum({self.integer(inner, d)} for {v} in range({self.of('0123456')}))", lambda: f"{self.of(FUNCTIONS)}({e()})", lambda: f"{self.of(FUNCTIONS)}({e()}, {e()})",
            lambda: f"(lambda {v}: {self.expression(inner, d)})({e()})", lambda: f"(lambda *{v}, k={self.literal()}: ({v}, k))(*{e()})", lambda: f"[*{e()}, {e()}]", lambda: f"list(map({self.of(FUNCTIONS)}, {e()}))",
            lambda: f"list(zip({e()}, {e()}))", lambda: f"sorted({e()}, key={self.of(['str', 'repr', 'len', 'None'])})", lambda: f"({e()} < {e()} <= {e()})", lambda: f"{{**{e()}, 'k': {e()}}}",
        ])()

    def statements(self):
        """A function's body that assigns, loops, fails and prints."""
        names, lines = [], []
        for _ in range(self.r.randrange(2, 6)):
            v = self.of(NAMES)
            value = self.expression(names, 2)
            one = lambda depth=1: self.expression([*names, v] if v in names else names, depth)
            form = self.r.randrange(14)
            if form <= 2:
                lines.append(f"{v} = {value}")
            elif form == 3:
                lines += ["try:", f"    {v} = {value}", "except Exception as e:", f"    {v} = (type(e).__name__, str(e))"] + self.of([[], ["finally:", f"    print('finally')"]])
            elif form == 4:
                lines += [f"{v} = 0", f"for i in {value}:", f"    {v} = {self.expression([*names, v, 'i'], 1)}", f"    if {self.expression([*names, 'i'], 1)}: {self.of(['break', 'continue', 'pass'])}", "else:", "    print('else')"]
            elif form == 5:
                lines += [f"{v} = [3, 1, 2]", f"print({v}.{self.of(LIST_METHODS)}, {v})"]
            elif form == 6:
                lines += [f"{v} = {{'a': 1, 1: 'b'}}", f"print({v}.{self.of(DICT_METHODS)}, {v})"]
            elif form == 7:
                lines += [f"def {v}(p, q={self.literal()}, *r, k={self.literal()}, **o):", f"    return {self.of(['p', '(p, q)', '(p, q, r, k, o)', 'r'])}", f"print({v}({self.of(['1', '1, 2', '1, 2, 3', 'p=1', '1, k=5', '1, z=2', '', '*[1, 2]', '**dict(p=3)', 'q=1', '1, p=2'])}))"]
            elif form == 8:
                lines += [f"def gen():", f"    for i in range({self.of('0123')}):", f"        got = yield ({one()}, i)", "        print('got', got)", f"    return {one()}", f"{v} = list(gen())"]
            elif form == 9:
                lines += [f"{v} = [1, 2, 3, 4]", f"{v}[{self.bounds()}] = {value}"]
            elif form == 10:
                lines += [f"{', '.join(self.r.sample(NAMES, 2))}, *{v}_rest = {value}", f"{v} = {v}_rest"]
            elif form == 11:
                lines += [f"{v} = {value}", f"{v} {self.of(BINARY)}= {one()}"]
            elif form == 12:
                lines += ["class C(P):", f"    attr = {self.literal()}", "    def method(self): return (self.n, self.attr)", f"{v} = C({one()}).{self.of(['method()', 'attr', 'n', 'nope', '__class__.__name__', 'method'  + '.__name__'])}"]
            else:
                lines += ["total = 0", "def add(d):", "    nonlocal total", "    total += d", "    return total", f"{v} = [add(i) for i in {self.of(['range(4)', '[1.5, 2]', value])}]"]
            names.append(v)
        return lines + [f"return ({', '.join(sorted(set(names)))},)"]

    def program(self):
        if self.r.random() < 0.5:
            return [f"return {self.expression([], self.r.randrange(1, 4))}"]
        return self.statements()


def batch(seed):
    writer = Writer(random.Random(seed))
    lines = PRELUDE.splitlines()
    for n in range(BATCH):
        while True:
            body = writer.program()
            program = [f"def f{n}():", *(f"    {line}" for line in body)]
            try:
                compile("\n".join(program), "random", "exec")
                break
            except SyntaxError:
                continue
        lines += [*program, f"print('#', {n})", f"show(f{n})"]
    return "\n".join(lines) + "\n"


def run(command, path):
    env = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
    try:
        done = subprocess.run([*command, path], capture_output=True, env=env, timeout=60, check=False)
    except subprocess.TimeoutExpired as late: # what came before counts
        done = late
    return ((done.stdout or b"").decode("utf-8", "backslashreplace"), (done.stderr or b"").decode("utf-8", "backslashreplace"))


def parts(text):
    """number of a program -> what it printed"""
    out = {}
    for part in ("\n" + text).split("\n# ")[1:]:
        number, _, rest = part.partition("\n")
        out[int(number)] = rest.rstrip("\n")
    return out


def without_memory(theirs):
    return [number for number, text in theirs.items() if "MemoryError" in text or "too long" in text]


def judge(seed, tool, keep):
    """The differences of one batch: (program's lines, CPython's, ours)."""
    source = batch(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(keep or folder, f"random_{seed}.py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(source)
        theirs = parts(run([sys.executable, "-I", "-X", "utf8"], path)[0])
        with open(path, "w", encoding="utf-8") as f: # what needs more memory than there is would end the whole batch
            f.write("".join(f"# {line}" if any(line == f"show(f{n})\n" for n in without_memory(theirs)) else line for line in source.splitlines(True)))
        printed, complaint = run([tool], path)
    ours = parts(printed)
    found = []
    for number in range(BATCH):
        expected, got = theirs.get(number), ours.get(number, "nothing; " + complaint[-300:])
        if expected is None: # CPython did not get so far
            break
        if expected != got and not is_excused(expected, got):
            start = source.index(f"def f{number}():")
            found.append((source[start:source.index(f"print('#', {number})", start)], expected, got))
    return found


def is_excused(theirs, ours):
    """Addresses differ from process to process, and memory is bounded otherwise."""
    return "MemoryError" in theirs or "too long" in theirs or " at 0x" in theirs and " at 0x" in ours


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tool")
    arguments.add_argument("--count", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", help="a folder to leave the batches in")
    arguments.add_argument("--known", type=int, default=0, help="so many differences do not fail the run, and are told")
    arguments.add_argument("--most", type=int, default=20, help="differences shown")
    options = arguments.parse_args()
    if sys.version_info[:2] != (3, 11):
        sys.exit("random_judge.py compares with CPython 3.11")
    warnings.simplefilter("ignore", SyntaxWarning)
    tool = os.path.abspath(options.tool)
    seeds = range(options.seed, options.seed + (options.count + BATCH - 1) // BATCH)
    different = shown = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda seed: judge(seed, tool, options.keep), seeds):
            different += len(found)
            for program, expected, got in found:
                if shown < options.most:
                    shown += 1
                    print(f"DIFFERS\n{program}  CPython: {expected}\n  limbeck: {got}")
    is_known = different <= options.known
    if different and is_known:
        print(f"{different} random programs differ from CPython; up to {options.known} are known to")
    print(f"{len(seeds) * BATCH - different} passed, {0 if is_known else different} failed")
    return 0 if is_known else 1


if __name__ == "__main__":
    sys.exit(main())
