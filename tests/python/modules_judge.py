"""modules_judge.py LIMBECK_PYTHON [--count N] [--seed N] [MODULE...]: random uses of standard modules, as CPython does them.

For each module many small expressions are made up and evaluated by both; every line of output must be equal.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile

BATCH = 250
PRELUDE = """
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e)
"""


# --- re ---

def atom(r, depth):
    kinds = ["a", "b", "c", "é", "ß", "1", " ", "\\n", ".", "\\w", "\\d", "\\s", "\\W", "\\S", "\\D", "\\b", "\\B", "^", "$",
             "\\A", "\\Z", "[ab]", "[^a]", "[a-c1]", "[\\w-]", "[^\\W\\d]", "[^\\S\\n]", "\\1", "\\2", "x", "_", "-", "[]a]", "\\.", "{"]
    if depth > 0 and r.random() < 0.4:
        inside = regex(r, depth - 1)
        form = r.choice(["({})", "({})", "({})", "(?:{})", "(?P<n%d>{})" % r.randrange(3), "(?={})", "(?!{})", "(?i:{})",
                         "(?<=a){}", "(?<!b){}", "(?>{})", "(?s:{})", "(?m:{})", "(?(1){}|b)"])
        return form.replace("{}", inside)
    return r.choice(kinds)


def regex(r, depth):
    out = ""
    for _ in range(r.choice([1, 1, 2, 2, 3])):
        out += atom(r, depth)
        if r.random() < 0.3:
            out += r.choice(["*", "+", "?", "{2}", "{1,2}", "{,2}", "*?", "+?", "??", "*+", "{0,1}?"])
        if r.random() < 0.1:
            out += "|"
    return out


def make_re(r):
    pattern = regex(r, 2)
    text = "".join(r.choice("aaabbc1 é\nßA_x-") for _ in range(r.randrange(9)))
    flags = r.choice(["0", "0", "0", "re.I", "re.M", "re.S", "re.A", "re.X", "re.I|re.A"])
    call = r.choice(["[(m.span(), m.groups()) for m in re.finditer(%s)]", "(lambda m: m and (m.span(), m.groups()))(re.match(%s))",
                     "(lambda m: m and (m.span(), m.lastindex))(re.fullmatch(%s))", "re.findall(%s)", "re.search(%s)"])
    plain = call % f"{pattern!r}, {text!r}, {flags}"
    return r.choice([plain, plain, f"re.split({pattern!r}, {text!r}, flags={flags})", f"re.sub({pattern!r}, '<\\\\g<0>>', {text!r}, flags={flags})",
                     f"re.subn({pattern!r}, lambda m: str(m.span()), {text!r}, 2, {flags})",
                     f"re.compile({pattern!r}, {flags}).search({text!r}, 1, 4)"])


# --- decimal ---

def number(r):
    kind = r.random()
    if kind < 0.06:
        return r.choice(["NaN", "Infinity", "-Infinity", "sNaN", "-0", "0", "0E+3", "0.000", "1", "-1"])
    digits = "".join(r.choice("0123456789") for _ in range(r.choice([1, 1, 2, 3, 5, 9, 20, 30])))
    point = r.randrange(len(digits) + 1)
    text = r.choice(["", "", "-"]) + digits[:point] + r.choice([".", ""]) + digits[point:]
    return text + r.choice(["", "", "", "E%d" % r.randrange(-30, 30), "E%d" % r.choice([-999990, 999990, 100])])


def make_decimal(r):
    a, b, c = (f"Decimal({number(r)!r})" for _ in range(3))
    small = f"Decimal('{r.randrange(-9999, 9999)}E{r.randrange(-6, 3)}')"
    spec = r.choice(["", "<", ">", "=", "^", "*^"]) + r.choice(["", "+", " "]) + r.choice(["", "0"]) + r.choice(["", "12", "25"])
    spec += r.choice(["", ","]) + r.choice(["", ".0", ".2", ".5"]) + r.choice(["", "f", "e", "E", "g", "G", "%"])
    rounding = r.choice(["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"])
    return r.choice([
        f"{a} {r.choice(['+', '-', '*', '/', '//', '%'])} {b}", f"{a} {r.choice(['<', '<=', '==', '!=', '>', '>='])} {b}", f"divmod({a}, {small})",
        f"{small} ** {r.randrange(-9, 30)}", f"abs({small}) ** {small} if abs({small}) < 50 else 0", f"abs({small}).sqrt()", f"abs({a}).sqrt()",
        f"{small}.exp() if abs({small}) < 500 else 0", f"abs({a}).ln()", f"abs({a}).log10()", f"{a}.quantize(Decimal('{r.choice(['1', '0.01', '1E2', '0.0000'])}'), {rounding})",
        f"format({small}, {spec!r})", f"format({small} * Decimal('0.37'), {spec!r})", f"str({a})", f"repr(+{a})", f"-{a}", f"{a}.normalize()", f"{a}.as_tuple()", f"{a}.to_eng_string()",
        f"hash({small}) == hash(Fraction({small}))", f"int({small})", f"round({small}, {r.randrange(-2, 3)})", f"round({small})", f"float({small})", f"{small}.as_integer_ratio()",
        f"{a}.{r.choice(['max', 'min', 'compare', 'remainder_near', 'max_mag', 'compare_total', 'copy_sign', 'same_quantum'])}({b})",
        f"{a}.{r.choice(['next_plus', 'next_minus', 'to_integral_value', 'logb', 'adjusted', 'is_normal', 'number_class'])}()", f"{a}.fma({b}, {c})",
        f"Context(prec={r.randrange(1, 9)}, rounding={rounding}).{r.choice(['add', 'subtract', 'multiply', 'divide'])}({a}, {b})",
        f"Context(prec=4, Emin=-9, Emax=9, rounding={rounding}).create_decimal({small})", f"Decimal({r.random() * 10 ** r.randrange(-5, 9)!r})",
        f"{small} {r.choice(['+', '*', '<', '=='])} {r.randrange(-99, 99)}"])


# --- datetime ---

def make_datetime(r):
    def moment(zone=True):
        fields = [r.choice([1, 4, 1969, 1999, 2000, 2024, 2100, 9999]), r.randrange(1, 13), r.randrange(1, 29), r.randrange(24), r.randrange(60)]
        text = ", ".join(map(str, fields + [r.randrange(60), r.choice([0, 5, 123456])][:r.randrange(3)]))
        tz = r.choice(["", "", ", tzinfo=timezone.utc", f", tzinfo=timezone(timedelta(minutes={r.randrange(-720, 720)}))"]) if zone else ""
        return f"datetime({text}{tz})"
    delta = r.choice([f"timedelta({r.randrange(-999, 999)}, {r.randrange(99999)}, {r.randrange(-9, 9)})", f"timedelta(hours={r.random() * 99!r})",
                      f"timedelta(milliseconds={r.randrange(-10**9, 10**9)})", f"timedelta(microseconds={r.choice([0.5, 1.5, 2.5, -0.5, 7.25])})"])
    delta2 = f"timedelta(seconds={r.randrange(-99999, 99999)})"
    a, b = moment(), moment()
    directives = "aAbBcdHIjmMpSUwWxXyYzZfGVuDFTReCnt%"
    format = r.choice(["", "<"]).join("%" + r.choice(["", "", "", "-", "_", "0"]) * (r.random() < 0.3) + r.choice(directives) for _ in range(r.randrange(1, 5)))
    iso = r.choice(["2024-02-29", "20240229", "2024-W09-4", "2024W09", "2023-13-01", "2024-2-1"]) + r.choice(["T", " ", "x"]) + r.choice(
        ["", "10", "10:11", "10:11:12", "101112", "10:11:12.5", "10:11:12,123456789", "25:00", "10:1"]) + r.choice(["", "Z", "+01:00", "-0530", "+01:00:30", "+25:00"])
    read = r.choice(["%Y-%m-%d", "%d/%m/%y", "%H:%M:%S.%f", "%b %d %Y", "%A %d %B %Y", "%I %p", "%j %Y", "%Y %U %w", "%G %V %u", "%Y%m%d%H%M%S"])
    return r.choice([f"{a} {r.choice(['-', '<', '==', '>='])} {b}", f"{a} {r.choice('+-')} {delta}", f"str({a}), repr({a})", f"{a}.strftime({format!r})",
                     f"{a}.isoformat({r.choice(['', repr(' ')])})", f"{a}.isoformat(timespec={r.choice(['hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'auto'])!r})",
                     f"datetime.fromisoformat({iso!r})", f"date.fromisoformat({iso.partition('T')[0][:10].split('x')[0].strip()!r})", f"datetime.fromisoformat({a}.isoformat()) == {a}",
                     f"datetime.strptime({moment(False)}.strftime({read!r}), {read!r})", f"{a}.isocalendar(), {a}.weekday(), {a}.toordinal()", f"repr({delta}), str({delta})",
                     f"{delta} {r.choice(['+', '-', '/', '//', '%', '<'])} {delta2}", f"{delta} * {r.choice([2, -3, 0.5, 1.1])}", f"{delta} / {r.choice([2, 7, -3, 0.3])}", f"{delta}.total_seconds()",
                     f"{a}.astimezone(timezone.utc)", f"{a}.date(), {a}.time(), {a}.timetz()", f"{moment(False)}.replace(tzinfo=timezone.utc).timestamp()",
                     f"datetime.fromtimestamp({r.random() * 4e9 - 1e9!r}, timezone.utc)", f"date.fromisocalendar({r.randrange(1990, 2030)}, {r.randrange(1, 54)}, {r.randrange(1, 8)})",
                     f"date.fromordinal({r.randrange(1, 3652060)})", f"{a}.ctime()"])


# --- json ---

def value(r, depth):
    if depth and r.random() < 0.5:
        if r.random() < 0.5:
            return [value(r, depth - 1) for _ in range(r.randrange(4))]
        return {r.choice(["a", "b", "é", "", "k\n", 1, 2.5, None, True]): value(r, depth - 1) for _ in range(r.randrange(4))}
    return r.choice([None, True, False, 0, -1, 10 ** 20, 1.5, 1e100, -0.0, "", "a\"b", "é\u2028", "\x00\x1f\x7f", "😀", "\\", "a/b", 1e-7, 123456789.123])


def make_json(r):
    thing = value(r, 3)
    options = r.choice(["", ", indent=2", ", indent=0", ", sort_keys=False", ", ensure_ascii=False", ", separators=(',', ':')", ", indent='\\t', ensure_ascii=False"])
    text = json.dumps(value(r, 3))
    if r.random() < 0.7 and text:
        at = r.randrange(len(text))
        text = text[:at] + r.choice(["", "x", ",", "]", "}", '"', "1", "\n", " ", "\\u12", "NaN", "-", "."]) + text[at + r.randrange(2):]
    return r.choice([f"json.dumps({thing!r}{options})", f"json.loads({text!r})", f"json.loads(json.dumps({thing!r}))", f"json.loads({text!r}, parse_float=str, object_pairs_hook=list)"])


# --- modules in the guest language ---

def words(r, letters, most=12):
    return "".join(r.choice(letters) for _ in range(r.randrange(most)))


def make_textwrap(r):
    text = words(r, ["word", "a", "well-known", "--", " ", "  ", "\n", "\t", "it's", "x-y-z", "End.", "Supercalifragilistic", "-", "!"], 25)
    options = r.choice(["", ", initial_indent='> '", ", subsequent_indent='    '", ", break_long_words=False", ", break_on_hyphens=False",
                        ", drop_whitespace=False", ", replace_whitespace=False", ", max_lines=2", ", fix_sentence_endings=True", ", expand_tabs=False"])
    return r.choice([f"textwrap.wrap({text!r}, {r.randrange(1, 40)}{options})", f"textwrap.dedent({words(r, [' ', 'a', chr(10), chr(9)], 20)!r})",
                     f"textwrap.shorten({text!r}, {r.randrange(6, 40)})", f"textwrap.indent({text!r}, '> ')"])


def make_fractions(r):
    def one():
        return r.choice([f"Fraction({r.randrange(-99, 99)}, {r.randrange(1, 60)})", f"Fraction({r.random() * 10 - 5!r})",
                         f"Fraction('{r.randrange(-9, 99)}/{r.randrange(0, 9)}')", f"Fraction('{r.randrange(-99, 99)}.{r.randrange(99)}E{r.randrange(-20, 20)}')", str(r.randrange(-9, 9))])
    a, b = f"Fraction({r.randrange(-99, 99)}, {r.randrange(1, 60)})", one()
    return r.choice([f"{a} {r.choice(['+', '-', '*', '/', '//', '%', '<', '==', '>='])} {b}", f"{b} {r.choice(['+', '-', '*', '/', '//', '%'])} {a}",
                     f"round({a}, {r.randrange(-2, 4)}), round({a})", f"{a}.limit_denominator({r.randrange(1, 30)})", f"{a} ** {r.randrange(-4, 5)}",
                     f"hash({a}), str({a}), float({a}), int({a})", f"divmod({a}, {b})", f"{a} {r.choice('+-*/')} {r.random()!r}", f"{b}"])


def make_csv(r):
    letters = ["a", "b", '"', '""', ",", ";", " ", "\n", "\r\n", "'", "\\", "1", "é", ",,"]
    options = r.choice(["", "", ", delimiter=';'", ", quotechar=\"'\"", ", skipinitialspace=True", ", doublequote=False, escapechar='\\\\'", ", strict=True",
                        ", quoting=csv.QUOTE_ALL", ", quoting=csv.QUOTE_NONE, escapechar='\\\\'", ", quoting=csv.QUOTE_NONNUMERIC", ", lineterminator='!'"])
    row = [r.choice([words(r, letters, 5), r.randrange(99), None, 2.5, True, ""]) for _ in range(r.randrange(4))]
    read = f"list(csv.reader({words(r, letters, 20)!r}.splitlines(True){options}))"
    return r.choice([read, read, f"(lambda f: (csv.writer(f{options}).writerow({row!r}), f.getvalue()))(io.StringIO())",
                     f"list(csv.DictReader({words(r, letters, 25)!r}.splitlines(True)))"])


def make_urls(r):
    url = r.choice(["http", "postgresql+x", "", "sqlite", "mailto"]) + r.choice(["://", ":", ""]) + r.choice(
        ["", "u:p@", "u%40:p%2F@", "u@"]) + r.choice(["host", "HOST", "[::1]", "", "1.2.3.4"]) + r.choice(["", ":80", ":x", ":"]) + words(
        r, ["/", "a", "..", ".", "b", "%20", ";p"], 8) + r.choice(["", "?q=1&q=2&e=", "?a=b;c", "?"]) + r.choice(["", "#f", "#"])
    text = words(r, ["a", " ", "/", "?", "&", "=", "é", "%", "+", "~", "%41", "%zz", "\u20ac"])
    return r.choice([f"urlsplit({url!r}), urlsplit({url!r}).hostname, urlsplit({url!r}).username", f"urlparse({url!r})", f"urljoin({url!r}, {text!r})",
                     f"urljoin('http://h/a/b/c?q', {url!r})", f"quote({text!r}), quote_plus({text!r}), unquote({text!r}), unquote_plus({text!r})",
                     f"parse_qsl({text!r}), parse_qs({text!r}, keep_blank_values=True)", f"urlencode({{'a': {text!r}, 'b': [1, {text!r}]}}, doseq=True)",
                     f"urlunsplit(urlsplit({url!r}))", f"urldefrag({url!r})", f"urlsplit({url!r}).port"])


def make_shlex(r):
    text = words(r, ["a", "b c", "'", '"', "\\", " ", "#", "x=1", "\n", "$"])
    return r.choice([f"shlex.split({text!r})", f"shlex.quote({text!r})", f"shlex.split({text!r}, comments=True)", f"shlex.split(shlex.quote({text!r})) == [{text!r}]"])


def make_difflib(r):
    a, b = ([r.choice("abcd") for _ in range(r.randrange(9))] for _ in range(2))
    return r.choice([f"difflib.SequenceMatcher(None, {a!r}, {b!r}).get_opcodes()", f"difflib.SequenceMatcher(None, {a!r}, {b!r}).ratio()",
                     f"list(difflib.unified_diff({a!r}, {b!r}, n={r.randrange(4)}, lineterm=''))", f"list(difflib.context_diff({a!r}, {b!r}, n=1, lineterm=''))",
                     f"difflib.get_close_matches({''.join(a)!r}, ['abc', 'bcd', {''.join(b)!r}])"])


def make_unicodedata(r):
    text = "".join(chr(r.choice([r.randrange(0x250), r.randrange(0x300, 0x370), r.randrange(0x1E00, 0x2000), r.randrange(0xAC00, 0xD7A0), 0x41, 0x65]))
                   for _ in range(r.randrange(1, 6)))
    return r.choice([f"[unicodedata.normalize(form, {text!r}) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')]", f"[unicodedata.category(c) for c in {text!r}]",
                     f"[unicodedata.name(c, '-') for c in {text!r}]", f"[(unicodedata.combining(c), unicodedata.numeric(c, None)) for c in {text!r}]"])


def make_ipaddress(r):
    four = ".".join(str(r.choice([0, 1, 10, 127, 192, 168, 255, 256, 1000])) for _ in range(r.choice([4, 4, 4, 3])))
    six = ":".join(r.choice(["", "", "0", "1", "ffff", "2001", "db8", "g"]) for _ in range(r.randrange(2, 10)))
    text = r.choice([four, six, "::" + six, f"{four}/{r.randrange(34)}", f"10.{r.randrange(256)}.0.0/{r.randrange(8, 33)}"])
    return r.choice([f"ipaddress.ip_address({text!r})", f"ipaddress.ip_network({text!r}, strict=False)", f"ipaddress.ip_network({text!r})",
                     f"[getattr(ipaddress.ip_address({text!r}), 'is_' + n) for n in ('private', 'loopback', 'multicast', 'link_local', 'reserved')]",
                     f"ipaddress.ip_network({text!r}, strict=False).broadcast_address, ipaddress.ip_network({text!r}, strict=False).num_addresses"])


MAKERS = {
    "csv": ("import csv, io", make_csv),
    "difflib": ("import difflib", make_difflib),
    "fractions": ("from fractions import Fraction", make_fractions),
    "ipaddress": ("import ipaddress", make_ipaddress),
    "shlex": ("import shlex", make_shlex),
    "textwrap": ("import textwrap", make_textwrap),
    "unicodedata": ("import unicodedata", make_unicodedata),
    "urllib.parse": ("from urllib.parse import *", make_urls),
    "datetime": ("from datetime import *", make_datetime),
    "decimal": ("from decimal import *\ndef Fraction(d):\n    n, m = d.as_integer_ratio()\n    return d if m != 1 else n", make_decimal),
    "json": ("import json", make_json),
    "re": ("import re", make_re),
}


def run(command, program):
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(program)
        file.flush()
        done = subprocess.run([*command, file.name], capture_output=True, text=True, timeout=120)
    return done.stdout.splitlines() + done.stderr.splitlines()[-1:]


def judge(tool, name, count, seed):
    imports, make = MAKERS[name]
    differences = 0
    for first in range(0, count, BATCH):
        r = random.Random(f"{seed} {name} {first}")
        uses = [make(r) for _ in range(min(BATCH, count - first))]
        program = imports + PRELUDE + "".join(f"show(lambda: {use})\n" for use in uses)
        expected, actual = run([sys.executable, "-W", "ignore"], program), run([tool], program)
        for i, use in enumerate(uses):
            wanted, got = (lines[i] if i < len(lines) else "nothing" for lines in (expected, actual))
            if wanted != got:
                differences += 1
                print(f"{name}: {use}\n  CPython {wanted}\n  limbeck {got}")
        if len(expected) != len(actual):
            print(f"{name}: {len(actual)} lines for {len(expected)}: {actual[-1:]}")
            differences += 1
    print(f"{name}: {count} uses\n{count - min(differences, count)} passed, {differences} failed")
    return differences


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    names = options.modules or sorted(MAKERS)
    return 1 if sum(judge(options.tool, name, options.count, options.seed) for name in names) else 0


if __name__ == "__main__":
    sys.exit(main())
