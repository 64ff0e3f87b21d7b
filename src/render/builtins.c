#include "render/evaluate.h"

#include <string.h>

#include "base/utf8.h"
#include "render/format.h"
#include "render/letters.h"

/* A call that is carried out. */
struct call {
    lb_evaluator *evaluator;
    const lb_py_expr *place;
    const char *name;
    const lb_mako_value *self; /* of a method */
    lb_mako_values arguments;
    lb_mako_value *out;
};

struct builtin {
    const char *name;
    size_t least, most; /* arguments */
    lb_code (*carry_out)(const struct call *call);
};

static const lb_mako_value *argument(const struct call *call, size_t index)
{
    return index < call->arguments.count ? &call->arguments.items[index] : NULL;
}

static lb_code wrong_type(const struct call *call, const lb_mako_value *value)
{
    return lb_evaluator_raise(call->evaluator, call->place, "TypeError",
                              "%s() does not take a value of type '%s'", call->name,
                              lb_mako_value_type_name(value));
}

static lb_code text_argument(const struct call *call, size_t index, lb_str *out)
{
    const lb_mako_value *value = argument(call, index);
    if (value->kind != LB_MAKO_TEXT) {
        return wrong_type(call, value);
    }
    *out = value->text;
    return LB_OK;
}

static lb_code return_text(const struct call *call, lb_str text)
{
    LB_TRY(lb_evaluator_spend(call->evaluator, call->place, text.len));
    *call->out = lb_mako_value_text(lb_arena_str(call->evaluator->arena, text));
    return LB_OK;
}

static lb_code return_list(const struct call *call, lb_mako_value_kind kind, lb_mako_values items)
{
    *call->out = (lb_mako_value){.kind = kind, .list = items};
    return LB_OK;
}

static lb_code return_texts(const struct call *call, const lb_str_vector *texts)
{
    *call->out = lb_mako_value_texts(call->evaluator->arena, LB_MAKO_LIST, texts);
    return lb_evaluator_spend_weight(call->evaluator, call->place, call->out);
}

lb_code lb_builtin_text(lb_evaluator *evaluator, const lb_py_expr *place,
                        const lb_mako_value *value, lb_str *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (value->kind == LB_MAKO_OBJECT || value->kind == LB_MAKO_FUNCTION) {
        return lb_evaluator_unsupported(evaluator, place, "a %s as a text",
                                        lb_mako_value_type_name(value));
    }
    if (value->kind == LB_MAKO_MODULE) {
        return lb_evaluator_unsupported(evaluator, place, "%.*s", LB_ARG(value->text));
    }
    if (!lb_mako_value_add(&text, value)) {
        return lb_evaluator_raise(evaluator, place, "NameError", "Undefined");
    }
    LB_TRY(lb_evaluator_spend(evaluator, place, text.len));
    *out = lb_arena_str(evaluator->arena, lb_text_str(&text));
    return LB_OK;
}

lb_code lb_builtin_percent(lb_evaluator *evaluator, const lb_py_expr *place, lb_str format,
                           const lb_mako_value *right, lb_mako_value *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_mako_values values = right->kind == LB_MAKO_TUPLE ? right->list : (lb_mako_values){right, 1};
    lb_code code = lb_format_values(&text, format, NULL, values, evaluator->error);
    if (code != LB_OK) {
        return lb_evaluator_place(evaluator, place, code);
    }
    LB_TRY(lb_evaluator_spend(evaluator, place, text.len));
    *out = lb_mako_value_text(lb_arena_str(evaluator->arena, lb_text_str(&text)));
    return LB_OK;
}

/* ---- functions ---- */

static lb_code call_str(const struct call *call)
{
    lb_str text = {0};
    if (call->arguments.count) {
        LB_TRY(lb_builtin_text(call->evaluator, call->place, argument(call, 0), &text));
    }
    *call->out = lb_mako_value_text(text.ptr ? text : LB_STR(""));
    return LB_OK;
}

static lb_code call_repr(const struct call *call)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_mako_value_kind kind = argument(call, 0)->kind;
    if (kind == LB_MAKO_OBJECT || kind == LB_MAKO_FUNCTION || kind == LB_MAKO_MODULE ||
        kind == LB_MAKO_UNDEFINED) {
        return lb_evaluator_unsupported(call->evaluator, call->place, "repr() of %s",
                                        lb_mako_value_type_name(argument(call, 0)));
    }
    lb_mako_value_add_repr(&text, argument(call, 0));
    return return_text(call, lb_text_str(&text));
}

