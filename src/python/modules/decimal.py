"""What of decimal is shorter in the guest language: the exceptions, and contexts as people see them."""

class DecimalException(ArithmeticError): pass
class Clamped(DecimalException): pass
class InvalidOperation(DecimalException): pass
class ConversionSyntax(InvalidOperation): pass
class DivisionImpossible(InvalidOperation): pass
class DivisionUndefined(InvalidOperation, ZeroDivisionError): pass
class InvalidContext(InvalidOperation): pass
class DivisionByZero(DecimalException, ZeroDivisionError): pass
class Inexact(DecimalException): pass
class Rounded(DecimalException): pass
class Subnormal(DecimalException): pass
class Overflow(Inexact, Rounded): pass
class Underflow(Inexact, Rounded, Subnormal): pass
class FloatOperation(DecimalException, TypeError): pass
_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
            Inexact, Rounded, Clamped]

class DecimalTuple(tuple):
    def __new__(cls, sign, digits, exponent):
        return tuple.__new__(cls, (sign, digits, exponent))
    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])
    def __repr__(self):
        return f'DecimalTuple(sign={self[0]!r}, digits={self[1]!r}, exponent={self[2]!r})'

class _Signals:
    def __init__(self, context, is_trap):
        self._context = context
        self._is_trap = is_trap
    def __getitem__(self, signal):
        if signal not in _signals:
            raise KeyError('invalid error flag')
        return self._context._signal(self._is_trap, signal.__name__)
    def __setitem__(self, signal, value):
        if signal not in _signals:
            raise KeyError('invalid error flag')
        self._context._set_signal(self._is_trap, signal.__name__, value)
    def __iter__(self):
        return iter(_signals)
    def __len__(self):
        return len(_signals)
    def __contains__(self, signal):
        return signal in _signals
    def keys(self):
        return list(_signals)
    def values(self):
        return [self[signal] for signal in _signals]
    def items(self):
        return [(signal, self[signal]) for signal in _signals]
    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if hasattr(other, 'items') else other)
    def __repr__(self):
        inside = ', '.join(f'{signal!r}:{self[signal]}' for signal in _signals)
        return '{' + inside + '}'

class Context(_Context):
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        given = dict(prec=prec, rounding=rounding, Emin=Emin, Emax=Emax, capitals=capitals,
                     clamp=clamp)
        for name, value in given.items():
            if value is not None:
                setattr(self, name, value)
        if flags is not None:
            self._assign(False, flags)
        if traps is not None:
            self._assign(True, traps)
    def _assign(self, is_trap, values):
        is_mapping = hasattr(values, 'items')
        for signal in _signals:
            on = values[signal] if is_mapping else signal in values
            self._set_signal(is_trap, signal.__name__, on)
    flags = property(lambda self: _Signals(self, False),
                     lambda self, values: self._assign(False, values))
    traps = property(lambda self: _Signals(self, True),
                     lambda self, values: self._assign(True, values))
    def clear_flags(self):
        self._assign(False, ())
    def clear_traps(self):
        self._assign(True, ())
    def Etiny(self):
        return self.Emin - self.prec + 1
    def Etop(self):
        return self.Emax - self.prec + 1
    def create_decimal(self, value='0'):
        return Decimal(value, self).__pos__(self)
    def create_decimal_from_float(self, value):
        return Decimal.from_float(value).__pos__(self)
    def divmod(self, a, b):
        return self.divide_int(a, b), self.remainder(a, b)
    def power(self, a, b, modulo=None):
        return Decimal(a).power(b, self)
    def to_sci_string(self, a):
        return str(a)
    def fma(self, a, b, c):
        return Decimal(a).fma(b, c, self)
    def quantize(self, a, b):
        return Decimal(a).quantize(b, context=self)
    def __repr__(self):
        flags = ', '.join(s.__name__ for s in _signals if self.flags[s])
        traps = ', '.join(s.__name__ for s in _signals if self.traps[s])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, '
                f'Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, '
                f'flags=[{flags}], traps=[{traps}])')

def _one(name):
    return lambda self, a: getattr(Decimal(a), name)(context=self)

def _two(name):
    return lambda self, a, b: getattr(Decimal(a), name)(b, self)

def _plain(name):
    return lambda self, a: getattr(Decimal(a), name)()
for _name in ('sqrt', 'exp', 'ln', 'log10', 'normalize', 'logb', 'next_plus', 'next_minus',
              'is_normal', 'is_subnormal', 'number_class', 'to_eng_string', 'to_integral_exact',
              'to_integral_value'):
    setattr(Context, _name, _one(_name))
Context.plus, Context.minus, Context.abs = _one('__pos__'), _one('__neg__'), _one('__abs__')
for _name in ('remainder_near', 'max', 'min', 'max_mag', 'min_mag', 'scaleb', 'compare',
              'subtract', 'multiply', 'divide', 'divide_int', 'remainder', 'same_quantum',
              'compare_total', 'copy_sign'):
    setattr(Context, _name, _two(_name))
Context.add = _two('add_method')
for _name in ('is_nan', 'is_qnan', 'is_snan', 'is_infinite', 'is_finite', 'is_signed', 'is_zero',
              'copy_abs', 'copy_negate', 'canonical'):
    setattr(Context, _name, _plain(_name))

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = (
    'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR')
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = (
    'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP')
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = -1999999999999999997
HAVE_THREADS = HAVE_CONTEXTVAR = True
DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[
    DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_current = DefaultContext.copy()

def getcontext():
    return _current

def setcontext(context):
    global _current
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current = context

class _ContextManager:
    def __init__(self, context):
        self._new = context
    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new
    def __exit__(self, *exception):
        setcontext(self._old)

def localcontext(ctx=None, **settings):
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in settings.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _ContextManager(context)

import _later

_later.register('Number', Decimal, 'numbers')
