/* decimal: contexts and the module. */
#include "python/modules/decimal_internal.h"

#define SELF ((lb_decimal_context *)args[0])

lb_decimal_context *lb_context_of(lb_python *py, lb_value v)
{
    lb_type *type = lb_type_find(py, &lb_decimal_context_type);
    if (lb_is_absent(v)) {
        v = lb_module_global(py, &lb_module_decimal, "_current");
    }
    if (v && !lb_is_a(py, v, type)) {
        lb_raise(py, LB_T_TYPE_ERROR, "optional argument must be a context");
        return NULL;
    }
    return (lb_decimal_context *)v;
}

static const char *const condition_names[] = {
#define X(id, name) name,
    LB_CONDITION_TABLE(X)
#undef X
};

bool lb_context_signal(lb_python *py, lb_decimal_context *context, unsigned status)
{
    context->flags |= status;
    unsigned trapped = status & context->traps;
    if (!trapped) {
        return true;
    }
    lb_list *names = lb_list_new(py, 2);
    lb_value raised = NULL;
    for (size_t i = 0; i < LB_COUNT(condition_names); i++) {
        if (trapped & 1u << i) {
            lb_value type = lb_module_global(py, &lb_module_decimal, condition_names[i]);
            if (!type || !lb_list_append(py, names, type)) {
                return false;
            }
            raised = raised ? raised : type;
        }
    }
    if (trapped & LB_INVALID) {
        raised = lb_module_global(py, &lb_module_decimal, "InvalidOperation");
    }
    lb_value list = (lb_value)names;
    lb_value error = raised ? lb_call(py, raised, 1, &list) : NULL;
    if (error) {
        lb_raise_value(py, error);
    }
    return false;
}

/* --- attributes --- */

static lb_value get_prec(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->number.precision);
}

static bool bounded(lb_python *py, lb_value v, int64_t least, int64_t most, const char *name,
                    int64_t *out)
{
    if (!v || !lb_to_int64(py, v, out)) {
        return false;
    }
    if (*out < least || *out > most) {
        lb_raise(py, LB_T_VALUE_ERROR, "valid range for %s is [%s, %s]", name,
                 least == 1   ? "1"
                 : least == 0 ? "0"
                              : "-MAX_EMAX",
                 least == 1  ? "MAX_PREC"
                 : most == 0 ? "0"
                 : most == 1 ? "1"
                             : "MAX_EMAX");
        return false;
    }
    return true;
}

static lb_value set_prec(lb_python *py, lb_value *args)
{
    return bounded(py, args[1], 1, LB_EXPONENT_MOST, "prec", &SELF->number.precision) ? LB_NONE
                                                                                      : NULL;
}

static lb_value get_emin(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->number.emin);
}

static lb_value set_emin(lb_python *py, lb_value *args)
{
    return bounded(py, args[1], -LB_EXPONENT_MOST, 0, "Emin", &SELF->number.emin) ? LB_NONE : NULL;
}

static lb_value get_emax(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->number.emax);
}

static lb_value set_emax(lb_python *py, lb_value *args)
{
    return bounded(py, args[1], 0, LB_EXPONENT_MOST, "Emax", &SELF->number.emax) ? LB_NONE : NULL;
}

static lb_value get_capitals(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->has_capitals);
}

static lb_value set_capitals(lb_python *py, lb_value *args)
{
    int64_t n;
    if (!bounded(py, args[1], 0, 1, "capitals", &n)) {
        return NULL;
    }
    SELF->has_capitals = n != 0;
    return LB_NONE;
}

static lb_value get_clamp(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->number.is_clamped);
}

static lb_value set_clamp(lb_python *py, lb_value *args)
{
    int64_t n;
    if (!bounded(py, args[1], 0, 1, "clamp", &n)) {
        return NULL;
    }
    SELF->number.is_clamped = n != 0;
    return LB_NONE;
}

static const char *const rounding_names[] = {
#define X(id) "ROUND_" #id,
    LB_ROUNDING_TABLE(X)
#undef X
};

static lb_value get_rounding(lb_python *py, lb_value *args)
{
    return lb_string_of(py, rounding_names[SELF->number.rounding]);
}

