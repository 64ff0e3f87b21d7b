#include "database/compiler.h"

/* ---- What a column is called ---------------------------------------------------------------- */

/* SQLAlchemy's _anon_name_label: the name that an expression gets where it must have one. */
lb_label lb_column_name_of(const lb_expression *e, bool *is_anonymous)
{
    *is_anonymous = false;
    switch (e->kind) {
    case LB_EXPRESSION_COLUMN:
    case LB_EXPRESSION_LABEL:
    case LB_EXPRESSION_MEMBER:
    case LB_EXPRESSION_ROW:
        return e->label;
    case LB_EXPRESSION_CAST:
    case LB_EXPRESSION_TYPE_COERCE:
    case LB_EXPRESSION_AS_BOOLEAN:
        if (e->left->kind != LB_EXPRESSION_TEXT) {
            return lb_column_name_of(e->left, is_anonymous);
        }
        break;
    default:
        break;
    }
    *is_anonymous = true;
    lb_label label = {.owner = e};
    bool has_name = e->kind == LB_EXPRESSION_FUNCTION;
    label.name.text = has_name ? e->label.name.text : LB_STR("anon");
    if (e->kind == LB_EXPRESSION_NEXT_VALUE) {
        label.name.text = LB_STR("next_value");
    }
    return label;
}

static bool has_own_name(const lb_expression *e)
{
    return e->kind == LB_EXPRESSION_COLUMN || e->kind == LB_EXPRESSION_LABEL ||
           e->kind == LB_EXPRESSION_MEMBER || e->kind == LB_EXPRESSION_ROW;
}

static bool has_label(const lb_expression *e)
{
    if (e->kind == LB_EXPRESSION_TEXT || e->kind == LB_EXPRESSION_SQL) {
        return false;
    }
    return e->kind != LB_EXPRESSION_COLUMN || e->table;
}

/* "table_column", "schema_table_column" */
static lb_label qualified_label(lb_arena *arena, const lb_expression *e)
{
    bool is_anonymous;
    lb_label label = lb_column_name_of(e, &is_anonymous);
    const lb_expression *table = e->kind == LB_EXPRESSION_COLUMN ? e->table : NULL;
    if (!table || label.owner || !table->label.name.text.ptr || e->is_literal) {
        return label;
    }
    lb_text LB_AUTO_TEXT text = {0};
    if (table->kind == LB_EXPRESSION_TABLE && table->schema.text.len) {
        for (size_t i = 0; i < table->schema.text.len; i++) {
            char ch = table->schema.text.ptr[i];
            lb_text_addc(&text, ch == '.' ? '_' : ch);
        }
        lb_text_addc(&text, '_');
    }
    lb_text_add(&text, table->label.name.text);
    lb_text_addc(&text, '_');
    lb_text_add(&text, label.name.text);
    label.name.text = lb_arena_str(arena, lb_text_str(&text));
    return label;
}

typedef struct seen_name {
    lb_label label;
    const lb_expression *column;
} seen_name;
typedef LB_VECTOR(seen_name) seen_names;

static const seen_name *find_seen(const seen_names *seen, const lb_label *label)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (lb_label_is_same(&seen->items[i].label, label)) {
            return &seen->items[i];
        }
    }
    return NULL;
}

static void note_seen(lb_arena *arena, seen_names *seen, lb_label label, const lb_expression *e)
{
    seen_name entry = {label, e};
    lb_vector_push_in(arena, seen, entry);
}

/* "name__1" */
static lb_label repeated_label(lb_arena *arena, const lb_expression *e, lb_label base, int *repeat)
{
    lb_label label = base;
    label.owner = e;
    label.repeat = (*repeat)++;
    label.name.text = lb_str_of(lb_arena_format(arena, "%.*s_", LB_ARG(base.name.text)));
    return label;
}

/* A second column of a name gets one of its own, "name_1". */
static void make_unique(lb_arena *arena, seen_names *seen, const lb_expression *e, int *repeat,
                        lb_column_label *out)
{
    lb_label base = out->label;
    const seen_name *known = find_seen(seen, &base);
    if (!known) {
        note_seen(arena, seen, base, e);
        return;
    }
    out->is_required = true;
    if (known->column == e) {
        out->is_repeated = true;
        out->label = repeated_label(arena, e, base, repeat);
        return;
    }
    out->label.owner = e;
    if (find_seen(seen, &out->label)) {
        out->is_repeated = true;
        out->label = repeated_label(arena, e, base, repeat);
    } else {
        note_seen(arena, seen, out->label, e);
    }
}

