print("banana".count("a"), "banana".count("ana"), "banana".count(""), "banana".count("a", 2), "banana".count("a", 2, 4), "".count(""), "ééé".count("é"))
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("", "-"), "banana".replace("an", ""), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".replace("aa", "b"), "x".replace("y", "z"), "a" .replace("a", "bb", 0))
for f in (lambda: "a".replace("a"), lambda: "a".replace(1, 2), lambda: "a".count(1)):
    try:
        f()
    except TypeError as e:
        print(e)