/* Alembic's: None is nothing, a text itself, a list its texts with ", " between them. */
static lb_code call_comma(const struct call *call)
{
    const lb_mako_value *value = argument(call, 0);
    if (value->kind == LB_MAKO_NONE || value->kind == LB_MAKO_TEXT) {
        *call->out = value->kind == LB_MAKO_NONE ? lb_mako_value_text(LB_STR("")) : *value;
        return LB_OK;
    }
    if (value->kind != LB_MAKO_LIST && value->kind != LB_MAKO_TUPLE) {
        LB_AUTO_TEXT lb_text shown = {0};
        lb_mako_value_add_repr(&shown, value);
        return lb_evaluator_raise(call->evaluator, call->place, "ValueError",
                                  "Don't know how to comma-format %s", lb_text_cstr(&shown));
    }
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < value->list.count; i++) {
        const lb_mako_value *item = &value->list.items[i];
        if (item->kind != LB_MAKO_TEXT) {
            return lb_evaluator_raise(call->evaluator, call->place, "TypeError",
                                      "sequence item %zu: expected str instance, %s found", i,
                                      lb_mako_value_type_name(item));
        }
        lb_text_adds(&text, i ? ", " : "");
        lb_text_add(&text, item->text);
    }
    return return_text(call, lb_text_str(&text));
}

static lb_code call_len(const struct call *call)
{
    lb_mako_values items;
    LB_TRY(lb_evaluate_items(call->evaluator, call->place, argument(call, 0), &items));
    *call->out = lb_mako_value_integer((int64_t)items.count);
    return LB_OK;
}

static lb_code call_bool(const struct call *call)
{
    *call->out =
        lb_mako_value_boolean(call->arguments.count && lb_mako_value_truth(argument(call, 0)));
    return LB_OK;
}

static lb_code call_int(const struct call *call)
{
    const lb_mako_value *value = argument(call, 0);
    int64_t integer = 0;
    if (value->kind == LB_MAKO_TEXT && !lb_str_to_integer(lb_str_trim(value->text), &integer)) {
        LB_AUTO_TEXT lb_text shown = {0};
        lb_mako_value_add_repr(&shown, value);
        return lb_evaluator_raise(call->evaluator, call->place, "ValueError",
                                  "invalid literal for int() with base 10: %s",
                                  lb_text_cstr(&shown));
    }
    if (value->kind == LB_MAKO_INTEGER || value->kind == LB_MAKO_BOOLEAN) {
        integer = value->kind == LB_MAKO_INTEGER ? value->integer : value->boolean;
    } else if (value->kind != LB_MAKO_TEXT) {
        return wrong_type(call, value);
    }
    *call->out = lb_mako_value_integer(integer);
    return LB_OK;
}

static lb_code call_chr(const struct call *call)
{
    const lb_mako_value *value = argument(call, 0);
    if (value->kind != LB_MAKO_INTEGER || value->integer < 0 || value->integer > 0x10FFFF ||
        (value->integer >= 0xD800 && value->integer <= 0xDFFF)) {
        return wrong_type(call, value);
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_utf8_add(&text, (uint32_t)value->integer);
    return return_text(call, lb_text_str(&text));
}

static lb_code call_ord(const struct call *call)
{
    lb_str text;
    uint32_t character = 0;
    LB_TRY(text_argument(call, 0, &text));
    if (text.len == 0 || lb_utf8_decode(text, &character) != text.len) {
        return wrong_type(call, argument(call, 0));
    }
    *call->out = lb_mako_value_integer(character);
    return LB_OK;
}

static bool is_instance(const lb_mako_value *value, const lb_mako_value *type)
{
    return type->kind == LB_MAKO_FUNCTION &&
           (lb_str_is(type->text, lb_mako_value_type_name(value)) ||
            (value->kind == LB_MAKO_BOOLEAN && lb_str_is(type->text, "int")));
}

static lb_code call_isinstance(const struct call *call)
{
    const lb_mako_value *types = argument(call, 1);
    lb_mako_values list = types->kind == LB_MAKO_TUPLE ? types->list : (lb_mako_values){types, 1};
    bool is_any = false;
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].kind != LB_MAKO_FUNCTION) {
            return lb_evaluator_unsupported(call->evaluator, call->place,
                                            "isinstance() of a type that is not known here");
        }
        is_any = is_any || is_instance(argument(call, 0), &list.items[i]);
    }
    *call->out = lb_mako_value_boolean(is_any);
    return LB_OK;
}

