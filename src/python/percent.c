/* The % operator of str and bytes. That of bytes works on its Latin-1 text. */
#include "python/bytes_internal.h"
#include "python/format_internal.h"

#include <math.h>

typedef struct percent {
    lb_python *py;
    lb_value args;
    size_t next;
    bool is_tuple;
    bool used_mapping;
    bool is_bytes;
    const char *start; /* of the format */
} percent;

static lb_value next_argument(percent *p)
{
    if (p->is_tuple) {
        lb_tuple *tuple = (lb_tuple *)p->args;
        if (p->next < tuple->count) {
            return tuple->items[p->next++];
        }
    } else if (p->next++ == 0) {
        return p->args;
    }
    return lb_raise(p->py, LB_T_TYPE_ERROR, "not enough arguments for format string");
}

static lb_value percent_number(lb_python *py, lb_value v, char code, const lb_format_spec *s)
{
    if (strchr("eEfFgG", code)) {
        double d;
        if (!lb_is(py, v, LB_T_FLOAT) && !lb_is_integer(py, v) &&
            !lb_special_of(py, v, LB_S_FLOAT)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "must be real number, not %s",
                            lb_type_name(py, v));
        }
        if (!lb_to_double(py, v, &d)) {
            return NULL;
        }
        LB_AUTO_TEXT lb_text text = {0};
        int precision = s->precision == 0 && (code == 'g' || code == 'G') ? 1 : s->precision;
        lb_float_text(&text, d, code, precision, s->is_alternate);
        lb_str t = lb_text_str(&text);
        bool is_negative = t.ptr[0] == '-';
        return lb_format_numeric(py, is_negative, "", lb_str_slice(t, is_negative, SIZE_MAX),
                                 LB_STR(""), s);
    }
    lb_value number_value = v;
    if (lb_is(py, v, LB_T_FLOAT) && strchr("diu", code)) {
        number_value = lb_int_from_double(py, trunc(((lb_float *)v)->number));
    } else if (!lb_is_integer(py, v)) {
        lb_value method = lb_special_of(
            py, v, strchr("diu", code) && lb_special_of(py, v, LB_S_INT) ? LB_S_INT : LB_S_INDEX);
        if (!method || lb_is(py, v, LB_T_STR) || lb_is(py, v, LB_T_FLOAT)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            strchr("diu", code) ? "%%%c format: a real number is required, not %s"
                                                : "%%%c format: an integer is required, not %s",
                            code, lb_type_name(py, v));
        }
        number_value = lb_call_special(py, method, 1, &v);
    }
    if (!number_value) {
        return NULL;
    }
    int base = code == 'x' ? 16 : code == 'X' ? -16 : code == 'o' ? 8 : 10;
    lb_value digits = lb_int_to_string(py, number_value, base);
    if (!digits) {
        return NULL;
    }
    lb_str t = lb_string_text(digits);
    bool is_negative = t.ptr[0] == '-';
    t = lb_str_slice(t, is_negative, SIZE_MAX);
    LB_AUTO_TEXT lb_text padded = {0};
    if (s->precision > (int)t.len) {
        lb_text_fill(&padded, '0', (size_t)s->precision - t.len);
    }
    lb_text_add(&padded, t);
    char prefix[3] = "";
    if (s->is_alternate && base != 10) {
        prefix[0] = '0';
        prefix[1] = code;
    }
    return lb_format_numeric(py, is_negative, prefix, lb_text_str(&padded), LB_STR(""), s);
}

static lb_value latin(lb_python *py, lb_str bytes)
{
    return lb_decode(py, NULL, bytes, LB_STR("latin-1"), LB_STR("strict"));
}

/* %c: a character, or a byte. */
static lb_value percent_char(const percent *p, lb_value v)
{
    lb_python *py = p->py;
    uint32_t limit = p->is_bytes ? 256 : 0x110000;
    int64_t c;
    if (lb_special_of(py, v, LB_S_INDEX)) {
        lb_value number_value = lb_index(py, v);
        if (!number_value) {
            return NULL;
        }
        if (lb_int_small(number_value, &c) && c >= 0 && c < limit) {
            return lb_string_char(py, (uint32_t)c);
        }
        return lb_raise(py, LB_T_OVERFLOW_ERROR,
                        p->is_bytes ? "%%c arg not in range(256)"
                                    : "%%c arg not in range(0x110000)");
    }
    if (!p->is_bytes && lb_is(py, v, LB_T_STR) && ((lb_string *)v)->length == 1) {
        return v;
    }
    lb_str bytes;
    if (p->is_bytes && lb_is_bytes_like(py, v) && lb_to_bytes(py, v, &bytes) && bytes.len == 1) {
        return latin(py, bytes);
    }
    return lb_raise(py, LB_T_TYPE_ERROR,
                    p->is_bytes ? "%%c requires an integer in range(256) or a single byte"
                                : "%%c requires int or char");
}

