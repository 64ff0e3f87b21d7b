/*
 * Revision: one node of the history, as its file's header tells it and as the graph completes it.
 *
 * A revision belongs to the graph that loaded it and lives in the graph's arena; nothing here is changed after loading.
 * Terms are Alembic's. Stands on base.
 */
#ifndef LB_REVISION_REVISION_H
#define LB_REVISION_REVISION_H

#include "base/str.h"
#include "base/vector.h"

typedef struct lb_revision lb_revision;
typedef LB_VECTOR(const lb_revision *) lb_revision_vector;

typedef enum lb_revision_kind {
    LB_REVISION_SQL, /* versions/x.sql with "-- migrate:up" and "-- migrate:down" */
    LB_REVISION_PY,  /* versions/x.py with upgrade() and downgrade() */
} lb_revision_kind;

struct lb_revision {
    /* What the header says. */
    lb_str id;
    lb_str_vector down;       /* identifiers as written: "Revises" / down_revision */
    lb_str_vector depends_on; /* as written: identifiers, partial ones or branch labels */
    lb_str_vector labels;     /* branch labels that this revision declares */
    lb_str doc;               /* the whole comment or docstring, trimmed as Alembic does */
    lb_str message;           /* its first paragraph's first line as listings show it; empty: "empty message" in log lines */
    lb_str path;              /* absolute path of the file */
    lb_revision_kind kind;

    /* What the graph adds. */
    size_t order;                   /* position in which the files were loaded */
    lb_str_vector branch_labels;    /* all labels that hold for it, sorted: labels spread along the branch */
    lb_revision_vector down_nodes;  /* resolved `down` */
    lb_revision_vector dependency_nodes; /* resolved `depends_on` */
    lb_revision_vector next;        /* revisions whose `down` has this one, in the order of loading */
    lb_revision_vector next_all;    /* these and those that depend on this one */
    lb_revision_vector normalized_dependencies; /* dependencies not already reached through `down` */
    bool is_head;      /* nothing revises it */
    bool is_real_head; /* nothing revises it and nothing depends on it */
    bool is_base;      /* revises nothing */
    bool is_real_base; /* revises nothing and depends on nothing */
    bool is_branch_point;
    bool is_merge_point;
};

#endif
