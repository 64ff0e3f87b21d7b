import argparse

parser = argparse.ArgumentParser(prog="m", add_help=False)
either = parser.add_mutually_exclusive_group(required=True)
either.add_argument("--one")
either.add_argument("--two", action="store_true")
group = parser.add_argument_group("special", "for some")
group.add_argument("--sp", help="special")
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
for line in ("--one 1", "--two", "--one 1 --two", "", "--two --sp x", "--version"):
    try:
        print(line, "->", parser.parse_args(line.split()))
    except SystemExit as error:
        print(line, "-> exit", error.code)
parser.print_help()