/* %s and %b of bytes. */
static lb_value percent_bytes(lb_python *py, lb_value v)
{
    lb_str bytes;
    lb_value method = lb_type_lookup(py, lb_typeof(py, v), py->names.bytes);
    if (method && !lb_is_bytes_like(py, v)) {
        v = lb_call_special(py, method, 1, &v);
    }
    if (v && !lb_is_bytes_like(py, v)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "%%b requires a bytes-like object, or an object that implements "
                        "__bytes__, not '%s'",
                        lb_type_name(py, v));
    }
    return v && lb_to_bytes(py, v, &bytes) ? latin(py, bytes) : NULL;
}

static lb_value percent_text(const percent *p, lb_value v, char code, const lb_format_spec *s)
{
    lb_python *py = p->py;
    lb_value text;
    if (code == 'c') {
        text = percent_char(p, v);
    } else if (p->is_bytes && (code == 's' || code == 'b')) {
        text = percent_bytes(py, v);
    } else {
        text = code == 's' ? lb_to_string(py, v) : lb_repr_value(py, v);
        text = text && (code == 'a' || p->is_bytes) ? lb_string_ascii(py, text) : text;
    }
    if (!text) {
        return NULL;
    }
    lb_string *string = (lb_string *)text;
    if (s->precision >= 0 && code != 'c') {
        string = (lb_string *)lb_string_sub(py, string, 0, (size_t)s->precision);
    }
    return lb_format_aligned(py, lb_string_text((lb_value)string), string->length, s, '>');
}

