/*
 * A temporary folder with a project for each test of the public functions, which are all that these
 * tests use of limbeck.
 */
#ifndef LB_TESTS_UNIT_API_FOLDER_H
#define LB_TESTS_UNIT_API_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "limbeck/limbeck.h"

/* Of the test that runs. A test that needs several folders makes folders inside it. */
extern char test_folder[64];

int make_folder(void **state);
int remove_folder(void **state);

/* Path below the folder; free() it. */
char *path_in_folder(const char *name);
/* Writes a file, with the folders that it is in. */
void write_file(const char *name, const char *content);
bool file_exists(const char *name);
/* A .sql revision "migrations/versions/ID.sql"; `down` may be "" or a list. */
void write_revision(const char *id, const char *down, const char *up_sql, const char *down_sql);
/* limbeck.ini and an empty migrations/versions; the database is app.db beside the ini. */
void write_settings(void);
/* write_settings() and the chain a1 -> b2 -> c3, each of which makes a table t_ID. */
void write_chain(void);

/* Options for the folder, with an environment in which nothing is set. */
limbeck_options folder_options(void);
/* Opens the project in the folder; the test fails where that does. */
limbeck *open_project(const limbeck_options *options);

/* The call fails so: status and a part of the message. Frees the error. */
void assert_fails(limbeck_status status, limbeck_error *error, limbeck_status expected,
                  const char *part);
#define assert_ok(call)                                               \
    do {                                                              \
        limbeck_error *error_ = NULL;                                 \
        limbeck_error **error = &error_;                              \
        if ((call) != LIMBECK_OK) {                                   \
            fail_msg("%s: %s", #call, limbeck_error_message(error_)); \
        }                                                             \
    } while (0)
/* `call` uses `error`, as in assert_ok(). */
#define assert_error(call, expected, part)             \
    do {                                               \
        limbeck_error *error_ = NULL;                  \
        limbeck_error **error = &error_;               \
        limbeck_status status_ = (call);               \
        assert_fails(status_, error_, expected, part); \
    } while (0)

/* Identifiers of a list with blanks between them; frees the list. The text is free()d by the
   caller. */
char *take_ids(limbeck_revisions *revisions);
#define assert_ids(revisions, expected)      \
    do {                                     \
        char *ids_ = take_ids(revisions);    \
        assert_string_equal(ids_, expected); \
        free(ids_);                          \
    } while (0)
/* The revisions that the version table names. */
void assert_current(limbeck *project, const char *expected);

size_t count_open_files(void);

#endif
