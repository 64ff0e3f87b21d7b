#include <stdarg.h>
#include <string.h>

#include "database/ddl_rules.h"

lb_code lb_spell_error(lb_error *error, const char *format, ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    lb_fail(error, LB_ERR_SCRIPT, "%s", lb_text_cstr(&message));
    lb_error_kind(error, "sqlalchemy.exc.CompileError");
    return LB_ERR_SCRIPT;
}

/* Python shows an address there, which says nothing to anybody; this one looks like one. */
lb_code lb_unsupported_element(lb_error *error, const char *compiler, lb_str element)
{
    lb_fail(error, LB_ERR_SCRIPT,
            "Compiler <%s object at 0x7f0000000000> can't render element of type %.*s", compiler,
            LB_ARG(element));
    lb_error_kind(error, "sqlalchemy.exc.UnsupportedCompilationError");
    return LB_ERR_SCRIPT;
}

void lb_spell_error_in(lb_error *error, const lb_schema_column *column)
{
    if (!error || !error->kind || !error->message || !column->table) {
        return;
    }
    static const char *const kinds[] = {"sqlalchemy.exc.CompileError", "CompileError",
                                        "sqlalchemy.exc.UnsupportedCompilationError"};
    bool is_known = false;
    for (size_t i = 0; i < LB_COUNT(kinds); i++) {
        is_known = is_known || strcmp(error->kind, kinds[i]) == 0;
    }
    if (!is_known) {
        return;
    }
    lb_error_kind(error, "sqlalchemy.exc.CompileError");
    lb_error_prefix(error, "(in table '%.*s', column '%.*s'): ", LB_ARG(column->table->name.text),
                    LB_ARG(column->name.text));
}
