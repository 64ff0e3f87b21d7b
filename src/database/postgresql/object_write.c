/* What makes and drops an object, and how statements name it. */
#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"

/* ---- Pieces --------------------------------------------------------------------------------- */

void pg_add_name(lb_text *out, lb_str name)
{
    lb_postgresql_dialect.quote_name(out, name);
}

void pg_add_literal(lb_text *out, lb_str text)
{
    if (lb_str_find_char(text, '\\') != SIZE_MAX) {
        lb_text_addc(out, 'E');
    }
    lb_text_addc(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'' || text.ptr[i] == '\\') {
            lb_text_addc(out, text.ptr[i]);
        }
        lb_text_addc(out, text.ptr[i]);
    }
    lb_text_addc(out, '\'');
}

void pg_add_qualified(lb_text *out, const lb_objects *all, lb_str schema, lb_str name)
{
    if (schema.ptr && !lb_str_equal(schema, all->default_schema)) {
        pg_add_name(out, schema);
        lb_text_addc(out, '.');
    }
    pg_add_name(out, name);
}

/* As it is to be written. */
static lb_str text_of(const lb_schema_object *object)
{
    return object->source.ptr ? object->source : object->definition;
}

static const char *word_of(const lb_schema_object *object)
{
    static const char *const words[LB_OBJECT_COUNT] = {
        [LB_OBJECT_SCHEMA] = "SCHEMA",
        [LB_OBJECT_EXTENSION] = "EXTENSION",
        [LB_OBJECT_ENUM] = "TYPE",
        [LB_OBJECT_COMPOSITE] = "TYPE",
        [LB_OBJECT_RANGE] = "TYPE",
        [LB_OBJECT_DOMAIN] = "DOMAIN",
        [LB_OBJECT_SEQUENCE] = "SEQUENCE",
        [LB_OBJECT_FUNCTION] = "FUNCTION",
        [LB_OBJECT_PROCEDURE] = "PROCEDURE",
        [LB_OBJECT_AGGREGATE] = "AGGREGATE",
        [LB_OBJECT_RELATION] = "TABLE",
        [LB_OBJECT_COLUMN] = "COLUMN",
        [LB_OBJECT_CONSTRAINT] = "CONSTRAINT",
        [LB_OBJECT_INDEX] = "INDEX",
        [LB_OBJECT_VIEW] = "VIEW",
        [LB_OBJECT_MATERIALIZED_VIEW] = "MATERIALIZED VIEW",
        [LB_OBJECT_TRIGGER] = "TRIGGER",
        [LB_OBJECT_RULE] = "RULE",
        [LB_OBJECT_POLICY] = "POLICY",
        [LB_OBJECT_GRANT] = "GRANT",
    };
    return words[object->kind];
}

static bool is_part_of_table(const lb_schema_object *object)
{
    return object->kind == LB_OBJECT_CONSTRAINT || object->kind == LB_OBJECT_TRIGGER ||
           object->kind == LB_OBJECT_RULE || object->kind == LB_OBJECT_POLICY;
}

void pg_add_reference(lb_text *out, const lb_objects *all, const lb_schema_object *object)
{
    lb_text_addf(out, "%s ", word_of(object));
    if (object->kind == LB_OBJECT_SCHEMA || object->kind == LB_OBJECT_EXTENSION) {
        pg_add_name(out, object->name);
    } else if (is_part_of_table(object)) {
        pg_add_name(out, object->name);
        lb_text_adds(out, " ON ");
        pg_add_qualified(out, all, object->schema, object->table);
    } else if (object->kind == LB_OBJECT_COLUMN) {
        pg_add_qualified(out, all, object->schema, object->table);
        lb_text_addc(out, '.');
        pg_add_name(out, object->name);
    } else {
        pg_add_qualified(out, all, object->schema, object->name);
    }
    if (object->arguments.ptr) {
        lb_str arguments = object->kind == LB_OBJECT_AGGREGATE && !object->arguments.len
                               ? LB_STR("*")
                               : object->arguments;
        lb_text_addf(out, "(%.*s)", LB_ARG(arguments));
    }
}