static lb_code call_list(const struct call *call)
{
    lb_mako_values items = {0};
    if (call->arguments.count) {
        LB_TRY(lb_evaluate_items(call->evaluator, call->place, argument(call, 0), &items));
    }
    return return_list(call, strcmp(call->name, "tuple") == 0 ? LB_MAKO_TUPLE : LB_MAKO_LIST,
                       items);
}

static int by_value(const void *a, const void *b)
{
    const lb_mako_value *x = a, *y = b;
    return x->kind == LB_MAKO_TEXT ? lb_str_compare(x->text, y->text)
                                   : (x->integer > y->integer) - (x->integer < y->integer);
}

static lb_code call_sorted(const struct call *call)
{
    lb_mako_values items;
    LB_TRY(lb_evaluate_items(call->evaluator, call->place, argument(call, 0), &items));
    lb_mako_value *sorted = LB_NEW_ARRAY(call->evaluator->arena, lb_mako_value, items.count);
    for (size_t i = 0; i < items.count; i++) {
        sorted[i] = items.items[i];
        if (sorted[i].kind != sorted[0].kind ||
            (sorted[i].kind != LB_MAKO_TEXT && sorted[i].kind != LB_MAKO_INTEGER)) {
            return lb_evaluator_unsupported(call->evaluator, call->place,
                                            "sorted() of values that are not all texts");
        }
    }
    if (items.count) {
        qsort(sorted, items.count, sizeof *sorted, by_value);
    }
    return return_list(call, LB_MAKO_LIST, (lb_mako_values){sorted, items.count});
}

static lb_code call_enumerate(const struct call *call)
{
    lb_mako_values items;
    const lb_mako_value *start = argument(call, 1);
    if (start && start->kind != LB_MAKO_INTEGER) {
        return wrong_type(call, start);
    }
    LB_TRY(lb_evaluate_items(call->evaluator, call->place, argument(call, 0), &items));
    LB_TRY(lb_evaluator_spend(call->evaluator, call->place, items.count));
    LB_TRY(lb_evaluator_spend_weight(call->evaluator, call->place, argument(call, 0)));
    lb_mako_value *pairs = LB_NEW_ARRAY(call->evaluator->arena, lb_mako_value, items.count);
    for (size_t i = 0; i < items.count; i++) {
        lb_mako_value *pair = LB_NEW_ARRAY(call->evaluator->arena, lb_mako_value, 2);
        pair[0] = lb_mako_value_integer((int64_t)i + (start ? start->integer : 0));
        pair[1] = items.items[i];
        pairs[i] = (lb_mako_value){.kind = LB_MAKO_TUPLE, .list = {pair, 2}};
    }
    return return_list(call, LB_MAKO_LIST, (lb_mako_values){pairs, items.count});
}

static const struct builtin functions[] = {
    {"bool", 0, 1, call_bool},
    {"chr", 1, 1, call_chr},
    {"enumerate", 1, 2, call_enumerate},
    {"int", 1, 1, call_int},
    {"isinstance", 2, 2, call_isinstance},
    {"len", 1, 1, call_len},
    {"list", 0, 1, call_list},
    {"ord", 1, 1, call_ord},
    {"repr", 1, 1, call_repr},
    {"sorted", 1, 1, call_sorted},
    {"str", 0, 1, call_str},
    {"tuple", 0, 1, call_list},
    {"comma", 1, 1, call_comma}, /* last: Alembic's, no builtin */
};

/* ---- methods of str ---- */

