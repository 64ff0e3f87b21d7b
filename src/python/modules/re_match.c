/* Matches, as the guest sees them. */
#include "python/modules/re_internal.h"

#define SELF ((lb_match *)args[0])

static size_t characters(const lb_subject *subject, size_t from, size_t to)
{
    if (subject->is_ascii) {
        return to - from;
    }
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        count += ((unsigned char)subject->text.ptr[i] & 0xc0) != 0x80;
    }
    return count;
}

lb_value lb_re_slice(lb_python *py, const lb_subject *subject, size_t from, size_t to)
{
    lb_str part = lb_str_slice(subject->text, from, to);
    if (from == 0 && to == subject->text.len &&
        (lb_is_exactly(py, subject->value, LB_T_STR) ||
         lb_is_exactly(py, subject->value, LB_T_BYTES))) {
        return subject->value;
    }
    return subject->is_bytes ? lb_bytes_new(py, part)
                             : lb_string_raw(py, part, characters(subject, from, to));
}

lb_value lb_match_text(lb_python *py, const lb_match *m, size_t group, lb_value fallback)
{
    return m->spans[2 * group] == SIZE_MAX
               ? fallback
               : lb_re_slice(py, &m->subject, m->spans[2 * group], m->spans[2 * group + 1]);
}

/* The group that a number or name means; SIZE_MAX: raised. */
static size_t group_of(lb_python *py, const lb_match *m, lb_value key)
{
    if (!key) {
        return 0;
    }
    if (!lb_is_small(key) && lb_is(py, key, LB_T_STR)) {
        key = lb_dict_get(py, m->pattern->index, key);
    }
    int64_t number = -1;
    if (!key || !lb_to_int64(py, key, &number)) {
        lb_take_raised(py);
        number = -1;
    }
    if (number < 0 || (size_t)number >= m->pattern->regex.groups.count) {
        lb_raise(py, LB_T_INDEX_ERROR, "no such group");
        return SIZE_MAX;
    }
    return (size_t)number;
}

static lb_value one_group(lb_python *py, const lb_match *m, lb_value key)
{
    size_t group = group_of(py, m, key);
    return group == SIZE_MAX ? NULL : lb_match_text(py, m, group, LB_NONE);
}

static lb_value match_group(lb_python *py, lb_value *args)
{
    const lb_tuple *keys = (lb_tuple *)args[1];
    if (keys->count <= 1) {
        return one_group(py, SELF, keys->count ? keys->items[0] : NULL);
    }
    lb_tuple *out = lb_tuple_new(py, keys->count);
    for (size_t i = 0; i < keys->count; i++) {
        if (!(out->items[i] = one_group(py, SELF, keys->items[i]))) {
            return NULL;
        }
    }
    return (lb_value)out;
}

static lb_value match_getitem(lb_python *py, lb_value *args)
{
    return one_group(py, SELF, args[1]);
}

static lb_value match_groups(lb_python *py, lb_value *args)
{
    size_t count = SELF->pattern->regex.groups.count;
    lb_tuple *out = lb_tuple_new(py, count - 1);
    for (size_t i = 1; i < count; i++) {
        out->items[i - 1] = lb_match_text(py, SELF, i, args[1] ? args[1] : LB_NONE);
    }
    return (lb_value)out;
}

static lb_value match_groupdict(lb_python *py, lb_value *args)
{
    lb_dict *out = lb_dict_new(py);
    lb_value key, number;
    for (size_t i = 0; lb_dict_next(SELF->pattern->index, &i, &key, &number);) {
        lb_value text =
            lb_match_text(py, SELF, (size_t)lb_small(number), args[1] ? args[1] : LB_NONE);
        if (!lb_dict_set(py, out, key, text)) {
            return NULL;
        }
    }
    return (lb_value)out;
}

/* --- positions --- */

static lb_value place(lb_python *py, const lb_match *m, size_t index)
{
    size_t offset = m->spans[index];
    return lb_int_new(py, offset == SIZE_MAX ? -1 : (int64_t)characters(&m->subject, 0, offset));
}

static lb_value span_of(lb_python *py, const lb_match *m, size_t group)
{
    return lb_tuple_of(py, 2, place(py, m, 2 * group), place(py, m, 2 * group + 1));
}

