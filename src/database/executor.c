#include "database/executor.h"

lb_code lb_executor_queue(lb_executor *executor, const lb_command *command, lb_error *error)
{
    return executor->methods->queue(executor, command, error);
}

lb_code lb_executor_flush(lb_executor *executor, lb_error *error)
{
    return executor->methods->flush(executor, error);
}

lb_code lb_executor_execute(lb_executor *executor, const lb_command *command, lb_error *error)
{
    LB_TRY(lb_executor_queue(executor, command, error));
    return lb_executor_flush(executor, error);
}

lb_code lb_executor_select(lb_executor *executor, const lb_query *query, lb_cursor **out,
                           lb_error *error)
{
    return executor->methods->select(executor, query, out, error);
}

lb_code lb_executor_select_all(lb_executor *executor, const lb_query *queries, size_t count,
                               const lb_row_sink *sink, lb_error *error)
{
    if (!executor->connection) { /* fails with the words for it */
        lb_cursor *cursor;
        return count ? lb_executor_select(executor, &queries[0], &cursor, error) : LB_OK;
    }
    LB_TRY(lb_executor_flush(executor, error));
    return lb_connection_select_all(executor->connection, queries, count, sink, error);
}

lb_code lb_executor_print(lb_executor *executor, lb_str text, lb_error *error)
{
    return executor->methods->print(executor, text, error);
}

lb_code lb_executor_begin_autocommit(lb_executor *executor, lb_error *error)
{
    return executor->methods->begin_autocommit(executor, error);
}

lb_code lb_executor_end_autocommit(lb_executor *executor, lb_error *error)
{
    return executor->methods->end_autocommit(executor, error);
}

lb_code lb_executor_commit(lb_executor *executor, lb_error *error)
{
    return executor->methods->commit(executor, error);
}

lb_code lb_executor_rollback(lb_executor *executor, lb_error *error)
{
    return executor->methods->rollback(executor, error);
}

lb_code lb_executor_end_script(lb_executor *executor, lb_error *error)
{
    return executor->methods->end_script(executor, error);
}