static lb_code call_strip(const struct call *call)
{
    lb_str text = call->self->text, characters = {0};
    bool is_left = call->name[0] != 'r', is_right = call->name[0] != 'l';
    bool is_space = call->arguments.count == 0 || argument(call, 0)->kind == LB_MAKO_NONE;
    if (!is_space) {
        LB_TRY(text_argument(call, 0, &characters));
    }
    for (size_t i = 0; i < characters.len; i++) {
        if ((unsigned char)characters.ptr[i] >= 0x80) {
            return lb_evaluator_unsupported(call->evaluator, call->place,
                                            "%s() of characters beyond ASCII", call->name);
        }
    }
    for (bool is_changed = true; is_changed && text.len;) {
        size_t first =
            is_space ? lb_utf8_space(text) : lb_str_find_char(characters, text.ptr[0]) != SIZE_MAX;
        first = is_left ? first : 0;
        text = lb_str_slice(text, first, text.len);
        size_t last = text.len == 0 ? 0
                      : is_space    ? lb_utf8_space_end(text)
                                 : lb_str_find_char(characters, text.ptr[text.len - 1]) != SIZE_MAX;
        last = is_right ? last : 0;
        text = lb_str_slice(text, 0, text.len - last);
        is_changed = first || last;
    }
    return return_text(call, text);
}

static lb_code split_spaces(const struct call *call, lb_str text)
{
    lb_str_vector parts = {0};
    for (text = lb_utf8_trim(text); text.len;) {
        size_t end = 0;
        while (end < text.len && !lb_utf8_space(lb_str_slice(text, end, text.len))) {
            end++;
        }
        lb_vector_push_in(call->evaluator->arena, &parts, lb_str_slice(text, 0, end));
        text = lb_utf8_trim(lb_str_slice(text, end, text.len));
    }
    return return_texts(call, &parts);
}

static lb_code call_split(const struct call *call)
{
    lb_str rest = call->self->text, separator;
    const lb_mako_value *most = argument(call, 1);
    if (call->arguments.count == 0 || argument(call, 0)->kind == LB_MAKO_NONE) {
        return most ? lb_evaluator_unsupported(call->evaluator, call->place,
                                               "split() at white space with a limit")
                    : split_spaces(call, rest);
    }
    LB_TRY(text_argument(call, 0, &separator));
    if (separator.len == 0) {
        return lb_evaluator_raise(call->evaluator, call->place, "ValueError", "empty separator");
    }
    if (most && most->kind != LB_MAKO_INTEGER) {
        return wrong_type(call, most);
    }
    lb_str_vector parts = {0};
    int64_t left = most ? most->integer : -1;
    for (; left; left--) {
        size_t found = lb_str_find(rest, separator);
        if (found == SIZE_MAX) {
            break;
        }
        lb_vector_push_in(call->evaluator->arena, &parts, lb_str_slice(rest, 0, found));
        rest = lb_str_slice(rest, found + separator.len, rest.len);
    }
    lb_vector_push_in(call->evaluator->arena, &parts, rest);
    return return_texts(call, &parts);
}

/* Length of the line end at the start of the text, as splitlines() has it. */
static size_t line_end(lb_str text)
{
    static const char *const ends[] = {"\r\n",     "\n",           "\r",          "\v",
                                       "\f",       "\x1c",         "\x1d",        "\x1e",
                                       "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < LB_COUNT(ends); i++) {
        if (lb_str_starts(text, lb_str_of(ends[i]))) {
            return strlen(ends[i]);
        }
    }
    return 0;
}

static lb_code call_splitlines(const struct call *call)
{
    lb_str text = call->self->text;
    bool is_keeping = call->arguments.count && lb_mako_value_truth(argument(call, 0));
    lb_str_vector lines = {0};
    size_t start = 0;
    for (size_t i = 0; i < text.len;) {
        size_t end = line_end(lb_str_slice(text, i, text.len));
        if (end) {
            lb_vector_push_in(call->evaluator->arena, &lines,
                              lb_str_slice(text, start, i + (is_keeping ? end : 0)));
            start = i + end;
        }
        i += end ? end : 1;
    }
    if (start < text.len) {
        lb_vector_push_in(call->evaluator->arena, &lines, lb_str_slice(text, start, text.len));
    }
    return return_texts(call, &lines);
}

static lb_code call_join(const struct call *call)
{
    lb_mako_values items;
    LB_AUTO_TEXT lb_text text = {0};
    LB_TRY(lb_evaluate_items(call->evaluator, call->place, argument(call, 0), &items));
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i].kind != LB_MAKO_TEXT) {
            return lb_evaluator_raise(call->evaluator, call->place, "TypeError",
                                      "sequence item %zu: expected str instance, %s found", i,
                                      lb_mako_value_type_name(&items.items[i]));
        }
        lb_text_add(&text, i ? call->self->text : LB_STR(""));
        lb_text_add(&text, items.items[i].text);
        LB_TRY(lb_evaluator_spend(call->evaluator, call->place, call->self->text.len));
    }
    return return_text(call, lb_text_str(&text));
}

