/* re: regular expressions, on PCRE2. */
#include "python/modules/re_internal.h"

#define SELF ((lb_pattern *)args[0])

/* --- where a search begins and ends --- */

static size_t offset_of(const lb_subject *subject, int64_t index)
{
    if (index <= 0) {
        return 0;
    }
    if (subject->is_ascii) {
        return (uint64_t)index < subject->text.len ? (size_t)index : subject->text.len;
    }
    lb_string *string = (lb_string *)subject->value;
    return (uint64_t)index < string->length ? lb_string_offset(string, (size_t)index)
                                            : subject->text.len;
}

/* args: pattern, string, pos, endpos */
static bool walk_of(lb_python *py, lb_pattern *p, lb_value string, lb_value pos, lb_value endpos,
                    lb_walk *out)
{
    int64_t from, to;
    *out = (lb_walk){.pattern = p};
    if (!lb_re_subject(py, p, string, &out->subject) || !lb_int_argument(py, pos, 0, &from) ||
        !lb_int_argument(py, endpos, INT64_MAX, &to)) {
        return false;
    }
    out->from = out->at = offset_of(&out->subject, from);
    out->to = offset_of(&out->subject, to);
    return true;
}

static lb_value run(lb_python *py, lb_pattern *p, lb_re_how how, lb_value *args)
{
    lb_walk walk;
    lb_match *match = NULL;
    if (!walk_of(py, p, args[0], args[1], args[2], &walk)) {
        return NULL;
    }
    int found = lb_re_run(py, p, how, &walk, &match);
    return found < 0 ? NULL : found ? (lb_value)match : LB_NONE;
}

static lb_value find_all(lb_python *py, lb_walk *walk)
{
    lb_list *out = lb_list_new(py, 8);
    lb_match *m = NULL;
    lb_value empty = walk->pattern->is_bytes ? lb_bytes_new(py, LB_STR("")) : lb_string_of(py, "");
    size_t groups = walk->pattern->regex.groups.count, mark = lb_keep_mark(py);
    int found;
    while ((found = lb_walk_next(py, walk, &m)) > 0) {
        lb_value item;
        if (groups <= 2) {
            item = lb_match_text(py, m, groups - 1, empty);
        } else {
            lb_tuple *tuple = lb_tuple_new(py, groups - 1);
            for (size_t i = 1; i < groups; i++) {
                tuple->items[i - 1] = lb_match_text(py, m, i, empty);
            }
            item = (lb_value)tuple;
        }
        if (!lb_list_append(py, out, item) || !lb_heap_take(py, 0)) {
            return NULL;
        }
        lb_keep_drop(py, mark);
    }
    return found < 0 ? NULL : (lb_value)out;
}

static lb_value split(lb_python *py, lb_walk *walk, int64_t most)
{
    lb_list *out = lb_list_new(py, 8);
    lb_match *m = NULL;
    size_t mark = lb_keep_mark(py), last = walk->at;
    int found = 0;
    for (int64_t n = 0; (!most || n < most) && (found = lb_walk_next(py, walk, &m)) > 0; n++) {
        lb_list_append(py, out, lb_re_slice(py, &walk->subject, last, m->spans[0]));
        for (size_t i = 1; i < walk->pattern->regex.groups.count; i++) {
            lb_list_append(py, out, lb_match_text(py, m, i, LB_NONE));
        }
        last = m->spans[1];
        lb_keep_drop(py, mark);
    }
    if (found < 0) {
        return NULL;
    }
    lb_list_append(py, out, lb_re_slice(py, &walk->subject, last, walk->to));
    return (lb_value)out;
}

/* --- substitution --- */

typedef struct replacement {
    lb_value callable; /* or */
    lb_list *parts;    /* of a template; or */
    lb_str literal;
} replacement;

static bool replacement_of(lb_python *py, const lb_pattern *p, lb_value v, replacement *out)
{
    *out = (replacement){0};
    if (lb_special_of(py, v, LB_S_CALL) && !lb_is(py, v, LB_T_STR)) {
        out->callable = v;
        return true;
    }
    if ((p->is_bytes ? lb_is_bytes_like(py, v) : lb_is(py, v, LB_T_STR)) &&
        lb_re_piece(py, p, v, &out->literal) && lb_str_find_char(out->literal, '\\') == SIZE_MAX) {
        return true;
    }
    out->parts = lb_template_parse(py, p, v);
    return out->parts != NULL;
}

