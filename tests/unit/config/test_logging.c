#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/logging.h"
#include "tests.h"

#define HANDLER "[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\nformatter = f\n"
#define ROOT "[logger_root]\nlevel = WARNING\nhandlers = console\nqualname =\n"

/* A file with one handler "console", one formatter "f" and the given further sections. */
static lb_ini *settings(lb_arena *arena, const char *loggers, const char *format,
                        const char *sections)
{
    lb_ini *ini = lb_ini_new(arena);
    const char *content =
        lb_arena_format(arena,
                        "[loggers]\nkeys = %s\n[handlers]\nkeys = console\n[formatters]\nkeys = "
                        "f\n[formatter_f]\nformat = %s\n%s",
                        loggers, format, sections);
    assert_int_equal(lb_ini_read(ini, lb_str_of(content), "alembic.ini", NULL), LB_OK);
    return ini;
}

static const lb_logging *load_ok(lb_arena *arena, const lb_ini *ini)
{
    const lb_logging *logging = NULL;
    LB_AUTO_ERROR lb_error error = {0};
    if (lb_logging_load(arena, ini, true, &logging, &error) != LB_OK) {
        fail_msg("%s: %s", error.kind, error.message);
    }
    return logging;
}

/* All that is written for a record, each as "TARGET[path]text". */
static char *emit(lb_arena *arena, const lb_logging *logging, lb_level level, const char *logger)
{
    static const char *const targets[] = {"err", "out", "file"};
    LB_AUTO_TEXT lb_text text = {0};
    lb_logging_record record = {.level = level,
                                .logger = logger,
                                .message = "hello",
                                .time = {1782864000, 7000000},
                                .process = 42};
    lb_logging_outputs outputs = lb_logging_emit(logging, arena, &record);
    for (size_t i = 0; i < outputs.count; i++) {
        lb_text_addf(&text, "%s[%.*s]%.*s", targets[outputs.items[i].target],
                     LB_ARG(outputs.items[i].path), LB_ARG(outputs.items[i].text));
    }
    assert_int_equal(lb_logging_is_enabled(logging, level, logger), outputs.count > 0);
    return lb_arena_strdup(arena, lb_text_cstr(&text));
}

static void test_logging_of_alembics_template(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_logging *logging = load_ok(
        &arena,
        settings(&arena, "root,alembic", "%(levelname)-5.5s [%(name)s] %(message)s",
                 ROOT HANDLER "[logger_alembic]\nlevel = INFO\nhandlers =\nqualname = alembic\n"));
    assert_string_equal(emit(&arena, logging, LB_INFO, "alembic.runtime.migration"),
                        "err[]INFO  [alembic.runtime.migration] hello\n");
    assert_string_equal(emit(&arena, logging, LB_DEBUG, "alembic.runtime.migration"), "");
    assert_string_equal(emit(&arena, logging, LB_INFO, "app"), "");
    assert_string_equal(emit(&arena, logging, LB_WARNING, "app"), "err[]WARNI [app] hello\n");
}

static void test_logging_silences_loggers_that_are_not_named(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_logging *logging;
    lb_ini *ini = settings(&arena, "root", "%(message)s", ROOT HANDLER);
    logging = load_ok(&arena, ini);
    assert_string_equal(emit(&arena, logging, LB_ERROR_LEVEL, "alembic.util.messaging"), "");
    assert_string_equal(emit(&arena, logging, LB_ERROR_LEVEL, "app"), "err[]hello\n");
    assert_int_equal(lb_logging_load(&arena, ini, false, &logging, NULL), LB_OK);
    assert_string_equal(emit(&arena, logging, LB_ERROR_LEVEL, "alembic.util.messaging"),
                        "err[]hello\n");
}

static void test_logging_handlers(void **state)
{
    (void)state;
    static const struct {
        const char *handler, *output;
    } cases[] = {
        {"class = StreamHandler\nargs = (sys.stdout,)", "out[]hello\n"},
        {"class = logging.StreamHandler", "err[]hello\n"},
        {"class = StreamHandler\nkwargs = {'stream': sys.stdout}", "out[]hello\n"},
        {"class = FileHandler\nargs = ('app.log',)", "file[app.log]hello\n"},
        {"class = FileHandler\nargs = (r'a\\n.log', \"w\")", "file[a\\n.log]hello\n"},
        {"class = handlers.RotatingFileHandler\nargs = ('r.log', 'a', 10*1024, 5)",
         "file[r.log]hello\n"},
        {"class = logging.handlers.TimedRotatingFileHandler\nargs = ('t.log', 'midnight', 1)",
         "file[t.log]hello\n"},
        {"class = handlers.WatchedFileHandler\nkwargs = {'filename': 'k.log', 'delay': True,}",
         "file[k.log]hello\n"},
        {"class = NullHandler", ""},
        {"class = StreamHandler\nlevel = ERROR", ""},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        const char *sections =
            lb_arena_format(&arena, ROOT "[handler_console]\n%s\n", cases[i].handler);
        const lb_logging *logging =
            load_ok(&arena, settings(&arena, "root", "%(message)s", sections));
        assert_string_equal(emit(&arena, logging, LB_WARNING, "app"), cases[i].output);
    }
}

static void test_logging_file_modes(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_logging *logging = load_ok(
        &arena, settings(&arena, "root", "%(message)s",
                         ROOT "[handler_console]\nclass = FileHandler\nargs = ('x', 'w')\n"));
    lb_logging_record record = {.level = LB_ERROR_LEVEL, .logger = "a", .message = "m"};
    assert_true(lb_logging_emit(logging, &arena, &record).items[0].is_truncate);
}

