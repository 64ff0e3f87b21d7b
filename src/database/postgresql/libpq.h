/*
 * Libpq: the functions of PostgreSQL's client library that the driver calls, as one table.
 *
 * The library is loaded on first use; a test gives a table of its own through
 * lb_connect_options.client. Stands on base/loader.h and libpq-fe.h.
 */
#ifndef LB_DATABASE_POSTGRESQL_LIBPQ_H
#define LB_DATABASE_POSTGRESQL_LIBPQ_H

#include <libpq-fe.h>

#include "base/error.h"

/*    result         name (PQ...)      parameters */
#define LB_LIBPQ_FUNCTIONS(X)                                                                   \
    X(PGconn *, connectStartParams, (const char *const *, const char *const *, int))            \
    X(PostgresPollingStatusType, connectPoll, (PGconn *))                                       \
    X(ConnStatusType, status, (const PGconn *))                                                 \
    X(int, socket, (const PGconn *))                                                            \
    X(void, finish, (PGconn *))                                                                 \
    X(char *, errorMessage, (const PGconn *))                                                   \
    X(PQconninfoOption *, conninfo, (PGconn *))                                                 \
    X(void, conninfoFree, (PQconninfoOption *))                                                 \
    X(int, setnonblocking, (PGconn *, int))                                                     \
    X(PQnoticeReceiver, setNoticeReceiver, (PGconn *, PQnoticeReceiver, void *))                \
    X(int, serverVersion, (const PGconn *))                                                     \
    X(int, backendPID, (const PGconn *))                                                        \
    X(PGTransactionStatusType, transactionStatus, (const PGconn *))                             \
    X(PGcancel *, getCancel, (PGconn *))                                                        \
    X(int, cancel, (PGcancel *, char *, int))                                                   \
    X(void, freeCancel, (PGcancel *))                                                           \
    X(int, sendQuery, (PGconn *, const char *))                                                 \
    X(int, sendQueryParams,                                                                     \
      (PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, \
       int))                                                                                    \
    X(int, setSingleRowMode, (PGconn *))                                                        \
    X(int, enterPipelineMode, (PGconn *))                                                       \
    X(int, exitPipelineMode, (PGconn *))                                                        \
    X(int, pipelineSync, (PGconn *))                                                            \
    X(int, sendFlushRequest, (PGconn *))                                                        \
    X(int, flush, (PGconn *))                                                                   \
    X(int, consumeInput, (PGconn *))                                                            \
    X(int, isBusy, (PGconn *))                                                                  \
    X(PGresult *, getResult, (PGconn *))                                                        \
    X(int, putCopyEnd, (PGconn *, const char *))                                                \
    X(int, getCopyData, (PGconn *, char **, int))                                               \
    X(void, freemem, (void *))                                                                  \
    X(void, clear, (PGresult *))                                                                \
    X(ExecStatusType, resultStatus, (const PGresult *))                                         \
    X(char *, resultErrorField, (const PGresult *, int))                                        \
    X(char *, cmdTuples, (PGresult *))                                                          \
    X(int, ntuples, (const PGresult *))                                                         \
    X(int, nfields, (const PGresult *))                                                         \
    X(char *, fname, (const PGresult *, int))                                                   \
    X(Oid, ftype, (const PGresult *, int))                                                      \
    X(int, fmod, (const PGresult *, int))                                                       \
    X(char *, getvalue, (const PGresult *, int, int))                                           \
    X(int, getlength, (const PGresult *, int, int))                                             \
    X(int, getisnull, (const PGresult *, int, int))

struct libpq {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a type and a list of parameters */
#define X(result, name, parameters) result(*name) parameters;
    LB_LIBPQ_FUNCTIONS(X)
#undef X
};

lb_code libpq_load(struct libpq *out, lb_error *error);

#endif
