#include "fake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct fake *fake_of(lb_connection *connection)
{
    return (struct fake *)connection;
}

static bool has(lb_str sql, const char *what)
{
    return lb_str_find(sql, lb_str_of(what)) != SIZE_MAX;
}

static bool starts(lb_str sql, const char *what)
{
    return lb_str_starts(sql, lb_str_of(what));
}

/* The n-th text in single quotes. */
static void quoted(lb_str sql, size_t n, char *out, size_t size)
{
    lb_str part = {0};
    for (size_t i = 0; i <= 2 * n + 1; i++) {
        lb_str_split(&sql, '\'', &part);
    }
    snprintf(out, size, "%.*s", LB_ARG(part));
}

/* The lock was taken. */
static void locked(struct fake *fake)
{
    if (fake->on_locked && fake->on_locked_after-- == 0) {
        fake->on_locked(fake);
        fake->on_locked = NULL;
        fake->on_locked_after = 0;
        if (fake->transaction == LB_TRANSACTION_OPEN) {
            fake->before = fake->now;
        }
    }
}

/* ---- Statements ----------------------------------------------------------------------------- */

static lb_code refuse(struct fake *fake, const char *sqlstate, const lb_command *command,
                      lb_error *error)
{
    if (fake->transaction == LB_TRANSACTION_OPEN) {
        fake->transaction = LB_TRANSACTION_FAILED;
    }
    lb_fail(error, LB_ERR_DATABASE, "refused: %.*s", LB_ARG(command->sql));
    lb_error_sqlstate(error, sqlstate);
    lb_error_at(error, command->file, command->line, command->column);
    return LB_ERR_DATABASE;
}

/* Every call of the driver passes here once. */
static lb_code call(struct fake *fake, lb_error *error)
{
    if (fake->transaction == LB_TRANSACTION_LOST) {
        return lb_fail(error, LB_ERR_CONNECTION, "the connection was lost");
    }
    if (++fake->calls != fake->fail_at) {
        return LB_OK;
    }
    if (fake->fail_code == LB_ERR_CONNECTION) {
        if (fake->transaction != LB_TRANSACTION_NONE) {
            fake->now = fake->before;
        }
        fake->transaction = LB_TRANSACTION_LOST;
    } else if (fake->transaction == LB_TRANSACTION_OPEN) {
        fake->transaction = LB_TRANSACTION_FAILED;
    }
    return lb_fail(error, fake->fail_code, "call %zu failed", fake->calls);
}

static size_t find_row(const fake_content *content, const char *version)
{
    size_t i = 0;
    while (i < content->row_count && strcmp(content->rows[i], version) != 0) {
        i++;
    }
    return i;
}

static int64_t change_version(fake_content *content, lb_str sql)
{
    char first[40] = "", second[40] = "";
    quoted(sql, 0, first, sizeof first);
    if (starts(sql, "INSERT")) {
        strcpy(content->rows[content->row_count++], first);
        return 1;
    }
    if (starts(sql, "DELETE") && !has(sql, "WHERE")) {
        int64_t count = (int64_t)content->row_count;
        content->row_count = 0;
        return count;
    }
    quoted(sql, starts(sql, "UPDATE") ? 1 : 0, second, sizeof second);
    size_t at = find_row(content, second);
    if (at == content->row_count) {
        return 0;
    }
    if (starts(sql, "DELETE")) {
        memmove(content->rows[at], content->rows[--content->row_count], sizeof first);
    } else {
        memcpy(content->rows[at], first, sizeof first);
    }
    return 1;
}

static int64_t change_journal(fake_journal *journal, lb_str sql)
{
    if (starts(sql, "CREATE TABLE")) {
        journal->has_table = true;
    } else if (starts(sql, "DROP TABLE")) {
        *journal = (fake_journal){0};
    } else if (starts(sql, "INSERT")) {
        journal->has_row = true;
        quoted(sql, 1, journal->revision, sizeof journal->revision);
        quoted(sql, 2, journal->direction, sizeof journal->direction);
        quoted(sql, 3, journal->state, sizeof journal->state);
        quoted(sql, 4, journal->hash, sizeof journal->hash);
        journal->statement = 0;
    } else if (starts(sql, "UPDATE")) {
        size_t number = lb_str_find(sql, LB_STR("statement = ")) + 12;
        journal->statement = atoi(sql.ptr + number);
        quoted(sql, 0, journal->state, sizeof journal->state);
        quoted(sql, 1, journal->hash, sizeof journal->hash);
        return journal->has_row;
    } else if (starts(sql, "DELETE")) {
        journal->has_row = false;
    }
    return 1;
}

static void open_transaction(struct fake *fake)
{
    fake->before = fake->now;
    fake->transaction = LB_TRANSACTION_OPEN;
}

