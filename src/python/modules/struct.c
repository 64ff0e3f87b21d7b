/* struct: values as bytes */
#include <math.h>

#include "python/modules/native.h"
#include "python/modules/natives.h"

typedef struct packer {
    lb_python *py;
    lb_str format;
    bool is_native, is_big; /* native: aligned, with the sizes of C */
} packer;

/* One code with its count; alignment is what native packing pads to. */
typedef struct item {
    char code;
    size_t count, size, padding;
} item;

static lb_value fail(lb_python *py, const char *format, ...) __attribute__((format(printf, 2, 3)));
static lb_value fail(lb_python *py, const char *format, ...)
{
    LB_AUTO_TEXT lb_text text = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&text, format, args);
    va_end(args);
    lb_value type = lb_module_global(py, &lb_module_struct, "error");
    return type ? lb_raise_type(py, (lb_type *)type, "%s", lb_text_cstr(&text)) : NULL;
}

static size_t size_of(char code, bool is_native)
{
    switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p':
        return 1;
    case 'h':
    case 'H':
    case 'e':
        return 2;
    case 'i':
    case 'I':
    case 'f':
        return 4;
    case 'l':
    case 'L':
        return is_native ? sizeof(long) : 4;
    case 'q':
    case 'Q':
    case 'd':
        return 8;
    case 'n':
    case 'N':
    case 'P':
        return is_native ? sizeof(void *) : 0;
    default:
        return 0;
    }
}

static bool start(lb_python *py, lb_value format, packer *out)
{
    *out = (packer){.py = py, .is_native = true};
    if (lb_is(py, format, LB_T_STR)) {
        out->format = lb_string_text(format);
    } else if (!lb_is_bytes_like(py, format) || !lb_to_bytes(py, format, &out->format)) {
        lb_raise(py, LB_T_TYPE_ERROR, "Struct() argument 1 must be a str or bytes object, not %s",
                 lb_type_name(py, format));
        return false;
    }
    char first = out->format.len ? out->format.ptr[0] : '\0';
    if (first && strchr("@=<>!", first)) {
        out->is_native = first == '@';
        out->is_big = first == '>' || first == '!';
        out->format = lb_str_slice(out->format, 1, SIZE_MAX);
    }
    return true;
}

/* 1 and the next item, 0 at the end, -1 raised. `at` is where it begins. */
static int next(packer *p, size_t at, item *out)
{
    while (p->format.len && lb_is_space(p->format.ptr[0])) {
        p->format = lb_str_slice(p->format, 1, SIZE_MAX);
    }
    if (!p->format.len) {
        return 0;
    }
    size_t i = 0;
    bool has_count = lb_is_digit(p->format.ptr[0]);
    *out = (item){.count = has_count ? 0 : 1};
    for (; i < p->format.len && lb_is_digit(p->format.ptr[i]); i++) {
        out->count = out->count * 10 + (size_t)(p->format.ptr[i] - '0');
        if (out->count > (size_t)1 << 30) {
            fail(p->py, "total struct size too long");
            return -1;
        }
    }
    if (i == p->format.len) {
        fail(p->py, "repeat count given without format specifier");
        return -1;
    }
    out->code = p->format.ptr[i];
    out->size = size_of(out->code, p->is_native);
    if (!out->size) {
        fail(p->py, "bad char in struct format");
        return -1;
    }
    p->format = lb_str_slice(p->format, i + 1, SIZE_MAX);
    out->padding = p->is_native ? (out->size - at % out->size) % out->size : 0;
    return 1;
}

static void add_bytes(const packer *p, lb_text *out, uint64_t bits, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        lb_text_addc(out, (char)(bits >> 8 * (p->is_big ? size - 1 - i : i)));
    }
}

/* --- packing --- */

static uint16_t half_of(double d, bool *fits)
{
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    d = fabs(d);
    *fits = true;
    if (isnan(d) || isinf(d)) {
        return (uint16_t)(sign | (isnan(d) ? 0x7e00 : 0x7c00));
    }
    int exponent;
    frexp(d, &exponent);
    exponent = exponent < -13 ? -13 : exponent;
    double units = nearbyint(ldexp(d, 11 - exponent));
    uint32_t bits = (uint32_t)units + ((uint32_t)(exponent + 13) << 10);
    *fits = bits < 0x7c00;
    return (uint16_t)(sign | bits);
}

static bool pack_float(const packer *p, lb_text *out, char code, lb_value v)
{
    double d;
    if (!lb_to_double(p->py, v, &d)) {
        lb_take_raised(p->py);
        fail(p->py, "required argument is not a float");
        return false;
    }
    uint64_t bits = 0;
    bool fits = true;
    if (code == 'd') {
        memcpy(&bits, &d, sizeof d);
    } else if (code == 'f') {
        float f = (float)d;
        uint32_t small;
        fits = !isinf(f) || isinf(d);
        memcpy(&small, &f, sizeof f);
        bits = small;
    } else {
        bits = half_of(d, &fits);
    }
    if (!fits) {
        lb_raise(p->py, LB_T_OVERFLOW_ERROR, "float too large to pack with %c format", code);
        return false;
    }
    add_bytes(p, out, bits, size_of(code, p->is_native));
    return true;
}