/* One conversion behind the %; *at is moved behind it. */
static bool convert(percent *p, lb_str text, size_t *at, lb_text *out)
{
    lb_python *py = p->py;
    char first = *at < text.len ? text.ptr[*at] : 0;
    if (!p->is_bytes && (first == 's' || first == 'd' || first == 'r')) { /* nothing besides */
        lb_value given = next_argument(p);
        if (!given || (first == 'd' && !lb_is_small(given))) {
            p->next -= given != NULL; /* the long way */
        } else {
            lb_value made = first == 'r' ? lb_repr_value(py, given) : lb_to_string(py, given);
            *at += 1;
            lb_text_add(out, made ? lb_string_text(made) : LB_STR(""));
            return made != NULL;
        }
        if (!given) {
            return false;
        }
    }
    lb_format_spec s = {.fill = ' ', .sign = '-', .precision = -1};
    lb_value v = NULL;
    size_t i = *at;
    if (i < text.len && text.ptr[i] == '(') {
        size_t start = ++i;
        unsigned depth = 1;
        for (; i < text.len && depth; i++) {
            depth += text.ptr[i] == '(';
            depth -= text.ptr[i] == ')';
        }
        if (depth) {
            lb_raise(py, LB_T_VALUE_ERROR, "incomplete format key");
            return false;
        }
        if (p->is_tuple || !lb_special_of(py, p->args, LB_S_GETITEM) ||
            lb_is(py, p->args, LB_T_STR)) {
            lb_raise(py, LB_T_TYPE_ERROR, "format requires a mapping");
            return false;
        }
        p->used_mapping = true;
        lb_value key = lb_string_new(py, lb_str_slice(text, start, i - 1));
        if (p->is_bytes) {
            key = lb_string_encode(py, key, LB_STR("latin-1"), LB_STR("strict"));
        }
        v = lb_getitem(py, p->args, key);
        if (!v) {
            return false;
        }
    }
    for (; i < text.len && strchr("-+ #0", text.ptr[i]); i++) {
        char c = text.ptr[i];
        if (c == '-') {
            s.align = '<';
        } else if (c == '+' || (c == ' ' && s.sign != '+')) {
            s.sign = c;
        } else if (c == '#') {
            s.is_alternate = true;
        } else if (c == '0') {
            s.has_zero = true;
        }
    }
    const char *q = text.ptr + i, *end = text.ptr + text.len;
    int64_t precision = -1;
    for (int part = 0; part < 2; part++) {
        int64_t *target = part ? &precision : &s.width;
        if (part) {
            if (q >= end || *q != '.') {
                break;
            }
            q++;
        }
        if (q < end && *q == '*') {
            lb_value n = next_argument(p);
            if (n && !lb_is_integer(py, n)) {
                lb_raise(py, LB_T_TYPE_ERROR, "* wants int");
            }
            if (!n || lb_raised(py) || !lb_to_int64(py, n, target)) {
                return false;
            }
            if (!part && *target < 0) {
                s.align = '<';
                *target = -*target;
            }
            q++;
        } else if (!lb_format_number(py, &q, end, target, "width too big")) {
            return false;
        }
    }
    s.precision = precision > 100000 ? 100000 : (int)precision;
    while (q < end && strchr("hlL", *q)) {
        q++;
    }
    if ((size_t)s.width > py->heap.limit / 4) {
        return lb_heap_take(py, (size_t)s.width * 4);
    }
    if (q >= end) {
        lb_raise(py, LB_T_VALUE_ERROR, "incomplete format");
        return false;
    }
    char code = *q++;
    *at = (size_t)(q - text.ptr);
    if (code == '%') {
        lb_text_addc(out, '%');
        return true;
    }
    if (!code || !strchr(p->is_bytes ? "diouxXeEfFgGcrsab" : "diouxXeEfFgGcrsa", code)) {
        uint32_t c;
        lb_wtf8_decode(q - 1, end, &c);
        lb_raise(py, LB_T_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %zu",
                 c < 127 ? (char)c : '?', c,
                 lb_wtf8_count((lb_str){p->start, (size_t)(q - 1 - p->start)}));
        return false;
    }
    v = v ? v : next_argument(p);
    if (!v) {
        return false;
    }
    bool is_text = strchr("crsab", code) != NULL;
    if (s.has_zero && !s.align && !is_text) {
        s.align = '=';
        s.fill = '0';
    }
    lb_value result = is_text ? percent_text(p, v, code, &s) : percent_number(py, v, code, &s);
    if (result) {
        lb_text_add(out, lb_string_text(result));
    }
    return result != NULL;
}

static lb_value expand(percent *p, lb_str text)
{
    lb_python *py = p->py;
    lb_value args = p->args;
    p->start = text.ptr;
    LB_AUTO_TEXT lb_text out = {0};
    while (text.len) {
        size_t at = lb_str_find_char(text, '%');
        lb_text_add(&out, lb_str_slice(text, 0, at));
        if (at == SIZE_MAX) {
            break;
        }
        at++;
        if (!convert(p, text, &at, &out)) {
            return NULL;
        }
        text = lb_str_slice(text, at, SIZE_MAX);
    }
    bool takes_any = p->used_mapping ||
                     (!p->is_tuple && lb_special_of(py, args, LB_S_GETITEM) &&
                      !lb_is(py, args, LB_T_STR) && !(p->is_bytes && lb_is_bytes_like(py, args)));
    bool is_used_up = p->is_tuple ? p->next >= ((lb_tuple *)args)->count : p->next > 0;
    if (!takes_any && !is_used_up) {
        return lb_raise(py, LB_T_TYPE_ERROR, "not all arguments converted during %s formatting",
                        p->is_bytes ? "bytes" : "string");
    }
    return lb_string_take(py, &out);
}

lb_value lb_string_percent(lb_python *py, lb_value format, lb_value args)
{
    percent p = {.py = py, .args = args, .is_tuple = lb_is(py, args, LB_T_TUPLE)};
    return expand(&p, lb_string_text(format));
}

lb_value lb_bytes_percent(lb_python *py, lb_str format, lb_value args)
{
    percent p = {.py = py, .args = args, .is_tuple = lb_is(py, args, LB_T_TUPLE), .is_bytes = true};
    lb_value made = expand(&p, lb_string_text(latin(py, format)));
    return made ? lb_string_encode(py, made, LB_STR("latin-1"), LB_STR("strict")) : NULL;
}
