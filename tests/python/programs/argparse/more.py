import argparse

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", type=float)
child = argparse.ArgumentParser(prog="c", parents=[parent], formatter_class=argparse.ArgumentDefaultsHelpFormatter, exit_on_error=False)
child.add_argument("--k", default=2, help="kay", type=int)
print(child.parse_args("--shared 2.5".split()), child.parse_known_args(["--k", "3", "rest", "--what"]))
child.print_help()
rest = argparse.ArgumentParser(prog="r")
rest.add_argument("cmd")
rest.add_argument("args", nargs=argparse.REMAINDER)
print(rest.parse_args("x -a --b c".split()), rest.parse_args(["x"]), child.get_default("k"))
child.set_defaults(k=5, extra=1)
print(child.parse_args([]))
for wrong in (lambda: child.parse_args(["--k", "x"]), lambda: rest.add_argument("--x", action="nope"), lambda: rest.add_argument("-h"),
              lambda: rest.add_argument("p", required=True), lambda: rest.add_argument("--t", type="int")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
