print(list("añ😀b"), tuple("ab"), [c for c in "xyz"], *"abc", sep="|")
for i, c in enumerate("héy"):
    print(i, c, ord(c), chr(ord(c) + 1))
print(sorted("banana"), "".join(reversed("abc")), max("hello"), min("hello"), set("aab") == {"a", "b"}, dict.fromkeys("abca"), list(zip("ab", "cd")))
