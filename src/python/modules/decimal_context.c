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

static const lb_type_spec *const types[] = {&lb_decimal_type, &lb_decimal_context_type, NULL};

const lb_module_spec lb_module_decimal = {.name = "decimal", .types = types};
