import argparse


def run(*lines):
    for line in lines:
        try:
            print(line, "->", parser.parse_args(line.split()))
        except SystemExit as error:
            print(line, "-> exit", error.code)


parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("--pair", nargs=2)
parser.add_argument("--opt", nargs="?", const="C", default="D")
parser.add_argument("--many", nargs="+")
parser.add_argument("--any", nargs="*")
parser.add_argument("--const", action="store_const", const=9)
parser.add_argument("--more", action="extend", nargs="+")
parser.add_argument("--mark", action="append_const", const=1, dest="marks")
parser.add_argument("--sp", action=argparse.BooleanOptionalAction)
run("--pair 1", "--pair 1 2", "--opt", "--opt z", "--many", "--many a b", "--any", "--const", "--more 1 2 --more 3", "--mark --mark")
run("--sp", "--no-sp", "--pair=1", "--const=1", "")
