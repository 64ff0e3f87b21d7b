/* Guest columns, and what fills them: defaults, identities, computed values, sequences. */
#include "sqlalchemy/border.h"

/* ---- Sequences and identities --------------------------------------------------------------- */

static bool read_number(const lb_border *border, lb_value object, const char *name, bool *has,
                        int64_t *out)
{
    lb_value value = lb_border_get(border, object, name);
    *has = value && value != LB_NONE;
    return value && (!*has || lb_to_int64(border->py, value, out));
}

static bool read_choice(const lb_border *border, lb_value object, const char *name, bool *has,
                        bool *out)
{
    lb_tristate value = LB_UNSET;
    bool is_read = lb_border_tristate(border, object, name, &value);
    *has = value != LB_UNSET;
    *out = value == LB_YES;
    return is_read;
}

static bool read_sequence_options(const lb_border *border, lb_value from, lb_sequence_options *out)
{
    return read_number(border, from, "start", &out->has_start, &out->start) &&
           read_number(border, from, "increment", &out->has_increment, &out->increment) &&
           read_number(border, from, "minvalue", &out->has_minimum, &out->minimum) &&
           read_number(border, from, "maxvalue", &out->has_maximum, &out->maximum) &&
           read_number(border, from, "cache", &out->has_cache, &out->cache) &&
           read_choice(border, from, "cycle", &out->has_cycle, &out->cycle) &&
           read_choice(border, from, "order", &out->has_order, &out->order) &&
           lb_border_flag(border, from, "nominvalue", &out->no_minimum) &&
           lb_border_flag(border, from, "nomaxvalue", &out->no_maximum);
}

bool lb_border_sequence(const lb_border *border, lb_value sequence, lb_sequence **out)
{
    lb_sequence *made = *out = LB_NEW(border->arena, lb_sequence);
    lb_value type = lb_border_get(border, sequence, "data_type");
    lb_value metadata = lb_border_get(border, sequence, "metadata");
    made->has_metadata = metadata && metadata != LB_NONE;
    return type && metadata && lb_border_name_of(border, sequence, "name", &made->name) &&
           lb_border_schema_of(border, sequence, &made->schema) &&
           lb_border_flag(border, sequence, "optional", &made->is_optional) &&
           read_sequence_options(border, sequence, &made->options) &&
           (type == LB_NONE || lb_border_type(border, type, &made->type));
}

static bool read_identity(const lb_border *border, lb_value value, const lb_identity **out)
{
    lb_identity *made = LB_NEW(border->arena, lb_identity);
    *out = made;
    return lb_border_flag(border, value, "always", &made->always) &&
           read_choice(border, value, "on_null", &made->has_on_null, &made->on_null) &&
           read_sequence_options(border, value, &made->options);
}

static bool read_computed(const lb_border *border, lb_value value, const lb_computed **out)
{
    lb_tristate persisted = LB_UNSET;
    lb_computed *made = LB_NEW(border->arena, lb_computed);
    lb_value sql = lb_border_get(border, value, "sqltext");
    *out = made;
    if (!sql || !lb_border_sql(border, sql, &made->expression) ||
        !lb_border_tristate(border, value, "persisted", &persisted)) {
        return false;
    }
    made->persisted = persisted == LB_YES  ? LB_PERSISTED_YES
                      : persisted == LB_NO ? LB_PERSISTED_NO
                                           : LB_PERSISTED_DEFAULT;
    return true;
}

/* ---- Defaults ------------------------------------------------------------------------------- */

static bool read_default_value(const lb_border *border, lb_value value, lb_server_default *out)
{
    if (lb_is(border->py, value, LB_T_STR)) {
        out->kind = LB_DEFAULT_STRING;
        return lb_border_text(border, value, &out->text);
    }
    out->kind = LB_DEFAULT_EXPRESSION;
    return lb_border_sql(border, value, &out->expression);
}

