/* Schemas from JSON, as tests/golden/autogenerate/record.py writes them. */
#ifndef LB_TESTS_SCHEMA_JSON_H
#define LB_TESTS_SCHEMA_JSON_H

#include <jansson.h>

#include "autogenerate/compare.h"
#include "render/python.h"

typedef struct schema_case {
    json_t *root;
    const lb_dialect *dialect;
    lb_schema *desired[8];
    size_t desired_count;
    lb_schema *actual;
    lb_compare_options options;
    lb_python_style style;
    bool shows_questions; /* on standard error */
    lb_text log;          /* "logger message" lines of lb_compare_schemas() */
} schema_case;

/* False with a message on standard error where the file cannot be read. */
bool schema_case_read(schema_case *c, const char *path);
void schema_case_free(schema_case *c);
/* What Alembic's script.py.mako has of it: imports, upgrade, downgrade; and check's list. */
lb_code schema_case_run(schema_case *c, lb_arena *arena, lb_text *script, lb_text *diffs,
                        lb_error *error);

#endif
