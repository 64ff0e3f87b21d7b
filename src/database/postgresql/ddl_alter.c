/* ALTER COLUMN. */
#include "database/postgresql/ddl.h"

lb_code pg_alter_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_alter_column *alter = &operation->alter_column;
    if (alter->using.ptr && !alter->type) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "postgresql_using must be used with the type_ parameter");
    }
    return lb_ddl_alter_column_ansi(ddl, operation, error);
}

/* ---- Identity ------------------------------------------------------------------------------- */

/* The given options one by one, in the order of their names in Python. */
enum { PART_COUNT = 8 };

static void parts_of(const lb_identity *identity, lb_sequence_options parts[PART_COUNT])
{
    const lb_sequence_options *all = &identity->options;
    const lb_sequence_options each[PART_COUNT] = {
        {.has_cache = all->has_cache, .cache = all->cache},
        {.has_cycle = all->has_cycle, .cycle = all->cycle},
        {.has_increment = all->has_increment, .increment = all->increment},
        {.has_maximum = all->has_maximum, .maximum = all->maximum},
        {.has_minimum = all->has_minimum, .minimum = all->minimum},
        {.no_maximum = all->no_maximum},
        {.no_minimum = all->no_minimum},
        {.has_start = all->has_start, .start = all->start},
    };
    memcpy(parts, each, sizeof each);
}

/* What the new identity says and the existing one does not. */
static void add_differences(lb_text *out, const lb_identity *identity, const lb_identity *existing)
{
    static const lb_identity none;
    lb_sequence_options parts[PART_COUNT], existing_parts[PART_COUNT];
    existing = existing ? existing : &none;
    if (identity->always != existing->always) {
        lb_text_addf(out, "SET GENERATED %s ", identity->always ? "ALWAYS" : "BY DEFAULT");
    }
    parts_of(identity, parts);
    parts_of(existing, existing_parts);
    for (size_t i = 0; i < PART_COUNT; i++) {
        LB_AUTO_TEXT lb_text text = {0}, existing_text = {0};
        lb_ddl_sequence_options(&text, &parts[i]);
        lb_ddl_sequence_options(&existing_text, &existing_parts[i]);
        if (text.len && !lb_str_equal(lb_text_str(&text), lb_text_str(&existing_text))) {
            lb_text_addf(out, "SET %s ", lb_text_cstr(&text));
        }
    }
}

/* existing_server_default=None was given, which Alembic tells from nothing. */
static bool had_no_default(const lb_alter_column *alter)
{
    return alter->has_existing_server_default &&
           alter->existing_server_default.kind == LB_DEFAULT_NONE && !alter->existing_identity &&
           !alter->existing_computed;
}

lb_code pg_column_identity(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_alter_column *alter = &operation->alter_column;
    lb_ddl_alter_column_head(ddl, &sql, operation);
    if (!alter->identity && alter->server_default.kind != LB_DEFAULT_NONE) {
        /* Alembic compares it with the identity that was */
        lb_fail(error, LB_ERR_SCRIPT, "'%s' object has no attribute 'always'",
                alter->server_default.kind == LB_DEFAULT_STRING ? "str" : "TextClause");
        lb_error_kind(error, "AttributeError");
        return LB_ERR_SCRIPT;
    }
    if (!alter->identity) {
        lb_text_adds(&sql, "DROP IDENTITY");
    } else if (had_no_default(alter)) {
        lb_text_adds(&sql, "ADD ");
        lb_ddl_identity(&sql, alter->identity);
    } else {
        add_differences(&sql, alter->identity, alter->existing_identity);
    }
    return lb_ddl_emit(ddl, &sql, error);
}
