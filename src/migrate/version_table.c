#include "migrate/version_table.h"

#include "migrate/journal.h"
#include "migrate/server.h"

lb_str lb_version_table_name(const lb_version_table *table)
{
    return table->name.len ? table->name : LB_STR(LB_VERSION_TABLE_NAME);
}

/* As it stands in statements: quoted where needed, with its schema. */
static void add_name(const lb_version_table *table, const lb_dialect *dialect, lb_text *out)
{
    if (table->schema.len) {
        dialect->quote_name(out, table->schema);
        lb_text_addc(out, '.');
    }
    dialect->quote_name(out, lb_version_table_name(table));
}

/* The space before the line break is SQLAlchemy's, and so are the tabs, of which Alembic makes spaces
   offline. */
void lb_version_table_create(const lb_version_table *table, const lb_dialect *dialect, lb_text *out)
{
    lb_text_adds(out, "CREATE TABLE ");
    add_name(table, dialect, out);
    lb_text_adds(out, " (\n\tversion_num VARCHAR(32) NOT NULL");
    if (table->has_primary_key) {
        LB_AUTO_TEXT lb_text name = {0};
        lb_text_add(&name, lb_version_table_name(table));
        lb_text_adds(&name, "_pkc");
        lb_text_adds(out, ", \n\tCONSTRAINT ");
        dialect->quote_name(out, lb_text_str(&name));
        lb_text_adds(out, " PRIMARY KEY (version_num)");
    }
    lb_text_adds(out, "\n)");
}

static void add_select(const lb_version_table *table, const lb_dialect *dialect, lb_text *out)
{
    lb_text_adds(out, "SELECT version_num FROM ");
    add_name(table, dialect, out);
}

void lb_version_table_purge(const lb_version_table *table, const lb_dialect *dialect, lb_text *out)
{
    lb_text_adds(out, "DELETE FROM ");
    add_name(table, dialect, out);
}

static void add_where(const lb_version_table *table, const lb_dialect *dialect, lb_str version,
                      lb_text *out)
{
    lb_text_adds(out, " WHERE ");
    add_name(table, dialect, out);
    lb_text_adds(out, ".version_num = ");
    dialect->quote_literal(out, version);
}

static void add_insert(const lb_version_table *table, const lb_dialect *dialect, lb_str version,
                       bool is_offline, lb_text *out)
{
    lb_text_adds(out, "INSERT INTO ");
    add_name(table, dialect, out);
    lb_text_adds(out, " (version_num) VALUES (");
    dialect->quote_literal(out, version);
    lb_text_addc(out, ')');
    if (is_offline && dialect->insert_returning && table->has_primary_key) {
        lb_text_adds(out, " RETURNING ");
        if (dialect->insert_returning_qualified) {
            add_name(table, dialect, out);
            lb_text_addc(out, '.');
        }
        lb_text_adds(out, "version_num");
    }
}

void lb_version_table_change(const lb_version_table *table, const lb_dialect *dialect,
                             const lb_version_change *change, bool is_offline, lb_text *out)
{
    switch (change->kind) {
    case LB_VERSION_INSERT:
        add_insert(table, dialect, change->to, is_offline, out);
        return;
    case LB_VERSION_UPDATE:
        lb_text_adds(out, "UPDATE ");
        add_name(table, dialect, out);
        lb_text_adds(out, " SET version_num=");
        dialect->quote_literal(out, change->to);
        break;
    case LB_VERSION_DELETE:
        lb_version_table_purge(table, dialect, out);
        break;
    }
    add_where(table, dialect, change->from, out);
}

void lb_version_table_expectation(const lb_version_table *table, const lb_version_change *change,
                                  lb_text *out)
{
    if (change->kind == LB_VERSION_INSERT) {
        return;
    }
    lb_text_addf(out, "Online migration expected to match one row when %s '%.*s'",
                 change->kind == LB_VERSION_UPDATE ? "updating" : "deleting", LB_ARG(change->from));
    if (change->kind == LB_VERSION_UPDATE) {
        lb_text_addf(out, " to '%.*s'", LB_ARG(change->to));
    }
    lb_text_addf(out, " in '%.*s'", LB_ARG(lb_version_table_name(table)));
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* Two tables were asked for: what is not the journal is the version table. */
static void find_in(const lb_version_table *table, const lb_result *found, lb_arena *arena,
                    lb_version_state *state)
{
    for (size_t row = 0; row < found->row_count; row++) {
        lb_str name = lb_result_value(found, row, 1);
        bool is_table = name.ptr && !lb_str_is_nocase(name, LB_JOURNAL_TABLE);
        bool is_default = !name.ptr && !state->has_table && !table->schema.len;
        if (is_table || is_default) {
            state->schema = lb_arena_str(arena, lb_result_value(found, row, 0));
        }
        state->has_table |= is_table;
    }
    for (size_t row = 0; row < found->row_count; row++) {
        state->has_journal |= lb_str_is_nocase(lb_result_value(found, row, 1), LB_JOURNAL_TABLE) &&
                              lb_str_equal(lb_result_value(found, row, 0), state->schema);
    }
}

lb_code lb_version_table_read(const lb_version_table *table, lb_connection *connection,
                              lb_arena *arena, lb_version_state *out, lb_error *error)
{
    const lb_server *server = NULL;
    LB_TRY(lb_server_find(connection->dialect, &server, error));
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result found = {0};
    const lb_str names[] = {lb_version_table_name(table), LB_STR(LB_JOURNAL_TABLE)};
    server->find_tables(&sql, connection->dialect, table->schema, names, LB_COUNT(names));
    LB_TRY(lb_connection_query(connection, lb_text_str(&sql), &found, error));
    lb_version_state state = {.schema = lb_arena_str(arena, table->schema)};
    find_in(table, &found, arena, &state);
    if (state.has_table) {
        LB_TRY(lb_version_table_rows(table, connection, arena, &state.rows, error));
    }
    *out = state;
    return LB_OK;
}

lb_code lb_version_table_rows(const lb_version_table *table, lb_connection *connection,
                              lb_arena *arena, lb_str_vector *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result result = {0};
    add_select(table, connection->dialect, &sql);
    LB_TRY(lb_connection_query(connection, lb_text_str(&sql), &result, error));
    lb_str_vector rows = {0};
    for (size_t row = 0; row < result.row_count; row++) {
        lb_vector_push_in(arena, &rows, lb_arena_str(arena, lb_result_value(&result, row, 0)));
    }
    *out = rows;
    return LB_OK;
}

/* ---- Sets of rows --------------------------------------------------------------------------- */

static size_t index_of(const lb_str_vector *rows, lb_str version)
{
    size_t i = 0;
    while (i < rows->count && !lb_str_equal(rows->items[i], version)) {
        i++;
    }
    return i;
}

bool lb_version_rows_equal(const lb_str_vector *a, const lb_str_vector *b)
{
    for (size_t i = 0; i < a->count; i++) {
        if (index_of(b, a->items[i]) == b->count) {
            return false;
        }
    }
    return a->count == b->count;
}

void lb_version_rows_apply(lb_arena *arena, lb_str_vector *rows, const lb_version_change *change)
{
    size_t at = change->kind == LB_VERSION_INSERT ? rows->count : index_of(rows, change->from);
    if (change->kind == LB_VERSION_DELETE) {
        if (at < rows->count) {
            rows->items[at] = rows->items[--rows->count];
        }
    } else if (at < rows->count) {
        rows->items[at] = change->to;
    } else {
        lb_vector_push_in(arena, rows, change->to);
    }
}
