/* Failure: errors of limbeck as exceptions of the guest, and exceptions as errors. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "python/interpreter.h"
#include "sqlalchemy/guest.h"

/* --- errors become exceptions --- */

static bool is_database(const lb_error *error)
{
    return !error->kind && (error->code == LB_ERR_DATABASE || error->code == LB_ERR_CONNECTION ||
                            error->code == LB_ERR_LOCK);
}

/* The class that an error's kind names; RuntimeError where there is none of that name. */
static lb_type *class_of(lb_guest *guest, const lb_error *error)
{
    lb_python *py = guest->py;
    const char *kind = error->kind;
    if (!kind && (error->code == LB_ERR_COMMAND || error->code == LB_ERR_REVISION)) {
        kind = "alembic.util.exc.CommandError";
    } else if (!kind) {
        kind = "RuntimeError";
    }
    const char *dot = strrchr(kind, '.');
    LB_AUTO_FREE char *module = dot ? lb_strndup(kind, (size_t)(dot - kind)) : NULL;
    const char *const modules[] = {module ? module : "builtins", "sqlalchemy.exc",
                                   "alembic.util.exc"};
    lb_value class = NULL;
    for (size_t i = 0; i < (dot ? 1 : LB_COUNT(modules)) && !class; i++) {
        lb_value holder = lb_import(py, modules[i]);
        class = holder ? lb_getattr(py, holder, dot ? dot + 1 : kind) : NULL;
        if (!class) {
            lb_take_raised(py);
        }
    }
    return class && lb_is(py, class, LB_T_TYPE) ? (lb_type *)class
                                                : lb_core_type(py, LB_T_RUNTIME_ERROR);
}

static lb_value text_or_none(lb_python *py, const char *text)
{
    return text && *text ? lb_string_of(py, text) : LB_NONE;
}

static const char *dialect_name(const lb_guest *guest)
{
    const lb_dialect *dialect = guest->failing         ? guest->failing
                                : guest->executor      ? guest->executor->dialect
                                : guest->configuration ? guest->configuration->dialect
                                                       : NULL;
    return dialect ? dialect->name : "postgresql";
}

/* sqlalchemy.exc.ProgrammingError with psycopg2's or sqlite3's inside; NULL: raised. */
static lb_value database_exception(lb_guest *guest, const lb_error *error)
{
    lb_python *py = guest->py;
    lb_value module = lb_import(py, "sqlalchemy.exc");
    lb_value make = module ? lb_getattr(py, module, "_database_error") : NULL;
    lb_value arguments[] = {
        lb_string_of(py, dialect_name(guest)),
        lb_bool(error->code == LB_ERR_CONNECTION),
        text_or_none(py, error->sqlstate),
        lb_string_of(py, error->message ? error->message : ""),
        text_or_none(py, error->detail),
        text_or_none(py, error->hint),
        text_or_none(py, error->statement),
        lb_int_new(py, error->file ? 0 : error->line),
        lb_int_new(py, error->file ? 0 : error->column),
    };
    return make ? lb_call(py, make, LB_COUNT(arguments), arguments) : NULL;
}

/* Without what exceptions with a code of their own add themselves. */
static lb_str own_words(lb_str message)
{
    static const char link[] = " (Background on this error at: https://sqlalche.me/e/20/l7de)";
    bool has_link = lb_str_ends(message, LB_STR(link));
    return has_link ? lb_str_slice(message, 0, message.len - (sizeof link - 1)) : message;
}

lb_value lb_guest_raise(lb_guest *guest, lb_error *error)
{
    lb_python *py = guest->py;
    lb_value exception;
    lb_error_move(&guest->raised, error);
    if (is_database(&guest->raised)) {
        exception = database_exception(guest, &guest->raised);
        if (!exception) {
            return NULL;
        }
    } else if (guest->raised.message && guest->raised.message[0]) {
        lb_str text = own_words(lb_str_of(guest->raised.message));
        lb_raise_type(py, class_of(guest, &guest->raised), "%.*s", LB_ARG(text));
        exception = lb_take_raised(py);
        if (lb_str_starts(lb_str_of(guest->raised.kind), LB_STR("configparser."))) {
            /* Its exceptions print this and not their arguments. */
            lb_setattr(py, exception, "message", lb_string_new(py, text));
        }
    } else {
        exception = lb_call(py, (lb_value)class_of(guest, &guest->raised), 0, NULL);
    }
    lb_release(py, guest->raised_as);
    guest->raised_as = lb_hold(py, exception);
    return lb_raise_value(py, exception);
}

/* --- exceptions become errors --- */

