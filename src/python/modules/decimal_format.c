/* format(Decimal, spec) */
#include "python/modules/decimal_internal.h"

typedef struct spec {
    lb_str fill;
    char align, sign, type; /* '\0': not given */
    bool is_zero_padded, has_precision, no_negative_zero;
    int64_t width, precision;
    char separator;
} spec;

static bool number(lb_str *text, int64_t *out)
{
    size_t i = 0;
    *out = 0;
    while (i < text->len && lb_is_digit(text->ptr[i]) && *out < 1000000000) {
        *out = *out * 10 + (text->ptr[i++] - '0');
    }
    *text = lb_str_slice(*text, i, SIZE_MAX);
    return i > 0;
}

static bool take(lb_str *text, const char *any, char *out)
{
    if (!text->len || !text->ptr[0] || !strchr(any, text->ptr[0])) {
        return false;
    }
    *out = text->ptr[0];
    *text = lb_str_slice(*text, 1, SIZE_MAX);
    return true;
}

static bool parse(lb_str text, spec *out)
{
    char c;
    *out = (spec){.fill = LB_STR(" ")};
    uint32_t character;
    size_t length = text.len ? lb_utf8_decode(text, &character) : 0;
    lb_str behind = lb_str_slice(text, length, SIZE_MAX);
    if (length && take(&behind, "<>=^", &out->align)) {
        out->fill = lb_str_slice(text, 0, length);
        text = behind;
    } else {
        take(&text, "<>=^", &out->align);
    }
    take(&text, "+- ", &out->sign);
    out->no_negative_zero = take(&text, "z", &c);
    if (take(&text, "0", &c)) {
        out->is_zero_padded = true;
        if (out->align) {
            return false;
        }
        out->align = '=';
        out->fill = LB_STR("0");
    }
    number(&text, &out->width);
    take(&text, ",", &out->separator);
    if (take(&text, ".", &c)) {
        out->has_precision = true;
        if (!number(&text, &out->precision)) {
            return false;
        }
    }
    take(&text, "eEfFgGn%", &out->type);
    return text.len == 0;
}

/* Rounds to what the spec shows and says where the point stands among the digits. */
static int64_t round_for(lb_number *n, const spec *s, char type, lb_rounding rounding)
{
    unsigned ignored = 0;
    char kind = lb_lower(type);
    bool is_fixed = kind == 'f' || kind == '%', is_zero = lb_number_is_zero(n);
    if (s->has_precision) {
        int64_t digits = kind == 'e' ? s->precision + 1 : s->precision ? s->precision : 1;
        if (is_fixed) {
            lb_number_rescale(n, -s->precision, rounding, &ignored);
        } else if (kind == 'e' || lb_number_size(n) > digits) {
            for (int i = 0; i < 2 && !is_zero; i++) { /* again where 9.99 became 10.0 */
                lb_number_rescale(n, lb_number_adjusted(n) + 1 - digits, rounding, &ignored);
            }
        }
    }
    if (is_fixed && n->exponent > 0) {
        lb_number_rescale(n, 0, rounding, &ignored);
    }
    int64_t left = n->exponent + lb_number_size(n);
    if (is_fixed) {
        return left;
    }
    if (kind == 'e') {
        return is_zero && s->has_precision ? 1 - s->precision : 1;
    }
    return n->exponent <= 0 && left > -6 ? left : 1;
}

static void add_grouped(lb_text *out, lb_str whole, char separator, int64_t least)
{
    LB_AUTO_TEXT lb_text digits = {0};
    int64_t length = (int64_t)whole.len;
    int64_t shown = separator ? length + (length - 1) / 3 : length;
    while (shown < least) { /* zeros in front count with their separators */
        length++;
        shown = separator ? length + (length - 1) / 3 : length;
    }
    lb_text_fill(&digits, '0', (size_t)length - whole.len);
    lb_text_add(&digits, whole);
    for (size_t i = 0; i < digits.len; i++) {
        if (separator && i && (digits.len - i) % 3 == 0) {
            lb_text_addc(out, separator);
        }
        lb_text_addc(out, digits.ptr[i]);
    }
}