lb_object_statement *pg_put_statement(lb_arena *arena, lb_text *sql, lb_object_statements *out)
{
    lb_object_statement statement = {.sql = lb_arena_str(arena, lb_text_str(sql))};
    lb_text_truncate(sql, 0);
    lb_vector_push_in(arena, out, statement);
    return &lb_vector_last(out);
}

void pg_put_comment(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                    lb_str before, lb_object_statements *out)
{
    lb_str comment = lb_object_get(object, "comment");
    if (lb_str_equal(comment, before) && !comment.ptr == !before.ptr) {
        return;
    }
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "COMMENT ON ");
    pg_add_reference(&sql, all, object);
    lb_text_adds(&sql, " IS ");
    if (comment.ptr) {
        pg_add_literal(&sql, comment);
    } else {
        lb_text_adds(&sql, "NULL");
    }
    pg_put_statement(arena, &sql, out);
}

static void add_list(lb_text *out, const lb_str_vector *items, const char *between)
{
    for (size_t i = 0; i < items->count; i++) {
        lb_text_adds(out, i ? between : "");
        lb_text_add(out, items->items[i]);
    }
}

/* " WORD value", where the attribute has a value. */
static void add_clause(lb_text *out, const lb_schema_object *object, const char *attribute,
                       const char *before, const char *after)
{
    lb_str value = lb_object_get(object, attribute);
    if (value.ptr) {
        lb_text_addf(out, "%s%.*s%s", before, LB_ARG(value), after);
    }
}

/* ---- Making --------------------------------------------------------------------------------- */

static void write_enum(lb_text *out, const lb_schema_object *object)
{
    lb_text_adds(out, " AS ENUM (");
    for (size_t i = 0; i < object->values.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        pg_add_literal(out, object->values.items[i]);
    }
    lb_text_addc(out, ')');
}

static void write_domain(lb_text *out, const lb_schema_object *object)
{
    add_clause(out, object, "type", " AS ", "");
    add_clause(out, object, "collation", " COLLATE ", "");
    add_clause(out, object, "default", " DEFAULT ", "");
    if (lb_object_get(object, "is_not_null").ptr) {
        lb_text_adds(out, " NOT NULL");
    }
    lb_text_adds(out, object->values.count ? " " : "");
    add_list(out, &object->values, " ");
}

static void write_range(lb_text *out, const lb_schema_object *object)
{
    add_clause(out, object, "subtype", " AS RANGE (SUBTYPE = ", "");
    add_clause(out, object, "opclass", ", SUBTYPE_OPCLASS = ", "");
    add_clause(out, object, "collation", ", COLLATION = ", "");
    add_clause(out, object, "subdiff", ", SUBTYPE_DIFF = ", "");
    add_clause(out, object, "multirange", ", MULTIRANGE_TYPE_NAME = ", "");
    lb_text_addc(out, ')');
}

/* The greatest number of a type that a sequence may have. */
static const char *greatest_of(lb_str type)
{
    return lb_str_is(type, "integer")    ? "2147483647"
           : lb_str_is(type, "smallint") ? "32767"
                                         : "9223372036854775807";
}

/* As add_clause(), unless the value is the default one. */
static void add_unusual(lb_text *out, const lb_schema_object *object, const char *attribute,
                        const char *before, const char *usual)
{
    if (!lb_str_is(lb_object_get(object, attribute), usual)) {
        add_clause(out, object, attribute, before, "");
    }
}

static void write_sequence(lb_text *out, const lb_schema_object *object)
{
    add_unusual(out, object, "type", " AS ", "bigint");
    add_unusual(out, object, "start", " START WITH ", "1");
    add_unusual(out, object, "increment", " INCREMENT BY ", "1");
    add_unusual(out, object, "minimum", " MINVALUE ", "1");
    add_unusual(out, object, "maximum", " MAXVALUE ", greatest_of(lb_object_get(object, "type")));
    add_unusual(out, object, "cache", " CACHE ", "1");
    lb_text_adds(out, lb_object_get(object, "cycle").ptr ? " CYCLE" : "");
}

