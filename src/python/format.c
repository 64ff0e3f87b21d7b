/* format(), str.format() and the % operator of strings. */
#include "python/format_internal.h"

#include <math.h>
#include <stdio.h>

/* --- the format specification: [[fill]align][sign][z][#][0][width][,][.precision][type] --- */

static bool is_align(char c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

bool lb_format_number(lb_python *py, const char **p, const char *end, int64_t *out,
                      const char *what)
{
    int64_t n = 0;
    while (*p < end && lb_is_digit(**p)) {
        n = n * 10 + (*(*p)++ - '0');
        if (n > INT32_MAX) {
            lb_raise(py, LB_T_VALUE_ERROR, "%s", what);
            return false;
        }
    }
    *out = n;
    return true;
}

static bool parse_spec(lb_python *py, lb_str text, lb_format_spec *s, const char *type_name)
{
    *s = (lb_format_spec){.fill = ' ', .precision = -1};
    const char *p = text.ptr, *end = text.ptr + text.len;
    uint32_t c;
    size_t n = p < end ? lb_wtf8_decode(p, end, &c) : 0;
    if (n && p + n < end && is_align(p[n])) {
        s->fill = c;
        s->align = p[n];
        p += n + 1;
    } else if (p < end && is_align(*p)) {
        s->align = *p++;
    }
    if (p < end && (*p == '+' || *p == '-' || *p == ' ')) {
        s->sign = *p++;
    }
    if (p < end && *p == 'z') {
        s->drops_minus = true;
        p++;
    }
    if (p < end && *p == '#') {
        s->is_alternate = true;
        p++;
    }
    if (p < end && *p == '0') {
        s->has_zero = true;
        if (!s->align) {
            s->fill = '0';
            s->align = '=';
        }
        p++;
    }
    if (!lb_format_number(py, &p, end, &s->width, "Too many decimal digits in format string")) {
        return false;
    }
    if (p < end && (*p == ',' || *p == '_')) {
        s->grouping = *p++;
        if (p < end && (*p == ',' || *p == '_')) {
            lb_raise(py, LB_T_VALUE_ERROR, "Cannot specify %s",
                     s->grouping == *p ? "both ',' and '_'." : "both ',' and '_'.");
            return false;
        }
    }
    if (p < end && *p == '.') {
        p++;
        int64_t precision;
        if (p == end || !lb_is_digit(*p)) {
            lb_raise(py, LB_T_VALUE_ERROR, "Format specifier missing precision");
            return false;
        }
        if (!lb_format_number(py, &p, end, &precision,
                              "Too many decimal digits in format string")) {
            return false;
        }
        s->precision = (int)precision;
    }
    if (p < end) {
        s->type = *p++;
    }
    if (p < end) {
        lb_value repr = lb_string_new(py, text);
        lb_raise(py, LB_T_VALUE_ERROR, "Invalid format specifier '%s' for object of type '%s'",
                 lb_cstr(repr), type_name);
        return false;
    }
    if ((size_t)s->width > py->heap.limit / 4) {
        return lb_heap_take(py, (size_t)s->width * 4);
    }
    return true;
}

static lb_value unknown_code(lb_python *py, char code, const char *type_name)
{
    return lb_raise(py, LB_T_VALUE_ERROR, "Unknown format code '%c' for object of type '%s'", code,
                    type_name);
}

static char *fill_bytes(char *at, const char *filler, size_t size, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        memcpy(at, filler, size);
        at += size;
    }
    return at;
}

static void fill(lb_text *out, uint32_t c, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        lb_text_add_char(out, c);
    }
}

