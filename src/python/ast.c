#include "python/ast.h"

const char *lb_py_kind_name(lb_py_kind kind)
{
    static const char *const names[] = {
#define NOTHING(type, name)
#define NAME(name, fields) [LB_PY_##name] = #name,
        LB_PY_MOD_TABLE(NAME, NOTHING) LB_PY_STMT_TABLE(NAME, NOTHING)
            LB_PY_EXPR_TABLE(NAME, NOTHING) LB_PY_PATTERN_TABLE(NAME, NOTHING)
                LB_PY_TYPE_PARAM_TABLE(NAME, NOTHING)
#undef NAME
#undef NOTHING
    };
    return kind < LB_PY_KIND_COUNT ? names[kind] : "?";
}
