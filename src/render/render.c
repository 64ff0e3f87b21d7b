#include "render/evaluate.h"
#include "render/template_place.h"

enum { MAX_OUTPUT = 64 * 1024 * 1024 };

static lb_code render_nodes(lb_evaluator *evaluator, const lb_mako_nodes *nodes, lb_text *out);

/* ---- filters ---- */

static bool is_filter(const lb_py_expr *filter, const char *name)
{
    return filter->kind == LB_PY_Name && lb_str_is(filter->Name.id, name);
}

/* `h` and `x`: the characters that mean something in HTML and XML. */
static void add_escaped(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&':
            lb_text_adds(out, "&amp;");
            break;
        case '<':
            lb_text_adds(out, "&lt;");
            break;
        case '>':
            lb_text_adds(out, "&gt;");
            break;
        case '"':
            lb_text_adds(out, "&#34;");
            break;
        case '\'':
            lb_text_adds(out, "&#39;");
            break;
        default:
            lb_text_addc(out, text.ptr[i]);
        }
    }
}

/* `u`: as in the query of a URL. */
static void add_quoted(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '.' || c == '-' || c == '~') {
            lb_text_addc(out, c);
        } else if (c == ' ') {
            lb_text_addc(out, '+');
        } else {
            lb_text_addf(out, "%%%02X", (unsigned)(unsigned char)c);
        }
    }
}

/* Mako's own filters of one letter; false for any other. */
static bool apply_escape(lb_evaluator *evaluator, const lb_py_expr *filter, lb_mako_value *value)
{
    bool is_markup = is_filter(filter, "h") || is_filter(filter, "x");
    if (value->kind != LB_MAKO_TEXT || (!is_markup && !is_filter(filter, "u"))) {
        return false;
    }
    LB_AUTO_TEXT lb_text text = {0};
    if (is_markup) {
        add_escaped(&text, value->text);
    } else {
        add_quoted(&text, value->text);
    }
    *value = lb_mako_value_text(lb_arena_str(evaluator->arena, lb_text_str(&text)));
    return true;
}

static lb_code apply_filter(lb_evaluator *evaluator, const lb_py_expr *filter, lb_mako_value *value)
{
    lb_mako_value function;
    if (is_filter(filter, "n") || apply_escape(evaluator, filter, value)) {
        return LB_OK;
    }
    if (is_filter(filter, "trim")) {
        return lb_builtin_call_method(evaluator, filter, value, LB_STR("strip"),
                                      (lb_mako_values){0}, value);
    }
    if (filter->kind != LB_PY_Name || is_filter(filter, "entity") || is_filter(filter, "decode")) {
        return lb_evaluator_unsupported(evaluator, filter, "this filter");
    }
    if (is_filter(filter, "unicode") || is_filter(filter, "str")) {
        function = (lb_mako_value){.kind = LB_MAKO_FUNCTION, .text = LB_STR("str")};
    } else {
        LB_TRY(lb_evaluate(evaluator, filter, &function));
    }
    lb_mako_value argument = *value;
    return lb_builtin_call(evaluator, filter, &function, (lb_mako_values){&argument, 1}, value);
}

/* ---- nodes ---- */

static lb_code render_expression(lb_evaluator *evaluator, const lb_mako_node *node, lb_text *out)
{
    lb_mako_value value = lb_mako_value_text(LB_STR(""));
    lb_py_expr empty = {.kind = LB_PY_Name, .pos = {.lineno = 1}};
    const lb_py_expr *place = node->expression ? node->expression : &empty;
    bool is_raw = false;
    evaluator->code = &node->code;
    if (node->expression) {
        LB_TRY(lb_evaluate(evaluator, node->expression, &value));
    }
    for (size_t i = 0; i < node->filters.count; i++) {
        is_raw = is_raw || is_filter(node->filters.items[i], "n");
    }
    if (!is_raw) {
        lb_str text;
        LB_TRY(lb_builtin_text(evaluator, place, &value, &text));
        value = lb_mako_value_text(text);
    }
    for (size_t i = 0; i < node->filters.count; i++) {
        evaluator->code = &node->filter_code;
        LB_TRY(apply_filter(evaluator, node->filters.items[i], &value));
    }
    evaluator->code = &node->code;
    if (value.kind != LB_MAKO_TEXT) {
        return lb_evaluator_raise(evaluator, place, "TypeError", "expected str instance, %s found",
                                  lb_mako_value_type_name(&value));
    }
    lb_text_add(out, value.text);
    return LB_OK;
}

static lb_code test_branch(lb_evaluator *evaluator, const lb_mako_branch *branch, bool *out)
{
    lb_mako_value value = lb_mako_value_boolean(true);
    evaluator->code = &branch->code;
    if (branch->test) {
        LB_TRY(lb_evaluate(evaluator, branch->test, &value));
    }
    *out = lb_mako_value_truth(&value);
    return LB_OK;
}

