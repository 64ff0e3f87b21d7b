#include "database/ahead.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/thread.h"

struct message {
    const lb_log *log;
    lb_level level;
    const char *text;
};

struct lb_ahead {
    pthread_t thread;
    bool is_joined;
    lb_connection *connection;
    lb_reflect_options options;
    lb_schema *schema;
    lb_code code;
    lb_error error;
    lb_arena arena; /* of the messages */
    LB_VECTOR(struct message) messages;
};

/* Whether this is a thread that reads: it does not wait for itself. */
static _Thread_local bool is_reader;

static void *read_schema(void *argument)
{
    lb_ahead *ahead = argument;
    is_reader = true;
    ahead->code =
        lb_reflect_connection(ahead->connection, &ahead->options, &ahead->schema, &ahead->error);
    return NULL;
}

lb_ahead *lb_ahead_start(lb_connection *connection, const lb_reflect_options *options)
{
    if (!connection || !connection->driver->select_all || connection->ahead) {
        return NULL;
    }
    lb_ahead *ahead = lb_alloc(sizeof *ahead);
    ahead->connection = connection;
    ahead->options = *options;
    connection->ahead = ahead;
    if (!lb_thread_start(&ahead->thread, read_schema, ahead)) {
        connection->ahead = NULL;
        free(ahead);
        return NULL;
    }
    return ahead;
}

bool lb_ahead_keep_message(const lb_connection *connection, const lb_log *log, lb_level level,
                           const char *message)
{
    lb_ahead *ahead = connection->ahead;
    if (!ahead || !is_reader) {
        return false;
    }
    struct message kept = {log, level, lb_arena_strdup(&ahead->arena, message)};
    lb_vector_push_in(&ahead->arena, &ahead->messages, kept);
    return true;
}

void lb_ahead_wait(lb_connection *connection)
{
    lb_ahead *ahead = connection->ahead;
    if (!ahead || is_reader) {
        return;
    }
    pthread_join(ahead->thread, NULL);
    ahead->is_joined = true;
    connection->ahead = NULL;
    for (size_t i = 0; i < ahead->messages.count; i++) {
        const struct message *message = &ahead->messages.items[i];
        lb_log_record(message->log, message->level, lb_database_logger, "%s", message->text);
    }
}

lb_code lb_ahead_finish(lb_ahead *ahead, lb_schema **out, lb_error *error)
{
    if (!ahead->is_joined) {
        lb_ahead_wait(ahead->connection);
    }
    lb_code code = ahead->code;
    if (code != LB_OK) {
        (void)lb_error_move(error, &ahead->error);
    } else if (out) {
        *out = ahead->schema;
    } else {
        lb_schema_free(ahead->schema);
    }
    lb_arena_free(&ahead->arena);
    free(ahead);
    return code;
}
