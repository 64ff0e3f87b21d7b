/* Loading graphs from directories, listings, docstrings, and what a new revision is checked for. */
#include "../test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "graph_file.h"
#include "revision/directory.h"
#include "revision/header.h"
#include "revision/listing.h"
#include "revision/plan.h"

/* A folder of its own for each test, under the system's. */
typedef struct sandbox {
    char path[64];
    lb_arena arena;
    lb_text warnings;
    lb_graph *graph;
    lb_error error;
} sandbox;

static void note_warning(void *context, lb_level level, const char *logger, const char *message)
{
    sandbox *box = context;
    (void)level;
    (void)logger;
    lb_text_addf(&box->warnings, "%s\n", message);
}

static int set_up(void **state)
{
    sandbox *box = lb_alloc(sizeof *box);
    (void)snprintf(box->path, sizeof box->path, "/tmp/limbeck-revision-XXXXXX");
    assert_non_null(mkdtemp(box->path));
    *state = box;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

static int tear_down(void **state)
{
    sandbox *box = *state;
    (void)nftw(box->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    lb_graph_free(box->graph);
    lb_error_clear(&box->error);
    lb_text_free(&box->warnings);
    lb_arena_free(&box->arena);
    free(box);
    return 0;
}

static const char *path_in(sandbox *box, const char *name)
{
    return lb_arena_format(&box->arena, "%s/%s", box->path, name);
}

static void write_file(sandbox *box, const char *name, const char *content)
{
    const char *path = path_in(box, name);
    lb_str directory = lb_path_dirname(lb_str_of(path));
    const char *copy = lb_arena_str(&box->arena, directory).ptr;
    assert_int_equal(lb_file_make_directories(copy, NULL), LB_OK);
    assert_int_equal(lb_file_write(path, lb_str_of(content), NULL), LB_OK);
}

/* A .py revision; `down` is Python. */
static void write_py(sandbox *box, const char *name, const char *id, const char *down)
{
    write_file(box, name,
               lb_arena_format(&box->arena,
                               "\"\"\"about %s\"\"\"\nrevision = '%s'\n"
                               "down_revision = %s\n",
                               id, id, down));
}

static lb_code load(sandbox *box, bool is_recursive, const char *first, const char *second)
{
    lb_version_locations locations = {.is_recursive = is_recursive};
    lb_log log = {note_warning, box};
    lb_graph *graph = NULL;
    lb_vector_push_in(&box->arena, &locations.paths, lb_str_of(path_in(box, first)));
    if (second) {
        lb_vector_push_in(&box->arena, &locations.paths, lb_str_of(path_in(box, second)));
    }
    lb_code code = lb_graph_load(&locations, &log, &graph, &box->error);
    box->graph = code == LB_OK ? graph : NULL;
    return code;
}

/* The identifiers in the order of loading. */
static void assert_loaded(sandbox *box, const char *expected)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_revision_list all = lb_graph_revisions(box->graph);
    for (size_t i = 0; i < all.count; i++) {
        lb_text_addf(&text, "%s%.*s", i ? " " : "", LB_ARG(all.items[i]->id));
    }
    assert_string_equal(lb_text_cstr(&text), expected);
}

/* ---- Directories ----------------------------------------------------------------------------- */

static void test_names(void **state)
{
    sandbox *box = *state;
    write_py(box, "v/b_x.py", "b", "'a'");
    write_py(box, "v/.a.py", "a", "None");
    write_file(box, "v/c.sql", "-- C\n-- Revision ID: c\n-- Revises: b\n-- migrate:up\n");
    write_file(box, "v/.#b_x.py", "not Python (");
    write_file(box, "v/__init__.py", "not Python (");
    write_file(box, "v/__init__old.py", "not Python (");
    write_file(box, "v/README", "");
    write_file(box, "v/x.pyc", "");
    write_py(box, "v/below/d.py", "d", "None");
    assert_int_equal(load(box, false, "v", "missing"), LB_OK);
    assert_loaded(box, "a b c");
    assert_str(lb_graph_find(box->graph, LB_STR("c"))->message, "C");
    const char *path = lb_path_real(&box->arena, lb_str_of(path_in(box, "v/c.sql")));
    assert_str(lb_graph_find(box->graph, LB_STR("c"))->path, path);
}

static void test_recursive(void **state)
{
    sandbox *box = *state;
    write_py(box, "v/z.py", "z", "None");
    write_py(box, "v/b/2.py", "b2", "None");
    write_py(box, "v/b/a/1.py", "ba1", "None");
    write_py(box, "v/a/3.py", "a3", "None");
    write_py(box, "v/a/__pycache__/4.py", "no", "None");
    write_py(box, "other/5.py", "no", "None");
    assert_int_equal(symlink(path_in(box, "other"), path_in(box, "v/link")), 0);
    assert_int_equal(load(box, true, "v", NULL), LB_OK);
    assert_loaded(box, "z a3 b2 ba1");
}

static void test_twice(void **state)
{
    sandbox *box = *state;
    write_py(box, "v/a.py", "a", "None");
    write_py(box, "w/b.py", "b", "'a'");
    assert_int_equal(symlink(path_in(box, "v/a.py"), path_in(box, "w/again.py")), 0);
    assert_int_equal(load(box, false, "v", "w"), LB_OK);
    assert_loaded(box, "a b");
    const char *real = lb_path_real(&box->arena, lb_str_of(path_in(box, "v/a.py")));
    assert_string_equal(lb_text_cstr(&box->warnings),
                        lb_arena_format(&box->arena,
                                        "UserWarning: File %s loaded twice! ignoring. Please "
                                        "ensure version_locations is unique.\n",
                                        real));
}

/* What limbeck convert was cut off at: one revision, though it has two files. */
static void test_twins(void **state)
{
    sandbox *box = *state;
    write_py(box, "v/1.py", "a", "None\nbranch_labels = 'main'");
    write_file(box, "v/1.sql", "-- a\n-- Revision ID: a\n-- Revises:\n-- Branch Labels: main\n");
    write_py(box, "v/2.py", "b", "'a'");
    write_file(box, "v/2.sql", "-- b\n-- Revision ID: b\n-- Revises:\n"); /* of another header */
    assert_int_equal(load(box, false, "v", NULL), LB_OK);
    assert_loaded(box, "a b b");
    const lb_revision *first = lb_graph_find(box->graph, LB_STR("main"));
    assert_int_equal(first->kind, LB_REVISION_SQL);
    assert_int_equal(first->twin->kind, LB_REVISION_PY);
    assert_false(first->is_duplicate);
    assert_non_null(
        strstr(lb_text_cstr(&box->warnings), "Revision a is present as .py and as .sql"));
    assert_non_null(strstr(lb_text_cstr(&box->warnings), "Revision b is present more than once"));
}

static void test_dbmate(void **state)
{
    sandbox *box = *state;
    write_file(box, "v/20260102_b_table.sql", "-- migrate:up\n");
    write_file(box, "v/20260101_a_table.sql", "-- migrate:up\n");
    write_file(box, "v/20260103_own.sql", "-- Revision ID: own\n-- Revises: 20260102\n");
    assert_int_equal(load(box, false, "v", NULL), LB_OK);
    assert_loaded(box, "20260101 20260102 own");
    const lb_revision *second = lb_graph_find(box->graph, LB_STR("20260102"));
    assert_str(second->message, "b table");
    assert_int_equal(second->down.count, 1);
    assert_str(second->down.items[0], "20260101");
    assert_true(lb_graph_find(box->graph, LB_STR("own"))->is_head);
}

/* A header that the first read does not hold, and a docstring of its length. */
static void test_long_header(void **state)
{
    sandbox *box = *state;
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, "\"\"\"short\n\n");
    lb_text_fill(&text, 'x', 300000);
    lb_text_adds(&text, "\"\"\"\nrevision = 'a'\ndown_revision = None\n");
    write_file(box, "v/a.py", lb_text_cstr(&text));
    assert_int_equal(load(box, false, "v", NULL), LB_OK);
    const lb_revision *a = lb_graph_find(box->graph, LB_STR("a"));
    assert_str(a->message, "short");
    lb_str doc = {0};
    assert_int_equal(lb_revision_read_doc(&box->arena, a, &doc, NULL), LB_OK);
    assert_int_equal(doc.len, 300000 + 7);
}