static lb_value set_rounding(lb_python *py, lb_value *args)
{
    for (size_t i = 0; i < LB_COUNT(rounding_names); i++) {
        if (args[1] && lb_is(py, args[1], LB_T_STR) &&
            lb_str_is(lb_string_text(args[1]), rounding_names[i])) {
            SELF->number.rounding = (lb_rounding)i;
            return LB_NONE;
        }
    }
    return lb_raise(
        py, LB_T_TYPE_ERROR,
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, "
        "ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
}

/* The bits of a signal's name; the five kinds of invalid operation are one signal. */
static unsigned bits_of(lb_value name)
{
    for (unsigned i = 0; i < LB_CONDITION_COUNT; i++) {
        if (lb_str_is(lb_string_text(name), condition_names[i])) {
            return i == 0 ? LB_INVALID : 1u << i;
        }
    }
    return 0;
}

/* self, is_trap, name */
static lb_value get_signal(lb_python *py LB_UNUSED, lb_value *args)
{
    unsigned bits = args[1] == LB_TRUE ? SELF->traps : SELF->flags;
    return lb_bool((bits & bits_of(args[2])) != 0);
}

/* self, is_trap, name, value */
static lb_value set_signal(lb_python *py, lb_value *args)
{
    int on = lb_truth(py, args[3]);
    unsigned *bits = args[1] == LB_TRUE ? &SELF->traps : &SELF->flags, mask = bits_of(args[2]);
    *bits = on > 0 ? *bits | mask : *bits & ~mask;
    return on < 0 ? NULL : LB_NONE;
}

static lb_value context_make(lb_python *py, lb_value *args)
{
    lb_decimal_context *c = lb_object_new(py, (lb_type *)args[0]);
    c->number = (lb_number_context){28, -999999, 999999, LB_ROUND_HALF_EVEN, false};
    c->traps = LB_INVALID | LB_DIVISION_BY_ZERO | LB_OVERFLOW;
    c->has_capitals = true;
    return (lb_value)c;
}

static lb_value context_copy(lb_python *py, lb_value *args)
{
    lb_decimal_context *c = lb_object_new(py, lb_typeof(py, args[0]));
    c->number = SELF->number;
    c->flags = SELF->flags;
    c->traps = SELF->traps;
    c->has_capitals = SELF->has_capitals;
    return (lb_value)c;
}

static const lb_method methods[] = {{"__new__", "cls, *args, **kw", context_make},
                                    {"prec", "self", get_prec, LB_GETTER, set_prec},
                                    {"Emin", "self", get_emin, LB_GETTER, set_emin},
                                    {"Emax", "self", get_emax, LB_GETTER, set_emax},
                                    {"capitals", "self", get_capitals, LB_GETTER, set_capitals},
                                    {"clamp", "self", get_clamp, LB_GETTER, set_clamp},
                                    {"rounding", "self", get_rounding, LB_GETTER, set_rounding},
                                    {"_signal", "self, is_trap, name", get_signal},
                                    {"_set_signal", "self, is_trap, name, value", set_signal},
                                    {"copy", "self", context_copy},
                                    {"__copy__", "self", context_copy},
                                    {0}};

const lb_type_spec lb_decimal_context_type = {
    .name = "_Context", .methods = methods, .layout = {.size = sizeof(lb_decimal_context)}};

/* What is shorter in the guest language: the exceptions, and contexts as people see them. */
static const char source[] =
    "class DecimalException(ArithmeticError): pass\n"
    "class Clamped(DecimalException): pass\n"
    "class InvalidOperation(DecimalException): pass\n"
    "class ConversionSyntax(InvalidOperation): pass\n"
    "class DivisionImpossible(InvalidOperation): pass\n"
    "class DivisionUndefined(InvalidOperation, ZeroDivisionError): pass\n"
    "class InvalidContext(InvalidOperation): pass\n"
    "class DivisionByZero(DecimalException, ZeroDivisionError): pass\n"
    "class Inexact(DecimalException): pass\n"
    "class Rounded(DecimalException): pass\n"
    "class Subnormal(DecimalException): pass\n"
    "class Overflow(Inexact, Rounded): pass\n"
    "class Underflow(Inexact, Rounded, Subnormal): pass\n"
    "class FloatOperation(DecimalException, TypeError): pass\n"
    "_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, "
    "Subnormal,\n"
    "            Inexact, Rounded, Clamped]\n"
    "\n"
    "class DecimalTuple(tuple):\n"
    "    def __new__(cls, sign, digits, exponent):\n"
    "        return tuple.__new__(cls, (sign, digits, exponent))\n"
    "    sign = property(lambda self: self[0])\n"
    "    digits = property(lambda self: self[1])\n"
    "    exponent = property(lambda self: self[2])\n"
    "    def __repr__(self):\n"
    "        return f'DecimalTuple(sign={self[0]!r}, digits={self[1]!r}, exponent={self[2]!r})'\n"
    "\n"
    "class _Signals:\n"
    "    def __init__(self, context, is_trap):\n"
    "        self._context = context\n"
    "        self._is_trap = is_trap\n"
    "    def __getitem__(self, signal):\n"
    "        if signal not in _signals:\n"
    "            raise KeyError('invalid error flag')\n"
    "        return self._context._signal(self._is_trap, signal.__name__)\n"
    "    def __setitem__(self, signal, value):\n"
    "        if signal not in _signals:\n"
    "            raise KeyError('invalid error flag')\n"
    "        self._context._set_signal(self._is_trap, signal.__name__, value)\n"
    "    def __iter__(self):\n"
    "        return iter(_signals)\n"
    "    def __len__(self):\n"
    "        return len(_signals)\n"
    "    def __contains__(self, signal):\n"
    "        return signal in _signals\n"
    "    def keys(self):\n"
    "        return list(_signals)\n"
    "    def values(self):\n"
    "        return [self[signal] for signal in _signals]\n"
    "    def items(self):\n"
    "        return [(signal, self[signal]) for signal in _signals]\n"
    "    def __eq__(self, other):\n"
    "        return dict(self.items()) == (dict(other.items()) if hasattr(other, 'items') else "
    "other)\n"
    "    def __repr__(self):\n"
    "        inside = ', '.join(f'{signal!r}:{self[signal]}' for signal in _signals)\n"
    "        return '{' + inside + '}'\n"
    "\n"
    "class Context(_Context):\n"
    "    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, "
    "clamp=None,\n"
    "                 flags=None, traps=None):\n"
    "        given = dict(prec=prec, rounding=rounding, Emin=Emin, Emax=Emax, capitals=capitals,\n"
    "                     clamp=clamp)\n"
    "        for name, value in given.items():\n"
    "            if value is not None:\n"
    "                setattr(self, name, value)\n"
    "        if flags is not None:\n"
    "            self._assign(False, flags)\n"
    "        if traps is not None:\n"
    "            self._assign(True, traps)\n"
    "    def _assign(self, is_trap, values):\n"
    "        is_mapping = hasattr(values, 'items')\n"
    "        for signal in _signals:\n"
    "            on = values[signal] if is_mapping else signal in values\n"
    "            self._set_signal(is_trap, signal.__name__, on)\n"
    "    flags = property(lambda self: _Signals(self, False),\n"
    "                     lambda self, values: self._assign(False, values))\n"
    "    traps = property(lambda self: _Signals(self, True),\n"
    "                     lambda self, values: self._assign(True, values))\n"
    "    def clear_flags(self):\n"
    "        self._assign(False, ())\n"
    "    def clear_traps(self):\n"
    "        self._assign(True, ())\n"
    "    def Etiny(self):\n"
    "        return self.Emin - self.prec + 1\n"
    "    def Etop(self):\n"
    "        return self.Emax - self.prec + 1\n"
    "    def create_decimal(self, value='0'):\n"
    "        return Decimal(value, self).__pos__(self)\n"
    "    def create_decimal_from_float(self, value):\n"
    "        return Decimal.from_float(value).__pos__(self)\n"
    "    def divmod(self, a, b):\n"
    "        return self.divide_int(a, b), self.remainder(a, b)\n"
    "    def power(self, a, b, modulo=None):\n"
    "        return Decimal(a).power(b, self)\n"
    "    def to_sci_string(self, a):\n"
    "        return str(a)\n"
    "    def fma(self, a, b, c):\n"
    "        return Decimal(a).fma(b, c, self)\n"
    "    def quantize(self, a, b):\n"
    "        return Decimal(a).quantize(b, context=self)\n"
    "    def __repr__(self):\n"
    "        flags = ', '.join(s.__name__ for s in _signals if self.flags[s])\n"
    "        traps = ', '.join(s.__name__ for s in _signals if self.traps[s])\n"
    "        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, '\n"
    "                f'Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, '\n"
    "                f'flags=[{flags}], traps=[{traps}])')\n"
    "\n"
    "def _one(name):\n"
    "    return lambda self, a: getattr(Decimal(a), name)(context=self)\n"
    "def _two(name):\n"
    "    return lambda self, a, b: getattr(Decimal(a), name)(b, self)\n"
    "def _plain(name):\n"
    "    return lambda self, a: getattr(Decimal(a), name)()\n"
    "for _name in ('sqrt', 'exp', 'ln', 'log10', 'normalize', 'logb', 'next_plus', 'next_minus',\n"
    "              'is_normal', 'is_subnormal', 'number_class', 'to_eng_string', "
    "'to_integral_exact',\n"
    "              'to_integral_value'):\n"
    "    setattr(Context, _name, _one(_name))\n"
    "Context.plus, Context.minus, Context.abs = _one('__pos__'), _one('__neg__'), _one('__abs__')\n"
    "for _name in ('remainder_near', 'max', 'min', 'max_mag', 'min_mag', 'scaleb', 'compare',\n"
    "              'subtract', 'multiply', 'divide', 'divide_int', 'remainder', 'same_quantum',\n"
    "              'compare_total', 'copy_sign'):\n"
    "    setattr(Context, _name, _two(_name))\n"
    "Context.add = _two('add_method')\n"
    "for _name in ('is_nan', 'is_qnan', 'is_snan', 'is_infinite', 'is_finite', 'is_signed', "
    "'is_zero',\n"
    "              'copy_abs', 'copy_negate', 'canonical'):\n"
    "    setattr(Context, _name, _plain(_name))\n"
    "\n"
    "ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = (\n"
    "    'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR')\n"
    "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = (\n"
    "    'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP')\n"
    "MAX_PREC = MAX_EMAX = 999999999999999999\n"
    "MIN_EMIN = -MAX_EMAX\n"
    "MIN_ETINY = -1999999999999999997\n"
    "HAVE_THREADS = HAVE_CONTEXTVAR = True\n"
    "DefaultContext = Context()\n"
    "BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[\n"
    "    DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[])\n"
    "ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])\n"
    "_current = DefaultContext.copy()\n"
    "\n"
    "def getcontext():\n"
    "    return _current\n"
    "\n"
    "def setcontext(context):\n"
    "    global _current\n"
    "    if not isinstance(context, Context):\n"
    "        raise TypeError('optional argument must be a context')\n"
    "    if context in (DefaultContext, BasicContext, ExtendedContext):\n"
    "        context = context.copy()\n"
    "        context.clear_flags()\n"
    "    _current = context\n"
    "\n"
    "class _ContextManager:\n"
    "    def __init__(self, context):\n"
    "        self._new = context\n"
    "    def __enter__(self):\n"
    "        self._old = getcontext()\n"
    "        setcontext(self._new)\n"
    "        return self._new\n"
    "    def __exit__(self, *exception):\n"
    "        setcontext(self._old)\n"
    "\n"
    "def localcontext(ctx=None, **settings):\n"
    "    context = (getcontext() if ctx is None else ctx).copy()\n"
    "    for name, value in settings.items():\n"
    "        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', "
    "'traps'):\n"
    "            raise TypeError(f\"'{name}' is an invalid keyword argument for this function\")\n"
    "        setattr(context, name, value)\n"
    "    return _ContextManager(context)\n";

static const lb_type_spec *const types[] = {&lb_decimal_type, &lb_decimal_context_type, NULL};

const lb_module_spec lb_module_decimal = {.name = "decimal", .types = types, .source = source};
