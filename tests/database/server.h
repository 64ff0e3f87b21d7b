/* A PostgreSQL of the test's own: main() is given postgresql.sh as its argument. */
#ifndef LB_TESTS_DATABASE_SERVER_H
#define LB_TESTS_DATABASE_SERVER_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "database_test.h"

static const char *script;
static char server[100]; /* the folder that postgresql.sh made */
static char url[200];

/* Runs the script and reads the one line that it prints. */
static inline int run_script(const char *arguments, char *line, size_t size)
{
    char command[400];
    snprintf(command, sizeof command, "'%s' %s", script, arguments);
    FILE *pipe = popen(command, "r");
    if (!pipe) {
        return -1;
    }
    if (line && fgets(line, (int)size, pipe)) {
        line[strcspn(line, "\n")] = '\0';
    }
    return pclose(pipe);
}

static inline int run_on_server(const char *command, char *line, size_t size)
{
    char arguments[300];
    snprintf(arguments, sizeof arguments, "%s '%s'", command, server);
    return run_script(arguments, line, size);
}

static inline int start_server(void **state LB_UNUSED)
{
    char arguments[40];
    snprintf(arguments, sizeof arguments, "start %d", getpid());
    return run_script(arguments, server, sizeof server) || run_on_server("url", url, sizeof url);
}

static inline int stop_server(void **state LB_UNUSED)
{
    return run_on_server("stop", NULL, 0);
}

/* For a thread: cancels the statement with pg_sleep() that the connection runs. */
static inline void *cancel_sleep(void *connection)
{
    bool is_asleep = wait_until(has_sleeper, url);
    lb_connection_cancel(connection);
    return is_asleep ? connection : NULL;
}

static inline int run_tests_on_server(int argc, char **argv, const char *name,
                                      const struct CMUnitTest *tests, size_t count)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s postgresql.sh\n", argv[0]);
        return 2;
    }
    script = argv[1];
    return _cmocka_run_group_tests(name, tests, count, start_server, stop_server);
}

#endif
