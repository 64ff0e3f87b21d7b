import difflib

a = "one two three four five six seven".split()
b = "one 2 three four 5 six seven eight".split()
matcher = difflib.SequenceMatcher(None, a, b)
print(matcher.get_opcodes(), matcher.get_matching_blocks(), round(matcher.ratio(), 4), matcher.quick_ratio(), matcher.real_quick_ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.SequenceMatcher(None, "abcd", "bcde").find_longest_match())
print(difflib.SequenceMatcher(lambda x: x == " ", "private Thread", "private volatile Thread").get_matching_blocks())
print(difflib.SequenceMatcher(None, "", "").ratio(), difflib.get_close_matches("x", [], n=1))
try:
    difflib.get_close_matches("x", [], n=0)
except ValueError as error:
    print(error)
