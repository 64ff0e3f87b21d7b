import argparse

parser = argparse.ArgumentParser(prog="s")
parser.add_argument("--g")
commands = parser.add_subparsers(dest="cmd", help="commands", metavar="CMD")
up = commands.add_parser("up", help="go up", aliases=["u"])
up.add_argument("rev", default="head", nargs="?")
up.set_defaults(func="f")
down = commands.add_parser("down")
down.add_argument("--sql", action="store_true")
down.add_argument("n", type=int)
for line in ("up", "up x", "u y", "--g 1 down 3 --sql", "down", "side", "", "down 1 2"):
    try:
        print(line, "->", parser.parse_args(line.split()))
    except SystemExit as error:
        print(line, "-> exit", error.code)
parser.print_help()
up.print_help()
