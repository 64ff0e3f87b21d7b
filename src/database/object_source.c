#include "database/object_source.h"

#include <stdlib.h>

#include "base/memory.h"

static lb_code split_file(lb_arena *arena, const lb_dialect *dialect, const lb_source_file *file,
                          lb_object_sources *out, lb_error *error)
{
    lb_statements statements = {0};
    lb_code code = dialect->split(arena, file->text, &statements, error);
    if (code != LB_OK) {
        if (error) {
            lb_error_at(error, file->path, error->line, error->column);
        }
        return code;
    }
    for (size_t i = 0; i < statements.count; i++) {
        const lb_statement *statement = &statements.items[i];
        lb_object_source added = {.command = {.sql = statement->text,
                                              .file = file->path,
                                              .line = statement->line,
                                              .column = statement->column}};
        if (!statement->is_transaction_control) {
            lb_vector_push_in(arena, out, added);
        }
    }
    return LB_OK;
}

lb_code lb_object_sources_split(lb_arena *arena, const lb_dialect *dialect,
                                const lb_source_file *files, size_t count, lb_object_sources *out,
                                lb_error *error)
{
    for (size_t i = 0; i < count; i++) {
        LB_TRY(split_file(arena, dialect, &files[i], out, error));
    }
    return LB_OK;
}

/* ---- Running -------------------------------------------------------------------------------- */

/* What follows can be taken back by itself: a transaction, or a part of the one that is open. */
static lb_code open_part(lb_connection *connection, bool is_inside, lb_error *error)
{
    return is_inside ? lb_connection_execute(connection, LB_STR("SAVEPOINT limbeck"), error)
                     : lb_connection_begin(connection, error);
}

static lb_code close_part(lb_connection *connection, bool is_inside, lb_error *error)
{
    return is_inside ? lb_connection_execute(connection, LB_STR("RELEASE limbeck"), error)
                     : lb_connection_commit(connection, error);
}

static void undo_part(lb_connection *connection, bool is_inside)
{
    if (is_inside) {
        (void)lb_connection_execute(connection, LB_STR("ROLLBACK TO limbeck"), NULL);
        (void)lb_connection_execute(connection, LB_STR("RELEASE limbeck"), NULL);
    } else {
        lb_connection_rollback(connection);
    }
}

/* All at once, which is the common case; LB_ERR_DATABASE where one fails. */
static lb_code run_in_order(lb_connection *connection, const lb_object_sources *sources,
                            bool is_inside, lb_error *error)
{
    size_t count = 0;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_command *commands = LB_NEW_ARRAY(&arena, lb_command, sources->count + 1);
    for (size_t i = 0; i < sources->count; i++) {
        if (!sources->items[i].is_done) {
            commands[count++] = sources->items[i].command;
        }
    }
    LB_TRY(open_part(connection, is_inside, error));
    lb_code code = lb_connection_run(connection, commands, count, NULL, error);
    if (code == LB_OK) {
        return close_part(connection, is_inside, error);
    }
    undo_part(connection, is_inside);
    return code;
}

/* Outside a transaction each statement is by itself anyway. */
static lb_code run_one(lb_connection *connection, const lb_object_source *source, bool is_inside,
                       lb_error *error)
{
    if (!is_inside) {
        return lb_connection_run(connection, &source->command, 1, NULL, error);
    }
    LB_TRY(open_part(connection, true, error));
    lb_code code = lb_connection_run(connection, &source->command, 1, NULL, error);
    if (code == LB_OK) {
        return close_part(connection, true, error);
    }
    undo_part(connection, true);
    return code;
}

/* One by one, again and again while that helps. */
static lb_code run_by_need(lb_connection *connection, lb_object_sources *sources, bool is_inside,
                           lb_error *error)
{
    LB_AUTO_ERROR lb_error first = {0};
    for (bool is_moving = true; is_moving;) {
        size_t left = 0;
        is_moving = false;
        lb_error_clear(&first);
        for (size_t i = 0; i < sources->count; i++) {
            lb_object_source *source = &sources->items[i];
            if (source->is_done) {
                continue;
            }
            LB_AUTO_ERROR lb_error failed = {0};
            lb_code code = run_one(connection, source, is_inside, &failed);
            if (code == LB_OK) {
                source->is_done = is_moving = true;
            } else if (code != LB_ERR_DATABASE) {
                return lb_error_move(error, &failed);
            } else if (left++ == 0) {
                lb_error_move(&first, &failed);
            }
        }
        if (!left) {
            return LB_OK;
        }
    }
    return first.message ? lb_error_move(error, &first) : LB_OK;
}

lb_code lb_object_sources_run(lb_connection *connection, lb_object_sources *sources,
                              lb_error *error)
{
    LB_AUTO_ERROR lb_error failed = {0};
    bool is_inside = lb_connection_transaction(connection) != LB_TRANSACTION_NONE;
    lb_code code = run_in_order(connection, sources, is_inside, &failed);
    if (code == LB_ERR_DATABASE) {
        return run_by_need(connection, sources, is_inside, error);
    }
    return code == LB_OK ? LB_OK : lb_error_move(error, &failed);
}

static lb_code make(void *context, lb_connection *scratch, lb_error *error)
{
    return lb_object_sources_run(scratch, context, error);
}

lb_object_content lb_object_content_of(lb_object_sources *sources)
{
    return (lb_object_content){make, sources, sources, NULL};
}
