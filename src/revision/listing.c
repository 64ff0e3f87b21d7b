#include "revision/listing.h"

#include "base/utf8.h"

static void add_ids(lb_text *out, const lb_str_vector *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        lb_text_add(out, ids->items[i]);
    }
}

static void add_if(lb_text *out, bool is_true, const char *text)
{
    if (is_true) {
        lb_text_adds(out, text);
    }
}

/* "a, b" of identifiers as they stand in the header; "<base>" for none. */
static void add_down(lb_text *out, const lb_revision *revision)
{
    if (revision->down.count) {
        add_ids(out, &revision->down);
    } else {
        lb_text_adds(out, "<base>");
    }
}

void lb_listing_name(lb_text *out, const lb_revision *revision)
{
    add_down(out, revision);
    lb_text_adds(out, " -> ");
    lb_text_add(out, revision->id);
    add_if(out, revision->is_head, " (head)");
    add_if(out, revision->is_branch_point, " (branchpoint)");
    add_if(out, revision->is_merge_point, " (mergepoint)");
    lb_text_adds(out, ", ");
    lb_text_add(out, revision->message);
}

void lb_listing_line(lb_text *out, const lb_revision *revision, lb_listing what)
{
    if (what.has_parents) {
        add_down(out, revision);
        if (revision->depends_on.count) {
            lb_text_adds(out, " (");
            add_ids(out, &revision->depends_on);
            lb_text_addc(out, ')');
        }
        lb_text_adds(out, " -> ");
    }
    lb_text_add(out, revision->id);
    if (what.has_labels && revision->branch_labels.count) {
        lb_text_adds(out, " (");
        add_ids(out, &revision->branch_labels);
        lb_text_addc(out, ')');
    }
    add_if(out, revision->is_real_head, " (head)");
    add_if(out, revision->is_head && !revision->is_real_head, " (effective head)");
    add_if(out, what.is_current, " (current)");
    add_if(out, what.has_tree_marks && revision->is_branch_point, " (branchpoint)");
    add_if(out, what.has_tree_marks && revision->is_merge_point, " (mergepoint)");
    if (what.has_doc) {
        lb_text_adds(out, ", ");
        lb_text_add(out, revision->message);
    }
}

/* Each line of the text indented; an empty text gives an empty line. */
static void add_indented(lb_text *out, lb_str text)
{
    lb_str line = {0};
    size_t start = out->len;
    while (lb_str_next_line(&text, &line)) {
        lb_text_adds(out, out->len > start ? "\n    " : "    ");
        lb_text_add(out, line);
    }
    lb_text_addc(out, '\n');
}

void lb_listing_entry(lb_text *out, const lb_revision *revision, lb_str doc, bool is_current)
{
    lb_text_adds(out, "Rev: ");
    lb_text_add(out, revision->id);
    add_if(out, revision->is_head, " (head)");
    add_if(out, revision->is_branch_point, " (branchpoint)");
    add_if(out, revision->is_merge_point, " (mergepoint)");
    add_if(out, is_current, " (current)");
    lb_text_adds(out, revision->is_merge_point ? "\nMerges: " : "\nParent: ");
    add_down(out, revision);
    if (revision->depends_on.count) {
        lb_text_adds(out, "\nAlso depends on: ");
        add_ids(out, &revision->depends_on);
    }
    if (revision->is_branch_point) {
        lb_text_adds(out, "\nBranches into: ");
        for (size_t i = 0; i < revision->next.count; i++) {
            lb_text_adds(out, i ? ", " : "");
            lb_text_add(out, revision->next.items[i]->id);
        }
    }
    if (revision->branch_labels.count) {
        lb_text_adds(out, "\nBranch names: ");
        add_ids(out, &revision->branch_labels);
    }
    lb_text_adds(out, "\nPath: ");
    lb_text_add(out, revision->path);
    lb_text_adds(out, "\n\n");
    add_indented(out, doc);
}

void lb_listing_branch(lb_text *out, const lb_revision *revision, lb_str doc, bool is_verbose)
{
    if (is_verbose) {
        lb_listing_entry(out, revision, doc, false);
    } else {
        lb_listing_line(out, revision, LB_LISTING_BRANCHES);
    }
    lb_listing child = LB_LISTING_BRANCHES;
    child.has_doc = is_verbose;
    for (size_t i = revision->next.count; i; i--) { /* a hash decides in Alembic */
        lb_text_addc(out, '\n');
        lb_text_fill(out, ' ', lb_utf8_count(revision->id));
        lb_text_adds(out, " -> ");
        lb_listing_line(out, revision->next.items[i - 1], child);
    }
    lb_text_addc(out, '\n');
}