static lb_code call_replace(const struct call *call)
{
    lb_str from, to, rest = call->self->text;
    LB_TRY(text_argument(call, 0, &from));
    LB_TRY(text_argument(call, 1, &to));
    if (from.len == 0) {
        return lb_evaluator_unsupported(call->evaluator, call->place,
                                        "replace() of the empty text");
    }
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t found; (found = lb_str_find(rest, from)) != SIZE_MAX;) {
        lb_text_add(&text, lb_str_slice(rest, 0, found));
        lb_text_add(&text, to);
        rest = lb_str_slice(rest, found + from.len, rest.len);
        LB_TRY(lb_evaluator_spend(call->evaluator, call->place, to.len));
    }
    lb_text_add(&text, rest);
    return return_text(call, lb_text_str(&text));
}

static lb_code call_starts_or_ends(const struct call *call)
{
    const lb_mako_value *what = argument(call, 0);
    lb_mako_values list = what->kind == LB_MAKO_TUPLE ? what->list : (lb_mako_values){what, 1};
    bool is_start = call->name[0] == 's', is_any = false;
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].kind != LB_MAKO_TEXT) {
            return wrong_type(call, &list.items[i]);
        }
        lb_str affix = list.items[i].text;
        is_any = is_any || (is_start ? lb_str_starts(call->self->text, affix)
                                     : lb_str_ends(call->self->text, affix));
    }
    *call->out = lb_mako_value_boolean(is_any);
    return LB_OK;
}

static lb_code call_lower(const struct call *call)
{
    lb_str text;
    lb_code code =
        lb_letters_lower(call->evaluator->arena, call->self->text, &text, call->evaluator->error);
    *call->out = code == LB_OK ? lb_mako_value_text(text) : lb_mako_value_none();
    return lb_evaluator_place(call->evaluator, call->place, code);
}

static lb_code call_upper(const struct call *call)
{
    lb_str text;
    lb_code code =
        lb_letters_upper(call->evaluator->arena, call->self->text, &text, call->evaluator->error);
    *call->out = code == LB_OK ? lb_mako_value_text(text) : lb_mako_value_none();
    return lb_evaluator_place(call->evaluator, call->place, code);
}

/* capitalize() and title(): letters of ASCII only, since others have a title case of their own. */
static lb_code call_capitalize(const struct call *call)
{
    bool is_title = call->name[0] == 't', is_start = true;
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < call->self->text.len; i++) {
        char c = call->self->text.ptr[i];
        if ((unsigned char)c >= 0x80) {
            return lb_evaluator_unsupported(call->evaluator, call->place,
                                            "%s() of a text beyond ASCII", call->name);
        }
        lb_text_addc(&text, is_start ? lb_upper(c) : lb_lower(c));
        is_start = is_title && !lb_is_alpha(c);
    }
    return return_text(call, lb_text_str(&text));
}

static const struct builtin text_methods[] = {
    {"capitalize", 0, 0, call_capitalize},
    {"endswith", 1, 1, call_starts_or_ends},
    {"join", 1, 1, call_join},
    {"lower", 0, 0, call_lower},
    {"lstrip", 0, 1, call_strip},
    {"replace", 2, 2, call_replace},
    {"rstrip", 0, 1, call_strip},
    {"split", 0, 2, call_split},
    {"splitlines", 0, 1, call_splitlines},
    {"startswith", 1, 1, call_starts_or_ends},
    {"strip", 0, 1, call_strip},
    {"title", 0, 0, call_capitalize},
    {"upper", 0, 0, call_upper},
};

/* ---- methods of datetime ---- */

static lb_code call_strftime(const struct call *call)
{
    lb_str format;
    LB_AUTO_TEXT lb_text text = {0};
    LB_TRY(text_argument(call, 0, &format));
    if (!lb_datetime_format(&text, call->self->datetime, format)) {
        return lb_evaluator_unsupported(call->evaluator, call->place, "strftime('%.*s')",
                                        LB_ARG(format));
    }
    return return_text(call, lb_text_str(&text));
}