/* A CommandError ends the command as Alembic's do. */
static void classify(lb_guest *guest, lb_value exception, lb_error *error)
{
    lb_python *py = guest->py;
    lb_value module = lb_dict_get(py, py->modules, lb_string_of(py, "alembic.util.exc"));
    lb_value class = module ? lb_getattr(py, module, "CommandError") : NULL;
    if (class && lb_is(py, class, LB_T_TYPE) && lb_is_a(py, exception, (lb_type *)class)) {
        error->code = LB_ERR_COMMAND;
        error->exit_status = lb_code_exit_status(LB_ERR_COMMAND);
    }
}

/* What was asked for is wrong, and not the line of env.py that runs it. */
static bool is_about_revisions(const lb_error *error)
{
    return error->code == LB_ERR_REVISION || error->code == LB_ERR_COMMAND;
}

/* The name of the function of a script that the line is in. */
static lb_str function_at(lb_str source, unsigned line, lb_str *text)
{
    lb_str name = LB_STR("<module>"), rest = source, found = {0};
    for (unsigned i = 0; i < line && lb_str_next_line(&rest, &found); i++) {
        if (lb_str_starts(found, LB_STR("def "))) {
            size_t end = lb_str_find_char(found, '(');
            name = lb_str_trim(lb_str_slice(found, strlen("def "), end));
        }
    }
    *text = lb_str_trim(found);
    return name;
}

/* Statements go out together, when the script has gone on: what Python would have shown of it is
   put behind the last frame. */
static void add_frame(lb_error *shown, const lb_error *behind)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_str source = {0}, line = {0}, all = lb_str_of(shown->traceback ? shown->traceback : "");
    LB_AUTO_FREE char *end =
        lb_format("\n%s: %s", shown->kind ? shown->kind : "", shown->message ? shown->message : "");
    LB_AUTO_FREE char *place = lb_format("  File \"%s\", line %u, in",
                                         behind->script ? behind->script : "", behind->script_line);
    size_t at = lb_str_find(all, lb_str_of(end));
    if (!behind->script || at == SIZE_MAX || lb_str_find(all, lb_str_of(place)) != SIZE_MAX ||
        lb_file_read(&arena, behind->script, 0, &source, NULL) != LB_OK) {
        return;
    }
    lb_str name = function_at(source, behind->script_line, &line);
    lb_text_add(&text, lb_str_slice(all, 0, at + 1));
    lb_text_addf(&text, "  File \"%s\", line %u, in %.*s\n", behind->script, behind->script_line,
                 LB_ARG(name));
    lb_text_addf(&text, "    %.*s\n", LB_ARG(line));
    lb_text_add(&text, lb_str_slice(all, at + 1, all.len));
    free(shown->traceback);
    shown->traceback = lb_strdup(lb_text_cstr(&text));
}

/* Called `alembic`, a database's error is shown as the exception that it is there. */
static lb_code as_exception(lb_guest *guest, lb_error *error)
{
    lb_error *behind = &guest->raised;
    LB_AUTO_ERROR lb_error shown = {0};
    lb_python_error(guest->py, &shown);
    shown.code = behind->code;
    shown.exit_status = behind->exit_status;
    lb_error_sqlstate(&shown, behind->sqlstate);
    add_frame(&shown, behind);
    return lb_error_move(error, &shown);
}

lb_code lb_guest_error(lb_guest *guest, lb_error *error)
{
    lb_python *py = guest->py;
    lb_value raised = lb_take_raised(py);
    if (!raised) {
        return lb_python_error(py, error);
    }
    lb_raise_value(py, raised);
    bool is_ours = guest->raised_as && lb_held(guest->raised_as) == raised;
    if (is_ours && is_database(&guest->raised) && guest->options.is_compatible) {
        return as_exception(guest, error);
    }
    LB_AUTO_ERROR lb_error plain = {0};
    lb_python_error(py, &plain);
    if (!is_ours) {
        classify(guest, raised, &plain);
        return lb_error_move(error, &plain);
    }
    if (!guest->raised.file && guest->raised.script) {
        lb_error_at(&guest->raised, guest->raised.script, guest->raised.script_line,
                    guest->raised.script_column);
    } else if (!guest->raised.file && plain.file && !is_about_revisions(&guest->raised)) {
        lb_error_at(&guest->raised, plain.file, plain.line, plain.column);
    }
    if (!guest->raised.traceback && plain.traceback) {
        guest->raised.traceback = lb_strdup(plain.traceback);
    }
    lb_release(py, guest->raised_as);
    guest->raised_as = NULL;
    return lb_error_move(error, &guest->raised);
}
