/* Patterns: compiling and running them. */
#include "python/modules/re_internal.h"

enum {
    JIT_AFTER = 8,         /* matches; compiling to machine code costs as much as some of them */
    MATCH_MOST = 50000000, /* steps of one match */
    HEAP_MOST = 256 << 10, /* KiB of one match */
};

lb_value lb_re_error(lb_python *py, lb_value source, size_t position, lb_str message)
{
    lb_value type = lb_module_global(py, &lb_module_re, "error");
    lb_value args[] = {lb_string_new(py, message), source,
                       position == SIZE_MAX ? LB_NONE : lb_int_new(py, (int64_t)position)};
    lb_value error = type ? lb_call(py, type, 3, args) : NULL;
    return error ? lb_raise_value(py, error) : NULL;
}

/* --- compiling --- */

static pcre2_code *compile_code(lb_python *py, lb_pattern *p, lb_re_how how)
{
    static const uint32_t anchors[] = {0, PCRE2_ANCHORED, PCRE2_ANCHORED | PCRE2_ENDANCHORED};
    uint32_t options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C | anchors[how];
    options |= p->is_bytes ? 0 : PCRE2_UTF | PCRE2_NO_UTF_CHECK;
    pcre2_compile_context *context = p->pcre.compile_context_create(NULL);
    p->pcre.set_newline(context, PCRE2_NEWLINE_LF);
    p->pcre.set_compile_extra_options(context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
    int code = 0;
    PCRE2_SIZE offset = 0;
    const char *text = lb_text_cstr(&p->regex.text);
    p->codes[how] =
        p->pcre.compile((PCRE2_SPTR)text, p->regex.text.len, options, &code, &offset, context);
    p->pcre.compile_context_free(context);
    if (!p->codes[how]) {
        char message[256] = "";
        p->pcre.get_error_message(code, (PCRE2_UCHAR *)message, sizeof message);
        lb_raise(py, LB_T_UNCOMPUTABLE, "limbeck cannot use this regular expression: %s", message);
    }
    return p->codes[how];
}

static bool raise_status(lb_python *py, lb_value source, const lb_regex *regex,
                         lb_regex_status status)
{
    lb_str message = lb_text_str(&regex->message);
    switch (status) {
    case LB_REGEX_FINE:
        return true;
    case LB_REGEX_ERROR:
        lb_re_error(py, source, regex->has_position ? regex->position : SIZE_MAX, message);
        return false;
    case LB_REGEX_VALUE:
        lb_raise(py, LB_T_VALUE_ERROR, "%.*s", LB_ARG(message));
        return false;
    case LB_REGEX_OVERFLOW:
        lb_raise(py, LB_T_OVERFLOW_ERROR, "%.*s", LB_ARG(message));
        return false;
    case LB_REGEX_DEEP:
        lb_raise(py, LB_T_RECURSION_ERROR, "%.*s", LB_ARG(message));
        return false;
    }
    return false;
}

static bool open_library(lb_python *py, lb_pcre *pcre)
{
    LB_AUTO_ERROR lb_error error = {0};
    if (lb_pcre_open(pcre, &error) != LB_OK) {
        lb_raise(py, LB_T_IMPORT_ERROR, "%s", error.message);
        return false;
    }
    return true;
}

static void index_groups(lb_python *py, lb_pattern *p)
{
    p->index = lb_dict_new(py);
    for (size_t i = 1; i < p->regex.groups.count; i++) {
        const char *name = p->regex.groups.items[i].name;
        if (name) {
            lb_dict_set_cstr(py, p->index, name, lb_int_new(py, (int64_t)i));
        }
    }
}

static lb_pattern *compile_new(lb_python *py, lb_value source, unsigned flags)
{
    lb_str text;
    bool is_bytes = lb_is_bytes_like(py, source);
    if (is_bytes) {
        lb_to_bytes(py, source, &text);
    } else if (lb_is(py, source, LB_T_STR)) {
        text = lb_string_text(source);
    } else {
        lb_raise(py, LB_T_TYPE_ERROR, "first argument must be string or compiled pattern");
        return NULL;
    }
    lb_pattern *p = lb_object_new(py, lb_type_find(py, &lb_pattern_type));
    p->source = source;
    p->is_bytes = is_bytes;
    if (!raise_status(py, source, &p->regex,
                      lb_regex_translate(&p->regex, text, is_bytes, flags)) ||
        !open_library(py, &p->pcre) || !compile_code(py, p, LB_RE_SEARCH)) {
        return NULL;
    }
    p->data = p->pcre.match_data_create((uint32_t)p->regex.groups.count, NULL);
    p->limits = p->pcre.match_context_create(NULL);
    p->pcre.set_match_limit(p->limits, MATCH_MOST);
    p->pcre.set_heap_limit(p->limits, HEAP_MOST);
    index_groups(py, p);
    return p;
}

lb_pattern *lb_re_compile(lb_python *py, lb_value source, lb_value flags)
{
    enum { CACHE_MOST = 512 };
    int64_t number = 0;
    if (!lb_int_argument(py, flags, 0, &number)) {
        return NULL;
    }
    if (lb_is_a(py, source, lb_type_find(py, &lb_pattern_type))) {
        if (number) {
            lb_raise(py, LB_T_VALUE_ERROR, "cannot process flags argument with a compiled pattern");
            return NULL;
        }
        return (lb_pattern *)source;
    }
    lb_dict *cache = (lb_dict *)lb_module_global(py, &lb_module_re, "_cache");
    bool is_cached = lb_is_exactly(py, source, LB_T_STR) || lb_is_exactly(py, source, LB_T_BYTES);
    lb_value key = number ? lb_tuple_of(py, 2, source, lb_int_new(py, number)) : source;
    lb_value known = is_cached ? lb_dict_get(py, cache, key) : NULL;
    if (known || lb_raised(py)) {
        return (lb_pattern *)known;
    }
    lb_pattern *p = compile_new(py, source, (unsigned)number);
    if (p && is_cached && !(p->regex.flags & LB_RE_DEBUG)) {
        if (cache->count >= CACHE_MOST) {
            lb_dict_clear(cache);
        }
        lb_dict_set(py, cache, key, (lb_value)p);
    }
    return p;
}

/* --- running --- */

bool lb_re_subject(lb_python *py, const lb_pattern *pattern, lb_value v, lb_subject *out)
{
    *out = (lb_subject){.value = v, .is_bytes = lb_is_bytes_like(py, v)};
    if (out->is_bytes) {
        lb_to_bytes(py, v, &out->text);
    } else if (lb_is(py, v, LB_T_STR)) {
        out->text = lb_string_text(v);
    } else {
        lb_raise(py, LB_T_TYPE_ERROR, "expected string or bytes-like object, got '%s'",
                 lb_type_name(py, v));
        return false;
    }
    out->is_ascii = out->is_bytes || ((lb_string *)v)->length == out->text.len;
    if (out->is_bytes != pattern->is_bytes) {
        lb_raise(py, LB_T_TYPE_ERROR,
                 out->is_bytes ? "cannot use a string pattern on a bytes-like object"
                               : "cannot use a bytes pattern on a string-like object");
        return false;
    }
    return true;
}

/* Whether group a closed after group b. A group in an assertion may end beyond later ones. */
static bool is_closed_later(const lb_pattern *p, const size_t *spans, size_t a, size_t b)
{
    const lb_regex_group *groups = p->regex.groups.items;
    if (!groups[a].is_assertion && !groups[b].is_assertion &&
        spans[2 * a + 1] != spans[2 * b + 1]) {
        return spans[2 * a + 1] > spans[2 * b + 1];
    }
    return groups[a].close > groups[b].close;
}

static lb_match *new_match(lb_python *py, lb_pattern *p, const lb_walk *walk)
{
    lb_match *m = lb_object_new(py, lb_type_find(py, &lb_match_type));
    size_t count = p->regex.groups.count;
    m->pattern = p;
    m->subject = walk->subject;
    m->from = walk->from;
    m->to = walk->to;
    m->spans = lb_alloc_array(2 * count, sizeof *m->spans);
    memcpy(m->spans, p->pcre.get_ovector_pointer(p->data), 2 * count * sizeof *m->spans);
    for (size_t i = 1; i < count; i++) {
        if (m->spans[2 * i] != SIZE_MAX && (!m->last || is_closed_later(p, m->spans, i, m->last))) {
            m->last = i;
        }
    }
    return m;
}

static int run_failed(lb_python *py, const lb_pattern *p, int status)
{
    if (status == PCRE2_ERROR_MATCHLIMIT || status == PCRE2_ERROR_HEAPLIMIT ||
        status == PCRE2_ERROR_DEPTHLIMIT) {
        lb_raise_budget(py, "a regular expression takes too long");
        return -1;
    }
    char message[256] = "";
    p->pcre.get_error_message(status, (PCRE2_UCHAR *)message, sizeof message);
    lb_raise(py, LB_T_RUNTIME_ERROR, "regular expression: %s", message);
    return -1;
}

int lb_re_run(lb_python *py, lb_pattern *p, lb_re_how how, const lb_walk *walk, lb_match **out)
{
    if (walk->at > walk->to) {
        return 0;
    }
    if (!p->codes[how] && !compile_code(py, p, how)) {
        return -1;
    }
    if (++p->uses[how] == JIT_AFTER) {
        p->pcre.jit_compile(p->codes[how], PCRE2_JIT_COMPLETE);
    }
    uint32_t options =
        (p->is_bytes ? 0 : PCRE2_NO_UTF_CHECK) | (walk->must_advance ? PCRE2_NOTEMPTY_ATSTART : 0);
    PCRE2_SPTR text = (PCRE2_SPTR)walk->subject.text.ptr;
    int status =
        p->pcre.match(p->codes[how], text, walk->to, walk->at, options, p->data, p->limits);
    if (status == PCRE2_ERROR_JIT_STACKLIMIT) {
        status = p->pcre.match(p->codes[how], text, walk->to, walk->at, options | PCRE2_NO_JIT,
                               p->data, p->limits);
    }
    if (status == PCRE2_ERROR_NOMATCH) {
        return 0;
    }
    if (status < 0) {
        return run_failed(py, p, status);
    }
    *out = new_match(py, p, walk);
    return 1;
}

int lb_walk_next(lb_python *py, lb_walk *walk, lb_match **out)
{
    int found = lb_re_run(py, walk->pattern, LB_RE_SEARCH, walk, out);
    if (found > 0) {
        walk->at = (*out)->spans[1];
        walk->must_advance = (*out)->spans[0] == (*out)->spans[1];
    }
    return found;
}