static bool pack_int(const packer *p, lb_text *out, item it, lb_value v)
{
    lb_value index = lb_is_integer(p->py, v) ? v : lb_index(p->py, v);
    if (!index) {
        lb_take_raised(p->py);
        fail(p->py, "required argument is not an integer");
        return false;
    }
    mpz_t n;
    lb_int_to_mpz(index, n);
    bool is_signed = it.code >= 'a' && it.code <= 'z';
    size_t bits = 8 * it.size;
    mpz_t bound;
    mpz_init_set_ui(bound, 1);
    mpz_mul_2exp(bound, bound, is_signed ? bits - 1 : bits);
    bool fits = mpz_cmp(n, bound) < 0;
    mpz_neg(bound, bound);
    fits = fits && (is_signed ? mpz_cmp(n, bound) >= 0 : mpz_sgn(n) >= 0);
    mpz_fdiv_r_2exp(n, n, 64);
    uint64_t value = mpz_get_ui(n);
    mpz_clears(n, bound, NULL);
    if (!fits) {
        static const char *const words[] = {
            ['b'] = "byte", ['B'] = "ubyte", ['h'] = "short", ['H'] = "ushort"};
        if (p->is_native && it.size <= 2) {
            fail(p->py, "%s format requires %lld <= number <= %lld", words[(unsigned char)it.code],
                 is_signed ? -(1ll << (bits - 1)) : 0, (1ll << (bits - is_signed)) - 1);
        } else if (it.size == 8) {
            fail(p->py, "int too large to convert");
        } else if (is_signed) {
            fail(p->py, "'%c' format requires %lld <= number <= %lld", it.code,
                 -(1ll << (bits - 1)), (1ll << (bits - 1)) - 1);
        } else {
            fail(p->py, "'%c' format requires 0 <= number <= %llu", it.code, (1ull << bits) - 1);
        }
        return false;
    }
    add_bytes(p, out, value, it.size);
    return true;
}

static bool pack_text(const packer *p, lb_text *out, item it, lb_value v)
{
    lb_str bytes;
    if (!lb_is_bytes_like(p->py, v) || !lb_to_bytes(p->py, v, &bytes)) {
        fail(p->py,
             it.code == 'c' ? "char format requires a bytes object of length 1"
                            : "argument for '%c' must be a bytes object",
             it.code);
        return false;
    }
    if (it.code == 'c') {
        if (bytes.len != 1) {
            fail(p->py, "char format requires a bytes object of length 1");
            return false;
        }
        lb_text_add(out, bytes);
        return true;
    }
    size_t room = it.count;
    if (it.code == 'p' && room) {
        room--;
        size_t length = bytes.len < room ? bytes.len : room;
        lb_text_addc(out, (char)(length < 255 ? length : 255));
    }
    bytes = lb_str_slice(bytes, 0, room);
    lb_text_add(out, bytes);
    lb_text_fill(out, '\0', room - bytes.len);
    return true;
}

static bool pack_one(const packer *p, lb_text *out, item it, lb_value v)
{
    if (strchr("csp", it.code)) {
        return pack_text(p, out, it, v);
    }
    if (it.code == '?') {
        int truth = lb_truth(p->py, v);
        lb_text_addc(out, truth > 0);
        return truth >= 0;
    }
    return strchr("efd", it.code) ? pack_float(p, out, it.code, v) : pack_int(p, out, it, v);
}

/* The size of a format and how many values it takes; false: raised. */
static bool measure(lb_python *py, lb_value format, size_t *size, size_t *values)
{
    packer p;
    item it;
    int more;
    *size = *values = 0;
    if (!start(py, format, &p)) {
        return false;
    }
    while ((more = next(&p, *size, &it)) > 0) {
        *size += it.padding + it.count * it.size;
        *values += it.code == 'x' ? 0 : it.code == 's' || it.code == 'p' ? 1 : it.count;
        if (*size > (size_t)1 << 31) {
            fail(py, "total struct size too long");
            return false;
        }
    }
    return more == 0;
}

