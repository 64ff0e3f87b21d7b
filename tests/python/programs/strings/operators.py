print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" < "b", "a" < "B", "" < "a", "abc" < "abd", "Z" < "é", "a" in "cat", "" in "", "x" not in "abc", "at" in "cat", "é" > "z", "a" == "a", "a" != "b", "\U0001F600" > "\uffff")
for f in (lambda: "a" * 1.5, lambda: "a" * "b", lambda: "a" + None, lambda: "a" + b"a", lambda: 1 in "a", lambda: "a" < 1, lambda: "a" - "a"):
    try:
        print(f())
    except TypeError as e:
        print(e)
