import argparse


def positive(text):
    if int(text) <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return int(text)


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, f"{option_string}:{values.upper()}")


parser = argparse.ArgumentParser(prog="t", exit_on_error=False)
parser.add_argument("--p", type=positive)
parser.add_argument("--u", action=Upper)
parser.add_argument("--pairs", type=lambda text: tuple(text.split("=")), nargs="*")
print(parser.parse_args(["--p", "3", "--u", "x", "--pairs", "a=1", "b=2"]))
for line in ("--p -1", "--p x", "--p 0"):
    try:
        print(parser.parse_args(line.split()))
    except argparse.ArgumentError as error:
        print(error)