static void write_identity(lb_text *out, const lb_schema_object *column)
{
    LB_AUTO_TEXT lb_text usual = {0};
    lb_text_addf(&usual, "START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE %s CACHE 1 NO CYCLE",
                 greatest_of(lb_object_get(column, "type")));
    add_clause(out, column, "identity", " GENERATED ", " AS IDENTITY");
    if (!lb_str_is(lb_object_get(column, "identity_options"), lb_text_cstr(&usual))) {
        add_clause(out, column, "identity_options", " (", ")");
    }
}

void pg_add_column(lb_text *out, const lb_schema_object *column)
{
    pg_add_name(out, column->name);
    add_clause(out, column, "type", " ", "");
    add_clause(out, column, "compression", " COMPRESSION ", "");
    add_clause(out, column, "collation", " COLLATE ", "");
    if (lb_object_get(column, "is_not_null").ptr) {
        lb_text_adds(out, " NOT NULL");
    }
    add_clause(out, column, "default", " DEFAULT ", "");
    add_clause(out, column, "generated", " GENERATED ALWAYS AS (", ") STORED");
    write_identity(out, column);
}

static bool is_part(const lb_schema_object *part, const lb_schema_object *table)
{
    return lb_str_equal(part->table, table->name) && lb_str_equal(part->schema, table->schema);
}

/* The columns, then the constraints that stand beside them: keys first. */
static size_t write_parts(lb_text *out, const lb_objects *all, const lb_schema_object *table)
{
    size_t count = 0;
    for (int keys = 2; keys >= 0; keys--) {
        for (size_t i = 0; i < all->list.count; i++) {
            const lb_schema_object *part = all->list.items[i];
            bool is_key = lb_str_is(lb_object_get(part, "kind"), "p");
            bool is_due = keys == 2 ? part->kind == LB_OBJECT_COLUMN
                                    : part->is_inline && is_key == (keys == 1);
            if (!is_due || !is_part(part, table)) {
                continue;
            }
            lb_text_adds(out, count++ ? ",\n    " : "\n    ");
            if (keys == 2) {
                pg_add_column(out, part);
            } else {
                lb_text_adds(out, "CONSTRAINT ");
                pg_add_name(out, part->name);
                lb_text_addf(out, " %.*s", LB_ARG(text_of(part)));
            }
        }
    }
    return count;
}

static void write_table(lb_text *out, const lb_objects *all, const lb_schema_object *table)
{
    lb_str bound = lb_object_get(table, "partition_bound");
    if (bound.ptr) {
        add_clause(out, table, "parents", " PARTITION OF ", "");
        lb_text_addf(out, " %.*s", LB_ARG(bound));
    } else {
        lb_text_adds(out, " (");
        size_t count = write_parts(out, all, table);
        lb_text_adds(out, count ? "\n)" : ")");
        add_clause(out, table, "parents", " INHERITS (", ")");
    }
    add_clause(out, table, "partition_key", " PARTITION BY ", "");
    add_clause(out, table, "method", " USING ", "");
    add_clause(out, table, "options", " WITH (", ")");
    add_clause(out, table, "tablespace", " TABLESPACE ", "");
}

static void write_view(lb_text *out, const lb_schema_object *object)
{
    add_clause(out, object, "options", " WITH (", ")");
    lb_str body = text_of(object);
    while (body.len && (body.ptr[body.len - 1] == ';' || lb_is_space(body.ptr[body.len - 1]))) {
        body.len--;
    }
    lb_text_addf(out, " AS\n%.*s", LB_ARG(body));
}

static void write_policy(lb_text *out, const lb_schema_object *object)
{
    if (!lb_str_is(lb_object_get(object, "permissive"), "PERMISSIVE")) {
        add_clause(out, object, "permissive", " AS ", "");
    }
    if (!lb_str_is(lb_object_get(object, "command"), "ALL")) {
        add_clause(out, object, "command", " FOR ", "");
    }
    if (!lb_str_is(lb_object_get(object, "roles"), "PUBLIC")) {
        add_clause(out, object, "roles", " TO ", "");
    }
    add_clause(out, object, "using", " USING (", ")");
    add_clause(out, object, "check", " WITH CHECK (", ")");
}

