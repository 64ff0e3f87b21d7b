import re


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def camel(name):
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)


def plural(word):
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


for name in ("UserAccount", "HTTPServer", "XMLHttpRequest", "id2Value", "already_snake"):
    print(name, snake(name), camel(snake(name)), plural(snake(name)))
