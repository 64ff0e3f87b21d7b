/* Statements that are tried on the database of a comparison and taken back. */
#include "autogenerate/autogenerate_internal.h"

#include "database/ddl.h"

lb_code lb_trial_begin(lb_trial *trial, lb_connection *connection, lb_error *error)
{
    if (trial->is_open) {
        return LB_OK;
    }
    trial->connection = connection;
    trial->has_savepoint = lb_connection_transaction(connection) != LB_TRANSACTION_NONE;
    LB_TRY(trial->has_savepoint
               ? lb_connection_execute(connection, LB_STR("SAVEPOINT limbeck_trial"), error)
               : lb_connection_begin(connection, error));
    trial->is_open = true;
    return LB_OK;
}

static lb_code execute(void *context, lb_str sql, lb_error *error)
{
    return lb_connection_execute(((lb_trial *)context)->connection, sql, error);
}

/* As op.execute() sends it: "\:" is a colon that begins no parameter. */
static lb_code execute_text(lb_connection *connection, lb_str sql, lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < sql.len; i++) {
        bool is_escape = sql.ptr[i] == '\\' && i + 1 < sql.len && sql.ptr[i + 1] == ':';
        if (!is_escape) {
            lb_text_addc(&text, sql.ptr[i]);
        }
    }
    return lb_connection_execute(connection, lb_text_str(&text), error);
}

lb_code lb_trial_run(lb_trial *trial, const lb_operation *operation, lb_error *error)
{
    lb_connection *connection = trial->connection;
    const lb_ddl_options options = {.server_version = connection->server_version,
                                    .is_faithful = true};
    const lb_ddl_sink sink = {execute, trial};
    if (operation->kind == LB_OP_EXECUTE) {
        return execute_text(connection, operation->execute.sql, error);
    }
    return lb_ddl_write(connection->dialect, &options, operation, &sink, error);
}

lb_code lb_trial_try(lb_trial *trial, const lb_operation *operation, bool *is_refused,
                     lb_error *error)
{
    LB_AUTO_ERROR lb_error refused = {0};
    lb_connection *connection = trial->connection;
    LB_TRY(lb_connection_execute(connection, LB_STR("SAVEPOINT limbeck_try"), error));
    lb_code code = lb_trial_run(trial, operation, &refused);
    *is_refused = code == LB_ERR_DATABASE;
    if (code != LB_OK && !*is_refused) {
        return lb_error_move(error, &refused);
    }
    if (*is_refused) {
        LB_TRY(
            lb_connection_execute(connection, LB_STR("ROLLBACK TO SAVEPOINT limbeck_try"), error));
    }
    return lb_connection_execute(connection, LB_STR("RELEASE SAVEPOINT limbeck_try"), error);
}

lb_code lb_trial_end(lb_trial *trial, lb_error *error)
{
    if (!trial->is_open) {
        return LB_OK;
    }
    trial->is_open = false;
    if (!trial->has_savepoint) {
        lb_connection_rollback(trial->connection);
        return LB_OK;
    }
    LB_TRY(lb_connection_execute(trial->connection, LB_STR("ROLLBACK TO SAVEPOINT limbeck_trial"),
                                 error));
    return lb_connection_execute(trial->connection, LB_STR("RELEASE SAVEPOINT limbeck_trial"),
                                 error);
}