static void write_create(lb_text *out, const lb_objects *all, const lb_schema_object *object)
{
    bool is_unlogged = lb_str_is(lb_object_get(object, "persistence"), "u");
    lb_text_adds(out, is_unlogged ? "CREATE UNLOGGED " : "CREATE ");
    pg_add_reference(out, all, object);
    switch (object->kind) {
    case LB_OBJECT_EXTENSION:
        if (!lb_str_equal(object->schema, all->default_schema)) {
            lb_text_adds(out, " WITH SCHEMA ");
            pg_add_name(out, object->schema);
        }
        break;
    case LB_OBJECT_ENUM:
        write_enum(out, object);
        break;
    case LB_OBJECT_COMPOSITE:
        lb_text_adds(out, " AS (");
        add_list(out, &object->values, ", ");
        lb_text_addc(out, ')');
        break;
    case LB_OBJECT_RANGE:
        write_range(out, object);
        break;
    case LB_OBJECT_DOMAIN:
        write_domain(out, object);
        break;
    case LB_OBJECT_SEQUENCE:
        write_sequence(out, object);
        break;
    case LB_OBJECT_RELATION:
        write_table(out, all, object);
        break;
    case LB_OBJECT_VIEW:
    case LB_OBJECT_MATERIALIZED_VIEW:
        write_view(out, object);
        break;
    case LB_OBJECT_POLICY:
        write_policy(out, object);
        break;
    default:
        break;
    }
}

/* ALTER TABLE t VERB, of a table or of the table of its part. */
static void begin_alter_table(lb_text *sql, const lb_objects *all, const lb_schema_object *object)
{
    bool is_table = object->kind == LB_OBJECT_RELATION;
    lb_text_adds(sql, "ALTER TABLE ");
    pg_add_qualified(sql, all, object->schema, is_table ? object->name : object->table);
}

static void put_table_extras(lb_arena *arena, const lb_objects *all, const lb_schema_object *table,
                             lb_object_statements *out)
{
    static const struct {
        const char *attribute, *clause;
    } extras[] = {{"row_security", " ENABLE ROW LEVEL SECURITY"},
                  {"force_row_security", " FORCE ROW LEVEL SECURITY"}};
    LB_AUTO_TEXT lb_text sql = {0};
    for (size_t i = 0; i < LB_COUNT(extras); i++) {
        if (lb_object_get(table, extras[i].attribute).ptr) {
            begin_alter_table(&sql, all, table);
            lb_text_adds(&sql, extras[i].clause);
            pg_put_statement(arena, &sql, out);
        }
    }
    lb_str identity = lb_object_get(table, "replica_identity");
    if (identity.ptr) {
        begin_alter_table(&sql, all, table);
        lb_text_addf(&sql, " REPLICA IDENTITY %.*s", LB_ARG(identity));
        pg_put_statement(arena, &sql, out)->is_late = true; /* an index may be it */
    }
}

/* What CREATE and ADD COLUMN cannot say of a column. */
static void put_column_extras(lb_arena *arena, const lb_objects *all,
                              const lb_schema_object *column, lb_object_statements *out)
{
    static const char *const settings[][2] = {{"storage", "STORAGE"}, {"statistics", "STATISTICS"}};
    LB_AUTO_TEXT lb_text sql = {0};
    for (size_t i = 0; i < LB_COUNT(settings); i++) {
        lb_str value = lb_object_get(column, settings[i][0]);
        if (value.ptr) {
            begin_alter_table(&sql, all, column);
            lb_text_adds(&sql, " ALTER COLUMN ");
            pg_add_name(&sql, column->name);
            lb_text_addf(&sql, " SET %s %.*s", settings[i][1], LB_ARG(value));
            pg_put_statement(arena, &sql, out);
        }
    }
    pg_put_comment(arena, all, column, (lb_str){0}, out);
}

