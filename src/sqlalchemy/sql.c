/* The module _sql: expressions as text, for str(expression) and expression.compile(). */
#include "sqlalchemy/border_expression.h"

#include "database/expression.h"
#include "database/name.h"

/* What str() of an expression uses where nobody names a database. */
static const lb_dialect *dialect_of(lb_str name)
{
    const lb_dialect *dialect = lb_dialect_find(name);
    return dialect ? dialect : &lb_ansi_dialect;
}

static lb_parameter_style style_of(lb_str name)
{
    static const struct {
        const char *name;
        lb_parameter_style style;
    } styles[] = {{"named", LB_STYLE_NAMED},
                  {"pyformat", LB_STYLE_PYFORMAT},
                  {"format", LB_STYLE_FORMAT},
                  {"qmark", LB_STYLE_QMARK}};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        if (lb_str_is(name, styles[i].name)) {
            return styles[i].style;
        }
    }
    return LB_STYLE_DIALECT;
}

static lb_value write(lb_python *py, lb_value *args, bool is_plain)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_guest *guest = lb_guest_of(py);
    lb_border border = lb_border_of(guest, &arena);
    lb_str name, style = {0};
    const lb_expression *expression = NULL;
    bool has_literals = lb_truth(py, args[2]) == 1;
    if (!lb_to_text(py, args[1], "dialect", &name) ||
        (args[3] && args[3] != LB_NONE && !lb_to_text(py, args[3], "style", &style))) {
        return NULL;
    }
    border.dialect = dialect_of(name);
    border.is_sent = border.is_bound = false;
    border.translation = NULL;
    if (!lb_border_expression(&border, args[0], has_literals, is_plain, &expression)) {
        return NULL;
    }
    lb_expression_options options = {.binding =
                                         has_literals ? LB_BINDING_LITERAL : LB_BINDING_NAMED,
                                     .style = style_of(style),
                                     .is_offline = true};
    lb_code code = lb_expression_write(&text, border.dialect, &options, expression, &error);
    return code == LB_OK ? lb_string_take(py, &text) : lb_guest_raise(guest, &error);
}

static lb_value compile(lb_python *py, lb_value *args) /* element, dialect, literals, style */
{
    return write(py, args, false);
}

static lb_value compile_plain(lb_python *py, lb_value *args)
{
    return write(py, args, true);
}

/* The statement as it is sent to a database, its values within. */
static lb_value sent(lb_python *py, lb_value *args) /* element, dialect, map */
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_guest *guest = lb_guest_of(py);
    lb_border border = lb_border_of(guest, &arena);
    lb_str name;
    const lb_expression *expression = NULL;
    if (!lb_to_text(py, args[1], "dialect", &name)) {
        return NULL;
    }
    border.dialect = dialect_of(name);
    border.is_sent = border.is_bound = true;
    border.translation = args[2] && lb_is(py, args[2], LB_T_DICT) ? args[2] : NULL;
    if (!lb_border_expression(&border, args[0], true, false, &expression)) {
        return NULL;
    }
    const lb_expression_options options = {
        .binding = LB_BINDING_LITERAL, .style = LB_STYLE_NAMED, .is_sent = true};
    lb_code code = lb_expression_write(&text, border.dialect, &options, expression, &error);
    return code == LB_OK ? lb_string_take(py, &text) : lb_guest_raise(guest, &error);
}

static lb_value quote(lb_python *py, lb_value *args) /* name, dialect, always */
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_str name, dialect;
    if (!lb_to_text(py, args[0], "name", &name) || !lb_to_text(py, args[1], "dialect", &dialect)) {
        return NULL;
    }
    lb_name made = {.text = name,
                    .quoting = args[2] == LB_TRUE ? LB_QUOTING_ALWAYS : LB_QUOTING_AS_NEEDED};
    lb_name_write(&text, dialect_of(dialect), made);
    return lb_string_take(py, &text);
}

static lb_value is_online(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_guest *guest = lb_guest_of(py);
    return guest->executor && guest->executor->connection ? LB_TRUE : LB_FALSE;
}

/* The map for DDL that is run next, None for none; without an argument that of the migrations'
   connection again. */
static lb_value translate(lb_python *py, lb_value *args)
{
    lb_guest *guest = lb_guest_of(py);
    lb_release(py, guest->translation);
    guest->translation = args[0] ? lb_hold(py, args[0]) : NULL;
    return LB_NONE;
}

static const lb_method functions[] = {
    {"is_online", "", is_online},
    {"compile", "element, dialect, literals, style=, /", compile},
    {"compile_plain", "element, dialect, literals, style=, /", compile_plain},
    {"sent", "element, dialect, map=, /", sent},
    {"translate", "map=, /", translate},
    {"quote", "name, dialect, always, /", quote},
    {0}};

const lb_module_spec lb_module__sql = {.name = "_sql", .functions = functions};