static lb_code run_one(struct fake *fake, const lb_command *command, lb_error *error)
{
    lb_str sql = command->sql;
    int64_t changed = 1;
    if (lb_str_is(sql, "SELECT 1")) { /* which lets go of the snapshot behind the lock */
        return LB_OK;
    }
    lb_text_addf(&fake->log, "%.*s\n", LB_ARG(sql));
    if (lb_str_is(sql, "COMMIT")) {
        fake->transaction = LB_TRANSACTION_NONE;
    } else if (has(sql, "FAILS") && fake->fail_times && fake->fail_times--) {
        return refuse(fake, fake->sqlstate ? fake->sqlstate : "42601", command, error);
    } else if (has(sql, "CONCURRENTLY") && fake->transaction != LB_TRANSACTION_NONE) {
        return refuse(fake, "25001", command, error);
    } else if (has(sql, "limbeck_journal")) {
        changed = change_journal(&fake->now.journal, sql);
    } else if (starts(sql, "CREATE TABLE alembic_version")) {
        fake->now.has_table = true;
    } else if (has(sql, "alembic_version")) {
        changed = change_version(&fake->now, sql);
    } else if (!starts(sql, "SET ")) {
        snprintf(fake->now.ran[fake->now.ran_count++], sizeof fake->now.ran[0], "%.*s",
                 LB_ARG(sql));
    }
    if (command->expectation && changed != command->expected_rows) {
        return lb_fail(error, LB_ERR_DATABASE, "%s; %d found", command->expectation, (int)changed);
    }
    return LB_OK;
}

static lb_code run(lb_connection *connection, const lb_command *commands, size_t count,
                   size_t *failed, lb_error *error)
{
    struct fake *fake = fake_of(connection);
    *failed = 0;
    LB_TRY(call(fake, error));
    lb_text_adds(&fake->log, count > 1 ? "[\n" : "");
    for (; *failed < count; ++*failed) {
        LB_TRY(run_one(fake, &commands[*failed], error));
    }
    lb_text_adds(&fake->log, count > 1 ? "]\n" : "");
    return LB_OK;
}

/* ---- Queries -------------------------------------------------------------------------------- */

typedef struct fake_cursor {
    lb_cursor base;
    lb_arena arena;
    LB_VECTOR(lb_datum) all;
    size_t next;
} fake_cursor;

static void add(fake_cursor *cursor, const char *text)
{
    lb_datum value = {.kind = text ? LB_DATUM_TEXT : LB_DATUM_NULL};
    value.text = text ? lb_arena_str(&cursor->arena, lb_str_of(text)) : (lb_str){0};
    lb_vector_push_in(&cursor->arena, &cursor->all, value);
}

static void answer_tables(struct fake *fake, fake_cursor *cursor)
{
    cursor->base.column_count = 2;
    bool is_postgresql = fake->dialect.needs_advisory_lock;
    const char *schema = is_postgresql ? "public" : "";
    if (fake->now.has_table) {
        add(cursor, schema);
        add(cursor, "alembic_version");
    }
    if (fake->now.journal.has_table) {
        add(cursor, schema);
        add(cursor, "limbeck_journal");
    }
    if (is_postgresql) {
        add(cursor, schema);
        add(cursor, NULL);
    }
}

static void answer_journal(const fake_journal *journal, fake_cursor *cursor)
{
    char number[20];
    cursor->base.column_count = 5;
    if (journal->has_row) {
        snprintf(number, sizeof number, "%d", journal->statement);
        add(cursor, journal->revision);
        add(cursor, journal->direction);
        add(cursor, number);
        add(cursor, journal->state);
        add(cursor, journal->hash);
    }
}

static void answer_lock(struct fake *fake, lb_str sql, fake_cursor *cursor)
{
    bool is_free = !fake->busy;
    fake->busy -= !is_free;
    if (has(sql, "try") && is_free) {
        locked(fake);
    }
    if (is_free && has(sql, "pg_try_advisory_lock")) {
        fake->is_locked = true;
    } else if (has(sql, "unlock")) {
        fake->is_locked = false;
    }
    add(cursor, is_free ? "t" : "f");
}

static void answer(struct fake *fake, lb_str sql, fake_cursor *cursor)
{
    cursor->base.column_count = 1;
    if (has(sql, "pg_locks")) {
        cursor->base.column_count = 4;
        add(cursor, "4711");
        add(cursor, "limbeck");
        add(cursor, "10.0.0.1");
        add(cursor, "2026-11-22 10:00:00 UTC");
    } else if (has(sql, "advisory")) {
        answer_lock(fake, sql, cursor);
    } else if (has(sql, "pg_index")) {
        cursor->base.column_count = 2; /* no such index */
    } else if (has(sql, "pg_class") || has(sql, "sqlite_master")) {
        answer_tables(fake, cursor);
    } else if (starts(sql, "SELECT 1 FROM")) {
        if (fake->now.journal.has_row) {
            add(cursor, "1");
        }
    } else if (has(sql, "limbeck_journal")) {
        answer_journal(&fake->now.journal, cursor);
    } else if (has(sql, "version_num")) {
        for (size_t i = 0; i < fake->now.row_count; i++) {
            add(cursor, fake->now.rows[i]);
        }
    }
}

