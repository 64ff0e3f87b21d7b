#include "python/code.h"
#include "python/interpreter.h"
#include "python/parser.h"

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

/* What of a marked expression the operator or the subscript is, in bytes; false: nothing. */
static bool find_anchors(lb_str segment, size_t *from, size_t *to)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_py_mod *module = NULL;
    lb_str whole = lb_str_of(lb_arena_format(&arena, "(%.*s)", LB_ARG(segment)));
    if (lb_python_parse_expression(&arena, whole, "", &module, NULL) != LB_OK) {
        return false;
    }
    const lb_py_expr *e = module->Expression.body;
    if (e->kind == LB_PY_BinOp) {
        size_t left = e->BinOp.left->pos.end_col_offset - 1;
        size_t right = e->BinOp.right->pos.col_offset - 1;
        while (left < segment.len && (lb_is_space(segment.ptr[left]) || segment.ptr[left] == ')')) {
            left++;
        }
        *from = left;
        *to = left + 1;
        *to += left + 1 < right && left + 1 < segment.len && !lb_is_space(segment.ptr[left + 1]);
        return true;
    }
    if (e->kind == LB_PY_Subscript) {
        size_t left = e->Subscript.value->pos.end_col_offset - 1;
        size_t right = e->Subscript.slice->pos.end_col_offset;
        while (left < segment.len && segment.ptr[left] != '[') {
            left++;
        }
        while (right < segment.len && segment.ptr[right] != ']') {
            right++;
        }
        *from = left;
        *to = right < segment.len ? right + 1 : right;
        return true;
    }
    return false;
}

/* The marks under the part of the line that was running, unless it is the whole line. */
static void add_carets(lb_text *out, lb_str line, lb_py_position at)
{
    lb_str shown = lb_str_trim(line);
    size_t indent = (size_t)(shown.ptr - line.ptr), from = 0, to = 0;
    bool has_anchors = false;
    if (at.lineno != at.end_lineno) {
        at.end_col_offset = (uint32_t)(indent + shown.len);
    }
    if (at.end_col_offset > line.len || at.col_offset >= at.end_col_offset ||
        at.col_offset < indent) {
        return;
    }
    lb_str marked = lb_str_slice(line, at.col_offset, at.end_col_offset);
    if (at.lineno == at.end_lineno) {
        has_anchors = find_anchors(marked, &from, &to);
    }
    if (marked.len >= shown.len && !(has_anchors && to > from)) {
        return;
    }
    lb_text_adds(out, "    ");
    lb_text_fill(out, ' ', lb_utf8_count(lb_str_slice(line, indent, at.col_offset)));
    from = has_anchors ? from : 0;
    to = has_anchors ? to : marked.len;
    lb_text_fill(out, '~', lb_utf8_count(lb_str_slice(marked, 0, from)));
    lb_text_fill(out, '^', lb_utf8_count(lb_str_slice(marked, from, to)));
    lb_text_fill(out, '~', lb_utf8_count(lb_str_slice(marked, to, SIZE_MAX)));
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

bool lb_syntax_error_place(lb_python *py, lb_value exception, lb_syntax_place *out)
{
    static const char *const names[] = {"filename", "lineno", "offset", "text"};
    lb_value values[LB_COUNT(names)] = {0};
    if (!lb_is(py, exception, LB_T_SYNTAX_ERROR)) {
        return false;
    }
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (lb_find_attr(py, exception, lb_intern(py, lb_str_of(names[i])), &values[i]) < 0) {
            lb_take_raised(py);
            return false;
        }
    }
    if (!values[0] || !values[1] || !lb_is(py, values[0], LB_T_STR) || !lb_is_small(values[1])) {
        return false;
    }
    bool has_column = values[2] && lb_is_small(values[2]);
    bool has_text = values[3] && lb_is(py, values[3], LB_T_STR);
    *out = (lb_syntax_place){
        .filename = lb_cstr(values[0]),
        .line = (unsigned)lb_small(values[1]),
        .column = has_column && lb_small(values[2]) > 0 ? (unsigned)lb_small(values[2]) : 0,
        .text = has_text ? lb_string_text(values[3]) : (lb_str){0},
    };
    return true;
}