static lb_code render_if(lb_evaluator *evaluator, const lb_mako_node *node, lb_text *out)
{
    for (size_t i = 0; i < node->branches.count; i++) {
        bool is_taken = false;
        LB_TRY(test_branch(evaluator, &node->branches.items[i], &is_taken));
        if (is_taken) {
            return render_nodes(evaluator, &node->branches.items[i].body, out);
        }
    }
    return LB_OK;
}

/* Without `break`, the branch `else` of a loop always follows it. */
static lb_code render_for(lb_evaluator *evaluator, const lb_mako_node *node, lb_text *out)
{
    const lb_mako_branch *head = &node->branches.items[0];
    const lb_loop *outer = evaluator->loop;
    lb_mako_value value;
    lb_mako_values items;
    evaluator->code = &head->code;
    LB_TRY(lb_evaluate(evaluator, head->test, &value));
    LB_TRY(lb_evaluate_items(evaluator, head->test, &value, &items));
    for (size_t i = 0; i < items.count; i++) {
        lb_loop loop = {i, items.count};
        evaluator->code = &head->code;
        LB_TRY(lb_evaluator_spend(evaluator, head->test, 1));
        LB_TRY(lb_evaluate_assign(evaluator, head->target, items.items[i]));
        evaluator->loop = &loop;
        lb_code code = render_nodes(evaluator, &head->body, out);
        evaluator->loop = outer;
        LB_TRY(code);
    }
    return node->branches.count > 1 ? render_nodes(evaluator, &node->branches.items[1].body, out)
                                    : LB_OK;
}

static lb_code unsupported_structure(lb_evaluator *evaluator, const lb_mako_node *node)
{
    const lb_mako_branch *head = &node->branches.items[0];
    lb_py_expr place = {.kind = LB_PY_Name, .pos = {.lineno = 1}};
    evaluator->code = &head->code;
    return lb_evaluator_unsupported(evaluator, &place, "%% %.*s", LB_ARG(head->keyword));
}

static lb_code render_node(lb_evaluator *evaluator, const lb_mako_node *node, lb_text *out)
{
    switch (node->kind) {
    case LB_MAKO_NODE_TEXT:
        lb_text_add(out, node->text);
        return LB_OK;
    case LB_MAKO_NODE_EXPRESSION:
        return render_expression(evaluator, node, out);
    case LB_MAKO_NODE_BLOCK:
        evaluator->code = &node->code;
        return lb_evaluate_block(evaluator, node->module);
    case LB_MAKO_NODE_MODULE: /* carried out before everything else */
        return LB_OK;
    case LB_MAKO_NODE_IF:
        return render_if(evaluator, node, out);
    case LB_MAKO_NODE_FOR:
        return render_for(evaluator, node, out);
    case LB_MAKO_NODE_OTHER:
        break;
    }
    return unsupported_structure(evaluator, node);
}

static lb_code render_nodes(lb_evaluator *evaluator, const lb_mako_nodes *nodes, lb_text *out)
{
    for (size_t i = 0; i < nodes->count; i++) {
        LB_TRY(render_node(evaluator, nodes->items[i], out));
        if (out->len > MAX_OUTPUT) {
            return lb_fail(evaluator->error, LB_ERR_BUDGET, "the template makes more than %d bytes",
                           MAX_OUTPUT);
        }
    }
    return LB_OK;
}

/* <%! %> blocks are the template's module: they come first, wherever they stand. */
static lb_code run_modules(lb_evaluator *evaluator, const lb_mako_nodes *nodes)
{
    for (size_t i = 0; i < nodes->count; i++) {
        const lb_mako_node *node = nodes->items[i];
        if (node->kind == LB_MAKO_NODE_MODULE) {
            evaluator->code = &node->code;
            LB_TRY(lb_evaluate_block(evaluator, node->module));
        }
        for (size_t j = 0; j < node->branches.count; j++) {
            LB_TRY(run_modules(evaluator, &node->branches.items[j].body));
        }
    }
    return LB_OK;
}

lb_code lb_mako_render(const lb_mako_template *template, const lb_mako_value_names *names,
                       const lb_mako_runner *runner, lb_text *out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error local = {0};
    lb_evaluator evaluator = {
        .arena = &arena, .path = template->path, .names = names, .error = &local};
    size_t before = out->len;
    lb_code code = run_modules(&evaluator, &template->nodes);
    code = code == LB_OK ? render_nodes(&evaluator, &template->nodes, out) : code;
    if (code != LB_OK) {
        lb_text_truncate(out, before);
    }
    if (code == LB_ERR_UNSUPPORTED && runner && runner->render) {
        return runner->render(runner->context, template, names, out, error);
    }
    return code == LB_OK ? LB_OK : lb_error_move(error, &local);
}
