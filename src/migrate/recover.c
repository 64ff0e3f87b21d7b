#include "migrate/recover.h"

/* ---- Reading the start of a statement ------------------------------------------------------- */

static void skip_space(lb_str *rest)
{
    for (;;) {
        size_t length = 0;
        while (length < rest->len && lb_is_space(rest->ptr[length])) {
            length++;
        }
        *rest = lb_str_slice(*rest, length, rest->len);
        const char *end = lb_str_starts(*rest, LB_STR("--"))   ? "\n"
                          : lb_str_starts(*rest, LB_STR("/*")) ? "*/"
                                                               : NULL;
        if (!end) {
            return;
        }
        size_t at = lb_str_find(*rest, lb_str_of(end));
        *rest =
            lb_str_slice(*rest, at == SIZE_MAX ? rest->len : at + lb_str_of(end).len, rest->len);
    }
}

static bool is_name_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || c == '.' || (c & 0x80);
}

/* The next word or name, quoted parts and schema included; any other byte stands alone. */
static lb_str next_word(lb_str *rest)
{
    skip_space(rest);
    size_t length = 0;
    while (length < rest->len && (is_name_byte(rest->ptr[length]) || rest->ptr[length] == '"')) {
        if (rest->ptr[length++] == '"') {
            while (length < rest->len && rest->ptr[length] != '"') {
                length++;
            }
            length += length < rest->len;
        }
    }
    length += !length && rest->len;
    lb_str word = lb_str_slice(*rest, 0, length);
    *rest = lb_str_slice(*rest, length, rest->len);
    return word;
}

static bool take(lb_str *rest, const char *word)
{
    lb_str after = *rest;
    if (!lb_str_is_nocase(next_word(&after), word)) {
        return false;
    }
    *rest = after;
    return true;
}

/* "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON ONLY t" or "DROP INDEX CONCURRENTLY ix". */
typedef struct index_statement {
    bool is_create, is_drop;
    lb_str index, table; /* as written; empty: not named */
} index_statement;

static index_statement read_index_statement(lb_str statement)
{
    index_statement out = {0};
    lb_str rest = statement;
    bool is_create = take(&rest, "CREATE");
    bool is_drop = !is_create && take(&rest, "DROP");
    if (is_create) {
        take(&rest, "UNIQUE");
    }
    if ((!is_create && !is_drop) || !take(&rest, "INDEX") || !take(&rest, "CONCURRENTLY")) {
        return out;
    }
    if (take(&rest, "IF")) {
        take(&rest, "NOT");
        take(&rest, "EXISTS");
    }
    if (!take(&rest, "ON")) {
        out.index = next_word(&rest);
        is_create = is_create && take(&rest, "ON");
    }
    take(&rest, "ONLY");
    if (is_create) {
        out.table = next_word(&rest);
    }
    out.is_create = is_create;
    out.is_drop = is_drop;
    return out;
}

/* ---- Looking at the database ---------------------------------------------------------------- */

static void add_index_query(lb_text *sql, const lb_dialect *dialect, const index_statement *index)
{
    lb_text_adds(sql, "SELECT x.indisvalid,"
                      " pg_catalog.quote_ident(n.nspname) || '.' ||"
                      " pg_catalog.quote_ident(c.relname)"
                      " FROM pg_catalog.pg_index x"
                      " JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid"
                      " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ");
    if (index->is_create) {
        lb_text_adds(sql, "x.indrelid = to_regclass(");
        dialect->quote_literal(sql, index->table);
        lb_text_adds(sql, ") AND c.relname = (parse_ident(");
        dialect->quote_literal(sql, index->index);
        lb_text_adds(sql, "))[1]");
    } else {
        lb_text_adds(sql, "c.oid = to_regclass(");
        dialect->quote_literal(sql, index->index);
        lb_text_adds(sql, ")");
    }
}

static lb_code drop_invalid(lb_connection *connection, lb_str name, const lb_log *log,
                            lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_addf(&sql, "DROP INDEX CONCURRENTLY %.*s", LB_ARG(name));
    LB_TRY(lb_connection_execute(connection, lb_text_str(&sql), error));
    lb_log_record(log, LB_WARNING, "limbeck.migrate",
                  "Dropped the invalid index %.*s that an earlier run left; it is built again",
                  LB_ARG(name));
    return LB_OK;
}

static lb_code recover_index(lb_connection *connection, const index_statement *index,
                             bool is_refused, const lb_log *log, lb_recovery *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result result = {0};
    if (!index->index.len) {
        *out = is_refused ? LB_RECOVERY_RUN : LB_RECOVERY_UNKNOWN;
        return LB_OK;
    }
    add_index_query(&sql, connection->dialect, index);
    LB_TRY(lb_connection_query(connection, lb_text_str(&sql), &result, error));
    bool is_there = result.row_count > 0;
    bool is_valid = is_there && lb_str_is(lb_result_value(&result, 0, 0), "t");
    if (index->is_create && is_there && !is_valid) {
        LB_TRY(drop_invalid(connection, lb_result_value(&result, 0, 1), log, error));
    }
    bool took_effect = index->is_create ? is_valid : !is_there;
    *out = took_effect && !is_refused ? LB_RECOVERY_SKIP : LB_RECOVERY_RUN;
    return LB_OK;
}

/* ---- Answers -------------------------------------------------------------------------------- */

static bool starts_with_any(lb_str statement, const char *const *words)
{
    lb_str rest = statement;
    lb_str first = next_word(&rest);
    while (*words && !lb_str_is_nocase(first, *words)) {
        words++;
    }
    return *words;
}

bool lb_recover_is_session(lb_str statement)
{
    static const char *const words[] = {"SET", "RESET", "PRAGMA", NULL};
    return starts_with_any(statement, words);
}

lb_code lb_recover(lb_connection *connection, lb_str statement, bool is_refused, const lb_log *log,
                   lb_recovery *out, lb_error *error)
{
    static const char *const harmless[] = {"VACUUM", "ANALYZE", "REINDEX",    "CLUSTER", "REFRESH",
                                           "PRAGMA", "SET",     "CHECKPOINT", "RESET",   NULL};
    index_statement index = read_index_statement(statement);
    if (index.is_create || index.is_drop) {
        return recover_index(connection, &index, is_refused, log, out, error);
    }
    *out =
        is_refused || starts_with_any(statement, harmless) ? LB_RECOVERY_RUN : LB_RECOVERY_UNKNOWN;
    return LB_OK;
}