/* As a last entry: the line that is no Python, and a mark where that shows. */
static void add_syntax_place(lb_text *out, const lb_syntax_place *place)
{
    lb_text_addf(out, "  File \"%s\", line %u\n", place->filename, place->line);
    lb_str shown = lb_str_trim(place->text);
    if (!shown.len) {
        return;
    }
    size_t indent = (size_t)(shown.ptr - place->text.ptr);
    lb_text_addf(out, "    %.*s\n", LB_ARG(shown));
    if (place->column > indent) {
        lb_text_fill(out, ' ', 4 + place->column - 1 - indent);
        lb_text_adds(out, "^\n");
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

static void add_trace(lb_text *out, const lb_exception *e)
{
    enum { SHOWN = 3 };
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
}

/* Texts inside of a group stand behind a margin. */
typedef struct printer {
    lb_python *py;
    lb_text *out;
    unsigned depth;     /* in groups */
    bool needs_closing; /* the last member of a group is under way */
} printer;

static void add_indent(printer *p)
{
    lb_text_fill(p->out, ' ', (size_t)2 * p->depth);
}

static void emit(printer *p, lb_str text, char margin)
{
    lb_str line;
    while (lb_str_next_line(&text, &line)) {
        add_indent(p);
        if (p->depth) {
            lb_text_addc(p->out, margin);
            lb_text_addc(p->out, ' ');
        }
        lb_text_add(p->out, line);
        lb_text_addc(p->out, '\n');
    }
}

static void print(printer *p, lb_value exception, unsigned chain);

static void print_members(printer *p, const lb_tuple *members, unsigned chain)
{
    enum { MOST_SHOWN = 15 };
    size_t count = members->count > MOST_SHOWN ? MOST_SHOWN + 1 : members->count;
    p->needs_closing = false;
    for (size_t i = 0; i < count; i++) {
        bool is_last = i + 1 == count;
        p->needs_closing = p->needs_closing || is_last;
        add_indent(p);
        lb_text_adds(p->out, i ? "  " : "+-");
        if (i < MOST_SHOWN) {
            lb_text_addf(p->out, "+---------------- %zu ----------------\n", i + 1);
        } else {
            lb_text_adds(p->out, "+---------------- ... ----------------\n");
        }
        p->depth++;
        if (i < MOST_SHOWN) {
            print(p, members->items[i], chain);
        } else {
            size_t more = members->count - MOST_SHOWN;
            LB_AUTO_FREE char *text =
                lb_format("and %zu more exception%s\n", more, more == 1 ? "" : "s");
            emit(p, lb_str_of(text), '|');
        }
        if (is_last && p->needs_closing) {
            add_indent(p);
            lb_text_adds(p->out, "+------------------------------------\n");
            p->needs_closing = false;
        }
        p->depth--;
    }
}

static void print_group(printer *p, lb_value exception, const lb_tuple *members, unsigned chain)
{
    enum { MOST_DEPTH = 10 };
    const lb_exception *e = (lb_exception *)exception;
    if (p->depth > MOST_DEPTH) {
        emit(p, LB_STR("... (max_group_depth is 10)\n"), '|');
        return;
    }
    bool is_top = p->depth == 0;
    p->depth += is_top;
    if (e->trace_count) {
        LB_AUTO_TEXT lb_text trace = {0};
        emit(p, LB_STR("Exception Group Traceback (most recent call last):\n"), is_top ? '+' : '|');
        add_trace(&trace, e);
        emit(p, lb_text_str(&trace), '|');
    }
    LB_AUTO_TEXT lb_text last = {0};
    add_last_line(p->py, &last, exception);
    emit(p, lb_text_str(&last), '|');
    print_members(p, members, chain);
    p->depth -= is_top;
}

static void print(printer *p, lb_value exception, unsigned chain)
{
    const lb_exception *e = (lb_exception *)exception;
    enum { MOST_CHAIN = 20 };
    if (e->cause && chain < MOST_CHAIN) {
        print(p, e->cause, chain + 1);
        emit(p,
             LB_STR("\nThe above exception was the direct cause of the following exception:\n\n"),
             '|');
    } else if (e->context && !e->suppress_context && chain < MOST_CHAIN) {
        print(p, e->context, chain + 1);
        emit(p, LB_STR("\nDuring handling of the above exception, another exception occurred:\n\n"),
             '|');
    }
    const lb_tuple *members = lb_exception_members(p->py, exception);
    if (members) {
        print_group(p, exception, members, chain);
        return;
    }
    LB_AUTO_TEXT lb_text text = {0};
    if (e->trace_count) {
        lb_text_adds(&text, "Traceback (most recent call last):\n");
    }
    add_trace(&text, e);
    lb_syntax_place place;
    if (lb_syntax_error_place(p->py, exception, &place)) {
        add_syntax_place(&text, &place);
    }
    add_last_line(p->py, &text, exception);
    emit(p, lb_text_str(&text), '|');
}

void lb_traceback_print(lb_python *py, lb_text *out, lb_value exception)
{
    printer p = {.py = py, .out = out};
    print(&p, exception, 0);
}
