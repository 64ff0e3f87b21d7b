#include "folder.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "render/revision_file.h"

static const char generic[] = "\"\"\"${message}\n\nRevision ID: ${up_revision}\n"
                              "Revises: ${down_revision | comma,n}\n\"\"\"\n"
                              "revision = ${repr(up_revision)}\n"
                              "down_revision = ${repr(down_revision)}\n"
                              "branch_labels = ${repr(branch_labels)}\n"
                              "depends_on = ${repr(depends_on)}\n\n\n"
                              "def upgrade():\n    ${upgrades if upgrades else \"pass\"}\n";

static lb_new_revision new_revision(lb_revision_kind kind)
{
    return (lb_new_revision){
        .kind = kind,
        .id = LB_STR("1975ea83b712"),
        .message = LB_STR("Add a column"),
        .create_date = lb_datetime_at((lb_instant){1795341605, 123456}, lb_zone_utc(), false),
    };
}

static lb_revision_style new_style(void)
{
    return (lb_revision_style){.file_template = LB_STR("%(rev)s_%(slug)s"),
                               .truncate_slug_length = 40};
}

static void test_slugs(void **state)
{
    (void)state;
    static const struct {
        const char *message;
        int64_t length;
        const char *slug;
    } cases[] = {
        {"Add users, 2nd try!", 40, "add_users_2nd_try"},
        {"", 40, ""},
        {"  --  ", 40, ""},
        {"slug comes first and is cut short", 20, "slug_comes_first_"},
        {"toml file template", 10, "toml_file_"},
        {"abcdefghij", 10, "abcdefghij"},
        {"abcdefghijk", 10, "abcdefghij_"},
        {"abcdefghi jk", 10, "abcdefghi_"},
        {"a_b__c", 40, "a_b__c"},
        {"Añadir ÍNDICE — ✓", 40, "añadir_índice"},
        {"日本語 テスト", 4, "日本語_"},
        {"abc def", 0, "_"},
        {"abc def", -2, "abc_"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_str slug;
        assert_int_equal(
            lb_revision_slug(&arena, lb_str_of(cases[i].message), cases[i].length, &slug, NULL),
            LB_OK);
        assert_str(slug, cases[i].slug);
    }
}

static void test_file_names(void **state)
{
    (void)state;
    static const struct {
        const char *template, *name, *kind;
    } cases[] = {
        {"%(rev)s_%(slug)s", "1975ea83b712_add_a_column.py", NULL},
        {"%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s",
         "2026_11_22_1000-1975ea83b712.py", NULL},
        {"%(year)d/%(month).2d/%(second).2d_%(slug).3s", "2026/11/05_add.py", NULL},
        {"%(epoch)s_%(rev)s", "1795341605_1975ea83b712.py", NULL},
        {"x%%y", "x%y.py", NULL},
        {"%(nothing)s", NULL, "KeyError"},
        {"%(year", NULL, "ValueError"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_new_revision revision = new_revision(LB_REVISION_PY);
        lb_revision_style style = new_style();
        lb_str name;
        style.file_template = lb_str_of(cases[i].template);
        lb_code code = lb_revision_file_name(&arena, &revision, &style, &name, &error);
        if (cases[i].kind) {
            assert_int_equal(code, LB_ERR_SCRIPT);
            assert_string_equal(error.kind, cases[i].kind);
        } else {
            assert_int_equal(code, LB_OK);
            assert_str(name, cases[i].name);
        }
    }
}

static void test_dates(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_instant instant = {1795341600, 5};
    lb_datetime date;
    assert_int_equal(
        lb_revision_date(&arena, instant, LB_STR(""), "Asia/Kolkata", NULL, &date, NULL), LB_OK);
    assert_int_equal(date.hour, 15);
    assert_false(date.has_offset);
    assert_int_equal(
        lb_revision_date(&arena, instant, LB_STR("Asia/Kolkata"), "UTC", NULL, &date, NULL), LB_OK);
    assert_int_equal(date.hour, 15);
    assert_true(date.has_offset);
    assert_int_equal(lb_revision_date(&arena, instant, LB_STR("utc"), NULL, NULL, &date, NULL),
                     LB_OK); /* tried again in upper case */
    assert_int_equal(
        lb_revision_date(&arena, instant, LB_STR("Nowhere/City"), NULL, NULL, &date, &error),
        LB_ERR_COMMAND);
    assert_string_equal(error.message, "Can't locate timezone: Nowhere/City");
}

static void test_sql_revision(void **state)
{
    (void)state;
    LB_AUTO_TEXT lb_text out = {0};
    lb_new_revision revision = new_revision(LB_REVISION_SQL);
    lb_str down[] = {LB_STR("edd93bda6b69"), LB_STR("a1")}, labels[] = {LB_STR("shop")};
    revision.down = (lb_str_vector){down, 2, 2};
    revision.labels = (lb_str_vector){labels, 1, 1};
    revision.up =
        (lb_revision_section){.options = LB_STR("transaction:false"), .body = LB_STR("SELECT 1;")};
    revision.message = LB_STR("First line\n\nRevises: nothing\nmigrate:up");
    assert_int_equal(lb_revision_render_sql(&revision, &out, NULL), LB_OK);
    assert_string_equal(lb_text_cstr(&out), "-- First line\n"
                                            "--\n"
                                            "-- | Revises: nothing\n"
                                            "-- | migrate:up\n"
                                            "--\n"
                                            "-- Revision ID: 1975ea83b712\n"
                                            "-- Revises: edd93bda6b69, a1\n"
                                            "-- Create Date: 2026-11-22 10:00:05.123456\n"
                                            "-- Branch Labels: shop\n"
                                            "-- Depends On:\n"
                                            "\n"
                                            "-- migrate:up transaction:false\n"
                                            "SELECT 1;\n"
                                            "\n"
                                            "-- migrate:down\n"
                                            "-- Write the SQL of this step here.\n");
}

static void test_py_revision(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text events = {0};
    lb_new_revision revision = new_revision(LB_REVISION_PY);
    lb_revision_style style = new_style();
    lb_status status = {collect_status, &events};
    lb_str path;
    write_in_folder(&arena, "script.py.mako", generic);
    style.template_path = lb_str_of(in_folder(&arena, "script.py.mako"));
    style.file_template = LB_STR("%(year)d/%(slug)s");
    lb_str upgrades = lb_revision_indent(&arena, LB_STR("\none()\n\ntwo(\n    3)   \n\n"));
    lb_mako_value_name generated = {LB_STR("upgrades"), lb_mako_value_text(upgrades)};
    revision.names = (lb_mako_value_names){&generated, 1, 1};
    const char *versions = in_folder(&arena, "versions");
    assert_int_equal(lb_revision_file_create(&arena, &revision, &style, lb_str_of(versions),
                                             &status, &path, NULL),
                     LB_OK);
    assert_str(path, in_folder(&arena, "versions/2026/add_a_column.py"));
    assert_str(read_in_folder(&arena, "versions/2026/add_a_column.py"),
               "\"\"\"Add a column\n\nRevision ID: 1975ea83b712\nRevises: \n\"\"\"\n"
               "revision = '1975ea83b712'\ndown_revision = None\nbranch_labels = None\n"
               "depends_on = None\n\n\ndef upgrade():\n    one()\n\n    two(\n        3)\n");
    assert_string_equal(lb_text_cstr(&events),
                        lb_arena_format(&arena,
                                        "B Creating directory %s/2026 ...\nD   done\n"
                                        "B Generating %s/2026/add_a_column.py ...\nD   done\n",
                                        versions, versions));
}

/* Several parents are a tuple, several dependencies a list, labels always a tuple, as in Alembic.
 */
static void test_lists_in_a_py_revision(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text out = {0};
    lb_new_revision revision = new_revision(LB_REVISION_PY);
    lb_revision_style style = new_style();
    lb_str ids[] = {LB_STR("a1"), LB_STR("b2")};
    lb_str_vector one = {ids, 1, 1}, two = {ids, 2, 2};
    write_in_folder(&arena, "script.py.mako",
                    "${repr(down_revision)} ${repr(depends_on)} ${repr(branch_labels)} "
                    "${down_revision | comma,n} ${message}\n");
    style.template_path = lb_str_of(in_folder(&arena, "script.py.mako"));
    revision.down = revision.depends_on = revision.labels = two;
    assert_int_equal(lb_revision_render_py(&revision, &style, &out, NULL), LB_OK);
    revision.down = revision.depends_on = revision.labels = one;
    revision.message = (lb_str){0};
    assert_int_equal(lb_revision_render_py(&revision, &style, &out, NULL), LB_OK);
    assert_string_equal(lb_text_cstr(&out),
                        "('a1', 'b2') ['a1', 'b2'] ('a1', 'b2') a1, b2 Add a column\n"
                        "'a1' 'a1' ('a1',) a1 empty message\n");
}

/* How many entries the folder has. */
static size_t count_files(lb_arena *arena, const char *folder)
{
    lb_file_entries entries = {0};
    assert_int_equal(lb_file_list(arena, folder, &entries, NULL), LB_OK);
    return entries.count;
}

static lb_code create(lb_arena *arena, lb_revision_kind kind, lb_text *events, lb_error *error)
{
    lb_new_revision revision = new_revision(kind);
    lb_revision_style style = new_style();
    lb_status status = {collect_status, events};
    lb_str path;
    style.template_path = lb_str_of(in_folder(arena, "script.py.mako"));
    style.file_template =
        kind == LB_REVISION_PY ? LB_STR("%(year)d/%(slug)s") : style.file_template;
    return lb_revision_file_create(arena, &revision, &style,
                                   lb_str_of(in_folder(arena, "versions")), &status, &path, error);
}

static void test_failures_leave_nothing(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text events = {0};
    const char *versions = in_folder(&arena, "versions");
    assert_int_equal(mkdir(versions, 0777), 0);
    /* no template */
    assert_int_equal(create(&arena, LB_REVISION_PY, &events, &error), LB_ERR_FILE);
    assert_non_null(strstr(error.message, "script.py.mako: No such file"));
    assert_non_null(strstr(lb_text_cstr(&events), "F   FAILED"));
    /* a template that raises */
    write_in_folder(&arena, "script.py.mako", "x\n ${imports}\n");
    assert_int_equal(create(&arena, LB_REVISION_PY, &events, &error), LB_ERR_COMMAND);
    assert_string_equal(error.message, "Template rendering failed: NameError: Undefined");
    assert_int_equal(error.exit_status, 255);
    assert_int_equal(error.line, 2);
    assert_int_equal(count_files(&arena, versions), 0);
    /* a file that is there stays */
    write_in_folder(&arena, "versions/1975ea83b712_add_a_column.sql", "mine");
    assert_int_equal(create(&arena, LB_REVISION_SQL, &events, &error), LB_ERR_FILE);
    assert_non_null(strstr(error.message, "File exists"));
    assert_str(read_in_folder(&arena, "versions/1975ea83b712_add_a_column.sql"), "mine");
    assert_int_equal(count_files(&arena, versions), 1);
}

/* A disk that is full in the middle of writing (here: a limit on the size of files). */
static void test_full_disk_leaves_nothing(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text events = {0};
    struct rlimit before, small = {100, RLIM_INFINITY};
    const char *versions = in_folder(&arena, "versions");
    assert_int_equal(mkdir(versions, 0777), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    lb_code code = create(&arena, LB_REVISION_SQL, &events, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, handler);
    assert_int_equal(code, LB_ERR_FILE);
    assert_string_equal(error.message,
                        lb_arena_format(&arena,
                                        "cannot write %s/1975ea83b712_add_a_column.sql: "
                                        "File too large",
                                        versions));
    assert_int_equal(count_files(&arena, versions), 0);
}

static void test_read_only_folder_is_told(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text events = {0};
    if (geteuid() == 0) { /* root may write anywhere; a place where even root may not is /proc */
        lb_new_revision revision = new_revision(LB_REVISION_SQL);
        lb_revision_style style = new_style();
        lb_str path;
        assert_int_equal(lb_revision_file_create(&arena, &revision, &style, LB_STR("/proc/self"),
                                                 NULL, &path, &error),
                         LB_ERR_FILE);
        assert_non_null(strstr(error.message, "cannot write /proc/self/1975ea83b712_add"));
        return;
    }
    const char *versions = in_folder(&arena, "versions");
    assert_int_equal(mkdir(versions, 0555), 0);
    assert_int_equal(create(&arena, LB_REVISION_SQL, &events, &error), LB_ERR_FILE);
    assert_non_null(strstr(error.message, "Permission denied"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slugs),
        cmocka_unit_test(test_file_names),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_sql_revision),
        cmocka_unit_test_setup_teardown(test_py_revision, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_lists_in_a_py_revision, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_failures_leave_nothing, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_full_disk_leaves_nothing, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_read_only_folder_is_told, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("revision_file", tests, NULL, NULL);
}
