def parse(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()
    def read():
        t = tokens.pop(0)
        if t == "(":
            out = []
            while tokens[0] != ")":
                out.append(read())
            tokens.pop(0)
            return out
        try:
            return int(t)
        except ValueError:
            return t
    return read()
class Env(dict):
    def __init__(self, outer=None, **kw):
        super().__init__(**kw)
        self.outer = outer
    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(name)
        return self.outer.find(name)
def ev(x, env):
    match x:
        case str(): return env.find(x)[x]
        case int(): return x
        case ["if", c, a, b]: return ev(a if ev(c, env) else b, env)
        case ["define", name, value]:
            env[name] = ev(value, env)
        case ["lambda", params, body]:
            return lambda *args: ev(body, Env(env, **dict(zip(params, args))))
        case ["let", bindings, body]:
            return ev(body, Env(env, **{n: ev(v, env) for n, v in bindings}))
        case [f, *args]:
            return ev(f, env)(*[ev(a, env) for a in args])
env = Env(**{"+": lambda *a: sum(a), "-": lambda a, b: a - b, "*": lambda a, b: a * b, "<": lambda a, b: a < b, "=": lambda a, b: a == b, "list": lambda *a: list(a), "cons": lambda a, b: [a] + b})
ev(parse("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))"), env)
ev(parse("(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))"), env)
for p in ("(fact 20)", "(fib 15)", "(let ((x 5) (y (+ 1 2))) (* x y))", "(cons 1 (list 2 3))", "((lambda (x) (+ x x)) 21)", "(nope 1)"):
    try:
        print(p, "=>", ev(parse(p), env))
    except NameError as e:
        print("NameError", e)
