class E(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
try: raise E(5, "bad")
except E as e: print(e, e.args, e.code)
raise E(7, "worse")