static void test_logging_formats(void **state)
{
    (void)state;
    static const struct {
        const char *format, *text;
    } cases[] = {
        {"%(levelno)05d|%(name)-6s|%(name).2s|%(message)r|%%", "00030|app.x |ap|'hello'|%"},
        {"%(process)d %(processName)s %(threadName)s %(module)s", "42 MainProcess MainThread x"},
        {"%(created).1f %(msecs)03d", "1782864000.0 007"},
        {"%(levelno)-5d|%(levelno)+4d|% (levelno)d|%(levelno)x|%(levelno)o|%(levelno)s",
         "30   | +30|% (levelno)d|1e|36|30"},
        {"%(created)e %(msecs)g %(lineno)d%(funcName)s %(filename)s %(msecs)s",
         "1.782864e+09 7 0 x.py 7.0"},
        {"%(asctime)s\ndatefmt = %Y %%", "2026 %"},
        {"{levelname:>9}|{message:*^9}|{{}}|{levelno:04d}\nstyle = {",
         "  WARNING|**hello**|{}|0030"},
        {"{created:.1f}|{levelno:>+6d}|{message!r:<9}|{message}}}\nstyle = {",
         "1782864000.0|   +30|'hello'  |hello}"},
        {"$levelname ${name} $$ $message\nstyle = $", "WARNING app.x $ hello"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        const lb_logging *logging =
            load_ok(&arena, settings(&arena, "root", cases[i].format, ROOT HANDLER));
        assert_string_equal(emit(&arena, logging, LB_WARNING, "app.x"),
                            lb_arena_format(&arena, "err[]%s\n", cases[i].text));
    }
}

static void test_logging_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *loggers, *format, *sections, *kind, *message;
    } cases[] = {
        {"root", "%(message)s", HANDLER, "KeyError", "'logger_root'"},
        {"alembic", "%(message)s", HANDLER ROOT, "ValueError", "list.remove(x): x not in list"},
        {"root,x", "%(message)s", HANDLER ROOT, "KeyError", "'logger_x'"},
        {"root", "%(message)s", ROOT, "KeyError", "'handler_console'"},
        {"root", "%(nope)s", ROOT HANDLER, "ValueError",
         "Formatting field not found in record: %(nope)s"},
        {"root", "plain", ROOT HANDLER, "ValueError", "Invalid format 'plain' for '%' style"},
        {"root", "%(message)s\nstyle = x", ROOT HANDLER, "ValueError",
         "Style must be one of: %,{,$"},
        {"root", "%(message)s", HANDLER "[logger_root]\nlevel = LOUD\nhandlers =\n", "ValueError",
         "Unknown level: 'LOUD'"},
        {"root", "%(message)s", HANDLER "[logger_root]\nhandlers = other\n", "KeyError", "'other'"},
        {"root", "%(message)s", ROOT "[handler_console]\nclass = StreamHandler\nformatter = nope\n",
         "KeyError", "'nope'"},
        {"root", "%(message)s", ROOT "[handler_console]\nclass = NopeHandler\n", NULL,
         "handler class 'NopeHandler' is not available in limbeck"},
        {"root", "%(message)s",
         ROOT "[handler_console]\nclass = FileHandler\nargs = (os.path.join('a', 'b'),)\n", NULL,
         "cannot evaluate the handler's arguments: (os.path.join('a', 'b'),)"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        const lb_logging *logging = NULL;
        lb_ini *ini = settings(&arena, cases[i].loggers, cases[i].format, cases[i].sections);
        lb_code code = lb_logging_load(&arena, ini, true, &logging, &error);
        assert_int_equal(code, cases[i].kind ? LB_ERR_SETTINGS : LB_ERR_UNSUPPORTED);
        assert_string_equal(error.message, cases[i].message);
        if (cases[i].kind) {
            assert_string_equal(error.kind, cases[i].kind);
        }
        assert_null(logging);
    }
}

static void test_logging_without_settings(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_logging *standard = lb_logging_standard(&arena);
    assert_string_equal(emit(&arena, standard, LB_INFO, "alembic.x"),
                        "err[]INFO  [alembic.x] hello\n");
    assert_string_equal(emit(&arena, standard, LB_INFO, "sqlalchemy"), "");
    const lb_logging *bare = lb_logging_unconfigured(&arena);
    assert_string_equal(emit(&arena, bare, LB_ERROR_LEVEL, "alembic.x"), "");
    assert_string_equal(emit(&arena, bare, LB_WARNING, "app"), "err[]hello\n");
    assert_string_equal(emit(&arena, bare, LB_INFO, "app"), "");
    lb_ini *ini = lb_ini_new(&arena);
    assert_false(lb_logging_is_configured(ini));
    lb_ini_set_raw(ini, LB_STR("loggers"), LB_STR("keys"), LB_STR("root"));
    assert_true(lb_logging_is_configured(ini));
    assert_string_equal(lb_logging_level_name(&arena, (lb_level)25), "Level 25");
}

int run_logging_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_logging_of_alembics_template),
        cmocka_unit_test(test_logging_silences_loggers_that_are_not_named),
        cmocka_unit_test(test_logging_handlers),
        cmocka_unit_test(test_logging_file_modes),
        cmocka_unit_test(test_logging_formats),
        cmocka_unit_test(test_logging_refuses),
        cmocka_unit_test(test_logging_without_settings),
    };
    return cmocka_run_group_tests_name("logging", tests, NULL, NULL);
}
