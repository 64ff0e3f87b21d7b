/*
 * Every query of tests/golden/graph, asked of the graph in memory and compared to the byte.
 *
 *     test_graph FOLDER [NAME]     NAME: only this graph, showing every difference
 */
#include "../test.h"

#include <stdio.h>

#include "base/file.h"
#include "base/text.h"
#include "graph_file.h"
#include "revision/listing.h"
#include "revision/plan.h"

/* One graph and what loading it said. */
typedef struct subject {
    lb_arena arena;
    lb_graph *graph;
    lb_code code;
    lb_error error; /* of loading */
    lb_text warnings;
} subject;

static void note_warning(void *context, lb_level level, const char *logger, const char *message)
{
    static const char category[] = "UserWarning: ";
    lb_text *text = context;
    (void)level;
    assert_string_equal(logger, "py.warnings");
    assert_true(lb_str_starts(lb_str_of(message), LB_STR("UserWarning: ")));
    lb_text_addf(text, "warn %s\n", message + sizeof category - 1);
}

/* ---- Answers --------------------------------------------------------------------------------- */

static void add_error(lb_text *out, const lb_error *error, bool is_raised)
{
    static const char package[] = "alembic.script.revision.";
    lb_str kind = lb_str_of(error->kind);
    bool is_known = lb_str_starts(kind, LB_STR("alembic.script.revision."));
    if (is_known) {
        kind = lb_str_slice(kind, sizeof package - 1, kind.len);
    }
    if (error->exit_status == 1) {
        lb_text_addf(out, "crash %s\n", error->message);
    } else if (is_raised) {
        lb_text_addf(out, "err %.*s|-|%s\n", LB_ARG(kind), error->message);
    } else {
        lb_text_addf(out, "err CommandError|%.*s|%s\n", LB_ARG(is_known ? kind : LB_STR("-")),
                     error->message);
    }
}

static void add_lines(lb_text *out, lb_str text)
{
    lb_str line = {0};
    while (lb_str_next_line(&text, &line)) {
        lb_text_addf(out, line.len ? "out %.*s\n" : "out%.*s\n", LB_ARG(line));
    }
}

static void add_listing(lb_text *out, const lb_revision_vector *revisions, lb_listing what)
{
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < revisions->count; i++) {
        lb_listing_line(&text, revisions->items[i], what);
        lb_text_addc(&text, '\n');
    }
    add_lines(out, lb_text_str(&text));
}

static void add_revisions(lb_text *out, const lb_revision_vector *revisions)
{
    for (size_t i = 0; i < revisions->count; i++) {
        lb_str id = revisions->items[i] ? revisions->items[i]->id : LB_STR("-");
        lb_text_addf(out, "rev %.*s\n", LB_ARG(id));
    }
}

static void add_branches(lb_text *out, const lb_revision_vector *revisions)
{
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < revisions->count; i++) {
        lb_listing_branch(&text, revisions->items[i], (lb_str){0}, false);
        lb_text_addc(&text, '\n'); /* print's own */
    }
    add_lines(out, lb_text_str(&text));
}

static void add_plan(lb_text *out, const lb_plan *plan)
{
    for (size_t i = 0; i < plan->steps.count; i++) {
        const lb_step *step = &plan->steps.items[i];
        lb_text_addf(out, "step %.*s\n", LB_ARG(step->log));
        for (size_t j = 0; j < step->changes.count; j++) {
            const lb_version_change *c = &step->changes.items[j];
            switch (c->kind) {
            case LB_VERSION_INSERT:
                lb_text_addf(out, "ins %.*s\n", LB_ARG(c->to));
                break;
            case LB_VERSION_UPDATE:
                lb_text_addf(out, "upd %.*s %.*s\n", LB_ARG(c->from), LB_ARG(c->to));
                break;
            case LB_VERSION_DELETE:
                lb_text_addf(out, "del %.*s\n", LB_ARG(c->from));
                break;
            }
        }
    }
    lb_text_adds(out, "rows ");
    for (size_t i = 0; i < plan->after.count; i++) {
        lb_text_addf(out, "%s%.*s", i ? "," : "", LB_ARG(plan->after.items[i]));
    }
    lb_text_adds(out, plan->after.count ? "\n" : "-\n");
}

static lb_str_vector list_of(lb_arena *arena, lb_str text)
{
    lb_str_vector list = {0};
    lb_str part = {0};
    while (!lb_str_is(text, "-") && lb_str_split(&text, ',', &part)) {
        lb_vector_push_in(arena, &list, part);
    }
    return list;
}

