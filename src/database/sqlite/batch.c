/* What a batch of SQLite keeps that Alembic's loses: triggers, views that name the table, rows of
 * other tables. */
#include "database/sqlite/ddl.h"

#include "database/reflect.h"
#include "database/sqlite/sqlite.h"

static lb_code first_column(lb_executor *executor, lb_arena *arena, const char *sql, lb_str name,
                            lb_str_vector *out, lb_error *error)
{
    lb_datum parameter = {.kind = LB_DATUM_TEXT, .text = name};
    lb_query query = {
        .command.sql = lb_str_of(sql), .parameters = &parameter, .parameter_count = 1};
    return lb_reflect_first_column(executor, &query, arena, out, error);
}

/* While foreign keys are enforced, DROP TABLE deletes the rows first, with all that follows from
 * it. */
static lb_code keep_references(lb_executor *executor, lb_arena *arena, lb_str table,
                               lb_batch_extras *out, lb_error *error)
{
    lb_str_vector names = {0};
    LB_TRY(first_column(executor, arena,
                        "SELECT m.name FROM pragma_foreign_keys f, sqlite_master m,"
                        " pragma_foreign_key_list(m.name) k"
                        " WHERE f.foreign_keys AND m.type = 'table' AND m.name <> ?1"
                        " AND lower(k.\"table\") = lower(?1) LIMIT 1",
                        table, &names, error));
    if (names.count) {
        lb_vector_push_in(arena, &out->before_drop, LB_STR("PRAGMA foreign_keys=OFF"));
        lb_vector_push_in(arena, &out->after_rename, LB_STR("PRAGMA foreign_keys=ON"));
    }
    return LB_OK;
}

/* Where AUTOINCREMENT goes on, whatever rows are left. */
static lb_code keep_sequence(lb_executor *executor, lb_arena *arena, lb_str table,
                             lb_batch_extras *out, lb_error *error)
{
    lb_str_vector found = {0};
    LB_TRY(
        first_column(executor, arena,
                     "SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence' AND ?1 <> ''",
                     table, &found, error));
    if (found.count) {
        found = (lb_str_vector){0};
        LB_TRY(first_column(executor, arena,
                            "SELECT CAST(seq AS TEXT) FROM sqlite_sequence WHERE name = ?1", table,
                            &found, error));
    }
    if (found.count) {
        LB_AUTO_TEXT lb_text text = {0};
        lb_text_adds(&text, "DELETE FROM sqlite_sequence WHERE name = ");
        lb_sqlite_dialect.quote_literal(&text, table);
        lb_vector_push_in(arena, &out->at_end, lb_arena_str(arena, lb_text_str(&text)));
        lb_text_truncate(&text, 0);
        lb_text_adds(&text, "INSERT INTO sqlite_sequence (name, seq) VALUES (");
        lb_sqlite_dialect.quote_literal(&text, table);
        lb_text_addf(&text, ", %.*s)", LB_ARG(found.items[0]));
        lb_vector_push_in(arena, &out->at_end, lb_arena_str(arena, lb_text_str(&text)));
    }
    return LB_OK;
}

lb_code sqlite_batch_extras(lb_executor *executor, lb_arena *arena, lb_str table,
                            lb_batch_extras *out, lb_error *error)
{
    lb_str_vector others = {0};
    LB_TRY(keep_references(executor, arena, table, out, error));
    LB_TRY(first_column(executor, arena,
                        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND"
                        " lower(tbl_name) = lower(?1) AND sql IS NOT NULL ORDER BY rowid",
                        table, &out->at_end, error));
    LB_TRY(keep_sequence(executor, arena, table, out, error));
    /* A rename looks into every view and trigger, while the old table is not there. */
    LB_TRY(first_column(executor, arena,
                        "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger')"
                        " AND (type = 'view' OR lower(tbl_name) <> lower(?1)) LIMIT 1",
                        table, &others, error));
    if (others.count) {
        lb_vector_push_in(arena, &out->before_rename, LB_STR("PRAGMA legacy_alter_table=ON"));
        lb_vector_push_in(arena, &out->after_rename, LB_STR("PRAGMA legacy_alter_table=OFF"));
    }
    return LB_OK;
}