static bool add_replacement(lb_python *py, const replacement *r, lb_match *m, lb_text *out)
{
    if (r->parts) {
        return lb_template_expand(py, r->parts, m, out);
    }
    lb_str text = r->literal;
    if (r->callable) {
        lb_value argument = (lb_value)m;
        lb_value v = lb_call(py, r->callable, 1, &argument);
        if (!v || (v != LB_NONE && !lb_re_piece(py, m->pattern, v, &text))) {
            return false;
        }
    }
    lb_text_add(out, text);
    return true;
}

static lb_value substitute(lb_python *py, lb_walk *walk, lb_value by, int64_t most, int64_t *done)
{
    replacement r;
    lb_match *m = NULL;
    LB_AUTO_TEXT lb_text out = {0};
    if (!replacement_of(py, walk->pattern, by, &r)) {
        return NULL;
    }
    size_t mark = lb_keep_mark(py), last = 0;
    int found = 0;
    while ((most <= 0 || *done < most) && (found = lb_walk_next(py, walk, &m)) > 0) {
        lb_text_add(&out, lb_str_slice(walk->subject.text, last, m->spans[0]));
        last = m->spans[1];
        if (!add_replacement(py, &r, m, &out)) {
            return NULL;
        }
        if (out.len > py->limits.bytes / 2) {
            lb_heap_take(py, out.len);
            return NULL;
        }
        ++*done;
        lb_keep_drop(py, mark);
    }
    if (found < 0) {
        return NULL;
    }
    if (!*done) {
        return lb_re_slice(py, &walk->subject, 0, walk->subject.text.len);
    }
    lb_text_add(&out, lb_str_slice(walk->subject.text, last, SIZE_MAX));
    return lb_re_result(py, walk->pattern->is_bytes, &out);
}

/* --- the iterator of finditer() --- */

typedef struct match_iterator {
    lb_object head;
    lb_walk walk;
} match_iterator;

static lb_value find_iter(lb_python *py, const lb_walk *walk)
{
    match_iterator *it = lb_object_new(py, lb_type_find(py, &lb_match_iterator_type));
    it->walk = *walk;
    return (lb_value)it;
}

static lb_value iterator_next(lb_python *py, lb_value *args)
{
    lb_match *match = NULL;
    return lb_walk_next(py, &((match_iterator *)args[0])->walk, &match) > 0 ? (lb_value)match
                                                                            : NULL;
}

static void iterator_mark(lb_python *py, lb_value self)
{
    LB_MARK(py, ((match_iterator *)self)->walk.pattern);
    lb_mark(py, ((match_iterator *)self)->walk.subject.value);
}