static lb_code call_isoformat(const struct call *call)
{
    lb_str separator = LB_STR("T");
    LB_AUTO_TEXT lb_text text = {0};
    if (call->arguments.count) {
        LB_TRY(text_argument(call, 0, &separator));
    }
    if (separator.len != 1) {
        return wrong_type(call, argument(call, 0));
    }
    lb_datetime_add_iso(&text, call->self->datetime, separator.ptr[0]);
    return return_text(call, lb_text_str(&text));
}

static const struct builtin datetime_methods[] = {
    {"isoformat", 0, 1, call_isoformat},
    {"strftime", 1, 1, call_strftime},
};

/* ---- modules, and Mako's context ---- */

static lb_code call_context_get(const struct call *call)
{
    lb_str name;
    LB_TRY(text_argument(call, 0, &name));
    const lb_mako_value *found = lb_mako_value_find(call->evaluator->names, name);
    const lb_mako_value *otherwise = argument(call, 1);
    *call->out = found ? *found : otherwise ? *otherwise : lb_mako_value_none();
    return LB_OK;
}

/* A pattern of one character that stands for itself with perhaps \s* behind it: what templates
   split lists of names at. */
static bool is_simple_pattern(lb_str pattern)
{
    static const char special[] = ".^$*+?{}[]\\|()";
    if (pattern.len == 0 || strchr(special, pattern.ptr[0]) ||
        (unsigned char)pattern.ptr[0] >= 0x80) {
        return false;
    }
    return pattern.len == 1 || lb_str_is(lb_str_slice(pattern, 1, pattern.len), "\\s*");
}

static lb_code call_re_split(const struct call *call)
{
    lb_str pattern = {0}, text = {0}, part = {0};
    LB_TRY(text_argument(call, 0, &pattern));
    LB_TRY(text_argument(call, 1, &text));
    if (!is_simple_pattern(pattern)) {
        return lb_evaluator_unsupported(call->evaluator, call->place, "re.split() at '%.*s'",
                                        LB_ARG(pattern));
    }
    lb_str_vector parts = {0};
    for (lb_str rest = text; lb_str_split(&rest, pattern.ptr[0], &part);) {
        lb_vector_push_in(call->evaluator->arena, &parts, part);
        size_t space;
        while (pattern.len > 1 && rest.len && (space = lb_utf8_space(rest)) > 0) {
            rest = lb_str_slice(rest, space, rest.len);
        }
    }
    if (text.len == 0) {
        lb_vector_push_in(call->evaluator->arena, &parts, text);
    }
    return return_texts(call, &parts);
}

static const struct builtin module_functions[] = {
    {"context.get", 1, 2, call_context_get},
    {"re.split", 2, 2, call_re_split},
};

/* ---- finding and calling ---- */

static const struct builtin *find_builtin(const struct builtin *table, size_t count, lb_str name)
{
    for (size_t i = 0; i < count; i++) {
        if (lb_str_is(name, table[i].name)) {
            return &table[i];
        }
    }
    return NULL;
}

