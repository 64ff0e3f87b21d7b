#include "database/compiler.h"
#include "database/postgresql/ddl.h"
#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"
#include "database/postgresql/reflect.h"
#include "database/postgresql/split.h"
#include "database/quote.h"

/* The words that SQLAlchemy 2.0 quotes. */
// clang-format off
static const char *const reserved[] = {
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "between", "binary", "both", "case", "cast", "check", "collate", "column", "constraint",
    "create", "cross", "current_catalog", "current_date", "current_role", "current_schema",
    "current_time", "current_timestamp", "current_user", "default", "deferrable", "desc",
    "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign", "freeze",
    "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner", "intersect",
    "into", "is", "isnull", "join", "leading", "left", "like", "limit", "localtime",
    "localtimestamp", "natural", "new", "not", "notnull", "null", "of", "off", "offset", "old",
    "on", "only", "or", "order", "outer", "over", "overlaps", "placing", "primary", "references",
    "returning", "right", "select", "session_user", "similar", "some", "symmetric", "table",
    "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "verbose",
    "when", "where", "window", "with",
};
// clang-format on

static const lb_quote_rules quoting = {'"', reserved, LB_COUNT(reserved)};

static void quote_name(lb_text *out, lb_str name)
{
    lb_quote_name(&quoting, out, name);
}

static void quote_name_always(lb_text *out, lb_str name)
{
    lb_quote_text('"', out, name);
}

/* A backslash is an escape in a plain string where standard_conforming_strings is off; in an escape
 * string its meaning is the same everywhere. */
static void quote_literal(lb_text *out, lb_str value)
{
    if (lb_str_find_char(value, '\\') == SIZE_MAX) {
        lb_quote_text('\'', out, value);
        return;
    }
    lb_text_adds(out, "E'");
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '\\' || value.ptr[i] == '\'') {
            lb_text_addc(out, value.ptr[i]);
        }
        lb_text_addc(out, value.ptr[i]);
    }
    lb_text_addc(out, '\'');
}

const lb_dialect lb_postgresql_dialect = {
    .name = "postgresql",
    .impl_name = "PostgresqlImpl",
    .has_transactional_ddl = true,
    .can_rollback_ddl = true,
    .has_schemas = true,
    .needs_advisory_lock = true,
    .begin = "BEGIN",
    .commit = "COMMIT",
    .insert_returning = true,
    .insert_returning_qualified = true,
    .quote_name = quote_name,
    .quote_name_always = quote_name_always,
    .quote_literal = quote_literal,
    .expressions = &lb_postgresql_expression_rules,
    .split = pg_split,
    .reflect = pg_reflect,
    .reflect_names = pg_reflect_names,
    .ddl = &pg_ddl_rules,
    .objects = &pg_object_rules,
    .driver = &lb_postgresql_driver,
};
