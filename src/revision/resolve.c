#include "revision/resolve.h"

#include "base/utf8.h"

const lb_revision lb_base_mark = {.id = {"base", 4}};

/* The symbols that an identifier stands for, before they are looked up. */
typedef struct symbols {
    lb_str_vector ids;
    lb_str label; /* ptr NULL: none was written */
} symbols;

static bool resolve_symbol_of_branch(lb_query *query, lb_str symbol, lb_str label,
                                     const lb_revision **out);

/* ---- Lines of descent ------------------------------------------------------------------------ */

static bool expand(lb_query *query, lb_str id, symbols *out);

bool lb_lineage_start(lb_query *query, lb_str id, bool is_with_dependencies, lb_lineage *out)
{
    symbols of = {0};
    if (!expand(query, id, &of)) {
        return false;
    }
    *out = (lb_lineage){.is_with_dependencies = is_with_dependencies};
    if (of.label.len) {
        lb_vector_push_in(&query->arena, &out->names, of.label);
    }
    for (size_t i = 0; i < of.ids.count; i++) {
        lb_vector_push_in(&query->arena, &out->names, of.ids.items[i]);
    }
    return true;
}

static bool find_related(lb_query *query, lb_lineage *lineage)
{
    lb_revision_vector named = {0};
    for (size_t i = 0; i < lineage->names.count; i++) {
        const lb_revision *revision = NULL;
        if (!resolve_symbol_of_branch(query, lineage->names.items[i], (lb_str){0}, &revision)) {
            return false;
        }
        if (revision) {
            lb_vector_push_in(&query->arena, &named, revision);
        }
    }
    lineage->related = lb_revision_set(&query->arena, query->graph);
    bool *below = lb_revision_set(&query->arena, query->graph);
    bool is_all = lineage->is_with_dependencies;
    lb_revision_set_add(lineage->related, named.items, named.count,
                        is_all ? LB_WAY_NEXT_ALL : LB_WAY_NEXT);
    lb_revision_set_add(below, named.items, named.count,
                        is_all ? LB_WAY_DOWN_RESOLVED : LB_WAY_DOWN);
    for (size_t i = 0; i < query->graph->revisions.count; i++) {
        lineage->related[i] |= below[i];
    }
    return true;
}

bool lb_lineage_has(lb_query *query, lb_lineage *lineage, const lb_revision *revision,
                    bool *is_related)
{
    *is_related = true;
    if (!lineage->names.count) {
        return true;
    }
    if (!lb_is_revision(revision)) {
        return lb_query_fail(query, LB_FAILURE_INTERNAL, "base is not on any branch");
    }
    if (!lineage->related && !find_related(query, lineage)) {
        return false;
    }
    *is_related = lineage->related[revision->order];
    return true;
}

bool lb_lineage_filter(lb_query *query, const lb_revision_vector *revisions, lb_str id,
                       bool is_with_dependencies, lb_revision_vector *out)
{
    lb_lineage lineage = {0};
    if (!lb_lineage_start(query, id, is_with_dependencies, &lineage)) {
        return false;
    }
    for (size_t i = 0; i < revisions->count; i++) {
        bool is_related = false;
        if (!lb_lineage_has(query, &lineage, revisions->items[i], &is_related)) {
            return false;
        }
        if (is_related) {
            lb_vector_push_in(&query->arena, out, revisions->items[i]);
        }
    }
    return true;
}

/* ---- Symbols --------------------------------------------------------------------------------- */

/* The heads of a branch, or all of them. */
static bool branch_heads(lb_query *query, lb_str label, lb_str_vector *out)
{
    if (!label.len) {
        *out = query->graph->heads;
        return true;
    }
    lb_revision_vector heads = {0}, related = {0};
    for (size_t i = 0; i < query->graph->heads.count; i++) {
        lb_vector_push_in(&query->arena, &heads,
                          lb_graph_node(query->graph, query->graph->heads.items[i]));
    }
    if (!lb_lineage_filter(query, &heads, label, false, &related)) {
        return false;
    }
    for (size_t i = 0; i < related.count; i++) {
        lb_vector_push_in(&query->arena, out, related.items[i]->id);
    }
    return true;
}

