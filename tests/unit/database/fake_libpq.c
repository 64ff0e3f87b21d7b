#include "fake_libpq.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "base/vector.h"

/* libpq's types are opaque to its callers: these are ours. */
struct pg_result {
    ExecStatusType status;
    const char *sqlstate, *message, *position, *severity;
    int row_count;
    bool is_end; /* the NULL that ends a command's results */
    int first_row;
};

struct pg_conn {
    int socket;
    bool is_bad, is_pipeline, is_aborted;
    PGTransactionStatusType transaction;
    LB_VECTOR(struct pg_result) pending;
    size_t next;
};

static unsigned calls, failing_call;
static int leaks;
static char journal[1000];

void fake_libpq_start(unsigned fail_at)
{
    calls = 0;
    failing_call = fail_at;
    leaks = 0;
    journal[0] = '\0';
}

unsigned fake_libpq_calls(void)
{
    return calls;
}

int fake_libpq_leaks(void)
{
    return leaks;
}

const char *fake_libpq_journal(void)
{
    return journal;
}

static void note(const char *what)
{
    strncat(journal, what, sizeof journal - strlen(journal) - 1);
}

static bool fails(void)
{
    return ++calls == failing_call;
}

/* ---- Connecting ----------------------------------------------------------------------------- */

static PGconn *connectStartParams(const char *const *keywords, const char *const *values,
                                  int expand)
{
    (void)keywords, (void)values, (void)expand;
    if (fails()) {
        return NULL;
    }
    PGconn *conn = lb_alloc(sizeof *conn);
    conn->socket = open("/dev/null", O_RDWR);
    leaks++;
    return conn;
}

static PostgresPollingStatusType connectPoll(PGconn *conn)
{
    conn->is_bad = fails();
    return conn->is_bad ? PGRES_POLLING_FAILED : PGRES_POLLING_OK;
}

static ConnStatusType status(const PGconn *conn)
{
    return conn->is_bad || fails() ? CONNECTION_BAD : CONNECTION_OK;
}

static int socket_of(const PGconn *conn)
{
    return fails() ? -1 : conn->socket;
}

static void finish(PGconn *conn)
{
    close(conn->socket);
    lb_vector_free(&conn->pending);
    free(conn);
    leaks--;
}

static char *errorMessage(const PGconn *conn)
{
    (void)conn;
    static char message[] = "something is wrong\n";
    return message;
}

static PQconninfoOption *conninfo(PGconn *conn)
{
    (void)conn;
    if (fails()) {
        return NULL;
    }
    PQconninfoOption *options = lb_alloc_array(2, sizeof *options);
    static char keyword[] = "connect_timeout", value[] = "5";
    options[0].keyword = keyword;
    options[0].val = value;
    leaks++;
    return options;
}

static void conninfoFree(PQconninfoOption *options)
{
    leaks -= options != NULL;
    free(options);
}

static int setnonblocking(PGconn *conn, int on)
{
    (void)conn, (void)on;
    return fails() ? -1 : 0;
}

static PQnoticeReceiver setNoticeReceiver(PGconn *conn, PQnoticeReceiver receiver, void *context)
{
    (void)conn, (void)receiver, (void)context;
    return NULL;
}

static int serverVersion(const PGconn *conn)
{
    (void)conn;
    return 150000;
}

static int backendPID(const PGconn *conn)
{
    (void)conn;
    return 42;
}

static PGTransactionStatusType transactionStatus(const PGconn *conn)
{
    return conn->is_bad || fails() ? PQTRANS_UNKNOWN : conn->transaction;
}

static PGcancel *getCancel(PGconn *conn)
{
    (void)conn;
    return NULL;
}

static int cancel(PGcancel *request, char *buffer, int size)
{
    (void)request, (void)buffer, (void)size;
    return 0;
}

static void freeCancel(PGcancel *request)
{
    (void)request;
}

/* ---- The server ----------------------------------------------------------------------------- */

static void answer(PGconn *conn, struct pg_result result)
{
    lb_vector_push(&conn->pending, result);
}

/* Outside a pipeline the driver asks for single rows, always. */
static void answer_select(PGconn *conn)
{
    const int rows = conn->is_pipeline ? 0 : 3;
    for (int i = 0; i < rows; i++) {
        answer(conn,
               (struct pg_result){.status = PGRES_SINGLE_TUPLE, .row_count = 1, .first_row = i});
    }
    answer(conn, (struct pg_result){.status = PGRES_TUPLES_OK});
}

static void answer_command(PGconn *conn, const char *sql)
{
    if (conn->is_aborted) {
        answer(conn, (struct pg_result){.status = PGRES_PIPELINE_ABORTED});
    } else if (strcmp(sql, "FAIL") == 0) {
        answer(conn, (struct pg_result){.status = PGRES_FATAL_ERROR,
                                        .sqlstate = "42601",
                                        .message = "syntax error",
                                        .severity = "ERROR",
                                        .position = "3"});
        conn->is_aborted = conn->is_pipeline;
        if (conn->transaction == PQTRANS_INTRANS) {
            conn->transaction = PQTRANS_INERROR;
        }
    } else if (strcmp(sql, "DIE") == 0) {
        answer(conn, (struct pg_result){.status = PGRES_FATAL_ERROR,
                                        .sqlstate = "57P01",
                                        .message = "terminating connection",
                                        .severity = "FATAL"});
        conn->is_bad = true;
    } else if (strncmp(sql, "SELECT", 6) == 0) {
        answer_select(conn);
    } else {
        bool is_end = strcmp(sql, "COMMIT") == 0 || strcmp(sql, "ROLLBACK") == 0;
        conn->transaction = strcmp(sql, "BEGIN") == 0 ? PQTRANS_INTRANS
                            : is_end                  ? PQTRANS_IDLE
                                                      : conn->transaction;
        answer(conn, (struct pg_result){.status = PGRES_COMMAND_OK});
    }
    answer(conn, (struct pg_result){.is_end = true});
}

