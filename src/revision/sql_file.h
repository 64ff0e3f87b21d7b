/*
 * SQL file: a revision as plain SQL.
 *
 *     -- Add new_column to questions
 *     --
 *     -- Revision ID: 1975ea83b712
 *     -- Revises: edd93bda6b69
 *     -- Create Date: 2026-11-22 10:00:00.000000
 *     -- Branch Labels:
 *     -- Depends On:
 *
 *     -- migrate:up transaction:false lock_timeout:2s
 *     ALTER TABLE questions ADD COLUMN new_column VARCHAR;
 *
 *     -- migrate:down
 *     ALTER TABLE questions DROP COLUMN new_column;
 *
 * The header is the run of comment lines before the first line that is neither a comment nor empty,
 * or a marker. Names of fields compare without case; lists are separated by commas; an absent field
 * is an empty one (no "Revises": a base). A file without
 * "Revision ID" is one of dbmate's: its identifier is the run of digits that its name starts with,
 * its parent the file before it in the directory (dbmate runs files in the order of their names),
 * its message the rest of its name; directory.c fills the parent in. Texts point into the source
 * given. Stands on base.
 */
#ifndef LB_REVISION_SQL_FILE_H
#define LB_REVISION_SQL_FILE_H

#include "base/error.h"
#include "base/text.h"
#include "revision/header.h"

/* As lb_header_read_py(). `*revises_previous` is set for a file without "Revision ID";
   LB_HEADER_ABSENT may come with a failure, where the name says nothing either. */
lb_code lb_header_read_sql(lb_arena *arena, lb_str source, bool is_whole, lb_str path,
                           lb_header_state *state, bool *revises_previous, lb_revision_header *out,
                           lb_error *error);

/* Adds the text of the header's comments, a line each. */
void lb_header_doc_sql(lb_text *out, lb_str source);

typedef enum lb_sql_transaction {
    LB_SQL_TRANSACTION_DEFAULT,
    LB_SQL_TRANSACTION_ON,  /* transaction:true */
    LB_SQL_TRANSACTION_OFF, /* transaction:false: each statement by itself */
} lb_sql_transaction;

/* What follows "-- migrate:up" or "-- migrate:down". */
typedef struct lb_sql_section {
    bool is_present;
    lb_str body;   /* up to the next marker or the end */
    size_t offset; /* of the body in the source */
    unsigned line; /* of the body's first byte, from 1 */
    lb_sql_transaction transaction;
    int64_t lock_timeout_ms;      /* -1: not given */
    int64_t statement_timeout_ms; /* -1: not given */
} lb_sql_section;

typedef struct lb_sql_file {
    lb_str source; /* what the sections point into */
    lb_sql_section up, down;
} lb_sql_file;

/* Finds the sections. Fails (LB_ERR_SCRIPT, with file and line) for a marker that comes twice, an
   option that is not known or has a wrong value, SQL before "-- migrate:up", and a file without it.
 */
lb_code lb_sql_file_parse(lb_str source, const char *path, lb_sql_file *out, lb_error *error);
/* Reads the file into the arena and parses it. */
lb_code lb_sql_file_read(lb_arena *arena, const char *path, lb_sql_file *out, lb_error *error);

#endif
