import argparse

parser = argparse.ArgumentParser(prog="tool", epilog="The end.", description="Does a thing that takes quite a long text to "
                                 "describe, so that it is wrapped somewhere.")
parser.add_argument("name", help="the name")
parser.add_argument("rest", nargs="*", type=int)
parser.add_argument("-x", action="append", metavar="K=V", help="more")
parser.add_argument("--level", choices=["low", "high"], default="low", help="how much (%(default)s, %(choices)s)")
parser.add_argument("--a-very-long-option-name-indeed", help="help that goes on the next line")
parser.add_argument("--hidden", help=argparse.SUPPRESS)
parser.print_help()
parser.print_usage()