static void test_broken_files(void **state)
{
    sandbox *box = *state;
    write_py(box, "v/a.py", "a", "None");
    write_py(box, "v/b.py", "b", "'nowhere'");
    assert_int_equal(load(box, false, "v", NULL), LB_ERR_REVISION);
    assert_string_equal(lb_text_cstr(&box->warnings),
                        "UserWarning: Revision nowhere referenced from nowhere -> b (head), about "
                        "b is not present\n");
    assert_string_equal(box->error.message,
                        "revision 'b' refers to 'nowhere', which is not present");
    assert_int_equal(box->error.exit_status, 1);
    write_py(box, "v/b.py", "b", "BEFORE");
    assert_int_equal(load(box, false, "v", NULL), LB_ERR_UNSUPPORTED);
    assert_int_equal(box->error.line, 3);
    assert_int_equal(symlink("nothing.py", path_in(box, "v/ab.py")), 0);
    assert_int_equal(load(box, false, "v", NULL), LB_ERR_FILE);
}

/* ---- Listings -------------------------------------------------------------------------------- */

static void test_entry(void **state)
{
    sandbox *box = *state;
    write_file(box, "v/a.py",
               "\"\"\"root\n\n\n  indented\n\"\"\"\nrevision = 'a'\ndown_revision = None\n"
               "branch_labels = ('y', 'x')\n");
    write_py(box, "v/b.py", "b", "'a'\ndepends_on = 'c'");
    write_py(box, "v/c.py", "c", "'a'");
    write_py(box, "v/d.py", "d", "('b', 'c')");
    assert_int_equal(load(box, false, "v", NULL), LB_OK);
    LB_AUTO_TEXT lb_text text = {0};
    lb_str doc = {0};
    const lb_revision *a = lb_graph_find(box->graph, LB_STR("a"));
    assert_int_equal(lb_revision_read_doc(&box->arena, a, &doc, NULL), LB_OK);
    lb_listing_entry(&text, a, doc, true);
    const char *real = lb_path_real(&box->arena, lb_str_of(path_in(box, "v")));
    assert_string_equal(lb_text_cstr(&text),
                        lb_arena_format(&box->arena,
                                        "Rev: a (branchpoint) (current)\nParent: <base>\n"
                                        "Branches into: b, c\nBranch names: x, y\nPath: %s/a.py\n"
                                        "\n    root\n    \n    \n      indented\n",
                                        real));
    lb_text_truncate(&text, 0);
    lb_listing_entry(&text, lb_graph_find(box->graph, LB_STR("d")), LB_STR(""), false);
    lb_listing_branch(&text, a, doc, false);
    lb_listing_line(&text, lb_graph_find(box->graph, LB_STR("b")), LB_LISTING_HISTORY);
    assert_string_equal(lb_text_cstr(&text),
                        lb_arena_format(&box->arena,
                                        "Rev: d (head) (mergepoint)\nMerges: b, c\n"
                                        "Branch names: x, y\nPath: %s/d.py\n\n\n"
                                        "a (x, y) (branchpoint)\n  -> c (x, y)\n  -> b (x, y)\n"
                                        "a (c) -> b (x, y), about b",
                                        real));
}

