class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.short = need - have
class Account:
    total = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        Account.total += 1
    @property
    def balance(self): return self._balance
    def deposit(self, n):
        if n <= 0:
            raise ValueError("deposit must be positive")
        self._balance += n
        self.history.append(("+", n))
        return self
    def withdraw(self, n):
        if n > self._balance:
            raise InsufficientFunds(n, self._balance)
        self._balance -= n
        self.history.append(("-", n))
        return self
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._balance})"
class Savings(Account):
    rate = 0.05
    def accrue(self):
        return self.deposit(round(self._balance * self.rate, 2))
a = Account("Ann", 100).deposit(50).withdraw(30)
s = Savings("Sam", 1000)
s.accrue().accrue()
print(a, s, a.history, s.history, Account.total)
for f in (lambda: a.withdraw(500), lambda: a.deposit(-1), lambda: setattr(a, "balance", 5)):
    try:
        f()
    except InsufficientFunds as e:
        print(e, e.short)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