/* A text as a whole in its width. */
lb_value lb_format_aligned(lb_python *py, lb_str text, size_t length, const lb_format_spec *s,
                           char standard)
{
    char align = s->align ? s->align : standard;
    size_t more = s->width > (int64_t)length ? (size_t)s->width - length : 0;
    size_t left = align == '<' ? 0 : align == '^' ? more / 2 : more;
    char filler[4];
    size_t filler_size = more ? lb_wtf8_encode(s->fill, filler) : 0;
    lb_string *out = lb_string_blank(py, text.len + more * filler_size, length + more);
    char *at = fill_bytes(out->bytes, filler, filler_size, left);
    if (text.len) {
        memcpy(at, text.ptr, text.len);
    }
    fill_bytes(at + text.len, filler, filler_size, more - left);
    return (lb_value)out;
}

/* A number: sign, prefix and digits, grouped, in its width. `tail` (a fraction, exponent) is not
   grouped. */
lb_value lb_format_numeric(lb_python *py, bool is_negative, const char *prefix, lb_str digits,
                           lb_str tail, const lb_format_spec *s)
{
    if (!s->grouping && s->align != '=') { /* mostly */
        char few[64];
        bool has_sign = is_negative || (s->sign && s->sign != '-');
        size_t prefix_size = strlen(prefix), size = has_sign + prefix_size + digits.len + tail.len;
        if (size <= sizeof few) {
            char *at = few;
            if (has_sign) {
                *at++ = is_negative ? '-' : s->sign;
            }
            memcpy(at, prefix, prefix_size);
            memcpy(at + prefix_size, digits.ptr, digits.len);
            if (tail.len) {
                memcpy(at + prefix_size + digits.len, tail.ptr, tail.len);
            }
            return lb_format_aligned(py, (lb_str){few, size}, size, s, '>');
        }
    }
    LB_AUTO_TEXT lb_text head = {0};
    if (is_negative || (s->sign && s->sign != '-')) {
        lb_text_addc(&head, is_negative ? '-' : s->sign);
    }
    lb_text_adds(&head, prefix);
    size_t every =
        s->grouping && (s->type == 'x' || s->type == 'X' || s->type == 'b' || s->type == 'o') ? 4
                                                                                              : 3;
    LB_AUTO_TEXT lb_text body = {0};
    int64_t room = s->width - (int64_t)head.len - (int64_t)tail.len;
    if (s->align == '=' && s->fill == '0' && s->grouping) {
        /* zeros are grouped too, and a separator never comes first */
        size_t count = digits.len;
        while ((int64_t)(count + (count - 1) / every) < room) {
            count++;
        }
        for (size_t i = 0; i < count; i++) {
            if (i && (count - i) % every == 0) {
                lb_text_addc(&body, s->grouping);
            }
            lb_text_addc(&body,
                         i < count - digits.len ? '0' : digits.ptr[i - (count - digits.len)]);
        }
    } else {
        for (size_t i = 0; i < digits.len; i++) {
            if (s->grouping && i && (digits.len - i) % every == 0) {
                lb_text_addc(&body, s->grouping);
            }
            lb_text_addc(&body, digits.ptr[i]);
        }
    }
    lb_text_add(&body, tail);
    if (s->align == '=') {
        LB_AUTO_TEXT lb_text out = {0};
        lb_text_add(&out, lb_text_str(&head));
        fill(&out, s->fill, s->width - (int64_t)head.len - (int64_t)body.len);
        lb_text_add(&out, lb_text_str(&body));
        return lb_string_take(py, &out);
    }
    lb_text_add(&head, lb_text_str(&body));
    return lb_format_aligned(py, lb_text_str(&head), head.len, s, '>');
}