static lb_value match_start(lb_python *py, lb_value *args)
{
    size_t group = group_of(py, SELF, args[1]);
    return group == SIZE_MAX ? NULL : place(py, SELF, 2 * group);
}

static lb_value match_end(lb_python *py, lb_value *args)
{
    size_t group = group_of(py, SELF, args[1]);
    return group == SIZE_MAX ? NULL : place(py, SELF, 2 * group + 1);
}

static lb_value match_span(lb_python *py, lb_value *args)
{
    size_t group = group_of(py, SELF, args[1]);
    return group == SIZE_MAX ? NULL : span_of(py, SELF, group);
}

static lb_value match_regs(lb_python *py, lb_value *args)
{
    size_t count = SELF->pattern->regex.groups.count;
    lb_tuple *out = lb_tuple_new(py, count);
    for (size_t i = 0; i < count; i++) {
        out->items[i] = span_of(py, SELF, i);
    }
    return (lb_value)out;
}

static lb_value match_pos(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)characters(&SELF->subject, 0, SELF->from));
}

static lb_value match_endpos(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)characters(&SELF->subject, 0, SELF->to));
}

/* --- the rest --- */

static lb_value match_lastindex(lb_python *py, lb_value *args)
{
    return SELF->last ? lb_int_new(py, (int64_t)SELF->last) : LB_NONE;
}

static lb_value match_lastgroup(lb_python *py, lb_value *args)
{
    const char *name = SELF->last ? SELF->pattern->regex.groups.items[SELF->last].name : NULL;
    return name ? lb_string_of(py, name) : LB_NONE;
}

static lb_value match_re(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->pattern;
}

static lb_value match_string(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->subject.value;
}

static lb_value match_expand(lb_python *py, lb_value *args)
{
    lb_list *parts = lb_template_parse(py, SELF->pattern, args[1]);
    LB_AUTO_TEXT lb_text out = {0};
    return parts && lb_template_expand(py, parts, SELF, &out)
               ? lb_re_result(py, SELF->pattern->is_bytes, &out)
               : NULL;
}

static lb_value match_repr(lb_python *py, lb_value *args)
{
    lb_value span = lb_repr_value(py, span_of(py, SELF, 0));
    lb_value text = lb_repr_value(py, lb_match_text(py, SELF, 0, LB_NONE));
    if (!span || !text) {
        return NULL;
    }
    lb_value shown =
        lb_string_sub(py, (lb_string *)text, 0,
                      ((lb_string *)text)->length < 50 ? ((lb_string *)text)->length : 50);
    return lb_string_format(py, "<re.Match object; span=%s, match=%s>", lb_cstr(span),
                            lb_cstr(shown));
}

static void match_mark(lb_python *py, lb_value self)
{
    LB_MARK(py, ((lb_match *)self)->pattern);
    lb_mark(py, ((lb_match *)self)->subject.value);
}

static void match_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_match *)self)->spans);
}

static const lb_method methods[] = {
    {"group", "self, *args", match_group},
    {"__getitem__", "self, key, /", match_getitem},
    {"groups", "self, default=", match_groups},
    {"groupdict", "self, default=", match_groupdict},
    {"start", "self, group=, /", match_start},
    {"end", "self, group=, /", match_end},
    {"span", "self, group=, /", match_span},
    {"expand", "self, template", match_expand},
    {"regs", "self", match_regs, LB_GETTER},
    {"pos", "self", match_pos, LB_GETTER},
    {"endpos", "self", match_endpos, LB_GETTER},
    {"lastindex", "self", match_lastindex, LB_GETTER},
    {"lastgroup", "self", match_lastgroup, LB_GETTER},
    {"re", "self", match_re, LB_GETTER},
    {"string", "self", match_string, LB_GETTER},
    {"__repr__", "self", match_repr},
    {"__copy__", "self", lb_self},
    {"__deepcopy__", "self, memo, /", lb_self},
    {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},
    {0}};

const lb_type_spec lb_match_type = {.name = "Match",
                                    .methods = methods,
                                    .layout = {sizeof(lb_match), match_mark, match_free},
                                    .flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW};