bool lb_border_server_default(const lb_border *border, lb_value value, bool *has,
                              lb_server_default *out, const lb_identity **identity,
                              const lb_computed **computed)
{
    *has = value != LB_FALSE;
    if (value == LB_FALSE || value == LB_NONE) {
        return true;
    }
    lb_value visited = lb_border_get(border, value, "__visit_name__");
    bool is_named = visited && lb_is(border->py, visited, LB_T_STR);
    lb_str name = is_named ? lb_string_text(visited) : (lb_str){0};
    if (lb_str_is(name, "identity_column")) {
        return read_identity(border, value, identity);
    }
    if (lb_str_is(name, "computed_column")) {
        return read_computed(border, value, computed);
    }
    bool is_fetched = false, has_argument = false;
    if (!visited || !lb_border_flag(border, value, "is_server_default", &is_fetched) ||
        !lb_border_flag(border, value, "has_argument", &has_argument)) {
        return false;
    }
    if (is_fetched && !has_argument) {
        out->kind = LB_DEFAULT_FETCHED;
        return true;
    }
    if (!is_fetched && !is_named && !lb_is(border->py, value, LB_T_STR)) {
        /* anything else is refused where SQLAlchemy refuses it */
        value = lb_border_call(border, "sqlalchemy.sql.schema", "DefaultClause", 1, &value);
        is_fetched = true;
    }
    value = is_fetched && value ? lb_border_get(border, value, "arg") : value;
    return value && read_default_value(border, value, out);
}

/* ---- Columns -------------------------------------------------------------------------------- */

static bool read_autoincrement(const lb_border *border, lb_value column, lb_schema_column *out)
{
    lb_value value = lb_border_get(border, column, "autoincrement");
    lb_str text = value && lb_is(border->py, value, LB_T_STR) ? lb_string_text(value) : (lb_str){0};
    int truth = value ? lb_truth(border->py, value) : -1;
    out->autoincrement = lb_str_is(text, "ignore_fk")           ? LB_AUTOINCREMENT_IGNORE_FK
                         : lb_str_is(text, "auto") || truth < 0 ? LB_AUTOINCREMENT_AUTO
                         : truth && value != LB_NONE            ? LB_AUTOINCREMENT_YES
                         : value == LB_NONE                     ? LB_AUTOINCREMENT_AUTO
                                                                : LB_AUTOINCREMENT_NO;
    return truth >= 0;
}

static bool read_defaults(const lb_border *border, lb_value column, lb_schema_column *out)
{
    bool has = false, is_sequence = false;
    lb_value server = lb_border_get(border, column, "server_default");
    lb_value client = lb_border_get(border, column, "default");
    if (!server || !client ||
        !lb_border_server_default(border, server, &has, &out->server_default, &out->identity,
                                  &out->computed)) {
        return false;
    }
    out->has_default = client != LB_NONE;
    if (client == LB_NONE) {
        return true;
    }
    if (!lb_border_flag(border, client, "is_sequence", &is_sequence)) {
        return false;
    }
    lb_sequence *sequence = NULL;
    bool is_read = !is_sequence || lb_border_sequence(border, client, &sequence);
    out->sequence = sequence;
    return is_read;
}

bool lb_border_renamed_from(const lb_border *border, lb_value object, lb_str *out)
{
    lb_value info = lb_border_get(border, object, "_info");
    if (!info || !lb_is(border->py, info, LB_T_DICT)) {
        return info != NULL;
    }
    lb_value before = lb_dict_get_cstr(border->py, (lb_dict *)info, "renamed_from");
    return !before || !lb_is(border->py, before, LB_T_STR) || lb_border_text(border, before, out);
}

static bool read_nullable(const lb_border *border, lb_value column, lb_schema_column *out)
{
    lb_value given = lb_border_get(border, column, "_user_defined_nullable");
    out->is_nullable_given = given == LB_TRUE || given == LB_FALSE || given == LB_NONE;
    return given && lb_border_flag(border, column, "nullable", &out->is_nullable);
}

bool lb_border_column(const lb_border *border, lb_value column, lb_schema_column **out)
{
    lb_name name;
    const lb_sql_type *sql_type = NULL;
    lb_value type = lb_border_get(border, column, "type");
    if (!type || !lb_border_name_of(border, column, "name", &name) ||
        !lb_border_type(border, type, &sql_type)) {
        return false;
    }
    lb_schema_column *made = *out = lb_column_new(border->arena, name, sql_type);
    made->origin = column;
    return lb_border_string(border, column, "key", &made->key) &&
           read_nullable(border, column, made) &&
           lb_border_flag(border, column, "primary_key", &made->is_primary_key) &&
           lb_border_flag(border, column, "system", &made->is_system) &&
           lb_border_flag(border, column, "unique", &made->is_unique) &&
           lb_border_flag(border, column, "index", &made->is_indexed) &&
           lb_border_string(border, column, "comment", &made->comment) &&
           read_autoincrement(border, column, made) && read_defaults(border, column, made) &&
           lb_border_renamed_from(border, column, &made->renamed_from) &&
           lb_border_options(border, column, &made->options);
}
