#include "python/modules/native.h"

bool lb_to_ascii(lb_python *py, lb_value v, lb_str *out)
{
    if (lb_is(py, v, LB_T_STR)) {
        *out = lb_string_text(v);
        if (((lb_string *)v)->length != out->len) {
            lb_raise(py, LB_T_VALUE_ERROR, "string argument should contain only ASCII characters");
            return false;
        }
        return true;
    }
    if (!lb_is_bytes_like(py, v)) {
        lb_raise(py, LB_T_TYPE_ERROR, "argument should be bytes, buffer or ASCII string, not '%s'",
                 lb_type_name(py, v));
        return false;
    }
    return lb_to_bytes(py, v, out);
}

bool lb_int_argument(lb_python *py, lb_value v, int64_t fallback, int64_t *out)
{
    *out = fallback;
    return !v || lb_to_int64(py, v, out);
}

int lb_bool_argument(lb_python *py, lb_value v, bool fallback)
{
    return v ? lb_truth(py, v) : fallback;
}

lb_value lb_module_global(lb_python *py, const lb_module_spec *spec, const char *name)
{
    lb_module *module = lb_module_define(py, spec);
    return module ? lb_getattr(py, (lb_value)module, name) : NULL;
}
