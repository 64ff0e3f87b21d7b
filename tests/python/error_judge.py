#!/usr/bin/env python3
"""Compares limbeck-python's syntax errors with CPython 3.11's.

    error_judge.py [--mutants N] [--seed N] [--show N] TOOL

First the snippets of syntax/errors.txt (separated by lines of ----): each must be rejected with
CPython's very message, on its line; a snippet whose first line is "#~" may be worded otherwise. Then N mutants:
pieces of the standard library in which a token was deleted, doubled, swapped or inserted. Both must
accept a mutant, or both reject it, but for what newer Python accepts; how often the messages and the
lines agree is counted.
"""
import argparse
import ast
import collections
import io
import os
import pathlib
import random
import sys
import sysconfig
import tempfile
import tokenize
import warnings

from ast_judge import Tool, python_files

SNIPPETS = pathlib.Path(__file__).parent / "syntax" / "errors.txt"
LONGEST_PIECE = 6000
INSERTED = (
    "( ) [ ] { } : , ; = == := + - * ** / -> . ... @ ! if else elif for in while def class return import from as "
    "try except finally with lambda not and or is None True yield await async del global pass x 1 'a' f'{x}' "
    "match case print"
).split()
# Where CPython 3.11 says this, a newer one may accept the source.
NEWER = (
    "multiple exception types must be parenthesized",
    "f-string",
    "Generator expression must be parenthesized",
)
# CPython's own limits, and what it finds when it compiles.
BEYOND = ("too many statically nested blocks",)


def expected(source):
    """'' where CPython accepts the source, None where it gives up, or its error."""
    try:
        ast.parse(source)
        return "", 0
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.msg}", error.lineno or 0
    except ValueError as error:
        return f"SyntaxError: {error}", 0
    except (RecursionError, MemoryError):
        return None, 0


class Judge:
    def __init__(self, tool):
        self.tool = Tool(tool, "--ast")
        self.file = tempfile.NamedTemporaryFile(suffix=".py")

    def ask(self, source):
        with open(self.file.name, "wb") as file:
            file.write(source.encode("utf-8", "surrogateescape"))
        accepted, answer = self.tool.ask(self.file.name)
        if accepted:
            return "", 0
        kind, line, _, message = answer.split("\t", 3)
        return f"{kind}: {message}", int(line)


def judge_snippets(judge):
    failed = 0
    snippets = SNIPPETS.read_text().split("----\n")
    for snippet in snippets:
        theirs, ours = expected(snippet), judge.ask(snippet)
        same = theirs == ours or (snippet.startswith("#~") and ours[0] and theirs[0])
        if not same or not theirs[0]:
            failed += 1
            print(f"not ok - {snippet!r}\n    CPython: {theirs}\n    limbeck: {ours}")
    print(f"{len(snippets) - failed} passed, {failed} failed")
    return failed


def pieces(names, random):
    """Statements of the standard library as sources of their own."""
    while True:
        name = random.choice(names)
        try:
            with tokenize.open(name) as file:
                text = file.read()
            tree = ast.parse(text)
        except (SyntaxError, ValueError, UnicodeDecodeError):
            continue
        lines = text.splitlines(keepends=True)
        statements = [s for s in tree.body if s.end_lineno - s.lineno < 80]
        if not statements:
            continue
        first = random.randrange(len(statements))
        last = min(first + random.randrange(3), len(statements) - 1)
        piece = "".join(lines[statements[first].lineno - 1 : statements[last].end_lineno])
        if len(piece) < LONGEST_PIECE:
            yield piece


def mutate(piece, random):
    """The piece with one of its tokens deleted, doubled, exchanged or another one inserted."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(piece).readline))
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return None
    tokens = [t for t in tokens if t.type not in (tokenize.ENDMARKER, tokenize.COMMENT, tokenize.NL)]
    if len(tokens) < 3:
        return None
    starts = [0]
    for line in piece.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    index = random.randrange(len(tokens) - 1)
    begin, end = [starts[row - 1] + column for row, column in (tokens[index].start, tokens[index].end)]
    what = random.randrange(5)
    if what == 0:
        return piece[:begin] + piece[end:]
    if what == 1:
        return piece[:end] + " " + piece[begin:end] + piece[end:]
    if what == 2:
        return piece[:begin] + random.choice(INSERTED) + " " + piece[begin:]
    if what == 3:
        return piece[:begin] + random.choice(INSERTED) + piece[end:]
    cut = random.randrange(len(piece))
    return piece[:cut] + piece[cut + 1 :]


def judge_mutants(judge, count, seed, shown):
    generator = random.Random(seed)
    folder = sysconfig.get_paths()["stdlib"]
    names = [n for n in python_files([folder]) if "lib2to3/tests" not in n]
    source = pieces(names, generator)
    counts = collections.Counter()
    wordings = collections.Counter()
    examples = {}
    while counts["all"] < count:
        mutant = mutate(next(source), generator)
        if mutant is None:
            continue
        theirs, ours = expected(mutant), judge.ask(mutant)
        if theirs[0] is None:
            continue
        counts["all"] += 1
        if bool(theirs[0]) != bool(ours[0]):
            if not ours[0] and any(text in theirs[0] for text in NEWER):
                counts["newer"] += 1
                continue
            counts["verdict"] += 1
            if counts["verdict"] <= shown:
                print(f"not ok - verdicts differ: CPython {theirs}, limbeck {ours}\n{mutant}\n")
        elif theirs[0]:
            counts["errors"] += 1
            counts["message"] += theirs[0] == ours[0]
            counts["line"] += theirs[1] == ours[1]
            if theirs[0] != ours[0]:
                wordings[theirs[0], ours[0]] += 1
                examples.setdefault((theirs[0], ours[0]), (mutant, theirs, ours))
    for pair, number in wordings.most_common(shown):
        print(f"{number} times CPython said {pair[0]!r}, limbeck {pair[1]!r}")
        if os.environ.get("EXAMPLES"):
            print(examples[pair][1:], examples[pair][0], "\n")
    errors = max(counts["errors"], 1)
    print(
        f"{counts['all']} mutants: {counts['newer']} are valid in newer Python, {counts['errors']} rejected by both, "
        f"the same message in {100 * counts['message'] / errors:.1f} %, the same line in "
        f"{100 * counts['line'] / errors:.1f} %"
    )
    print(f"{counts['all'] - counts['verdict']} passed, {counts['verdict']} failed")
    return counts["verdict"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("tool")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if sys.version_info[:2] != (3, 11):
        print("needs Python 3.11")
        return 77
    judge = Judge(options.tool)
    failed = judge_snippets(judge) if SNIPPETS.exists() else 0
    failed += judge_mutants(judge, options.mutants, options.seed, options.show)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
