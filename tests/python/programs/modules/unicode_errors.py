import unicodedata

for wrong in (lambda: unicodedata.name("\0"), lambda: unicodedata.category("ab"), lambda: unicodedata.normalize("x", "a"),
              lambda: unicodedata.decimal("x"), lambda: unicodedata.lookup("nope"), lambda: unicodedata.digit("x"),
              lambda: unicodedata.numeric("x"), lambda: unicodedata.category(1), lambda: unicodedata.name(1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
