import difflib

a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n".splitlines(True)
b = "one\n2\nthree\nfour\n5\nsix\nseven\neight\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "x", "y", "d1", n=1)))
print("".join(difflib.context_diff(a, b, "x", "y")))
print(list(difflib.unified_diff(a, a)), list(difflib.unified_diff([], ["x"], lineterm="")), list(difflib.unified_diff(["x"], [], lineterm="")))
print(list(difflib.ndiff(["a", "b"], ["a", "c"])), list(difflib.restore(difflib.ndiff(["a", "b"], ["a", "c"]), 1)))