/* ---- New revisions --------------------------------------------------------------------------- */

/* From a merge to both of its sides: Alembic breaks in the middle, we go by what is left. */
static void test_stamp_both_sides(void **state)
{
    sandbox *box = *state;
    assert_int_equal(graph_file_load(LB_STR("aaa1\nbbb1 | aaa1\nccc1 | aaa1\nddd1 | bbb1,ccc1\n"),
                                     NULL, &box->graph, NULL),
                     LB_OK);
    lb_str row = LB_STR("ddd1"), sides[] = {LB_STR("bbb1"), LB_STR("ccc1")};
    lb_str_vector rows = {&row, 1, 1}, targets = {sides, 2, 2};
    lb_plan plan = {0};
    assert_int_equal(
        lb_plan_stamp(&box->arena, box->graph, &rows, &targets, false, NULL, &plan, &box->error),
        LB_OK);
    assert_null(plan.breaks_with.ptr);
    assert_int_equal(plan.after.count, 2);
    assert_str(plan.after.items[0], "bbb1");
    assert_str(plan.after.items[1], "ccc1");
    assert_int_equal(
        lb_plan_stamp(&box->arena, box->graph, &rows, &targets, true, NULL, &plan, &box->error),
        LB_OK);
    assert_non_null(plan.breaks_with.ptr);
    assert_int_equal(plan.steps.count, 1);
}