static lb_code ask_plan(subject *s, lb_str kind, lb_str from, lb_str to, lb_plan *plan,
                        lb_error *error)
{
    lb_str_vector rows = list_of(&s->arena, from);
    lb_str_vector targets = list_of(&s->arena, to);
    lb_log none = {0};
    if (lb_str_is(kind, "upgrade")) {
        return lb_plan_upgrade(&s->arena, s->graph, &rows, to, &none, plan, error);
    }
    if (lb_str_is(kind, "downgrade")) {
        return lb_plan_downgrade(&s->arena, s->graph, &rows, to, &none, plan, error);
    }
    LB_TRY(lb_plan_stamp(&s->arena, s->graph, &rows, &targets, true, &none, plan, error));
    if (plan->breaks_with.ptr) {
        lb_fail(error, LB_ERR_REVISION, "%.*s", LB_ARG(plan->breaks_with));
        error->exit_status = 1;
        return LB_ERR_REVISION;
    }
    return LB_OK;
}

static lb_code ask_range(subject *s, lb_str range, lb_revision_vector *found, lb_error *error)
{
    lb_range_end lower = {0}, upper = {0};
    LB_TRY(lb_range_split(range, &lower.identifier, &upper.identifier, error));
    return lb_graph_walk(&s->arena, s->graph, lower, upper, found, error);
}

/* The answer to a query of the graph, which was loaded. */
static lb_code ask(subject *s, lb_str query, lb_text *out, lb_error *error)
{
    lb_revision_vector found = {0};
    lb_str rest = query, kind = {0}, first = {0};
    lb_range_end none = {0};
    (void)lb_str_split(&rest, ' ', &kind);
    if (lb_str_is(query, "load")) {
        lb_text_adds(out, "ok\n");
    } else if (lb_str_is(kind, "heads")) {
        LB_TRY(lb_graph_heads(&s->arena, s->graph, rest.len > 0, &found, error));
        add_listing(out, &found, LB_LISTING_HEADS);
    } else if (lb_str_is(query, "bases")) {
        lb_graph_bases(&s->arena, s->graph, &found);
        add_revisions(out, &found);
    } else if (lb_str_is(query, "history")) {
        LB_TRY(lb_graph_walk(&s->arena, s->graph, none, none, &found, error));
        add_listing(out, &found, LB_LISTING_HISTORY);
    } else if (lb_str_is(query, "branches")) {
        LB_TRY(lb_graph_branch_points(&s->arena, s->graph, &found, error));
        add_branches(out, &found);
    } else if (lb_str_is(kind, "iterate")) {
        LB_TRY(ask_range(s, rest, &found, error));
        add_listing(out, &found, LB_LISTING_HISTORY);
    } else if (lb_str_is(kind, "get")) {
        lb_str symbol = lb_str_is(rest, "''") ? LB_STR("") : rest;
        LB_TRY(lb_graph_get(&s->arena, s->graph, symbol, &found, error));
        add_revisions(out, &found);
    } else {
        lb_plan plan = {0};
        (void)lb_str_split(&rest, ' ', &first);
        LB_TRY(ask_plan(s, kind, first, rest, &plan, error));
        add_plan(out, &plan);
    }
    return LB_OK;
}

static void answer(subject *s, lb_str query, lb_text *out)
{
    /* These are asked of Alembic where nothing words its errors. */
    bool is_raised =
        lb_str_is(query, "load") || lb_str_is(query, "heads") || lb_str_is(query, "bases");
    LB_AUTO_ERROR lb_error error = {0};
    if (s->code != LB_OK) {
        add_error(out, &s->error, is_raised);
    } else if (ask(s, query, out, &error) != LB_OK) {
        lb_text_truncate(out, 0);
        add_error(out, &error, is_raised);
    }
    if (lb_str_is(query, "load")) {
        lb_text_add(out, lb_text_str(&s->warnings));
    }
}

/* ---- Comparing ------------------------------------------------------------------------------- */

static int compare_texts(const void *a, const void *b)
{
    return lb_str_compare(*(const lb_str *)a, *(const lb_str *)b);
}

/* Sorts what stands in parentheses with commas: a set in Alembic. */
static void add_sorted(lb_arena *arena, lb_text *out, lb_str line)
{
    while (line.len) {
        size_t open = lb_str_find_char(line, '(');
        lb_str rest = open == SIZE_MAX ? (lb_str){0} : lb_str_slice(line, open + 1, line.len);
        size_t close = lb_str_find_char(rest, ')');
        if (open == SIZE_MAX || close == SIZE_MAX) {
            break;
        }
        lb_str inner = lb_str_slice(rest, 0, close), part = {0};
        lb_str_vector parts = {0};
        while (lb_str_split(&inner, ',', &part)) {
            lb_vector_push_in(arena, &parts, lb_str_trim(part));
        }
        qsort(parts.items, parts.count, sizeof *parts.items, compare_texts);
        lb_text_add(out, lb_str_slice(line, 0, open + 1));
        for (size_t i = 0; i < parts.count; i++) {
            lb_text_addf(out, "%s%.*s", i ? ", " : "", LB_ARG(parts.items[i]));
        }
        line = lb_str_slice(rest, close, rest.len);
    }
    lb_text_add(out, line);
}