static bool expand_head(lb_query *query, symbols *out)
{
    if (!branch_heads(query, out->label, &out->ids)) {
        return false;
    }
    if (out->ids.count > 1) {
        const char *argument = out->label.len
                                   ? lb_arena_format(&query->arena, "%.*s@head", LB_ARG(out->label))
                                   : "head";
        return lb_query_fail_at(query, LB_FAILURE_MULTIPLE_HEADS, lb_str_of(argument),
                                "Multiple heads are present for given argument '%s'", argument);
    }
    return true;
}

static bool expand(lb_query *query, lb_str id, symbols *out)
{
    *out = (symbols){0};
    size_t at = lb_str_find_char(id, '@');
    if (at != SIZE_MAX) {
        out->label = lb_str_slice(id, 0, at);
        id = lb_str_slice(id, at + 1, id.len);
    }
    if (lb_str_is(id, "heads")) {
        if (out->label.len) {
            return branch_heads(query, out->label, &out->ids);
        }
        out->ids = query->graph->real_heads;
        return true;
    }
    if (lb_str_is(id, "head")) {
        return expand_head(query, out);
    }
    if (id.ptr && !lb_str_is(id, "base")) {
        lb_vector_push_in(&query->arena, &out->ids, id);
    }
    return true;
}

/* ---- Single revisions ------------------------------------------------------------------------ */

/* The keys that the text is the start of: of four characters and more, on the label's branch. */
static bool find_partial(lb_query *query, lb_str text, lb_str label, lb_str_vector *out)
{
    lb_lineage lineage = {0};
    if (label.len && !lb_lineage_start(query, label, false, &lineage)) {
        return false;
    }
    for (const lb_map_entry *e = lb_map_first(&query->graph->names); e; e = lb_map_next(e)) {
        lb_str key = lb_map_key(e);
        bool is_related = true;
        if (!lb_str_starts(key, text) || key.len < 4 || lb_utf8_count(key) < 4) {
            continue;
        }
        if (label.len && !lb_lineage_has(query, &lineage, lb_map_value(e), &is_related)) {
            return false;
        }
        if (is_related) {
            lb_vector_push_in(&query->arena, out, key);
        }
    }
    return true;
}

static bool fail_ambiguous(lb_query *query, lb_str text, const lb_str_vector *keys)
{
    LB_AUTO_TEXT lb_text list = {0};
    for (size_t i = 0; i < keys->count && i < 3; i++) {
        lb_text_addf(&list, "%s'%.*s'", i ? ", " : "", LB_ARG(keys->items[i]));
    }
    return lb_query_fail_at(query, LB_FAILURE_RESOLUTION, text,
                            "Multiple revisions start with '%.*s': %s...", LB_ARG(text),
                            lb_text_cstr(&list));
}

static bool resolve_partial(lb_query *query, lb_str text, lb_str label, const lb_revision **out)
{
    lb_str_vector keys = {0};
    if (!text.len) {
        return lb_query_fail(query, LB_FAILURE_INTERNAL, "a revision identifier is empty");
    }
    if (!find_partial(query, text, label, &keys)) {
        return false;
    }
    if (!keys.count) {
        return lb_query_fail_at(
            query, LB_FAILURE_RESOLUTION, text, "No such revision or branch '%.*s'%s", LB_ARG(text),
            lb_utf8_count(text) < 4 ? "; please ensure at least four characters are present for "
                                      "partial revision identifier matches"
                                    : "");
    }
    if (keys.count > 1) {
        return fail_ambiguous(query, text, &keys);
    }
    *out = lb_graph_node(query->graph, keys.items[0]);
    return true;
}