static int sendQuery(PGconn *conn, const char *sql)
{
    note("query ");
    if (conn->is_bad || fails()) {
        return 0;
    }
    answer_command(conn, sql);
    return 1;
}

static int sendQueryParams(PGconn *conn, const char *sql, int count, const Oid *types,
                           const char *const *values, const int *lengths, const int *formats,
                           int result_format)
{
    (void)count, (void)types, (void)values, (void)lengths, (void)formats, (void)result_format;
    if (conn->is_bad || fails()) {
        return 0;
    }
    answer_command(conn, sql);
    return 1;
}

static int setSingleRowMode(PGconn *conn)
{
    (void)conn;
    return !fails();
}

static int enterPipelineMode(PGconn *conn)
{
    conn->is_pipeline = !fails();
    conn->is_aborted = false;
    return conn->is_pipeline;
}

static int exitPipelineMode(PGconn *conn)
{
    conn->is_pipeline = false;
    return !fails();
}

static int pipelineSync(PGconn *conn)
{
    note("sync ");
    conn->is_aborted = false;
    answer(conn, (struct pg_result){.status = PGRES_PIPELINE_SYNC});
    return !fails();
}

static int sendFlushRequest(PGconn *conn)
{
    (void)conn;
    return !fails();
}

static int flush(PGconn *conn)
{
    (void)conn;
    return fails() ? -1 : 0;
}

static int consumeInput(PGconn *conn)
{
    conn->is_bad = conn->is_bad || fails();
    return !conn->is_bad;
}

static int isBusy(PGconn *conn)
{
    (void)conn;
    return fails(); /* the answer is not quite there */
}

static PGresult *getResult(PGconn *conn)
{
    struct pg_result next = {.is_end = true};
    if (fails()) {
        conn->is_bad = true;
        next = (struct pg_result){.status = PGRES_FATAL_ERROR, .message = "connection lost"};
        conn->next = conn->pending.count;
    } else if (conn->next < conn->pending.count) {
        next = conn->pending.items[conn->next++];
    }
    if (next.is_end) {
        return NULL;
    }
    PGresult *result = lb_alloc(sizeof *result);
    *result = next;
    leaks++;
    return result;
}

static int putCopyEnd(PGconn *conn, const char *message)
{
    (void)conn, (void)message;
    return 1;
}

static int getCopyData(PGconn *conn, char **buffer, int async)
{
    (void)conn, (void)buffer, (void)async;
    return -1;
}

static void freemem(void *memory)
{
    free(memory);
}

/* ---- Results -------------------------------------------------------------------------------- */

static void clear(PGresult *result)
{
    leaks -= result != NULL;
    free(result);
}

static ExecStatusType resultStatus(const PGresult *result)
{
    return result->status;
}

/* The caller may not change the text, though libpq's type lets it. */
static char *field(const char *text)
{
    static char copy[100];
    if (!text) {
        return NULL;
    }
    strncpy(copy, text, sizeof copy - 1);
    return copy;
}

static char *resultErrorField(const PGresult *result, int code)
{
    static char sqlstate[6];
    if (fails()) {
        return NULL;
    }
    switch (code) {
    case PG_DIAG_SQLSTATE:
        if (result->sqlstate) {
            memcpy(sqlstate, result->sqlstate, sizeof sqlstate);
        }
        return result->sqlstate ? sqlstate : NULL;
    case PG_DIAG_MESSAGE_PRIMARY:
        return field(result->message);
    case PG_DIAG_STATEMENT_POSITION: {
        static char position[8];
        if (result->position) {
            strncpy(position, result->position, sizeof position - 1);
        }
        return result->position ? position : NULL;
    }
    case PG_DIAG_SEVERITY_NONLOCALIZED: {
        static char severity[8];
        if (result->severity) {
            strncpy(severity, result->severity, sizeof severity - 1);
        }
        return result->severity ? severity : NULL;
    }
    default:
        return NULL;
    }
}

static char *cmdTuples(PGresult *result)
{
    static char one[] = "1", three[] = "3";
    return result->status == PGRES_TUPLES_OK ? three : one;
}

static int ntuples(const PGresult *result)
{
    return result->row_count;
}

static int nfields(const PGresult *result)
{
    return result->status == PGRES_COMMAND_OK ? 0 : 1;
}

static char *fname(const PGresult *result, int column)
{
    (void)result, (void)column;
    static char name[] = "name";
    return name;
}

static Oid ftype(const PGresult *result, int column)
{
    (void)result, (void)column;
    return 25;
}

static int fmod_of(const PGresult *result, int column)
{
    (void)result, (void)column;
    return -1;
}

static char *getvalue(const PGresult *result, int row, int column)
{
    (void)column;
    static char values[3][2] = {"a", "", "c"};
    return values[result->first_row + row];
}

static int getlength(const PGresult *result, int row, int column)
{
    return (int)strlen(getvalue(result, row, column));
}

static int getisnull(const PGresult *result, int row, int column)
{
    (void)column;
    return result->first_row + row == 1;
}

#define socket socket_of
#define fmod fmod_of
const struct libpq fake_libpq = {
#define X(result, name, parameters) name,
    LB_LIBPQ_FUNCTIONS(X)
#undef X
};
