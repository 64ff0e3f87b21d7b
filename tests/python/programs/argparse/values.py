import argparse


def run(*lines):
    for line in lines:
        try:
            print(line, "->", parser.parse_args(line.split()))
        except SystemExit as error:
            print(line, "-> exit", error.code)


parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("name")
parser.add_argument("rest", nargs="*", type=int, default=[7])
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("-x", action="append", metavar="K=V")
parser.add_argument("--flag", action="store_true")
parser.add_argument("--no-flag", dest="flag", action="store_false")
parser.add_argument("--level", choices=["low", "high"], default="low")
parser.add_argument("-n", "--number", type=int, default="3")
run("n", "n 1 2", "-vvv n -x a=b -x c", "n --flag", "n --no-flag --level high", "n --level mid", "n -n x", "n -n5", "n --number=6")
run("n --num 8", "", "n --zzz", "n -- 3", "n -vx 1", "n 1 x", "--level low n 4", "n -5")
