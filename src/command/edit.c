#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/repr.h"
#include "base/shell.h"
#include "command/session.h"

/* ---- Which editor ---- */

static const char *const usual[] = {"sensible-editor", "editor", "nano", "vim", "code"};

static char *on_path(lb_arena *arena, lb_str name)
{
    const char *path = getenv("PATH");
    for (lb_str rest = lb_str_of(path ? path : ""), folder; lb_str_split(&rest, ':', &folder);) {
        char *file = lb_path_join(arena, folder, name);
        if (lb_file_exists(file)) {
            return file;
        }
    }
    return NULL;
}

/* The words of a command ("code --wait"). Alembic takes the whole text as a name. */
static lb_str_vector words_of(lb_session *session, const char *command)
{
    lb_str_vector words = {0};
    if (session->is_compatible ||
        lb_shell_split(session->arena, lb_str_of(command), &words, NULL) || !words.count) {
        words = (lb_str_vector){0};
        lb_vector_push_in(session->arena, &words, lb_str_of(command));
    }
    return words;
}

/* What to try, in order. Alembic puts $EDITOR first, and $VISUAL second even where it is alone. */
static lb_words candidates(lb_session *session)
{
    bool is_compatible = session->is_compatible;
    const char *first = getenv(is_compatible ? "EDITOR" : "VISUAL");
    const char *second = getenv(is_compatible ? "VISUAL" : "EDITOR");
    bool is_second_alone = is_compatible && second && !first;
    lb_words list = {0};
    if (first) {
        lb_vector_push_in(session->arena, &list, first);
    }
    for (size_t i = 0; i < LB_COUNT(usual); i++) {
        if (second && i == (is_second_alone ? 1 : 0)) {
            lb_vector_push_in(session->arena, &list, second);
        }
        lb_vector_push_in(session->arena, &list, usual[i]);
    }
    return list;
}

/* The editor and its arguments; false if there is none. A name that is a file as it stands comes
 * first; one without a directory is looked for on PATH. */
static bool find_editor(lb_session *session, lb_str_vector *out)
{
    const char *const chosen[] = {getenv("EDITOR"), getenv("VISUAL")};
    for (size_t i = 0; i < LB_COUNT(chosen); i++) {
        if (chosen[i] && *chosen[i]) {
            *out = words_of(session, chosen[i]);
            const lb_str program = out->items[0];
            if (lb_file_exists(lb_arena_strndup(session->arena, program.ptr, program.len))) {
                return true;
            }
        }
    }
    lb_words list = candidates(session);
    for (size_t i = 0; i < list.count; i++) {
        *out = words_of(session, list.items[i]);
        lb_str name = out->items[0];
        if (name.len && lb_str_find_char(name, '/') == SIZE_MAX) {
            const char *found = on_path(session->arena, name);
            out->items[0] = lb_str_of(found);
            if (found) {
                return true;
            }
        }
    }
    return false;
}

/* ---- Running it ---- */

static lb_code fail_editor(lb_error *error, const char *why)
{
    return lb_fail(error, LB_ERR_COMMAND, "Error executing editor (%s)", why);
}

static lb_code open_file(lb_session *session, const lb_str_vector *editor, const char *path,
                         lb_error *error)
{
    lb_arena *arena = session->arena;
    lb_process process = {0};
    int status = 0;
    for (size_t i = 0; i < editor->count; i++) {
        lb_vector_push_in(arena, &process.arguments, editor->items[i]);
    }
    lb_vector_push_in(arena, &process.arguments, lb_str_of(path));
    LB_AUTO_ERROR lb_error failed = {0};
    if (lb_process_run(&process, &status, &failed)) {
        return fail_editor(error, failed.message);
    }
    if (!status) {
        return LB_OK;
    }
    const char *command = lb_arena_format(arena, "[%s, %s]", lb_repr(arena, editor->items[0]),
                                          lb_repr(arena, lb_str_of(path)));
    return fail_editor(
        error,
        lb_arena_format(arena, "Command '%s' returned non-zero exit status %d.", command, status));
}

static lb_code open_files(lb_session *session, const limbeck_revisions *revisions, lb_error *error)
{
    const char *word = lb_session_word(session);
    if (!revisions->count && !strcmp(word, "current")) {
        return lb_fail(error, LB_ERR_COMMAND, "No current revisions");
    }
    if (!revisions->count) {
        return lb_fail(error, LB_ERR_COMMAND, "No revision files indicated by symbol '%s'", word);
    }
    lb_str_vector editor = {0};
    if (!find_editor(session, &editor)) {
        return fail_editor(error, "No suitable editor found. Please set the \"EDITOR\" or "
                                  "\"VISUAL\" environment variables");
    }
    for (size_t i = 0; i < revisions->count; i++) {
        LB_TRY(open_file(session, &editor, revisions->items[i].path, error));
    }
    return LB_OK;
}

lb_code lb_command_edit(lb_session *session, lb_error *error)
{
    limbeck_revisions *revisions = NULL;
    limbeck_error *failure = NULL;
    LB_TRY(lb_session_open(session, error));
    LB_TRY(
        lb_from_api(limbeck_show(session->project, lb_session_word(session), &revisions, &failure),
                    &failure, error));
    lb_code code = open_files(session, revisions, error);
    limbeck_revisions_free(revisions);
    return code;
}
