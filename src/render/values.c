#include "render/values.h"

#include <string.h>

#include "base/repr.h"

static const char *const type_names[] = {
    [LB_VALUE_UNDEFINED] = "Undefined",
    [LB_VALUE_NONE] = "NoneType",
    [LB_VALUE_BOOLEAN] = "bool",
    [LB_VALUE_INTEGER] = "int",
    [LB_VALUE_TEXT] = "str",
    [LB_VALUE_LIST] = "list",
    [LB_VALUE_TUPLE] = "tuple",
    [LB_VALUE_DATETIME] = "datetime.datetime",
    [LB_VALUE_OBJECT] = "object",
    [LB_VALUE_FUNCTION] = "function",
    [LB_VALUE_MODULE] = "module",
};

lb_value lb_value_texts(lb_arena *arena, lb_value_kind kind, const lb_str_vector *texts)
{
    lb_value *items = LB_NEW_ARRAY(arena, lb_value, texts->count);
    for (size_t i = 0; i < texts->count; i++) {
        items[i] = texts->items[i].ptr ? lb_value_text(texts->items[i]) : lb_value_none();
    }
    return (lb_value){.kind = kind, .list = {items, texts->count}};
}

const char *lb_value_type_name(const lb_value *value)
{
    return value->kind == LB_VALUE_OBJECT ? value->object->type_name : type_names[value->kind];
}

bool lb_value_truth(const lb_value *value)
{
    switch (value->kind) {
    case LB_VALUE_UNDEFINED:
    case LB_VALUE_NONE:
        return false;
    case LB_VALUE_BOOLEAN:
        return value->boolean;
    case LB_VALUE_INTEGER:
        return value->integer != 0;
    case LB_VALUE_TEXT:
        return value->text.len > 0;
    case LB_VALUE_LIST:
    case LB_VALUE_TUPLE:
        return value->list.count > 0;
    case LB_VALUE_DATETIME:
    case LB_VALUE_OBJECT:
    case LB_VALUE_FUNCTION:
    case LB_VALUE_MODULE:
        break;
    }
    return true;
}

size_t lb_value_weight(const lb_value *value)
{
    size_t weight = 1 + (value->kind == LB_VALUE_TEXT ? value->text.len : 0);
    bool is_list = value->kind == LB_VALUE_LIST || value->kind == LB_VALUE_TUPLE;
    for (size_t i = 0; is_list && i < value->list.count; i++) {
        weight += lb_value_weight(&value->list.items[i]);
    }
    return weight;
}

static bool is_number(const lb_value *value)
{
    return value->kind == LB_VALUE_INTEGER || value->kind == LB_VALUE_BOOLEAN;
}

static bool list_equal(lb_values a, lb_values b)
{
    for (size_t i = 0; i < a.count && a.count == b.count; i++) {
        if (!lb_value_equal(&a.items[i], &b.items[i])) {
            return false;
        }
    }
    return a.count == b.count;
}

bool lb_value_equal(const lb_value *a, const lb_value *b)
{
    if (is_number(a) && is_number(b)) {
        return (a->kind == LB_VALUE_INTEGER ? a->integer : a->boolean) ==
               (b->kind == LB_VALUE_INTEGER ? b->integer : b->boolean);
    }
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case LB_VALUE_TEXT:
    case LB_VALUE_FUNCTION:
    case LB_VALUE_MODULE:
        return lb_str_equal(a->text, b->text);
    case LB_VALUE_LIST:
    case LB_VALUE_TUPLE:
        return list_equal(a->list, b->list);
    case LB_VALUE_DATETIME:
        return a->datetime->instant.seconds == b->datetime->instant.seconds &&
               a->datetime->microsecond == b->datetime->microsecond;
    case LB_VALUE_OBJECT:
        return a->object == b->object;
    case LB_VALUE_UNDEFINED:
    case LB_VALUE_NONE:
    case LB_VALUE_BOOLEAN:
    case LB_VALUE_INTEGER:
        break;
    }
    return true;
}

bool lb_value_add(lb_text *text, const lb_value *value)
{
    if (value->kind == LB_VALUE_TEXT) {
        lb_text_add(text, value->text);
    } else if (value->kind == LB_VALUE_DATETIME) {
        lb_datetime_add(text, value->datetime);
    } else if (value->kind != LB_VALUE_UNDEFINED) {
        lb_value_add_repr(text, value);
    }
    return value->kind != LB_VALUE_UNDEFINED;
}

static void add_list_repr(lb_text *text, const lb_value *value)
{
    bool is_tuple = value->kind == LB_VALUE_TUPLE;
    lb_text_addc(text, is_tuple ? '(' : '[');
    for (size_t i = 0; i < value->list.count; i++) {
        lb_text_adds(text, i ? ", " : "");
        lb_value_add_repr(text, &value->list.items[i]);
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

void lb_value_add_repr(lb_text *text, const lb_value *value)
{
    switch (value->kind) {
    case LB_VALUE_NONE:
        lb_text_adds(text, "None");
        break;
    case LB_VALUE_BOOLEAN:
        lb_text_adds(text, value->boolean ? "True" : "False");
        break;
    case LB_VALUE_INTEGER:
        lb_text_addf(text, "%lld", (long long)value->integer);
        break;
    case LB_VALUE_TEXT:
        lb_text_add_repr(text, value->text);
        break;
    case LB_VALUE_LIST:
    case LB_VALUE_TUPLE:
        add_list_repr(text, value);
        break;
    case LB_VALUE_DATETIME:
        add_datetime_repr(text, value->datetime);
        break;
    case LB_VALUE_FUNCTION:
    case LB_VALUE_MODULE:
        lb_text_addf(text, "<%s %.*s>", lb_value_type_name(value), LB_ARG(value->text));
        break;
    case LB_VALUE_UNDEFINED:
    case LB_VALUE_OBJECT:
        lb_text_addf(text, "<%s object>", lb_value_type_name(value));
        break;
    }
}

const lb_value *lb_value_find(const lb_value_names *names, lb_str name)
{
    for (size_t i = names->count; i > 0; i--) {
        if (lb_str_equal(names->items[i - 1].name, name)) {
            return &names->items[i - 1].value;
        }
    }
    return NULL;
}
