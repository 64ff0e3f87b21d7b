/*
 * Resolve: identifiers to revisions, in every form but relative destinations of plans (collect.h).
 *
 * In what is found, NULL is Python's None (base, or nowhere) and &lb_base_mark the text "base" that
 * a walk below the last revision gives. An identifier whose ptr is NULL is None. Texts that are not
 * of the graph are in the query's arena.
 */
#ifndef LB_REVISION_RESOLVE_H
#define LB_REVISION_RESOLVE_H

#include "revision/query.h"

extern const lb_revision lb_base_mark;

static inline bool lb_is_revision(const lb_revision *revision)
{
    return revision && revision != &lb_base_mark;
}

/* Adds the revisions that an identifier, or each of several, names. */
bool lb_resolve(lb_query *query, lb_str id, lb_revision_vector *out);
bool lb_resolve_all(lb_query *query, const lb_str_vector *ids, lb_revision_vector *out);
/* Adds revisions of the graph by their own identifiers; "head", "heads" and "base" keep their
   meaning there even if a file has such an identifier. */
bool lb_resolve_list(lb_query *query, lb_revision_list revisions, lb_revision_vector *out);
/* The only revision that an identifier names. */
bool lb_resolve_one(lb_query *query, lb_str id, const lb_revision **out);
/* The same for "label@symbol"; `label.ptr` may be NULL. */
bool lb_resolve_symbol(lb_query *query, lb_str label, lb_str symbol, const lb_revision **out);
/* The revision of an identifier, perhaps partial, that is no symbol such as "head". */
bool lb_resolve_plain(lb_query *query, lb_str id, const lb_revision **out);
/* The revision of a label, or that a plain identifier names. */
bool lb_resolve_branch(lb_query *query, lb_str label, const lb_revision **out);

/* What shares a line of descent with an identifier. Nothing is looked up before the first question,
   so that a wrong label does not matter where nobody asks. */
typedef struct lb_lineage {
    lb_str_vector names;
    bool is_with_dependencies;
    bool *related; /* NULL before the first question */
} lb_lineage;
bool lb_lineage_start(lb_query *query, lb_str id, bool is_with_dependencies, lb_lineage *out);
bool lb_lineage_has(lb_query *query, lb_lineage *lineage, const lb_revision *revision,
                    bool *is_related);
/* Adds those revisions that share a line with `id`. */
bool lb_lineage_filter(lb_query *query, const lb_revision_vector *revisions, lb_str id,
                       bool is_with_dependencies, lb_revision_vector *out);

/* Walks up (steps > 0, within the label's branch if there is one) or down. From NULL: up from the
   bases, down from the heads. Past the end the result is NULL, or the last revision if
   `is_lenient`. */
bool lb_walk_steps(lb_query *query, const lb_revision *start, int64_t steps, lb_str label,
                   bool is_lenient, const lb_revision **out);

#endif
