#include "python/code.h"
#include "python/interpreter.h"

lb_value lb_exception_text(lb_python *py, lb_value exception)
{
    lb_value raised = py->raised;
    bool is_fatal = py->is_fatal;
    py->raised = NULL;
    py->is_fatal = false;
    lb_value text = lb_to_string(py, exception);
    if (!text) {
        text = lb_string_of(py, "<exception str() failed>");
    }
    py->raised = raised;
    py->is_fatal = is_fatal;
    return text;
}

static lb_str source_line(const lb_code_object *code, uint32_t number)
{
    lb_str rest = lb_code_source(code), line = {0};
    for (uint32_t i = 0; i < number; i++) {
        if (!lb_str_next_line(&rest, &line)) {
            return (lb_str){0};
        }
    }
    return line;
}

/* The marks under the part of the line that was running, unless it is the whole line. */
static void add_carets(lb_text *out, lb_str line, lb_py_position at)
{
    lb_str shown = lb_str_trim(line);
    if (at.lineno != at.end_lineno) {
        at.end_col_offset = (uint32_t)(size_t)(shown.ptr + shown.len - line.ptr);
    }
    size_t indent = (size_t)(shown.ptr - line.ptr);
    if (at.end_col_offset > line.len || at.col_offset >= at.end_col_offset ||
        at.col_offset < indent) {
        return;
    }
    if (at.col_offset == indent && at.end_col_offset >= indent + shown.len) {
        return;
    }
    lb_text_adds(out, "    ");
    lb_text_fill(out, ' ', lb_utf8_count(lb_str_slice(line, indent, at.col_offset)));
    lb_text_fill(out, '^', lb_utf8_count(lb_str_slice(line, at.col_offset, at.end_col_offset)));
    lb_text_addc(out, '\n');
}

static uint32_t line_of(const lb_trace_entry *entry)
{
    return lb_code_place(entry->code, entry->op).lineno;
}

static void add_entry(lb_text *out, const lb_trace_entry *entry)
{
    const lb_code_object *code = entry->code;
    lb_py_position at = lb_code_place(code, entry->op);
    lb_text_addf(out, "  File \"%s\", line %u, in %s\n", code->filename->bytes, at.lineno,
                 code->name->bytes);
    lb_str line = source_line(code, at.lineno);
    lb_str shown = lb_str_trim(line);
    if (shown.len) {
        lb_text_addf(out, "    %.*s\n", LB_ARG(shown));
        add_carets(out, line, at);
    }
}

static void add_last_line(lb_python *py, lb_text *out, lb_value exception)
{
    const lb_type *type = lb_typeof(py, exception);
    lb_value module = lb_dict_get_name(type->attributes, py->names.module);
    if (module && lb_is(py, module, LB_T_STR) && !lb_str_is(lb_string_text(module), "builtins") &&
        !lb_str_is(lb_string_text(module), "__main__")) {
        lb_text_addf(out, "%s.", lb_cstr(module));
    }
    lb_text_adds(out, type->qualname->bytes);
    lb_value text = lb_exception_text(py, exception);
    lb_value msg = NULL;
    if (lb_is(py, exception, LB_T_SYNTAX_ERROR) &&
        lb_find_attr(py, exception, lb_intern(py, LB_STR("msg")), &msg) == 1) {
        text = msg;
    }
    if (lb_is(py, text, LB_T_STR) && ((lb_string *)text)->size) {
        lb_text_adds(out, ": ");
        lb_text_add(out, lb_string_text(text));
    }
    lb_text_addc(out, '\n');
    lb_dict *dict = lb_instance_dict(py, exception);
    lb_value notes = lb_dict_get_name(dict, py->names.notes);
    for (size_t i = 0; notes && lb_is(py, notes, LB_T_LIST) && i < ((lb_list *)notes)->count; i++) {
        lb_value note = ((lb_list *)notes)->items[i];
        if (lb_is(py, note, LB_T_STR)) {
            lb_text_add(out, lb_string_text(note));
            lb_text_addc(out, '\n');
        }
    }
}

static void print(lb_python *py, lb_text *out, lb_value exception, unsigned depth)
{
    const lb_exception *e = (lb_exception *)exception;
    enum { MOST_CHAIN = 20, SHOWN = 3 };
    if (e->cause && depth < MOST_CHAIN) {
        print(py, out, e->cause, depth + 1);
        lb_text_adds(out,
                     "\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (e->context && !e->suppress_context && depth < MOST_CHAIN) {
        print(py, out, e->context, depth + 1);
        lb_text_adds(out,
                     "\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    if (e->trace_count) {
        lb_text_adds(out, "Traceback (most recent call last):\n");
    }
    size_t repeats = 0;
    for (size_t i = e->trace_count; i-- > 0;) {
        const lb_trace_entry *entry = &e->trace[i];
        bool is_same = i + 1 < e->trace_count && entry->code == entry[1].code &&
                       line_of(entry) == line_of(entry + 1);
        repeats = is_same ? repeats + 1 : 0;
        if (repeats < SHOWN) {
            add_entry(out, entry);
        }
        bool ends = i == 0 || entry->code != entry[-1].code || line_of(entry) != line_of(entry - 1);
        if (ends && repeats >= SHOWN) {
            size_t more = repeats - SHOWN + 1;
            lb_text_addf(out, "  [Previous line repeated %zu more time%s]\n", more,
                         more == 1 ? "" : "s");
        }
    }
    add_last_line(py, out, exception);
}

void lb_traceback_print(lb_python *py, lb_text *out, lb_value exception)
{
    print(py, out, exception, 0);
}