/* The digits of a finite number behind its sign. */
static void add_body(lb_text *out, const lb_number *n, const spec *s, char type, int64_t place,
                     int64_t sign_width)
{
    LB_AUTO_FREE char *text = lb_alloc(mpz_sizeinbase(n->digits, 10) + 2);
    mpz_get_str(text, 10, n->digits);
    int64_t count = (int64_t)strlen(text), left = n->exponent + count;
    LB_AUTO_TEXT lb_text whole = {0};
    LB_AUTO_TEXT lb_text rest = {0};
    if (place <= 0) {
        lb_text_addc(&whole, '0');
        lb_text_fill(&rest, '0', (size_t)-place);
        lb_text_adds(&rest, text);
    } else if (place >= count) {
        lb_text_adds(&whole, text);
        lb_text_fill(&whole, '0', (size_t)(place - count));
    } else {
        lb_text_add(&whole, (lb_str){text, (size_t)place});
        lb_text_adds(&rest, text + place);
    }
    LB_AUTO_TEXT lb_text end = {0};
    if (rest.len) {
        lb_text_addf(&end, ".%s", lb_text_cstr(&rest));
    }
    if (left != place || lb_lower(type) == 'e') {
        lb_text_addf(&end, "%c%+lld", type == 'e' || type == 'g' || type == 'n' ? 'e' : 'E',
                     (long long)(left - place));
    }
    if (type == '%') {
        lb_text_addc(&end, '%');
    }
    bool is_filled = s->align == '=' && lb_str_is(s->fill, "0");
    add_grouped(out, lb_text_str(&whole), s->separator,
                is_filled ? s->width - sign_width - (int64_t)end.len : 0);
    lb_text_add(out, lb_text_str(&end));
}

static lb_value padded(lb_python *py, const spec *s, const char *sign, lb_str body)
{
    int64_t room = s->width - (int64_t)strlen(sign) - (int64_t)body.len;
    size_t pad = room > 0 ? (size_t)room : 0;
    char align = s->align ? s->align : '>';
    size_t before = align == '>' ? pad : align == '^' ? pad / 2 : 0;
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < before; i++) {
        lb_text_add(&out, s->fill);
    }
    lb_text_adds(&out, sign);
    for (size_t i = 0; align == '=' && i < pad; i++) {
        lb_text_add(&out, s->fill);
    }
    lb_text_add(&out, body);
    for (size_t i = before; align != '=' && align != '>' && i < pad; i++) {
        lb_text_add(&out, s->fill);
    }
    return lb_string_take(py, &out);
}

lb_value lb_decimal_format(lb_python *py, lb_value *args)
{
    lb_str text;
    spec s;
    lb_decimal_context *context = lb_context_of(py, args[2]);
    if (!context || !lb_to_text(py, args[1], "format spec", &text)) {
        return NULL;
    }
    if (!parse(text, &s)) {
        return lb_raise(py, LB_T_VALUE_ERROR, "invalid format string");
    }
    char type = s.type ? s.type : context->has_capitals ? 'G' : 'g';
    LB_AUTO_NUMBER lb_number n;
    lb_number_init(&n);
    lb_number_set(&n, lb_number_of(args[0]));
    LB_AUTO_TEXT lb_text body = {0};
    int64_t place = 0;
    if (n.kind == LB_FINITE) {
        n.exponent += type == '%' ? 2 : 0;
        if (s.width > 100000000 || s.precision > 100000000 || n.exponent > 100000000) {
            return lb_raise(py, LB_T_MEMORY_ERROR, "a number is too long to be shown");
        }
        place = round_for(&n, &s, type, context->number.rounding);
        if (s.no_negative_zero && lb_number_is_zero(&n)) {
            n.is_negative = false;
        }
    }
    const char *sign = n.is_negative ? "-" : s.sign == '+' ? "+" : s.sign == ' ' ? " " : "";
    if (n.kind == LB_FINITE) {
        add_body(&body, &n, &s, type, place, (int64_t)strlen(sign));
    } else {
        n.is_negative = false;
        lb_number_add_text(&body, &n, false, true);
        lb_text_adds(&body, type == '%' ? "%" : "");
        if (s.align == '=' && lb_str_is(s.fill, "0")) {
            s.align = '>';
            s.fill = LB_STR(" ");
        }
    }
    return padded(py, &s, sign, lb_text_str(&body));
}
