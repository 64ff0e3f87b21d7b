import string

formatter = string.Formatter()
print(formatter.format("{0} {name!r:>5} {1[k]} {2.real} {{}} {0:{w}}|", "a", {"k": 3}, 5, name="n", w=4))
print(formatter.format("{}{}", 1, 2), list(formatter.parse("a{b!r:c}{{d}}{}")))


class Lenient(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else args[key]

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


print(Lenient().format("{x}-{y}", x=1))
for wrong in (lambda: formatter.format("{"), lambda: formatter.format("}"), lambda: formatter.format("{} {1}", 1, 2),
              lambda: formatter.format("{0!z}", 1), lambda: formatter.format("{a}"), lambda: formatter.format("{1}", 1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
