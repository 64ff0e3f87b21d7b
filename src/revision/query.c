#include "revision/query.h"

#include "base/repr.h"

static const char *const python_classes[] = {
    [LB_FAILURE_REVISION] = "alembic.script.revision.RevisionError",
    [LB_FAILURE_RESOLUTION] = "alembic.script.revision.ResolutionError",
    [LB_FAILURE_MULTIPLE_HEADS] = "alembic.script.revision.MultipleHeads",
    [LB_FAILURE_RANGE] = "alembic.script.revision.RangeNotAncestorError",
    [LB_FAILURE_COMMAND] = "alembic.util.exc.CommandError",
    [LB_FAILURE_INTERNAL] = "AssertionError",
};

static const char *format_in(lb_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
static const char *format_in(lb_arena *arena, const char *format, va_list args)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addv(&text, format, args);
    return lb_arena_strndup(arena, lb_text_cstr(&text), text.len);
}

bool lb_query_fail(lb_query *query, lb_failure_kind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    query->message = format_in(&query->arena, format, args);
    va_end(args);
    query->failure = kind;
    query->argument = NULL;
    return false;
}

bool lb_query_fail_at(lb_query *query, lb_failure_kind kind, lb_str argument, const char *format,
                      ...)
{
    va_list args;
    va_start(args, format);
    query->message = format_in(&query->arena, format, args);
    va_end(args);
    query->failure = kind;
    query->argument = lb_arena_str(&query->arena, argument).ptr;
    return false;
}

/* The text that the command prints. */
static const char *worded(lb_query *query, const lb_wording *wording)
{
    static const lb_wording none = {0};
    const lb_wording *words = wording ? wording : &none;
    if (query->is_worded) {
        return query->message;
    }
    const char *end = words->end ? words->end : query->argument;
    switch (query->failure) {
    case LB_FAILURE_RESOLUTION:
        return lb_arena_format(&query->arena, "Can't locate revision identified by '%s'",
                               query->argument);
    case LB_FAILURE_MULTIPLE_HEADS:
        return words->multiple_heads
                   ? words->multiple_heads
                   : lb_arena_format(&query->arena,
                                     "Multiple head revisions are present for given argument "
                                     "'%s'; please specify a specific target revision, "
                                     "'<branchname>@%s' to narrow to a specific head, or "
                                     "'heads' for all heads",
                                     end, end);
    case LB_FAILURE_RANGE:
        return words->ancestor
                   ? lb_arena_format(&query->arena, "%s%s%s", words->ancestor, end,
                                     words->ancestor_rest)
                   : lb_arena_format(&query->arena,
                                     "Requested range %s:%s does not refer to "
                                     "ancestor/descendant revisions along the same branch",
                                     words->start, end);
    case LB_FAILURE_REVISION:
    case LB_FAILURE_COMMAND:
    case LB_FAILURE_INTERNAL:
        break;
    }
    return query->message;
}

bool lb_query_word(lb_query *query, const lb_wording *wording)
{
    query->message = worded(query, wording);
    query->is_worded = true;
    return false;
}

lb_code lb_query_end(lb_query *query, bool is_ok, const lb_wording *wording, lb_error *error)
{
    lb_code code = LB_OK;
    if (!is_ok) {
        code = query->failure == LB_FAILURE_COMMAND ? LB_ERR_COMMAND : LB_ERR_REVISION;
        lb_fail(error, code, "%s", worded(query, wording));
        lb_error_kind(error, python_classes[query->failure]);
        if (error && query->failure == LB_FAILURE_INTERNAL) {
            error->exit_status = 1;
        }
        if (query->failure == LB_FAILURE_RESOLUTION && !query->is_worded) {
            lb_error_detail(error, "%s", query->message);
        }
    }
    lb_arena_free(&query->arena);
    return code;
}

const char *lb_range_end_text(lb_arena *arena, lb_range_end end)
{
    if (!end.rows) {
        return lb_arena_str(arena, end.identifier).ptr;
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addc(&text, '(');
    for (size_t i = 0; i < end.rows->count; i++) {
        lb_text_adds(&text, i ? ", " : "");
        lb_text_add_repr(&text, end.rows->items[i]);
    }
    lb_text_adds(&text, end.rows->count == 1 ? ",)" : ")");
    return lb_arena_strndup(arena, lb_text_cstr(&text), text.len);
}