static bool is_as_expected(subject *s, lb_str expected, lb_str actual)
{
    if (lb_str_starts(expected, LB_STR("crash ")) ||
        lb_str_find(expected, LB_STR("\ncrash ")) != SIZE_MAX) {
        return lb_str_starts(actual, LB_STR("crash ")); /* the text is our own */
    }
    LB_AUTO_TEXT lb_text a = {0}, b = {0};
    add_sorted(&s->arena, &a, expected);
    add_sorted(&s->arena, &b, actual);
    return lb_str_equal(lb_text_str(&a), lb_text_str(&b));
}

static void unescape(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool is_break = text.ptr[i] == '\\' && i + 1 < text.len && text.ptr[i + 1] == 'n';
        lb_text_addc(out, is_break ? '\n' : text.ptr[i]);
        i += is_break;
    }
}

/* Asks the query of one block and compares; what differs is printed. */
static bool check_block(subject *s, const char *name, lb_str block)
{
    LB_AUTO_TEXT lb_text actual = {0}, expected = {0};
    lb_str query = {0};
    if (!lb_str_next_line(&block, &query) || !lb_str_starts(query, LB_STR("? "))) {
        fail_msg("%s: a block without a query: %.*s", name, LB_ARG(query));
    }
    query = lb_str_slice(query, 2, query.len);
    answer(s, query, &actual);
    unescape(&expected, block);
    if (expected.len && expected.ptr[expected.len - 1] != '\n') {
        lb_text_addc(&expected, '\n');
    }
    if (is_as_expected(s, lb_text_str(&expected), lb_text_str(&actual))) {
        return true;
    }
    print_error("%s: ? %.*s\n--- expected\n%s--- actual\n%s", name, LB_ARG(query),
                lb_text_cstr(&expected), lb_text_cstr(&actual));
    return false;
}

static void check_queries(subject *s, const char *name, lb_str queries, size_t *passed,
                          size_t *failed)
{
    while (queries.len) {
        size_t end = lb_str_find(queries, LB_STR("\n\n"));
        size_t stop = end == SIZE_MAX ? queries.len : end + 1;
        if (check_block(s, name, lb_str_slice(queries, 0, stop))) {
            ++*passed;
        } else {
            ++*failed;
        }
        queries = lb_str_slice(queries, stop, queries.len);
        while (queries.len && queries.ptr[0] == '\n') {
            queries = lb_str_slice(queries, 1, queries.len);
        }
    }
}

static void check_graph(const char *folder, lb_str stem, size_t *passed, size_t *failed)
{
    subject s = {0};
    lb_log log = {note_warning, &s.warnings};
    lb_str graph = {0}, queries = {0};
    const char *name = lb_arena_str(&s.arena, stem).ptr;
    const char *path = lb_arena_format(&s.arena, "%s/%s.graph", folder, name);
    assert_int_equal(lb_file_read(&s.arena, path, 0, &graph, NULL), LB_OK);
    path = lb_arena_format(&s.arena, "%s/%s.queries", folder, name);
    assert_int_equal(lb_file_read(&s.arena, path, 0, &queries, NULL), LB_OK);
    s.code = graph_file_load(graph, &log, &s.graph, &s.error);
    check_queries(&s, name, queries, passed, failed);
    lb_graph_free(s.graph);
    lb_error_clear(&s.error);
    lb_text_free(&s.warnings);
    lb_arena_free(&s.arena);
}

static const char *golden_folder, *only_name;

static void test_golden(void **unused)
{
    (void)unused;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_file_entries entries = {0};
    size_t passed = 0, failed = 0;
    assert_int_equal(lb_file_list(&arena, golden_folder, &entries, NULL), LB_OK);
    for (size_t i = 0; i < entries.count; i++) {
        lb_str name = entries.items[i].name;
        if (lb_str_ends(name, LB_STR(".graph"))) {
            name = lb_str_slice(name, 0, name.len - (sizeof ".graph" - 1));
            if (!only_name || lb_str_is(name, only_name)) {
                check_graph(golden_folder, name, &passed, &failed);
            }
        }
    }
    print_message("%zu passed, %zu failed\n", passed, failed);
    assert_true(passed > 0);
    assert_int_equal(failed, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden)};
    if (argc < 2) {
        (void)fprintf(stderr, "usage: golden_graph FOLDER [NAME]\n");
        return 2;
    }
    golden_folder = argv[1];
    only_name = argc > 2 ? argv[2] : NULL;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
