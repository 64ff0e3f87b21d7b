import_tokens = "3 + 4 * (2 - 1) / 2 ** 2 - -5"
def tokenize(text):
    out, i = [], 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            out.append(("num", float(text[i:j]) if "." in text[i:j] else int(text[i:j])))
            i = j
        elif text[i:i + 2] == "**":
            out.append(("op", "**"))
            i += 2
        elif c in "+-*/()":
            out.append(("op", c))
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    return out + [("end", None)]
class Parser:
    def __init__(self, text): self.tokens, self.i = tokenize(text), 0
    def peek(self): return self.tokens[self.i]
    def take(self, *ops):
        kind, value = self.peek()
        if kind == "op" and value in ops:
            self.i += 1
            return value
    def expr(self):
        left = self.term()
        while op := self.take("+", "-"):
            right = self.term()
            left = left + right if op == "+" else left - right
        return left
    def term(self):
        left = self.unary()
        while op := self.take("*", "/"):
            right = self.unary()
            left = left * right if op == "*" else left / right
        return left
    def unary(self):
        return -self.unary() if self.take("-") else self.power()
    def power(self):
        base = self.atom()
        return base ** self.unary() if self.take("**") else base
    def atom(self):
        if self.take("("):
            value = self.expr()
            if not self.take(")"):
                raise SyntaxError("expected )")
            return value
        kind, value = self.peek()
        if kind != "num":
            raise SyntaxError(f"unexpected {value!r}")
        self.i += 1
        return value
for text in (import_tokens, "1+2*3", "2 ** 3 ** 2", "(1 + 2) * 3", "10 / 4", "-(2 + 3)", "1 +", "(1", "1 $ 2", "1.5 * 4", "1 / 0"):
    try:
        print(text, "=", Parser(text).expr())
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
