#include "database/compiler.h"
#include "database/quote.h"
#include "database/sqlite/ddl.h"
#include "database/sqlite/object.h"
#include "database/sqlite/reflect.h"
#include "database/sqlite/split.h"
#include "database/sqlite/sqlite.h"

/* The words that SQLAlchemy 2.0 quotes. */
// clang-format off
static const char *const reserved[] = {
    "add", "after", "all", "alter", "analyze", "and", "as", "asc", "attach", "autoincrement",
    "before", "begin", "between", "by", "cascade", "case", "cast", "check", "collate", "column",
    "commit", "conflict", "constraint", "create", "cross", "current_date", "current_time",
    "current_timestamp", "database", "default", "deferrable", "deferred", "delete", "desc",
    "detach", "distinct", "drop", "each", "else", "end", "escape", "except", "exclusive", "exists",
    "explain", "fail", "false", "for", "foreign", "from", "full", "glob", "group", "having", "if",
    "ignore", "immediate", "in", "index", "indexed", "initially", "inner", "insert", "instead",
    "intersect", "into", "is", "isnull", "join", "key", "left", "like", "limit", "match",
    "natural", "not", "notnull", "null", "of", "offset", "on", "or", "order", "outer", "plan",
    "pragma", "primary", "query", "raise", "references", "reindex", "rename", "replace",
    "restrict", "right", "rollback", "row", "select", "set", "table", "temp", "temporary", "then",
    "to", "transaction", "trigger", "true", "union", "unique", "update", "using", "vacuum",
    "values", "view", "virtual", "when", "where",
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

static void quote_literal(lb_text *out, lb_str value)
{
    lb_quote_text('\'', out, value);
}

const lb_dialect lb_sqlite_dialect = {
    .name = "sqlite",
    .impl_name = "SQLiteImpl",
    .can_rollback_ddl = true,
    .begin = "BEGIN",
    .commit = "COMMIT",
    .insert_returning = true,
    .quote_name = quote_name,
    .quote_name_always = quote_name_always,
    .quote_literal = quote_literal,
    .expressions = &lb_sqlite_expression_rules,
    .split = sqlite_split,
    .ddl = &sqlite_ddl_rules,
    .reflect = sqlite_reflect,
    .reflect_names = sqlite_reflect_names,
    .objects = &sqlite_object_rules,
    .driver = &lb_sqlite_driver,
};
