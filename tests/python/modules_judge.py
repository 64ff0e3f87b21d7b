"""modules_judge.py LIMBECK_PYTHON [--count N] [--seed N] [MODULE...]: random uses of standard modules, as CPython does them.

For each module many small expressions are made up and evaluated by both; every line of output must be equal.
"""
import argparse
import random
import subprocess
import sys
import tempfile

BATCH = 250
PRELUDE = """
def show(f):
    try:
        print(f())
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


MAKERS = {"re": ("import re", make_re)}


def run(command, program):
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(program)
        file.flush()
        done = subprocess.run([*command, file.name], capture_output=True, text=True, timeout=300)
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
    print(f"{name}: {count} uses, {differences} differences")
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