static void test_new_parents(void **state)
{
    sandbox *box = *state;
    static const struct {
        const char *heads[3];
        bool is_splice;
        const char *expected;
    } table[] = {
        {{NULL},
         false,
         "Multiple heads are present; please specify the head revision on which the new revision "
         "should be based, or perform a merge."},
        {{"bbb1"}, false, "bbb1"},
        {{"lab@head"}, false, "ccc1"},
        {{"bbb1", "ccc1"}, false, "bbb1 ccc1"},
        {{"heads"}, false, "bbb1 ccc1"},
        {{"bbb1", "bbb1"}, false, "Duplicate head revisions specified"},
        {{"aaa1"}, true, "aaa1"},
        {{"aaa1"},
         false,
         "Revision aaa1 is not a head revision; please specify --splice to create a new branch "
         "from this revision"},
        {{"base"}, false, ""},
        {{"nope"}, false, "Can't locate revision identified by 'nope'"},
    };
    assert_int_equal(graph_file_load(LB_STR("aaa1\nbbb1 | aaa1\nccc1 | aaa1 | | lab\n"), NULL,
                                     &box->graph, NULL),
                     LB_OK);
    for (size_t i = 0; i < LB_COUNT(table); i++) {
        lb_str_vector heads = {0};
        lb_revision_vector parents = {0};
        LB_AUTO_ERROR lb_error error = {0};
        LB_AUTO_TEXT lb_text text = {0};
        for (size_t j = 0; table[i].heads[j]; j++) {
            lb_vector_push_in(&box->arena, &heads, lb_str_of(table[i].heads[j]));
        }
        if (lb_graph_new_parents(&box->arena, box->graph, &heads, table[i].is_splice, &parents,
                                 &error) != LB_OK) {
            lb_text_adds(&text, error.message);
        }
        for (size_t j = 0; j < parents.count; j++) {
            lb_text_addf(&text, "%s%.*s", j ? " " : "", LB_ARG(parents.items[j]->id));
        }
        assert_string_equal(lb_text_cstr(&text), table[i].expected);
    }
}

static void test_new_dependencies(void **state)
{
    sandbox *box = *state;
    assert_int_equal(
        graph_file_load(LB_STR("aaaa1\nbbbb1 | aaaa1 | | lab\n"), NULL, &box->graph, NULL), LB_OK);
    lb_str_vector wanted = {0}, found = {0};
    lb_vector_push_in(&box->arena, &wanted, LB_STR("aaaa"));
    lb_vector_push_in(&box->arena, &wanted, LB_STR("lab"));
    assert_int_equal(lb_graph_new_dependencies(&box->arena, box->graph, &wanted, &found, NULL),
                     LB_OK);
    assert_int_equal(found.count, 2);
    assert_str(found.items[0], "aaaa1");
    assert_str(found.items[1], "lab");
    wanted.items[0] = LB_STR("base");
    assert_int_equal(
        lb_graph_new_dependencies(&box->arena, box->graph, &wanted, &found, &box->error),
        LB_ERR_REVISION);
}

static void test_range(void **state)
{
    sandbox *box = *state;
    lb_str lower = {0}, upper = {0};
    assert_int_equal(lb_range_split(LB_STR(" a:b "), &lower, &upper, NULL), LB_OK);
    assert_str(lower, "a");
    assert_str(upper, "b");
    assert_int_equal(lb_range_split(LB_STR(":"), &lower, &upper, NULL), LB_OK);
    assert_str(lower, "");
    assert_str(upper, "");
    assert_int_equal(lb_range_split(LB_STR("a"), &lower, &upper, &box->error), LB_ERR_COMMAND);
    assert_string_equal(box->error.message,
                        "History range requires [start]:[end], [start]:, or :[end]");
    assert_int_equal(lb_range_split(LB_STR("a:b:c"), &lower, &upper, &box->error), LB_ERR_COMMAND);
}

/* "current" as an end of a range is what the database holds. */
static void test_walk_current(void **state)
{
    sandbox *box = *state;
    assert_int_equal(graph_file_load(LB_STR("a1\nb1 | a1\nc1 | b1\nx1\n"), NULL, &box->graph, NULL),
                     LB_OK);
    lb_str_vector rows = {0};
    lb_revision_vector found = {0};
    lb_vector_push_in(&box->arena, &rows, LB_STR("b1"));
    lb_range_end current = {.rows = &rows}, none = {0}, x = {.identifier = LB_STR("x1")};
    assert_int_equal(lb_graph_walk(&box->arena, box->graph, none, current, &found, NULL), LB_OK);
    assert_int_equal(found.count, 2);
    assert_str(found.items[0]->id, "b1");
    assert_int_equal(lb_graph_walk(&box->arena, box->graph, current, x, &found, &box->error),
                     LB_ERR_REVISION);
    assert_string_equal(box->error.message,
                        "Requested range ('b1',):x1 does not refer to ancestor/descendant "
                        "revisions along the same branch");
    assert_int_equal(lb_graph_get_current(&box->arena, box->graph, &rows, &found, NULL), LB_OK);
    assert_int_equal(found.count, 1);
    assert_str(found.items[0]->id, "b1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_names),
        TEST(test_recursive),
        TEST(test_twice),
        TEST(test_twins),
        TEST(test_dbmate),
        TEST(test_long_header),
        TEST(test_broken_files),
        TEST(test_entry),
        TEST(test_new_parents),
        TEST(test_new_dependencies),
        TEST(test_range),
        TEST(test_walk_current),
        TEST(test_stamp_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
