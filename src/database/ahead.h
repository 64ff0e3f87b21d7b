/*
 * Reading ahead: what lb_reflect_connection() reads is read by a thread, while the caller does
 * something else that does not need it yet. The server then works at the same time.
 *
 * Until lb_ahead_finish() the connection is the thread's. Whoever uses it nevertheless (a function
 * of database.h but lb_connection_cancel()) waits until all is read, so that it sees what it would
 * have seen.
 */
#ifndef LB_DATABASE_AHEAD_H
#define LB_DATABASE_AHEAD_H

#include "database/reflect.h"

/* The options' lists are to live until lb_ahead_finish(). NULL: there is no thread to be had, or
   the database has no server that would work meanwhile; ask lb_reflect_connection(). */
lb_ahead *lb_ahead_start(lb_connection *connection, const lb_reflect_options *options);
/* For database.c: nothing runs on the connection any more, and the caller may. */
void lb_ahead_wait(lb_connection *connection);
/* For drivers: keeps a message of the server for the log (lb_connect_options.log) until the reading
   is over, as a thread calls no callbacks. False: nobody reads ahead, log it at once. */
bool lb_ahead_keep_message(const lb_connection *connection, const lb_log *log, lb_level level,
                           const char *message);
/* Once for each start; it is freed. What lb_reflect_connection() would have given; with `out` NULL
 * that is dropped. */
lb_code lb_ahead_finish(lb_ahead *ahead, lb_schema **out, lb_error *error);

#endif
