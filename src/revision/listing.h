/*
 * Listing: the lines that heads, history, branches, current and show print, as Alembic words them.
 *
 * Pure functions of a revision that add to a text. Stands on base and revision.h.
 */
#ifndef LB_REVISION_LISTING_H
#define LB_REVISION_LISTING_H

#include "base/error.h"
#include "base/text.h"
#include "revision/revision.h"

typedef struct lb_listing {
    bool has_labels;     /* "(label)" */
    bool has_doc;        /* ", message" */
    bool has_parents;    /* "a -> " */
    bool has_tree_marks; /* "(branchpoint)", "(mergepoint)" */
    bool is_current;     /* "(current)" */
} lb_listing;

/* As `heads`, `history`, `branches` and `current` call it for each revision. */
#define LB_LISTING_HEADS ((lb_listing){.has_labels = true})
#define LB_LISTING_HISTORY \
    ((lb_listing){.has_labels = true, .has_doc = true, .has_parents = true, .has_tree_marks = true})
#define LB_LISTING_BRANCHES ((lb_listing){.has_labels = true, .has_tree_marks = true})
#define LB_LISTING_CURRENT ((lb_listing){.has_tree_marks = true})

/* One line without its end: "a -> b (label) (head), message". */
void lb_listing_line(lb_text *out, const lb_revision *revision, lb_listing what);
/* The entry of a verbose listing and of `show`; ends in a newline (a caller's print adds another).
   `doc` is what lb_revision_read_doc() gives. */
void lb_listing_entry(lb_text *out, const lb_revision *revision, lb_str doc, bool is_current);
/* A branch point and, indented below it, the revisions it branches into; ends in a newline (a
   caller's print adds another). `doc` (of the branch point) only counts where `is_verbose`. */
void lb_listing_branch(lb_text *out, const lb_revision *revision, lb_str doc, bool is_verbose);
/* "a -> b (head), message": a revision as Python's str() gives it, in messages. */
void lb_listing_name(lb_text *out, const lb_revision *revision);

#endif