static lb_code select_rows(lb_connection *connection, const lb_query *query, lb_cursor **out,
                           lb_error *error)
{
    static const lb_column columns[5] = {{.name = {"c", 1}},
                                         {.name = {"c", 1}},
                                         {.name = {"c", 1}},
                                         {.name = {"c", 1}},
                                         {.name = {"c", 1}}};
    struct fake *fake = fake_of(connection);
    LB_TRY(call(fake, error));
    fake_cursor *cursor = lb_alloc(sizeof *cursor);
    cursor->base.connection = connection;
    cursor->base.columns = columns;
    lb_text_addf(&fake->log, "%.*s\n", LB_ARG(query->command.sql));
    answer(fake, query->command.sql, cursor);
    *out = &cursor->base;
    return LB_OK;
}

static lb_code next(lb_cursor *base, bool *has_row, LB_UNUSED lb_error *error)
{
    fake_cursor *cursor = (fake_cursor *)base;
    *has_row = cursor->next < cursor->all.count;
    base->values = cursor->all.items + cursor->next;
    cursor->next += base->column_count;
    return LB_OK;
}

static void finish(lb_cursor *base)
{
    lb_arena_free(&((fake_cursor *)base)->arena);
    free(base);
}

/* ---- The rest ------------------------------------------------------------------------------- */

static lb_transaction transaction(lb_connection *connection)
{
    return fake_of(connection)->transaction;
}

static lb_code begin(lb_connection *connection, lb_error *error)
{
    struct fake *fake = fake_of(connection);
    LB_TRY(call(fake, error));
    if (!fake->dialect.needs_advisory_lock && fake->busy) {
        fake->busy--;
        return lb_fail(error, LB_ERR_LOCK, "database is locked");
    }
    if (!fake->dialect.needs_advisory_lock) {
        locked(fake);
    }
    lb_text_adds(&fake->log, "BEGIN\n");
    open_transaction(fake);
    return LB_OK;
}

static void rollback(lb_connection *connection)
{
    struct fake *fake = fake_of(connection);
    if (fake->transaction == LB_TRANSACTION_OPEN || fake->transaction == LB_TRANSACTION_FAILED) {
        lb_text_adds(&fake->log, "ROLLBACK\n");
        fake->now = fake->before;
        fake->transaction = LB_TRANSACTION_NONE;
    }
}

static void cancel(LB_UNUSED lb_connection *connection)
{
}

static lb_code is_direct(lb_connection *connection, bool *out, lb_error *error)
{
    struct fake *fake = fake_of(connection);
    LB_TRY(call(fake, error));
    *out = !fake->is_pooled;
    return LB_OK;
}

static const lb_driver driver = {
    .run = run,
    .select = select_rows,
    .next = next,
    .finish = finish,
    .transaction = transaction,
    .begin = begin,
    .rollback = rollback,
    .cancel = cancel,
    .is_direct = is_direct,
};

void fake_init(struct fake *fake, const char *dialect)
{
    *fake = (struct fake){.dialect = *lb_dialect_find(lb_str_of(dialect))};
    fake->dialect.driver = &driver;
    fake->connection = (lb_connection){.dialect = &fake->dialect, .driver = &driver};
    fake->fail_code = LB_ERR_DATABASE;
    fake->fail_times = SIZE_MAX;
}

void fake_free(struct fake *fake)
{
    lb_text_free(&fake->log);
}

void fake_set_rows(struct fake *fake, const char *rows)
{
    lb_str rest = lb_str_of(rows), row = {0};
    fake->now.has_table = rows != NULL;
    fake->now.row_count = 0;
    while (rest.len && lb_str_split(&rest, ' ', &row)) {
        snprintf(fake->now.rows[fake->now.row_count++], sizeof fake->now.rows[0], "%.*s",
                 LB_ARG(row));
    }
}

const char *fake_rows(struct fake *fake, lb_text *out)
{
    lb_text_truncate(out, 0);
    lb_text_adds(out, fake->now.has_table ? "" : "-");
    for (size_t i = 0; i < fake->now.row_count; i++) {
        lb_text_addf(out, "%s%s", i ? " " : "", fake->now.rows[i]);
    }
    return lb_text_cstr(out);
}

const char *fake_ran(struct fake *fake, lb_text *out)
{
    lb_text_truncate(out, 0);
    for (size_t i = 0; i < fake->now.ran_count; i++) {
        lb_text_addf(out, "%s%s", i ? "; " : "", fake->now.ran[i]);
    }
    return lb_text_cstr(out);
}