static lb_value struct_pack(lb_python *py, lb_value *args)
{
    const lb_tuple *values = (lb_tuple *)args[1];
    size_t size, count, used = 0;
    packer p;
    item it;
    if (!measure(py, args[0], &size, &count) || !start(py, args[0], &p)) {
        return NULL;
    }
    if (values->count != count) {
        return fail(py, "pack expected %zu items for packing (got %zu)", count, values->count);
    }
    LB_AUTO_TEXT lb_text out = {0};
    while (next(&p, out.len, &it) > 0) {
        bool is_one = it.code == 's' || it.code == 'p';
        lb_text_fill(&out, '\0', it.padding + (it.code == 'x' ? it.count : 0));
        for (size_t i = 0; it.code != 'x' && i < (is_one ? 1 : it.count); i++) {
            if (!pack_one(&p, &out, it, values->items[used++])) {
                return NULL;
            }
        }
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

/* --- unpacking --- */

static lb_value unpack_one(const packer *p, item it, const char *bytes)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < it.size; i++) {
        bits |= (uint64_t)(unsigned char)bytes[i] << 8 * (p->is_big ? it.size - 1 - i : i);
    }
    switch (it.code) {
    case 'c':
        return lb_bytes_new(p->py, (lb_str){bytes, 1});
    case '?':
        return lb_bool(bits != 0);
    case 'd': {
        double d;
        memcpy(&d, &bits, sizeof d);
        return lb_float_new(p->py, d);
    }
    case 'f': {
        uint32_t small = (uint32_t)bits;
        float f;
        memcpy(&f, &small, sizeof f);
        return lb_float_new(p->py, (double)f);
    }
    case 'e': {
        int exponent = (int)(bits >> 10 & 31);
        double part = (double)(bits & 0x3ff);
        double d = exponent == 31  ? (part != 0 ? NAN : INFINITY)
                   : exponent == 0 ? ldexp(part, -24)
                                   : ldexp(part + 1024, exponent - 25);
        return lb_float_new(p->py, bits & 0x8000 ? -d : d);
    }
    default:
        break;
    }
    if (it.code >= 'a' && it.code <= 'z') {
        unsigned shift = 64 - 8 * (unsigned)it.size;
        return lb_int_new(p->py, (int64_t)(bits << shift) >> shift);
    }
    mpz_t n;
    mpz_init_set_ui(n, bits);
    return lb_int_from_mpz(p->py, n);
}

static lb_value unpack(lb_python *py, lb_value format, lb_str bytes)
{
    packer p;
    item it;
    if (!start(py, format, &p)) {
        return NULL;
    }
    lb_list *out = lb_list_new(py, 8);
    for (size_t at = 0; next(&p, at, &it) > 0;) {
        at += it.padding;
        if (it.code == 's' || it.code == 'p') {
            size_t length = it.count, skip = it.code == 'p' && it.count;
            if (skip) {
                size_t given = (unsigned char)bytes.ptr[at];
                length = given < it.count - 1 ? given : it.count - 1;
            }
            lb_str part = lb_str_slice(bytes, at + skip, at + skip + length);
            lb_list_append(py, out, lb_bytes_new(py, part));
        }
        for (size_t i = 0; !strchr("spx", it.code) && i < it.count; i++) {
            lb_list_append(py, out, unpack_one(&p, it, bytes.ptr + at + i * it.size));
        }
        at += it.count * it.size;
    }
    return lb_tuple_from(py, out->items, out->count);
}

static lb_value struct_unpack(lb_python *py, lb_value *args)
{
    size_t size, count;
    lb_str bytes;
    if (!measure(py, args[0], &size, &count) || !lb_to_bytes(py, args[1], &bytes)) {
        return NULL;
    }
    return bytes.len == size ? unpack(py, args[0], bytes)
                             : fail(py, "unpack requires a buffer of %zu bytes", size);
}

static lb_value struct_unpack_from(lb_python *py, lb_value *args)
{
    size_t size, count;
    lb_str bytes;
    int64_t offset;
    if (!measure(py, args[0], &size, &count) || !lb_to_bytes(py, args[1], &bytes) ||
        !lb_int_argument(py, args[2], 0, &offset)) {
        return NULL;
    }
    offset += offset < 0 ? (int64_t)bytes.len : 0;
    if (offset < 0 || (size_t)offset > bytes.len || bytes.len - (size_t)offset < size) {
        return fail(
            py,
            "unpack_from requires a buffer of at least %zu bytes for unpacking %zu bytes at "
            "offset %lld (actual buffer size is %zu)",
            size + (size_t)(offset < 0 ? 0 : offset), size, (long long)offset, bytes.len);
    }
    return unpack(py, args[0], lb_str_slice(bytes, (size_t)offset, (size_t)offset + size));
}

static lb_value struct_calcsize(lb_python *py, lb_value *args)
{
    size_t size, count;
    return measure(py, args[0], &size, &count) ? lb_int_new(py, (int64_t)size) : NULL;
}

static const lb_method functions[] = {
    {"pack", "format, /, *args", struct_pack},
    {"unpack", "format, buffer, /", struct_unpack},
    {"unpack_from", "format, /, buffer, offset=", struct_unpack_from},
    {"calcsize", "format, /", struct_calcsize},
    {0}};

const lb_module_spec lb_module_struct = {.name = "struct", .functions = functions};
