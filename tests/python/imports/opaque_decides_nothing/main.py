from app.vendor import Money
import vendor_lib


def attempt(what, function):
    try:
        function()
        print(what, "went through")
    except Exception as e:
        print(type(e).__name__, e)


def loop():
    for _ in Money:
        pass


def unpack():
    a, b = Money


def condition():
    if Money:
        pass


def chosen():
    return 1 if vendor_lib.flag() else 2


def within():
    return 1 in Money


def context():
    with vendor_lib.session() as s:
        print(s)


def match_it():
    match Money.kind:
        case "a":
            pass


attempt("loop", loop)
attempt("unpack", unpack)
attempt("condition", condition)
attempt("conditional expression", chosen)
attempt("not", lambda: not Money)
attempt("and", lambda: Money and 1)
attempt("in", within)
attempt("context", context)
attempt("match", match_it)
attempt("str", lambda: str(Money))
attempt("f-string", lambda: f"{Money.x:>10}")
attempt("percent", lambda: "%s" % (Money,))
attempt("percent itself", lambda: "%s" % Money)
attempt("format", lambda: "{}".format(Money))
attempt("join", lambda: ",".join(["a", Money]))
attempt("concat", lambda: len("a" + Money))
attempt("equal", lambda: Money.a == 1)
attempt("equal reflected", lambda: 1 == Money.a)
attempt("unequal", lambda: Money.a() != Money.a())
attempt("less", lambda: Money < 1)
attempt("sorted", lambda: sorted([Money, 1]))
attempt("len", lambda: len(Money))
attempt("int", lambda: int(Money))
attempt("float", lambda: float(Money))
attempt("range", lambda: range(Money))
attempt("index", lambda: [1][Money])
attempt("isinstance", lambda: isinstance(Money, int))
attempt("isinstance of", lambda: isinstance(1, Money))
attempt("issubclass", lambda: issubclass(int, Money))
attempt("hasattr", lambda: hasattr(Money, "x"))
attempt("bool", lambda: bool(Money))
attempt("all", lambda: all([Money]))
attempt("sum", lambda: len(sum([Money, 1])))
attempt("list", lambda: list(Money))
attempt("starred", lambda: print(*Money))
attempt("mapping", lambda: dict(**Money))
attempt("print", lambda: print(Money))
attempt("max", lambda: max(Money, 1))
attempt("text in a condition", lambda: 1 if f"{Money}" else 2)
attempt("text in a comparison", lambda: "%s-%d" % (Money, 3) == "a")
attempt("number in a condition", lambda: int(Money) > 3)
attempt("pattern", lambda: __import__("re").sub("a", "b", Money) == "b")
attempt("path", lambda: 1 if __import__("os").path.join(Money, "x") else 2)


def match():
    match 1:
        case Money():
            return 1


attempt("class of a pattern", match)