static const lb_method iterator_methods[] = {
    {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};

const lb_type_spec lb_match_iterator_type = {.name = "callable_iterator",
                                             .methods = iterator_methods,
                                             .layout = {sizeof(match_iterator), iterator_mark},
                                             .flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW};

/* --- methods of patterns: self, then as the function of the module without its pattern --- */

static lb_value pattern_search(lb_python *py, lb_value *args)
{
    return run(py, SELF, LB_RE_SEARCH, args + 1);
}

static lb_value pattern_match(lb_python *py, lb_value *args)
{
    return run(py, SELF, LB_RE_MATCH, args + 1);
}

static lb_value pattern_fullmatch(lb_python *py, lb_value *args)
{
    return run(py, SELF, LB_RE_FULL, args + 1);
}

static lb_value pattern_findall(lb_python *py, lb_value *args)
{
    lb_walk walk;
    return walk_of(py, SELF, args[1], args[2], args[3], &walk) ? find_all(py, &walk) : NULL;
}

static lb_value pattern_finditer(lb_python *py, lb_value *args)
{
    lb_walk walk;
    return walk_of(py, SELF, args[1], args[2], args[3], &walk) ? find_iter(py, &walk) : NULL;
}

static lb_value pattern_split(lb_python *py, lb_value *args)
{
    lb_walk walk;
    int64_t most;
    return walk_of(py, SELF, args[1], NULL, NULL, &walk) && lb_int_argument(py, args[2], 0, &most)
               ? split(py, &walk, most)
               : NULL;
}

static lb_value pattern_sub(lb_python *py, lb_value *args)
{
    lb_walk walk;
    int64_t most, done = 0;
    return walk_of(py, SELF, args[2], NULL, NULL, &walk) && lb_int_argument(py, args[3], 0, &most)
               ? substitute(py, &walk, args[1], most, &done)
               : NULL;
}

static lb_value pattern_subn(lb_python *py, lb_value *args)
{
    lb_walk walk;
    int64_t most, done = 0;
    if (!walk_of(py, SELF, args[2], NULL, NULL, &walk) || !lb_int_argument(py, args[3], 0, &most)) {
        return NULL;
    }
    lb_value text = substitute(py, &walk, args[1], most, &done);
    return text ? lb_tuple_of(py, 2, text, lb_int_new(py, done)) : NULL;
}

static lb_value pattern_pattern(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->source;
}

static lb_value pattern_flags(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->regex.flags);
}

static lb_value pattern_groups(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->regex.groups.count - 1);
}

static lb_value pattern_groupindex(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->index;
}

static lb_value pattern_repr(lb_python *py, lb_value *args)
{
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {{LB_RE_IGNORECASE, "re.IGNORECASE"}, {LB_RE_LOCALE, "re.LOCALE"},
                 {LB_RE_MULTILINE, "re.MULTILINE"},   {LB_RE_DOTALL, "re.DOTALL"},
                 {LB_RE_UNICODE, "re.UNICODE"},       {LB_RE_VERBOSE, "re.VERBOSE"},
                 {LB_RE_DEBUG, "re.DEBUG"},           {LB_RE_ASCII, "re.ASCII"}};
    lb_value source = lb_repr_value(py, SELF->source);
    if (!source) {
        return NULL;
    }
    size_t length = ((lb_string *)source)->length;
    source = lb_string_sub(py, (lb_string *)source, 0, length < 200 ? length : 200);
    unsigned flags = SELF->regex.flags & ~(SELF->is_bytes ? 0u : (unsigned)LB_RE_UNICODE);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addf(&out, "re.compile(%s", lb_cstr(source));
    const char *separator = ", ";
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (flags & names[i].flag) {
            lb_text_addf(&out, "%s%s", separator, names[i].name);
            separator = "|";
        }
    }
    lb_text_addc(&out, ')');
    return lb_string_take(py, &out);
}

static lb_value pattern_eq(lb_python *py, lb_value *args)
{
    if (!lb_is_a(py, args[1], lb_type_find(py, &lb_pattern_type))) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_pattern *a = SELF, *b = (lb_pattern *)args[1];
    int equal = a->regex.flags == b->regex.flags && a->is_bytes == b->is_bytes
                    ? lb_equal(py, a->source, b->source)
                    : 0;
    return equal < 0 ? NULL : lb_bool(equal);
}

static lb_value pattern_hash(lb_python *py, lb_value *args)
{
    uint64_t hash = 0;
    return lb_hash(py, SELF->source, &hash) ? lb_hash_value(py, hash ^ SELF->regex.flags) : NULL;
}

static void pattern_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_pattern *)self)->source);
    LB_MARK(py, ((lb_pattern *)self)->index);
}

static void pattern_free(lb_python *py LB_UNUSED, lb_value self)
{
    lb_pattern *p = (lb_pattern *)self;
    for (size_t i = 0; i < LB_COUNT(p->codes); i++) {
        if (p->codes[i]) {
            p->pcre.code_free(p->codes[i]);
        }
    }
    if (p->data) {
        p->pcre.match_data_free(p->data);
        p->pcre.match_context_free(p->limits);
    }
    lb_regex_free(&p->regex);
}