/* "VERB privileges ON what WORD role": GRANT ... TO, REVOKE ... FROM. */
static void put_privileges(lb_arena *arena, const lb_objects *all, const lb_schema_object *grant,
                           const char *attribute, bool is_grant, const char *end,
                           lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_str privileges = lb_object_get(grant, attribute);
    if (!privileges.ptr) {
        return;
    }
    lb_text_addf(&sql, "%s %.*s ON %.*s ", is_grant ? "GRANT" : "REVOKE", LB_ARG(privileges),
                 LB_ARG(lb_object_get(grant, "on")));
    pg_add_qualified(&sql, all, grant->schema, grant->table);
    if (grant->arguments.ptr) {
        lb_text_addf(&sql, "(%.*s)", LB_ARG(grant->arguments));
    }
    lb_text_addf(&sql, " %s %.*s%s", is_grant ? "TO" : "FROM", LB_ARG(grant->name), end);
    pg_put_statement(arena, &sql, out);
}

static void put_grants(lb_arena *arena, const lb_objects *all, const lb_schema_object *grant,
                       bool is_there, lb_object_statements *out)
{
    put_privileges(arena, all, grant, "privileges", is_there, "", out);
    put_privileges(arena, all, grant, "grantable", is_there, is_there ? " WITH GRANT OPTION" : "",
                   out);
    put_privileges(arena, all, grant, "revoked", !is_there, "", out);
}

static void put_sequence_owner(lb_arena *arena, const lb_objects *all,
                               const lb_schema_object *object, lb_object_statements *out)
{
    lb_str owner = lb_object_get(object, "owner");
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "ALTER ");
    pg_add_reference(&sql, all, object);
    lb_text_addf(&sql, " OWNED BY %.*s", LB_ARG(owner));
    pg_put_statement(arena, &sql, out)->is_late = true; /* the column needs the sequence first */
}

static void put_parts(lb_arena *arena, const lb_objects *all, const lb_schema_object *table,
                      lb_object_statements *out)
{
    for (size_t i = 0; i < all->list.count; i++) {
        const lb_schema_object *column = all->list.items[i];
        if (column->kind == LB_OBJECT_COLUMN && is_part(column, table)) {
            put_column_extras(arena, all, column, out);
        } else if (column->is_inline && is_part(column, table)) {
            pg_put_comment(arena, all, column, (lb_str){0}, out);
        }
    }
}

static void put_column_comments(lb_arena *arena, const lb_objects *all,
                                const lb_schema_object *view, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    for (size_t i = 0; i < view->values.count; i++) {
        lb_str comment = view->values.items[i], column;
        lb_str_split(&comment, '\n', &column);
        lb_text_adds(&sql, "COMMENT ON COLUMN ");
        pg_add_qualified(&sql, all, view->schema, view->name);
        lb_text_addf(&sql, ".%.*s IS ", LB_ARG(column));
        pg_add_literal(&sql, comment);
        pg_put_statement(arena, &sql, out);
    }
}

void pg_object_create(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                      lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    switch (object->kind) {
    case LB_OBJECT_COLUMN:
        begin_alter_table(&sql, all, object);
        lb_text_adds(&sql, " ADD COLUMN ");
        pg_add_column(&sql, object);
        pg_put_statement(arena, &sql, out);
        put_column_extras(arena, all, object, out);
        return;
    case LB_OBJECT_CONSTRAINT:
        begin_alter_table(&sql, all, object);
        lb_text_adds(&sql, " ADD CONSTRAINT ");
        pg_add_name(&sql, object->name);
        lb_text_addf(&sql, " %.*s", LB_ARG(text_of(object)));
        break;
    case LB_OBJECT_GRANT:
        put_grants(arena, all, object, true, out);
        return;
    case LB_OBJECT_FUNCTION:
    case LB_OBJECT_PROCEDURE:
    case LB_OBJECT_AGGREGATE:
    case LB_OBJECT_INDEX:
    case LB_OBJECT_TRIGGER:
    case LB_OBJECT_RULE: {
        lb_str text = text_of(object);
        text.len -= text.len && text.ptr[text.len - 1] == ';';
        lb_text_add(&sql, text);
        break;
    }
    default:
        write_create(&sql, all, object);
    }
    pg_put_statement(arena, &sql, out);
    if (object->kind == LB_OBJECT_RELATION) {
        put_parts(arena, all, object, out);
        put_table_extras(arena, all, object, out);
    }
    if (object->kind == LB_OBJECT_SEQUENCE && lb_object_get(object, "owner").ptr) {
        put_sequence_owner(arena, all, object, out);
    }
    if (object->kind == LB_OBJECT_VIEW || object->kind == LB_OBJECT_MATERIALIZED_VIEW) {
        put_column_comments(arena, all, object, out);
    }
    lb_str enabled = lb_object_get(object, "enabled");
    if (object->kind == LB_OBJECT_TRIGGER && enabled.ptr) {
        begin_alter_table(&sql, all, object);
        lb_text_addf(&sql, " %.*s TRIGGER ", LB_ARG(enabled));
        pg_add_name(&sql, object->name);
        pg_put_statement(arena, &sql, out);
    }
    pg_put_comment(arena, all, object, (lb_str){0}, out);
}

