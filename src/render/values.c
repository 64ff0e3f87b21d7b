#include "render/values.h"

#include <string.h>

#include "base/repr.h"

static const char *const type_names[] = {
    [LB_MAKO_UNDEFINED] = "Undefined",
    [LB_MAKO_NONE] = "NoneType",
    [LB_MAKO_BOOLEAN] = "bool",
    [LB_MAKO_INTEGER] = "int",
    [LB_MAKO_TEXT] = "str",
    [LB_MAKO_LIST] = "list",
    [LB_MAKO_TUPLE] = "tuple",
    [LB_MAKO_DATETIME] = "datetime.datetime",
    [LB_MAKO_OBJECT] = "object",
    [LB_MAKO_FUNCTION] = "function",
    [LB_MAKO_MODULE] = "module",
};

lb_mako_value lb_mako_value_texts(lb_arena *arena, lb_mako_value_kind kind,
                                  const lb_str_vector *texts)
{
    lb_mako_value *items = LB_NEW_ARRAY(arena, lb_mako_value, texts->count);
    for (size_t i = 0; i < texts->count; i++) {
        items[i] = texts->items[i].ptr ? lb_mako_value_text(texts->items[i]) : lb_mako_value_none();
    }
    return (lb_mako_value){.kind = kind, .list = {items, texts->count}};
}

const char *lb_mako_value_type_name(const lb_mako_value *value)
{
    return value->kind == LB_MAKO_OBJECT ? value->object->type_name : type_names[value->kind];
}

bool lb_mako_value_truth(const lb_mako_value *value)
{
    switch (value->kind) {
    case LB_MAKO_UNDEFINED:
    case LB_MAKO_NONE:
        return false;
    case LB_MAKO_BOOLEAN:
        return value->boolean;
    case LB_MAKO_INTEGER:
        return value->integer != 0;
    case LB_MAKO_TEXT:
        return value->text.len > 0;
    case LB_MAKO_LIST:
    case LB_MAKO_TUPLE:
        return value->list.count > 0;
    case LB_MAKO_DATETIME:
    case LB_MAKO_OBJECT:
    case LB_MAKO_FUNCTION:
    case LB_MAKO_MODULE:
        break;
    }
    return true;
}

size_t lb_mako_value_weight(const lb_mako_value *value)
{
    size_t weight = 1 + (value->kind == LB_MAKO_TEXT ? value->text.len : 0);
    bool is_list = value->kind == LB_MAKO_LIST || value->kind == LB_MAKO_TUPLE;
    for (size_t i = 0; is_list && i < value->list.count; i++) {
        weight += lb_mako_value_weight(&value->list.items[i]);
    }
    return weight;
}

static bool is_number(const lb_mako_value *value)
{
    return value->kind == LB_MAKO_INTEGER || value->kind == LB_MAKO_BOOLEAN;
}

static bool list_equal(lb_mako_values a, lb_mako_values b)
{
    for (size_t i = 0; i < a.count && a.count == b.count; i++) {
        if (!lb_mako_value_equal(&a.items[i], &b.items[i])) {
            return false;
        }
    }
    return a.count == b.count;
}

bool lb_mako_value_equal(const lb_mako_value *a, const lb_mako_value *b)
{
    if (is_number(a) && is_number(b)) {
        return (a->kind == LB_MAKO_INTEGER ? a->integer : a->boolean) ==
               (b->kind == LB_MAKO_INTEGER ? b->integer : b->boolean);
    }
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case LB_MAKO_TEXT:
    case LB_MAKO_FUNCTION:
    case LB_MAKO_MODULE:
        return lb_str_equal(a->text, b->text);
    case LB_MAKO_LIST:
    case LB_MAKO_TUPLE:
        return list_equal(a->list, b->list);
    case LB_MAKO_DATETIME:
        return a->datetime->instant.seconds == b->datetime->instant.seconds &&
               a->datetime->microsecond == b->datetime->microsecond;
    case LB_MAKO_OBJECT:
        return a->object == b->object;
    case LB_MAKO_UNDEFINED:
    case LB_MAKO_NONE:
    case LB_MAKO_BOOLEAN:
    case LB_MAKO_INTEGER:
        break;
    }
    return true;
}

bool lb_mako_value_add(lb_text *text, const lb_mako_value *value)
{
    if (value->kind == LB_MAKO_TEXT) {
        lb_text_add(text, value->text);
    } else if (value->kind == LB_MAKO_DATETIME) {
        lb_datetime_add(text, value->datetime);
    } else if (value->kind != LB_MAKO_UNDEFINED) {
        lb_mako_value_add_repr(text, value);
    }
    return value->kind != LB_MAKO_UNDEFINED;
}

static void add_list_repr(lb_text *text, const lb_mako_value *value)
{
    bool is_tuple = value->kind == LB_MAKO_TUPLE;
    lb_text_addc(text, is_tuple ? '(' : '[');
    for (size_t i = 0; i < value->list.count; i++) {
        lb_text_adds(text, i ? ", " : "");
        lb_mako_value_add_repr(text, &value->list.items[i]);
    }
    lb_text_adds(text, !is_tuple ? "]" : value->list.count == 1 ? ",)" : ")");
}

static void add_datetime_repr(lb_text *text, const lb_datetime *datetime)
{
    lb_text_addf(text, "datetime.datetime(%d, %u, %u, %u, %u", datetime->year, datetime->month,
                 datetime->day, datetime->hour, datetime->minute);
    if (datetime->second || datetime->microsecond) {
        lb_text_addf(text, ", %u", datetime->second);
    }
    if (datetime->microsecond) {
        lb_text_addf(text, ", %u", datetime->microsecond);
    }
    if (datetime->has_offset) {
        lb_text_adds(text, ", tzinfo=");
        lb_text_add(text, datetime->zone);
    }
    lb_text_addc(text, ')');
}

void lb_mako_value_add_repr(lb_text *text, const lb_mako_value *value)
{
    switch (value->kind) {
    case LB_MAKO_NONE:
        lb_text_adds(text, "None");
        break;
    case LB_MAKO_BOOLEAN:
        lb_text_adds(text, value->boolean ? "True" : "False");
        break;
    case LB_MAKO_INTEGER:
        lb_text_addf(text, "%lld", (long long)value->integer);
        break;
    case LB_MAKO_TEXT:
        lb_text_add_repr(text, value->text);
        break;
    case LB_MAKO_LIST:
    case LB_MAKO_TUPLE:
        add_list_repr(text, value);
        break;
    case LB_MAKO_DATETIME:
        add_datetime_repr(text, value->datetime);
        break;
    case LB_MAKO_FUNCTION:
    case LB_MAKO_MODULE:
        lb_text_addf(text, "<%s %.*s>", lb_mako_value_type_name(value), LB_ARG(value->text));
        break;
    case LB_MAKO_UNDEFINED:
    case LB_MAKO_OBJECT:
        lb_text_addf(text, "<%s object>", lb_mako_value_type_name(value));
        break;
    }
}

const lb_mako_value *lb_mako_value_find(const lb_mako_value_names *names, lb_str name)
{
    for (size_t i = names->count; i > 0; i--) {
        if (lb_str_equal(names->items[i - 1].name, name)) {
            return &names->items[i - 1].value;
        }
    }
    return NULL;
}