/* Names that Python or Mako binds in every template, and that are not carried out here. */
static bool is_reserved(lb_str name)
{
    static const char *const names[] = {
        "abs",        "all",       "any",       "ascii",      "bin",
        "bytes",      "callable",  "caller",    "capture",    "dict",
        "dir",        "divmod",    "eval",      "exec",       "filter",
        "float",      "format",    "frozenset", "getattr",    "globals",
        "hasattr",    "hash",      "hex",       "id",         "iter",
        "local",      "locals",    "map",       "max",        "min",
        "next",       "object",    "oct",       "open",       "pageargs",
        "parent",     "pow",       "print",     "range",      "reversed",
        "round",      "self",      "set",       "setattr",    "slice",
        "sum",        "super",     "type",      "vars",       "zip",
        "__import__", "Exception", "KeyError",  "ValueError", "NotImplementedError",
    };
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (lb_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

lb_code lb_builtin_find(lb_evaluator *evaluator, const lb_py_expr *place, lb_str name,
                        lb_mako_value *out)
{
    if (find_builtin(functions, LB_COUNT(functions) - 1, name)) {
        *out = (lb_mako_value){.kind = LB_MAKO_FUNCTION, .text = name};
        return LB_OK;
    }
    if (lb_str_is(name, "context") || (lb_str_is(name, "loop") && evaluator->loop)) {
        *out = (lb_mako_value){.kind = LB_MAKO_MODULE, .text = name};
        return LB_OK;
    }
    if (is_reserved(name)) {
        return lb_evaluator_unsupported(evaluator, place, "%.*s", LB_ARG(name));
    }
    *out = (lb_mako_value){.kind = LB_MAKO_UNDEFINED};
    return LB_OK;
}

static lb_code carry_out(const struct builtin *builtin, struct call *call)
{
    call->name = builtin->name;
    if (call->arguments.count < builtin->least || call->arguments.count > builtin->most) {
        bool is_more = call->arguments.count > builtin->most;
        return lb_evaluator_raise(call->evaluator, call->place, "TypeError",
                                  "%s() takes at %s %zu arguments (%zu given)", builtin->name,
                                  is_more ? "most" : "least",
                                  is_more ? builtin->most : builtin->least, call->arguments.count);
    }
    if (call->self) {
        LB_TRY(lb_evaluator_spend_weight(call->evaluator, call->place, call->self));
    }
    return builtin->carry_out(call);
}

lb_code lb_builtin_call(lb_evaluator *evaluator, const lb_py_expr *place,
                        const lb_mako_value *function, lb_mako_values arguments, lb_mako_value *out)
{
    struct call call = {evaluator, place, NULL, NULL, arguments, out};
    const struct builtin *found = NULL;
    if (function->kind == LB_MAKO_FUNCTION) {
        found = find_builtin(functions, LB_COUNT(functions), function->text);
    } else if (function->kind == LB_MAKO_MODULE) {
        found = find_builtin(module_functions, LB_COUNT(module_functions), function->text);
        if (!found) {
            return lb_evaluator_unsupported(evaluator, place, "%.*s()", LB_ARG(function->text));
        }
    }
    if (!found) {
        return lb_evaluator_raise(evaluator, place, "TypeError", "'%s' object is not callable",
                                  lb_mako_value_type_name(function));
    }
    return carry_out(found, &call);
}

static lb_code call_object(lb_evaluator *evaluator, const lb_py_expr *place,
                           const lb_mako_value_object *object, lb_str method,
                           lb_mako_values arguments, lb_mako_value *out)
{
    if (!object->call) {
        return lb_evaluator_unsupported(evaluator, place, "%s.%.*s()", object->type_name,
                                        LB_ARG(method));
    }
    lb_code code =
        object->call(object->context, evaluator->arena, method, arguments, out, evaluator->error);
    return lb_evaluator_place(evaluator, place, code);
}

lb_code lb_builtin_call_method(lb_evaluator *evaluator, const lb_py_expr *place,
                               const lb_mako_value *object, lb_str method, lb_mako_values arguments,
                               lb_mako_value *out)
{
    struct call call = {evaluator, place, NULL, object, arguments, out};
    const struct builtin *found = NULL;
    if (object->kind == LB_MAKO_OBJECT) {
        return call_object(evaluator, place, object->object, method, arguments, out);
    }
    if (object->kind == LB_MAKO_MODULE) {
        lb_mako_value function = *object;
        function.text = lb_str_of(
            lb_arena_format(evaluator->arena, "%.*s.%.*s", LB_ARG(object->text), LB_ARG(method)));
        return lb_builtin_call(evaluator, place, &function, arguments, out);
    }
    if (object->kind == LB_MAKO_TEXT) {
        found = find_builtin(text_methods, LB_COUNT(text_methods), method);
    } else if (object->kind == LB_MAKO_DATETIME) {
        found = find_builtin(datetime_methods, LB_COUNT(datetime_methods), method);
    } else if (object->kind == LB_MAKO_NONE || object->kind == LB_MAKO_UNDEFINED) {
        return lb_evaluator_raise(evaluator, place, "AttributeError",
                                  "'%s' object has no attribute '%.*s'",
                                  lb_mako_value_type_name(object), LB_ARG(method));
    }
    if (!found) {
        return lb_evaluator_unsupported(evaluator, place, "the method %.*s() of a %s",
                                        LB_ARG(method), lb_mako_value_type_name(object));
    }
    return carry_out(found, &call);
}
