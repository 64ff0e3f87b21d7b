from decimal import *

for text in ("Decimal('abc')", "Decimal(1) / 0", "Decimal(0) / 0", "Decimal('sNaN') + 1", "Decimal('1e999999') * 10", "Decimal(-1).sqrt()", "Decimal(-1).ln()", "Decimal(0) ** 0",
             "Decimal('Infinity') - Decimal('Infinity')", "Decimal('1e30').quantize(Decimal(1))", "Decimal(10**40) // 1", "Decimal('NaN') < 1", "Decimal([1])", "Decimal((2, (1,), 0))",
             "int(Decimal('NaN'))", "int(Decimal('Infinity'))", "Decimal('NaN') == Decimal('NaN')", "Decimal('NaN') + 1", "Decimal(1) / Decimal('Infinity')", "Decimal('1e-999999') / 10**30", "(-8) ** Decimal('0.5')",
             "format(Decimal(1), '.q')", "hash(Decimal('sNaN'))", "Decimal(None)"):
    try:
        print(text, "=", repr(eval(text)))
    except Exception as error:
        print(text, type(error).__name__, error, isinstance(error, ArithmeticError))
context = Context(prec=5, traps=[])
print(context.divide(Decimal(1), Decimal(0)), context.flags[DivisionByZero], context.flags[Inexact], context.create_decimal("1.234567"), context.flags[Rounded])
context.clear_flags()
print(context, ExtendedContext, context.Etiny(), context.Etop())
setcontext(Context(prec=4, rounding=ROUND_UP))
print(Decimal(1) / 3, Decimal(2) / 3, getcontext().rounding, Decimal("1.23456") + 0)
for change in ("prec = 0", "rounding = 'x'", "Emax = -1"):
    try:
        exec("getcontext()." + change)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
getcontext().traps[Inexact] = True
try:
    Decimal(1) / 3
except Inexact as error:
    print(type(error).__name__, error)