void lb_column_labels(lb_arena *arena, const lb_expressions *columns, const lb_select *select,
                      lb_column_label *out)
{
    seen_names seen = {0};
    int repeat = 1;
    bool is_qualified = select && select->is_qualified;
    for (size_t i = 0; i < columns->count; i++) {
        const lb_expression *e = columns->items[i];
        lb_column_label *label = &out[i];
        *label = (lb_column_label){.has_label = has_label(e)};
        if (!label->has_label) {
            continue;
        }
        bool is_anonymous;
        label->label = lb_column_name_of(e, &is_anonymous);
        if (select && select->is_plain) {
            continue;
        }
        if (has_own_name(e) && is_qualified) {
            label->label = qualified_label(arena, e);
            label->is_required = true;
        }
        if (has_own_name(e)) {
            make_unique(arena, &seen, e, &repeat, label);
        } else if (find_seen(&seen, &label->label)) {
            lb_label base = label->label;
            base.name.text = is_anonymous ? LB_STR("anon") : base.name.text;
            if (e->kind == LB_EXPRESSION_FUNCTION) {
                base.name.text = e->label.name.text;
            }
            label->is_repeated = true;
            label->label = repeated_label(arena, e, base, &repeat);
        } else {
            note_seen(arena, &seen, label->label, e);
        }
    }
}

/* Whether the kind of expression alone makes a SELECT write "AS name". */
static bool wants_label(const lb_compiler *c, const lb_expression *e, bool as_from)
{
    switch (e->kind) {
    case LB_EXPRESSION_LABEL:
        return false; /* writes it itself */
    case LB_EXPRESSION_COLUMN:
        return as_from && !e->is_literal && e->table;
    case LB_EXPRESSION_TEXT:
    case LB_EXPRESSION_SQL:
    case LB_EXPRESSION_MEMBER:
    case LB_EXPRESSION_ROW:
        return false;
    case LB_EXPRESSION_AS_BOOLEAN:
        return !c->rules->has_boolean || as_from || !has_own_name(e->left);
    case LB_EXPRESSION_UNARY:
        return as_from || !has_own_name(e->left);
    default:
        return true;
    }
}

static lb_code compile_column(lb_compiler *c, lb_text *out, const lb_expression *e,
                              const lb_column_label *label, bool as_from, lb_scope scope)
{
    bool writes = label->has_label && e->kind != LB_EXPRESSION_LABEL &&
                  (label->is_required || wants_label(c, e, as_from));
    scope.within_columns = true;
    if (!writes) {
        return lb_sql_compile(c, out, e, scope);
    }
    lb_name name = label->label.name;
    name.text = lb_label_resolve(c, &label->label);
    scope.within_label = true;
    LB_TRY(lb_sql_compile(c, out, e, scope));
    lb_text_adds(out, " AS ");
    lb_sql_compile_name(c, out, name);
    return LB_OK;
}

lb_code lb_sql_compile_columns(lb_compiler *c, lb_text *out, const lb_expressions *columns,
                               const lb_select *select, bool as_from, lb_scope scope)
{
    lb_column_label *labels = LB_NEW_ARRAY(&c->arena, lb_column_label, columns->count + 1);
    lb_column_labels(&c->arena, columns, select, labels);
    for (size_t i = 0; i < columns->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(compile_column(c, out, columns->items[i], &labels[i], as_from, scope));
    }
    return LB_OK;
}

const lb_expression *lb_column_find(const lb_expressions *columns, lb_str name)
{
    for (size_t i = 0; i < columns->count; i++) {
        const lb_expression *e = columns->items[i];
        if (!has_own_name(e)) {
            continue;
        }
        if (lb_str_equal(lb_expression_key(e), name) || lb_str_equal(e->label.name.text, name)) {
            return e;
        }
    }
    return NULL;
}