lb_value lb_format_string(lb_python *py, lb_value v, lb_str text)
{
    lb_format_spec s;
    if (!text.len) {
        return lb_to_string(py, v);
    }
    if (!parse_spec(py, text, &s, "str")) {
        return NULL;
    }
    if (s.type && s.type != 's') {
        return unknown_code(py, s.type, "str");
    }
    if (s.sign) {
        return lb_raise(py, LB_T_VALUE_ERROR, "%s not allowed in string format specifier",
                        s.sign == ' ' ? "Space" : "Sign");
    }
    if (s.is_alternate) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "Alternate form (#) not allowed in string format specifier");
    }
    if (s.align == '=' && !s.has_zero) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "'=' alignment not allowed in string format specifier");
    }
    if (s.grouping) {
        return lb_raise(py, LB_T_VALUE_ERROR, "Cannot specify '%c' with 's'.", s.grouping);
    }
    if (s.align == '=') {
        s.align = '<';
    }
    lb_string *string = (lb_string *)v;
    if (s.precision >= 0 && (size_t)s.precision < string->length) {
        string = (lb_string *)lb_string_sub(py, string, 0, (size_t)s.precision);
    }
    return lb_format_aligned(py, lb_string_text((lb_value)string), string->length, &s, '<');
}

lb_value lb_format_int(lb_python *py, lb_value v, lb_str text)
{
    const char *type_name = lb_is_bool(v) ? "bool" : "int";
    lb_format_spec s;
    if (!text.len) {
        return lb_to_string(py, v);
    }
    if (!parse_spec(py, text, &s, type_name)) {
        return NULL;
    }
    if (s.type && strchr("eEfFgG%", s.type)) {
        double number_value;
        return lb_int_double(py, v, &number_value)
                   ? lb_format_float(py, number_value, text, type_name)
                   : NULL;
    }
    if (s.precision >= 0) {
        return lb_raise(py, LB_T_VALUE_ERROR, "Precision not allowed in integer format specifier");
    }
    if (s.type == 'c' && (s.sign || s.is_alternate)) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        s.sign
                            ? "Sign not allowed with integer format specifier 'c'"
                            : "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (s.type == 'c') {
        int64_t c;
        if (!lb_int_small(v, &c)) {
            return lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C long");
        }
        if (c < 0 || c > 0x10ffff) {
            return lb_raise(py, LB_T_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
        }
        lb_value character = lb_string_char(py, (uint32_t)c);
        return lb_format_aligned(py, lb_string_text(character), 1, &s, '<');
    }
    int base = s.type == 0 || s.type == 'd' || s.type == 'n' ? 10
               : s.type == 'x' || s.type == 'X'              ? 16
               : s.type == 'o'                               ? 8
               : s.type == 'b'                               ? 2
                                                             : 0;
    if (!base) {
        return unknown_code(py, s.type, type_name);
    }
    if (s.grouping == ',' && base != 10) {
        return lb_raise(py, LB_T_VALUE_ERROR, "Cannot specify ',' with '%c'.", s.type);
    }
    lb_value digits = lb_int_to_string(py, v, s.type == 'X' ? -16 : base);
    if (!digits) {
        return NULL;
    }
    lb_str t = lb_string_text(digits);
    bool is_negative = t.ptr[0] == '-';
    char prefix[3] = "";
    if (s.is_alternate && base != 10) {
        prefix[0] = '0';
        prefix[1] = s.type;
    }
    return lb_format_numeric(py, is_negative, prefix, lb_str_slice(t, is_negative, SIZE_MAX),
                             LB_STR(""), &s);
}

void lb_float_text(lb_text *out, double number_value, char code, int precision, bool is_alternate)
{
    precision = precision < 0 ? 6 : precision;
    if (!isfinite(number_value)) {
        bool is_upper = code == 'E' || code == 'F' || code == 'G';
        lb_text_adds(out, isnan(number_value) ? (is_upper ? "NAN" : "nan")
                          : number_value < 0  ? (is_upper ? "-INF" : "-inf")
                                              : (is_upper ? "INF" : "inf"));
        return;
    }
    char format[] = {'%', '.', '*', code, '\0'};
    char alternate[] = {'%', '#', '.', '*', code, '\0'};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    lb_text_addf(out, is_alternate ? alternate : format, precision, number_value);
#pragma GCC diagnostic pop
}