static const lb_method pattern_methods[] = {
    {"search", "self, string, pos=, endpos=", pattern_search},
    {"match", "self, string, pos=, endpos=", pattern_match},
    {"fullmatch", "self, string, pos=, endpos=", pattern_fullmatch},
    {"findall", "self, string, pos=, endpos=", pattern_findall},
    {"finditer", "self, string, pos=, endpos=", pattern_finditer},
    {"split", "self, string, maxsplit=", pattern_split},
    {"sub", "self, repl, string, count=", pattern_sub},
    {"subn", "self, repl, string, count=", pattern_subn},
    {"pattern", "self", pattern_pattern, LB_GETTER},
    {"flags", "self", pattern_flags, LB_GETTER},
    {"groups", "self", pattern_groups, LB_GETTER},
    {"groupindex", "self", pattern_groupindex, LB_GETTER},
    {"__repr__", "self", pattern_repr},
    {"__eq__", "self, other, /", pattern_eq},
    {"__hash__", "self", pattern_hash},
    {"__copy__", "self", lb_self},
    {"__deepcopy__", "self, memo, /", lb_self},
    {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},
    {0}};

const lb_type_spec lb_pattern_type = {.name = "Pattern",
                                      .methods = pattern_methods,
                                      .layout = {sizeof(lb_pattern), pattern_mark, pattern_free},
                                      .flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW};

/* --- functions of the module --- */

/* Calls a method's function with the pattern compiled from args[0] and the flags in args[count]. */
static lb_value with_pattern(lb_python *py, lb_native_function *method, lb_value *args,
                             size_t count)
{
    lb_value method_args[5] = {(lb_value)lb_re_compile(py, args[0], args[count])};
    memcpy(method_args + 1, args + 1, (count - 1) * sizeof *args);
    return method_args[0] ? method(py, method_args) : NULL;
}

static lb_value re_search(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_search, args, 2);
}

static lb_value re_match(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_match, args, 2);
}

static lb_value re_fullmatch(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_fullmatch, args, 2);
}

static lb_value re_findall(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_findall, args, 2);
}

static lb_value re_finditer(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_finditer, args, 2);
}

static lb_value re_split(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_split, args, 3);
}

static lb_value re_sub(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_sub, args, 4);
}

static lb_value re_subn(lb_python *py, lb_value *args)
{
    return with_pattern(py, pattern_subn, args, 4);
}

static lb_value re_compile(lb_python *py, lb_value *args)
{
    return (lb_value)lb_re_compile(py, args[0], args[1]);
}

static lb_value re_escape(lb_python *py, lb_value *args)
{
    lb_str text;
    bool is_bytes = lb_is_bytes_like(py, args[0]);
    if (is_bytes ? !lb_to_bytes(py, args[0], &text) : !lb_to_text(py, args[0], "pattern", &text)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", text.ptr[i])) {
            lb_text_addc(&out, '\\');
        }
        lb_text_addc(&out, text.ptr[i]);
    }
    return lb_re_result(py, is_bytes, &out);
}

static lb_value re_purge(lb_python *py, lb_value *args LB_UNUSED)
{
    lb_dict_clear((lb_dict *)lb_module_global(py, &lb_module_re, "_cache"));
    return LB_NONE;
}

static const lb_method functions[] = {{"compile", "pattern, flags=", re_compile},
                                      {"search", "pattern, string, flags=", re_search},
                                      {"match", "pattern, string, flags=", re_match},
                                      {"fullmatch", "pattern, string, flags=", re_fullmatch},
                                      {"findall", "pattern, string, flags=", re_findall},
                                      {"finditer", "pattern, string, flags=", re_finditer},
                                      {"split", "pattern, string, maxsplit=, flags=", re_split},
                                      {"sub", "pattern, repl, string, count=, flags=", re_sub},
                                      {"subn", "pattern, repl, string, count=, flags=", re_subn},
                                      {"escape", "pattern", re_escape},
                                      {"purge", "", re_purge},
                                      {0}};

static const lb_type_spec *const types[] = {&lb_pattern_type, &lb_match_type,
                                            &lb_match_iterator_type, NULL};

const lb_module_spec lb_module_re = {.name = "re", .functions = functions, .types = types};
