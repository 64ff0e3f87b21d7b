#!/usr/bin/env python3
"""Compares limbeck's option parser with Python's argparse: the parser of Alembic's command line, told the same options, must
read random command lines the same way and print the same usage and errors.

argparse_test.py DUMP_ARGUMENTS [COUNT]"""
import argparse
import os
import random
import subprocess
import sys

OPTIONS = {
    "template": (["-t", "--template"], {}), "message": (["-m", "--message"], {}), "sql": (["--sql"], None), "tag": (["--tag"], {}),
    "head": (["--head"], {}), "splice": (["--splice"], None), "depends_on": (["--depends-on"], {"action": "append"}),
    "rev_id": (["--rev-id"], {}), "version_path": (["--version-path"], {}), "branch_label": (["--branch-label"], {}),
    "verbose": (["-v", "--verbose"], None), "resolve_dependencies": (["--resolve-dependencies"], None),
    "autogenerate": (["--autogenerate"], None), "rev_range": (["-r", "--rev-range"], {}),
    "indicate_current": (["-i", "--indicate-current"], None), "purge": (["--purge"], None), "package": (["--package"], None),
    "check_heads": (["-c", "--check-heads"], None),
}
COMMANDS = {
    "branches": ("verbose", None), "check": ("", None), "current": ("check_heads verbose", None),
    "downgrade": ("sql tag", "revision"), "edit": ("", "rev"), "ensure_version": ("sql", None),
    "heads": ("verbose resolve_dependencies", None), "history": ("rev_range verbose indicate_current", None),
    "init": ("template package", "directory"), "list_templates": ("", None),
    "merge": ("message branch_label rev_id splice", "revisions+"),
    "revision": ("message autogenerate sql head splice branch_label version_path rev_id depends_on", None),
    "show": ("", "rev"), "stamp": ("sql tag purge", "revisions+"), "upgrade": ("sql tag", "revision"),
}
ORDER = ["version", "config", "name", "x", "raiseerr", "quiet", "verbose", "check_heads", "sql", "tag", "rev_range",
         "indicate_current", "resolve_dependencies", "template", "package", "message", "branch_label", "rev_id", "splice",
         "autogenerate", "head", "version_path", "depends_on", "purge"]


class Stop(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Stop("%serror: %s" % (self.format_usage(), message))

    def print_help(self, file=None):
        raise Stop("help " + self.prog.split()[-1].replace("alembic", "limbeck"))


class Version(argparse.Action):
    def __call__(self, *args):
        raise Stop("version")


def flag(kwargs):
    return {"action": "store_true"} if kwargs is None else kwargs


def build():
    parser = Parser(prog="alembic")
    parser.add_argument("--version", action=Version, nargs=0)
    parser.add_argument("-c", "--config", action="append")
    parser.add_argument("-n", "--name", dest="name")
    parser.add_argument("-x", action="append")
    parser.add_argument("--raiseerr", action="store_true")
    parser.add_argument("-q", "--quiet", action="store_true")
    commands = parser.add_subparsers()
    for name, (options, argument) in COMMANDS.items():
        command = commands.add_parser(name)
        command.set_defaults(cmd=name, words=[])
        for option in options.split():
            command.add_argument(*OPTIONS[option][0], **flag(OPTIONS[option][1]))
        if argument:
            command.add_argument(argument.rstrip("+"), **({"nargs": "+"} if argument.endswith("+") else {}))
    return parser


def expected(parser, words):
    try:
        result = parser.parse_args(words)
        if not hasattr(result, "cmd"):
            parser.error("too few arguments")
    except Stop as stop:
        return str(stop)
    argument = (COMMANDS[result.cmd][1] or "").rstrip("+")
    values = getattr(result, argument, []) if argument else []
    text = "%s words=%s" % (result.cmd, show(values))
    for name in ORDER:
        value = getattr(result, name, None)
        if value not in (None, False):
            text += " %s=%s" % (name.replace("_", "-"), "" if value is True else show(value))
    return text


def show(values):
    return ",".join("<%s>" % v for v in ([values] if isinstance(values, str) else values))


def random_line(rng):
    pieces = ["-h", "--version", "--help", "--", "-", "", "a", "head", "x y", "-1", "-12", "-1.5", "-.5", "-1:head", "+1", "-x", "-xa=b",
              "-x=a", "-xq", "-c", "-cfile", "--conf", "--config=a", "-n", "--na=x", "--nam", "-q", "--quiet", "--raise", "-qx", "-qqc", "-vi",
              "-iv", "-v=", "-v=1", "-vx", "-ra:b", "-r", "--rev-range=:b", "--rev", "--rev=1", "--ver", "--verb", "--version=1", "--v", "-vr", "-vra",
              "--s", "--sp", "--sql", "--sql=1", "--tag", "--t=1", "--splice", "--head", "--he", "-m", "-m=", "-mtext", "--message", "--depends-on",
              "--depends=a", "--version-path", "--r", "--purge", "--pack", "-t", "-tx", "--check", "-cv", "-vc", "--nosuch", "-z", "-zv", "--=x", "it's",
              "-foo bar", "--foo bar", "'\"", "\u00e9"]
    line = [rng.choice(pieces) for _ in range(rng.choice((0, 0, 0, 1, 2)))]
    line += [rng.choice(list(COMMANDS))] if rng.random() < 0.95 else []
    return line + [rng.choice(pieces) for _ in range(rng.randrange(5))]


def main():
    os.environ["COLUMNS"] = "80"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    rng, parser = random.Random(7), build()
    lines = [[]] + [random_line(rng) for _ in range(count)]
    lines = [line for line in lines if line != [""]]
    told = subprocess.run([sys.argv[1]], input="".join("\t".join(line) + "\n" for line in lines), text=True, check=True,
                          stdout=subprocess.PIPE).stdout.split("\n\n")
    failed = 0
    for line, answer in zip(lines, told):
        want = expected(parser, line)
        if want != answer:
            failed += 1
            if failed <= 10:
                print("%r\n--- expected\n%s\n--- got\n%s" % (line, want, answer))
    print("%sok - %d command lines are read as argparse reads them" % ("not " if failed else "", len(lines)))
    sys.exit(failed != 0)


main()