lb_value lb_format_float(lb_python *py, double number_value, lb_str text, const char *type_name)
{
    lb_format_spec s;
    if (!parse_spec(py, text, &s, type_name)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    double shown = s.type == '%' ? number_value * 100 : number_value;
    if (s.type && !strchr("eEfFgGn%", s.type)) {
        return unknown_code(py, s.type, type_name);
    }
    if (s.precision > 5000) {
        return lb_raise(py, LB_T_VALUE_ERROR, "precision too big");
    }
    if (!s.type && s.precision < 0) {
        lb_float_repr(shown, &out);
    } else if (!s.type) {
        int precision = s.precision ? s.precision : 1;
        lb_float_text(&out, shown, 'g', precision, s.is_alternate);
        bool is_plain = isfinite(shown) && !strpbrk(lb_text_cstr(&out), "e.");
        if (is_plain) {
            size_t digits = out.len - (out.ptr[0] == '-');
            if ((int)digits >= precision) {
                lb_text_truncate(&out, 0);
                lb_float_text(&out, shown, 'e', precision - 1, s.is_alternate);
                char *e = strchr(out.ptr, 'e');
                char exponent[16];
                snprintf(exponent, sizeof exponent, "%s", e);
                size_t end = (size_t)(e - out.ptr);
                while (memchr(out.ptr, '.', end) && out.ptr[end - 1] == '0') {
                    end--;
                }
                end -= out.ptr[end - 1] == '.';
                lb_text_truncate(&out, end);
                lb_text_adds(&out, exponent);
            } else {
                lb_text_adds(&out, ".0");
            }
        }
    } else {
        char code = s.type == '%' ? 'f' : s.type == 'n' ? 'g' : s.type;
        int precision = s.precision == 0 && (code == 'g' || code == 'G') ? 1 : s.precision;
        lb_float_text(&out, shown, code, precision, s.is_alternate);
    }
    lb_str t = lb_text_str(&out);
    bool is_negative = t.len && t.ptr[0] == '-';
    t = lb_str_slice(t, is_negative, SIZE_MAX);
    bool is_zero = isfinite(number_value) && strcspn(t.ptr, "123456789") >= strcspn(t.ptr, "eE");
    is_negative = is_negative && !(s.drops_minus && is_zero);
    size_t whole = 0;
    while (whole < t.len && lb_is_digit(t.ptr[whole])) {
        whole++;
    }
    LB_AUTO_TEXT lb_text tail = {0};
    lb_text_add(&tail, lb_str_slice(t, whole, SIZE_MAX));
    if (s.type == '%') {
        lb_text_addc(&tail, '%');
    }
    if (!whole) { /* inf and nan are not filled with zeros between */
        s.grouping = 0;
    }
    return lb_format_numeric(py, is_negative, "", lb_str_slice(t, 0, whole), lb_text_str(&tail),
                             &s);
}

/* --- str.format() --- */

typedef struct formatter {
    lb_python *py;
    lb_tuple *args;
    lb_dict *kwargs;
    lb_value mapping;
    int64_t next; /* the number of the next {}, or -1: they are numbered by hand */
} formatter;

/* Digits alone. */
static bool is_number(lb_str text, int64_t *out)
{
    return text.len && lb_is_digit(text.ptr[0]) && lb_str_to_integer(text, out);
}

static lb_value field_first(formatter *f, lb_str name)
{
    lb_python *py = f->py;
    int64_t number_value;
    if (!name.len || is_number(name, &number_value)) {
        if (!name.len) {
            if (f->next < 0) {
                return lb_raise(py, LB_T_VALUE_ERROR,
                                "cannot switch from manual field specification to automatic field "
                                "numbering");
            }
            number_value = f->next++;
        } else {
            if (f->next > 0) {
                return lb_raise(py, LB_T_VALUE_ERROR,
                                "cannot switch from automatic field numbering to manual field "
                                "specification");
            }
            f->next = -1;
        }
        if (f->mapping) {
            return lb_raise(py, LB_T_VALUE_ERROR, "Format string contains positional fields");
        }
        if ((size_t)number_value >= f->args->count) {
            return lb_raise(py, LB_T_INDEX_ERROR,
                            "Replacement index %lld out of range for positional args tuple",
                            (long long)number_value);
        }
        return f->args->items[number_value];
    }
    lb_value key = lb_string_new(py, name);
    if (f->mapping) {
        return lb_getitem(py, f->mapping, key);
    }
    lb_value found = f->kwargs ? lb_dict_get(py, f->kwargs, key) : NULL;
    return found ? found : lb_raise_with(py, LB_T_KEY_ERROR, key);
}

static lb_value field_value(formatter *f, lb_str name)
{
    size_t end = 0;
    while (end < name.len && name.ptr[end] != '.' && name.ptr[end] != '[') {
        end++;
    }
    lb_value v = field_first(f, lb_str_slice(name, 0, end));
    while (v && end < name.len) {
        bool is_attribute = name.ptr[end] == '.';
        if (!is_attribute && name.ptr[end] != '[') {
            return lb_raise(f->py, LB_T_VALUE_ERROR,
                            "Only '.' or '[' may follow ']' in format field specifier");
        }
        size_t start = ++end;
        while (end < name.len && (is_attribute ? name.ptr[end] != '.' && name.ptr[end] != '['
                                               : name.ptr[end] != ']')) {
            end++;
        }
        lb_str part = lb_str_slice(name, start, end);
        if (!is_attribute && end == name.len) {
            return lb_raise(f->py, LB_T_VALUE_ERROR, "Missing ']' in format string");
        }
        if (!part.len) {
            return lb_raise(f->py, LB_T_VALUE_ERROR, "Empty attribute in format string");
        }
        int64_t i;
        if (is_attribute) {
            v = lb_getattr_string(f->py, v, lb_intern(f->py, part));
        } else {
            v = lb_getitem(f->py, v,
                           is_number(part, &i) ? lb_int_new(f->py, i) : lb_string_new(f->py, part));
            end++;
        }
    }
    return v;
}

static bool expand(formatter *f, lb_str text, lb_text *out, unsigned depth);

/* The parts of {name!conversion:spec}. */
typedef struct field {
    lb_str name, spec;
    uint32_t conversion; /* 0: none */
} field;

static bool fail_format(formatter *f, const char *message)
{
    lb_raise(f->py, LB_T_VALUE_ERROR, "%s", message);
    return false;
}

/* The name up to the character that ends it, which is given. */
static bool parse_name(formatter *f, lb_str *rest, lb_str *name, char *end)
{
    size_t i = 0;
    *end = 0;
    while (i < rest->len) {
        char c = rest->ptr[i++];
        if (c == '{') {
            return fail_format(f, "unexpected '{' in field name");
        }
        if (c == '[') {
            while (i < rest->len && rest->ptr[i] != ']') {
                i++;
            }
        } else if (c == '}' || c == ':' || c == '!') {
            *end = c;
            break;
        }
    }
    *name = lb_str_slice(*rest, 0, i - (*end != 0));
    *rest = lb_str_slice(*rest, i, SIZE_MAX);
    return true;
}

static bool parse_spec_text(formatter *f, lb_str *rest, lb_str *spec)
{
    unsigned depth = 1;
    for (size_t i = 0; i < rest->len; i++) {
        depth += rest->ptr[i] == '{';
        depth -= rest->ptr[i] == '}';
        if (!depth) {
            *spec = lb_str_slice(*rest, 0, i);
            *rest = lb_str_slice(*rest, i + 1, SIZE_MAX);
            return true;
        }
    }
    return fail_format(f, "unmatched '{' in format spec");
}

/* Behind the opening brace; *rest is moved behind the closing one. */
static bool parse_field(formatter *f, lb_str *rest, field *out)
{
    char end;
    *out = (field){{0}, {0}, 0};
    if (!parse_name(f, rest, &out->name, &end)) {
        return false;
    }
    if (end == '}') {
        return true;
    }
    if (!end) {
        return fail_format(f, "expected '}' before end of string");
    }
    if (end == '!') {
        if (!rest->len) {
            return fail_format(f, "end of string while looking for conversion specifier");
        }
        size_t n = lb_wtf8_decode(rest->ptr, rest->ptr + rest->len, &out->conversion);
        *rest = lb_str_slice(*rest, n, SIZE_MAX);
        if (rest->len) {
            char c = rest->ptr[0];
            *rest = lb_str_slice(*rest, 1, SIZE_MAX);
            if (c == '}') {
                return true;
            }
            if (c != ':') {
                return fail_format(f, "expected ':' after conversion specifier");
            }
        }
    }
    return parse_spec_text(f, rest, &out->spec);
}

static lb_value converted(formatter *f, lb_value v, uint32_t conversion)
{
    lb_python *py = f->py;
    if (conversion == 'r' || conversion == 'a') {
        v = lb_repr_value(py, v);
        return v && conversion == 'a' ? lb_string_ascii(py, v) : v;
    }
    if (conversion == 's') {
        return lb_to_string(py, v);
    }
    return conversion > 32 && conversion < 127
               ? lb_raise(py, LB_T_VALUE_ERROR, "Unknown conversion specifier %c", (char)conversion)
               : lb_raise(py, LB_T_VALUE_ERROR, "Unknown conversion specifier \\x%x", conversion);
}

static bool expand_field(formatter *f, const field *given, lb_text *out, unsigned depth)
{
    lb_python *py = f->py;
    lb_value v = field_value(f, given->name);
    v = v && given->conversion ? converted(f, v, given->conversion) : v;
    LB_AUTO_TEXT lb_text inner = {0};
    bool is_plain = lb_str_find_char(given->spec, '{') == SIZE_MAX;
    if (v && !is_plain && !expand(f, given->spec, &inner, depth + 1)) {
        return false;
    }
    v = v ? lb_format_value(py, v, is_plain ? given->spec : lb_text_str(&inner)) : NULL;
    if (v) {
        lb_text_add(out, lb_string_text(v));
    }
    return v != NULL;
}

static bool expand(formatter *f, lb_str text, lb_text *out, unsigned depth)
{
    if (depth > 1) {
        return fail_format(f, "Max string recursion exceeded");
    }
    while (text.len) {
        size_t i = 0;
        while (i < text.len && text.ptr[i] != '{' && text.ptr[i] != '}') {
            i++;
        }
        lb_text_add(out, lb_str_slice(text, 0, i));
        if (i == text.len) {
            return true;
        }
        char c = text.ptr[i];
        bool is_double = i + 1 < text.len && text.ptr[i + 1] == c;
        if (c == '}' && !is_double) {
            return fail_format(f, "Single '}' encountered in format string");
        }
        if (c == '{' && i + 1 == text.len) {
            return fail_format(f, "Single '{' encountered in format string");
        }
        text = lb_str_slice(text, i + 1 + is_double, SIZE_MAX);
        field given;
        if (is_double) {
            lb_text_addc(out, c);
        } else if (!parse_field(f, &text, &given) || !expand_field(f, &given, out, depth)) {
            return false;
        }
    }
    return true;
}

lb_value lb_str_format(lb_python *py, lb_string *format, lb_tuple *args, lb_dict *kwargs,
                       lb_value mapping)
{
    formatter f = {py, args, kwargs, mapping, 0};
    LB_AUTO_TEXT lb_text out = {0};
    return expand(&f, lb_string_text((lb_value)format), &out, 0) ? lb_string_take(py, &out) : NULL;
}