bool lb_resolve_branch(lb_query *query, lb_str label, const lb_revision **out)
{
    *out = lb_graph_node(query->graph, label);
    if (*out || resolve_symbol_of_branch(query, label, (lb_str){0}, out)) {
        return true;
    }
    if (query->failure == LB_FAILURE_RESOLUTION) {
        lb_query_fail_at(query, LB_FAILURE_RESOLUTION, label, "No such branch: '%.*s'",
                         LB_ARG(label));
    }
    return false;
}

/* A symbol that is no longer "head" or the like (ptr NULL: base), on the label's branch. */
static bool resolve_symbol_of_branch(lb_query *query, lb_str symbol, lb_str label,
                                     const lb_revision **out)
{
    const lb_revision *branch = NULL;
    if (label.len && !lb_resolve_branch(query, label, &branch)) {
        return false;
    }
    *out = symbol.ptr ? lb_graph_node(query->graph, symbol) : NULL;
    if (symbol.ptr && !*out && !resolve_partial(query, symbol, label, out)) {
        return false;
    }
    if (!label.len || !*out) {
        return true;
    }
    lb_lineage lineage = {0};
    lb_vector_push_in(&query->arena, &lineage.names, branch->id);
    bool is_member = false;
    const lb_revision *revision = lb_graph_node(query->graph, (*out)->id);
    if (!lb_lineage_has(query, &lineage, revision, &is_member)) {
        return false;
    }
    return is_member || lb_query_fail_at(query, LB_FAILURE_RESOLUTION, symbol,
                                         "Revision %.*s is not a member of branch '%.*s'",
                                         LB_ARG((*out)->id), LB_ARG(label));
}

bool lb_resolve_plain(lb_query *query, lb_str id, const lb_revision **out)
{
    return resolve_symbol_of_branch(query, id, (lb_str){0}, out);
}

/* ---- Whole identifiers ----------------------------------------------------------------------- */

/* A number as Python's int() reads it: spaces around, underscores between digits. Large ones are
 * cut. */
static bool parse_int(lb_str text, int64_t *out)
{
    lb_str digits = lb_str_trim(text);
    bool is_negative = digits.len && digits.ptr[0] == '-';
    if (digits.len && (digits.ptr[0] == '-' || digits.ptr[0] == '+')) {
        digits = lb_str_slice(digits, 1, digits.len);
    }
    int64_t value = 0;
    bool was_digit = false;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        if (!lb_is_digit(c) && !(c == '_' && was_digit)) {
            return false;
        }
        was_digit = lb_is_digit(c);
        if (was_digit) {
            value = value > INT64_MAX / 10 - 1 ? INT64_MAX / 10 : value * 10 + (c - '0');
        }
    }
    *out = is_negative ? -value : value;
    return was_digit;
}

/* "-n": down from each head, or from those that have the label. */
static bool walk_from_heads(lb_query *query, int64_t steps, lb_str label, lb_revision_vector *out)
{
    lb_revision_vector heads = {0};
    if (!lb_resolve(query, LB_STR("heads"), &heads)) {
        return false;
    }
    for (size_t i = 0; i < heads.count; i++) {
        const lb_revision *found = NULL;
        if (label.ptr && !lb_revision_has_label(heads.items[i], label)) {
            continue;
        }
        if (!lb_walk_steps(query, heads.items[i], steps, (lb_str){0}, false, &found)) {
            return false;
        }
        lb_vector_push_in(&query->arena, out, found);
    }
    return true;
}

bool lb_resolve(lb_query *query, lb_str id, lb_revision_vector *out)
{
    symbols of = {0};
    int64_t steps = 0;
    if (!expand(query, id, &of)) {
        return false;
    }
    if (of.ids.count == 1 && parse_int(of.ids.items[0], &steps) && steps < 0) {
        return walk_from_heads(query, steps, of.label, out);
    }
    for (size_t i = 0; i < of.ids.count; i++) {
        const lb_revision *found = NULL;
        if (!resolve_symbol_of_branch(query, of.ids.items[i], of.label, &found)) {
            return false;
        }
        lb_vector_push_in(&query->arena, out, found);
    }
    return true;
}