/* ---- Dropping ------------------------------------------------------------------------------- */

void pg_object_drop(lb_arena *arena, const lb_objects *all, const lb_schema_object *object,
                    lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_object_statement *put;
    switch (object->kind) {
    case LB_OBJECT_COLUMN:
    case LB_OBJECT_CONSTRAINT:
        begin_alter_table(&sql, all, object);
        lb_text_addf(&sql, " DROP %s ", object->kind == LB_OBJECT_COLUMN ? "COLUMN" : "CONSTRAINT");
        pg_add_name(&sql, object->name);
        break;
    case LB_OBJECT_GRANT:
        put_grants(arena, all, object, false, out);
        return;
    default:
        lb_text_adds(&sql, "DROP ");
        pg_add_reference(&sql, all, object);
    }
    put = pg_put_statement(arena, &sql, out);
    put->loses_data = object->kind == LB_OBJECT_COLUMN || object->kind == LB_OBJECT_RELATION;
}

/* ---- Renaming ------------------------------------------------------------------------------- */

bool pg_object_rename(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                      lb_str name, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    if (from->kind == LB_OBJECT_GRANT || from->kind == LB_OBJECT_EXTENSION) {
        return false;
    }
    if (from->kind == LB_OBJECT_ENUM_VALUE) {
        lb_text_adds(&sql, "ALTER TYPE ");
        pg_add_qualified(&sql, all, from->schema, from->table);
        lb_text_adds(&sql, " RENAME VALUE ");
        pg_add_literal(&sql, from->name);
        lb_text_adds(&sql, " TO ");
        pg_add_literal(&sql, name);
        pg_put_statement(arena, &sql, out);
        return true;
    }
    if (from->kind == LB_OBJECT_COLUMN || from->kind == LB_OBJECT_CONSTRAINT) {
        begin_alter_table(&sql, all, from);
        lb_text_addf(&sql, " RENAME %s ", word_of(from));
        pg_add_name(&sql, from->name);
    } else {
        lb_text_adds(&sql, "ALTER ");
        pg_add_reference(&sql, all, from);
        lb_text_adds(&sql, " RENAME");
    }
    lb_text_adds(&sql, " TO ");
    pg_add_name(&sql, name);
    pg_put_statement(arena, &sql, out);
    return true;
}

static void put_move(lb_arena *arena, const lb_objects *all, const lb_schema_object *table,
                     const char *verb, lb_str bound, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_addf(&sql, "ALTER TABLE %.*s %s PARTITION ", LB_ARG(lb_object_get(table, "parents")),
                 verb);
    pg_add_qualified(&sql, all, table->schema, table->name);
    lb_text_addf(&sql, "%s%.*s", bound.ptr ? " " : "", LB_ARG(bound));
    pg_put_statement(arena, &sql, out);
}

bool pg_object_move(lb_arena *arena, const lb_objects *all, const lb_schema_object *from,
                    const lb_schema_object *to, lb_object_statements *out)
{
    lb_str was = lb_object_get(from, "partition_bound"), is = lb_object_get(to, "partition_bound");
    bool is_there =
        lb_str_equal(was, is) &&
        (!is.ptr || lb_str_equal(lb_object_get(from, "parents"), lb_object_get(to, "parents")));
    if (is_there) {
        return false;
    }
    if (was.ptr) {
        put_move(arena, all, from, "DETACH", (lb_str){0}, out);
    }
    if (is.ptr) {
        put_move(arena, all, to, "ATTACH", is, out);
    }
    return true;
}
