/*
 * Graph: all revisions of a project, linked, and every question that Alembic's revision map
 * answers.
 *
 * A graph is made from headers (lb_graph_new, lb_graph_add for each in the order of loading,
 * lb_graph_link) or from directories (directory.h). It owns its revisions and all their texts until
 * lb_graph_free(). After lb_graph_link() it is constant: several threads may ask it at once.
 * Results are vectors in the caller's arena that point into the graph.
 *
 * Identifiers are taken in every form of Alembic 1.19; answers, their order and the wording of
 * errors are Alembic's (where its order follows a hash, ours is the order of loading). Errors are
 * LB_ERR_REVISION or LB_ERR_COMMAND with `kind` the Python class behind them
 * ("alembic.script.revision.MultipleHeads"). Where Alembic ends in a traceback the message is our
 * own and the error's exit status is 1. `log` (may be NULL) gets warnings. Stands on base and
 * revision.h.
 */
#ifndef LB_REVISION_GRAPH_H
#define LB_REVISION_GRAPH_H

#include "base/error.h"
#include "base/log.h"
#include "revision/revision.h"

typedef struct lb_graph lb_graph;

/* ---- Building -------------------------------------------------------------------------------- */

lb_graph *lb_graph_new(void);
/* NULL is fine. */
void lb_graph_free(lb_graph *graph);
void lb_graph_free_pointer(lb_graph **graph);
#define LB_AUTO_GRAPH LB_CLEANUP(lb_graph_free_pointer)

/* Copies the header into the graph. Fails for an illegal identifier and for a revision that revises
   or depends on itself; warns of an identifier that is there already (the later one counts;
   of a .py file and its .sql twin the latter, and the other is its `twin`). */
lb_code lb_graph_add(lb_graph *graph, const lb_revision_header *header, const lb_log *log,
                     lb_error *error);
/* Links what was added: parents, children, labels; finds missing revisions and cycles. After a
   failure the graph can only be freed. Alembic raises these errors out of `heads` as tracebacks
   (exit status 1) and prints them as FAILED (255) in other commands: a caller that wants the former
   sets it. */
lb_code lb_graph_link(lb_graph *graph, const lb_log *log, lb_error *error);

/* ---- Asking ---------------------------------------------------------------------------------- */

/* All files that were added, in that order (shadowed ones too). */
lb_revision_list lb_graph_revisions(const lb_graph *graph);
/* The revision with exactly this identifier or branch label, or NULL. */
const lb_revision *lb_graph_find(const lb_graph *graph, lb_str id_or_label);

/* What `heads` lists; `resolve_dependencies`: without those that another revision depends on. */
lb_code lb_graph_heads(lb_arena *arena, const lb_graph *graph, bool resolve_dependencies,
                       lb_revision_vector *out, lb_error *error);
/* Revisions that revise nothing, in the order of loading. */
void lb_graph_bases(lb_arena *arena, const lb_graph *graph, lb_revision_vector *out);
/* What `branches` lists: branch points, newest first. */
lb_code lb_graph_branch_points(lb_arena *arena, const lb_graph *graph, lb_revision_vector *out,
                               lb_error *error);

/* The revisions that an identifier names: "ae10", "heads", "label@head", "-2", ... None for "base";
   a NULL item is base too (reached by "-n"). */
lb_code lb_graph_get(lb_arena *arena, const lb_graph *graph, lb_str identifier,
                     lb_revision_vector *out, lb_error *error);
/* The same for several identifiers, one after the other (rows of the version table, say). */
lb_code lb_graph_get_all(lb_arena *arena, const lb_graph *graph, const lb_str_vector *identifiers,
                         lb_revision_vector *out, lb_error *error);
/* The only revision that an identifier names; NULL for base. */
lb_code lb_graph_get_one(const lb_graph *graph, lb_str identifier, const lb_revision **out,
                         lb_error *error);
/* What `current` lists for the rows of the version table: the rows' revisions and the heads of
   other branches that they depend on. */
lb_code lb_graph_get_current(lb_arena *arena, const lb_graph *graph, const lb_str_vector *rows,
                             lb_revision_vector *out, lb_error *error);

/* One end of a walk: an identifier, or the rows of the version table (for "current"). */
typedef struct lb_range_end {
    lb_str identifier;
    const lb_str_vector *rows; /* when not NULL it counts, and not `identifier` */
} lb_range_end;

/* Splits what `history -r` is given. LB_ERR_COMMAND where it has no ':'. Ends may be empty. */
lb_code lb_range_split(lb_str range, lb_str *lower, lb_str *upper, lb_error *error);
/* What `history` lists, newest first; an empty end is "base" or "heads". The lower end is included.
 */
lb_code lb_graph_walk(lb_arena *arena, const lb_graph *graph, lb_range_end lower,
                      lb_range_end upper, lb_revision_vector *out, lb_error *error);

/* ---- For a new revision ---------------------------------------------------------------------- */

/* The parents of a new revision for what --head or `merge` were given (none: "head"). A NULL item
   is base. Fails for duplicates, for several heads where one is meant, and without `is_splice` for
   a revision that is no head. */
lb_code lb_graph_new_parents(lb_arena *arena, const lb_graph *graph, const lb_str_vector *heads,
                             bool is_splice, lb_revision_vector *out, lb_error *error);
/* What a new revision writes for --depends-on: labels stay, partial identifiers are completed. */
lb_code lb_graph_new_dependencies(lb_arena *arena, const lb_graph *graph,
                                  const lb_str_vector *identifiers, lb_str_vector *out,
                                  lb_error *error);

#endif
