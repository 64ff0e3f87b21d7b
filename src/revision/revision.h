/*
 * Revision: one node of the history, as its file's header tells it and as the graph completes it.
 *
 * A header (lb_revision_header) is what reading one file gives; its texts belong to the arena that
 * the reader was given. A revision belongs to the graph that it was added to and is never changed
 * after lb_graph_link(). Terms are Alembic's. Stands on base.
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

/* What a file says about itself. */
typedef struct lb_revision_header {
    lb_str id;
    lb_str_vector down;       /* identifiers as written: "Revises" / down_revision */
    lb_str_vector depends_on; /* as written: identifiers or branch labels, in full */
    lb_str_vector labels;     /* branch labels that this revision declares */
    lb_str message; /* first paragraph of the comment or docstring, trimmed, as listings and log
                       lines show it; may be empty (all of it: lb_revision_read_doc) */
    lb_str path;    /* absolute path of the file; empty for one that is in memory only */
    lb_revision_kind kind;
    bool is_hollow; /* its file has no upgrade() and no downgrade(), of its own or imported */
} lb_revision_header;

/* An exact list that nobody adds to. */
typedef struct lb_revision_list {
    const lb_revision *const *items;
    size_t count;
} lb_revision_list;

struct lb_revision {
    /* As in the header. */
    lb_str id;
    lb_str_vector down;
    lb_str_vector depends_on;
    lb_str_vector labels;
    lb_str message;
    lb_str path;
    lb_revision_kind kind;
    bool is_hollow;

    /* What the graph adds. */
    size_t order; /* position in which the files were loaded */
    lb_str_vector
        branch_labels; /* all labels that hold for it, sorted: labels spread over a branch */
    lb_revision_list down_nodes;       /* resolved `down` */
    lb_revision_list dependency_nodes; /* resolved `depends_on` */
    lb_revision_list
        down_all;          /* `down_nodes`, and those dependencies that are not already dependencies
                              of an ancestor: what must be applied before this one */
    lb_revision_list next; /* revisions that revise this one, in the order of loading */
    lb_revision_list next_all; /* these and those that depend on this one */

    const lb_revision *twin; /* of a .sql revision: the .py file with the same header, which is not
                                in the graph for it; NULL */

    bool is_shadowed;          /* a file loaded later has the same identifier, and counts */
    bool is_duplicate;         /* a file loaded earlier has the same identifier */
    bool has_reserved_id;      /* its identifier is "head", "heads" or "base" */
    bool is_head;              /* nothing revises it */
    bool is_real_head;         /* nothing revises it and nothing depends on it */
    bool is_base;              /* revises nothing */
    bool is_real_base;         /* revises nothing and depends on nothing */
    bool is_branch_point;      /* more than one revision revises it */
    bool is_real_branch_point; /* more than one revises it or depends on it */
    bool is_merge_point;       /* it revises more than one */
};

#endif