bool lb_resolve_all(lb_query *query, const lb_str_vector *ids, lb_revision_vector *out)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (!lb_resolve(query, ids->items[i], out)) {
            return false;
        }
    }
    return true;
}

bool lb_resolve_list(lb_query *query, lb_revision_list revisions, lb_revision_vector *out)
{
    for (size_t i = 0; i < revisions.count; i++) {
        const lb_revision *revision = revisions.items[i];
        if (!revision->has_reserved_id) {
            lb_vector_push_in(&query->arena, out, revision);
        } else if (!lb_resolve(query, revision->id, out)) {
            return false;
        }
    }
    return true;
}

bool lb_resolve_one(lb_query *query, lb_str id, const lb_revision **out)
{
    symbols of = {0};
    if (!expand(query, id, &of)) {
        return false;
    }
    if (of.ids.count > 1) {
        return lb_query_fail_at(query, LB_FAILURE_MULTIPLE_HEADS, id,
                                "Multiple heads are present for given argument '%.*s'", LB_ARG(id));
    }
    return resolve_symbol_of_branch(query, of.ids.count ? of.ids.items[0] : (lb_str){0}, of.label,
                                    out);
}

bool lb_resolve_symbol(lb_query *query, lb_str label, lb_str symbol, const lb_revision **out)
{
    if (!label.ptr) {
        return lb_resolve_one(query, symbol, out);
    }
    const char *whole = lb_arena_format(&query->arena, "%.*s@%.*s", LB_ARG(label), LB_ARG(symbol));
    return lb_resolve_one(query, lb_str_of(whole), out);
}

/* ---- Walking --------------------------------------------------------------------------------- */

static bool step_up(lb_query *query, const lb_revision *from, lb_str label, lb_lineage *lineage,
                    lb_revision_vector *out)
{
    lb_revision_vector above = {0};
    if (from == &lb_base_mark) {
        return lb_query_fail(query, LB_FAILURE_INTERNAL, "cannot walk up from below the base");
    }
    if (from ? !lb_resolve_list(query, from->next, &above)
             : !lb_resolve_all(query, &query->graph->bases, &above)) {
        return false;
    }
    for (size_t i = 0; i < above.count; i++) {
        bool is_related = true;
        if (label.len && !lb_lineage_has(query, lineage, above.items[i], &is_related)) {
            return false;
        }
        if (is_related) {
            lb_vector_push_in(&query->arena, out, above.items[i]);
        }
    }
    return true;
}

static bool step_down(lb_query *query, const lb_revision *from, lb_revision_vector *out)
{
    if (from == &lb_base_mark) {
        return true;
    }
    if (from ? !lb_resolve_list(query, from->down_nodes, out)
             : !lb_resolve_all(query, &query->graph->heads, out)) {
        return false;
    }
    if (!out->count) {
        lb_vector_push_in(&query->arena, out, &lb_base_mark);
    }
    return true;
}

bool lb_walk_steps(lb_query *query, const lb_revision *start, int64_t steps, lb_str label,
                   bool is_lenient, const lb_revision **out)
{
    lb_lineage lineage = {0};
    if (steps > 0 && label.len && !lb_lineage_start(query, label, false, &lineage)) {
        return false;
    }
    const lb_revision *at = start;
    lb_revision_vector found = {0};
    for (int64_t left = steps < 0 ? -steps : steps; left; left--) {
        found.count = 0;
        if (steps > 0 ? !step_up(query, at, label, &lineage, &found)
                      : !step_down(query, at, &found)) {
            return false;
        }
        if (!found.count) {
            *out = is_lenient ? at : NULL;
            return true;
        }
        if (found.count > 1) {
            return lb_query_fail(query, LB_FAILURE_REVISION, "Ambiguous walk");
        }
        at = found.items[0];
    }
    *out = at;
    return true;
}
