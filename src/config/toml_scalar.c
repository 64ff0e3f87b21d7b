#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/toml_parser.h"

/* Dates and times. */

/* `count` digits at an offset from here; -1 where there are not as many. */
static int digits_at(const lb_toml_parser *parser, size_t offset, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        int c = lb_toml_peek(parser, offset + i);
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

/* "HH:MM" at an offset. */
static bool clock_at(const lb_toml_parser *parser, size_t offset, int *hour, int *minute)
{
    *hour = digits_at(parser, offset, 2);
    *minute = digits_at(parser, offset + 3, 2);
    return *hour >= 0 && *hour < 24 && lb_toml_peek(parser, offset + 2) == ':' && *minute >= 0 &&
           *minute < 60;
}

/* "HH:MM:SS" with an optional fraction at an offset; returns its length, or 0. */
static size_t time_at(const lb_toml_parser *parser, size_t offset, lb_toml_datetime *out)
{
    lb_toml_datetime time = *out;
    time.second = digits_at(parser, offset + 6, 2);
    if (!clock_at(parser, offset, &time.hour, &time.minute) ||
        lb_toml_peek(parser, offset + 5) != ':' || time.second < 0 || time.second > 59) {
        return 0;
    }
    size_t length = 8;
    if (lb_toml_peek(parser, offset + 8) == '.' && digits_at(parser, offset + 9, 1) >= 0) {
        int unit = 100000;
        for (length = 9; digits_at(parser, offset + length, 1) >= 0; length++) {
            time.microsecond += unit * digits_at(parser, offset + length, 1);
            unit /= 10;
        }
    }
    *out = time;
    return length;
}

static bool is_date(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year >= 1 && day <= days[month - 1] + (month == 2 && is_leap);
}

/* "Z" or "+HH:MM" at an offset; returns its length, or 0. */
static size_t zone_at(const lb_toml_parser *parser, size_t offset, int *minutes)
{
    int c = lb_toml_peek(parser, offset), hour, minute;
    if (c == 'Z' || c == 'z') {
        *minutes = 0;
        return 1;
    }
    if ((c != '+' && c != '-') || !clock_at(parser, offset + 1, &hour, &minute)) {
        return 0;
    }
    *minutes = (hour * 60 + minute) * (c == '-' ? -1 : 1);
    return 6;
}

static lb_code read_date(lb_toml_parser *parser, lb_toml_value *value, bool *is_match)
{
    lb_toml_datetime date = {.year = digits_at(parser, 0, 4),
                             .month = digits_at(parser, 5, 2),
                             .day = digits_at(parser, 8, 2)};
    *is_match = date.year >= 0 && lb_toml_peek(parser, 4) == '-' && date.month >= 1 &&
                date.month <= 12 && lb_toml_peek(parser, 7) == '-' && date.day >= 1 &&
                date.day <= 31;
    if (!*is_match) {
        return LB_OK;
    }
    if (!is_date(date.year, date.month, date.day)) {
        return lb_toml_fail(parser, "Invalid date or datetime");
    }
    int separator = lb_toml_peek(parser, 10);
    size_t length =
        separator == 'T' || separator == 't' || separator == ' ' ? time_at(parser, 11, &date) : 0;
    size_t zone = length ? zone_at(parser, 11 + length, &date.offset) : 0;
    value->type = zone     ? LB_TOML_OFFSET_DATETIME
                  : length ? LB_TOML_LOCAL_DATETIME
                           : LB_TOML_LOCAL_DATE;
    value->datetime = date;
    parser->at += 10 + (length ? 1 + length + zone : 0);
    return LB_OK;
}

/* Numbers. */

static bool is_digit_of(int c, int base)
{
    if (base == 16) {
        return c > 0 && strchr("0123456789abcdefABCDEF", c);
    }
    return c >= '0' && c < '0' + base;
}

/* Digits with single '_' between them at an offset; returns their length. */
static size_t span_digits(const lb_toml_parser *parser, size_t offset, int base)
{
    size_t length = 0;
    for (;;) {
        size_t next = length + (length && lb_toml_peek(parser, offset + length) == '_');
        if (!is_digit_of(lb_toml_peek(parser, offset + next), base)) {
            return length;
        }
        length = next + 1;
    }
}

static lb_code set_integer(lb_toml_parser *parser, lb_toml_value *value, const char *digits,
                           int base)
{
    errno = 0;
    value->type = LB_TOML_INTEGER;
    value->integer = strtoll(digits, NULL, base);
    return errno ? lb_toml_fail(parser, "Integer does not fit into 64 bits") : LB_OK;
}

static lb_code set_number(lb_toml_parser *parser, lb_toml_value *value, size_t length, int base,
                          bool is_float)
{
    LB_AUTO_TEXT lb_text digits = {0};
    for (size_t i = base == 10 ? 0 : 2; i < length; i++) {
        if (lb_toml_peek(parser, i) != '_') {
            lb_text_addc(&digits, (char)lb_toml_peek(parser, i));
        }
    }
    if (!is_float) {
        LB_TRY(set_integer(parser, value, lb_text_cstr(&digits), base));
    } else {
        /* strtod() would take the decimal point of the process's locale. */
        locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
        value->type = LB_TOML_FLOAT;
        value->real = strtod_l(lb_text_cstr(&digits), NULL, plain);
        freelocale(plain);
    }
    parser->at += length;
    return LB_OK;
}

/* Length of ".5" and "e-3" at an offset. */
static size_t span_float_part(const lb_toml_parser *parser, size_t offset)
{
    size_t length = 0;
    if (lb_toml_peek(parser, offset) == '.') {
        size_t digits = span_digits(parser, offset + 1, 10);
        length = digits ? 1 + digits : 0;
    }
    int c = lb_toml_peek(parser, offset + length);
    if (c == 'e' || c == 'E') {
        c = lb_toml_peek(parser, offset + length + 1);
        size_t sign = c == '+' || c == '-';
        size_t digits = span_digits(parser, offset + length + 1 + sign, 10);
        length += digits ? 1 + sign + digits : 0;
    }
    return length;
}

/* "inf" and "nan", with or without a sign. */
static bool read_special(lb_toml_parser *parser, lb_toml_value *value)
{
    int sign = lb_toml_peek(parser, 0);
    lb_str rest =
        lb_str_slice(parser->text, parser->at + (sign == '+' || sign == '-'), parser->text.len);
    bool is_infinite = lb_str_starts(rest, LB_STR("inf"));
    if (!is_infinite && !lb_str_starts(rest, LB_STR("nan"))) {
        return false;
    }
    value->type = LB_TOML_FLOAT;
    value->real = copysign(is_infinite ? (double)INFINITY : (double)NAN, sign == '-' ? -1 : 1);
    parser->at += sign == '+' || sign == '-' ? 4 : 3;
    return true;
}

static lb_code read_number(lb_toml_parser *parser, lb_toml_value *value, bool *is_match)
{
    static const struct {
        char prefix;
        int base;
    } bases[] = {{'x', 16}, {'o', 8}, {'b', 2}};
    *is_match = true;
    for (size_t i = 0; i < LB_COUNT(bases) && lb_toml_peek(parser, 0) == '0'; i++) {
        size_t digits = span_digits(parser, 2, bases[i].base);
        if (lb_toml_peek(parser, 1) == bases[i].prefix && digits) {
            return set_number(parser, value, 2 + digits, bases[i].base, false);
        }
    }
    int c = lb_toml_peek(parser, 0);
    size_t sign = c == '+' || c == '-';
    size_t length = lb_toml_peek(parser, sign) == '0' ? 1 : span_digits(parser, sign, 10);
    if (!length) {
        *is_match = read_special(parser, value);
        return LB_OK;
    }
    size_t part = span_float_part(parser, sign + length);
    return set_number(parser, value, sign + length + part, 10, part > 0);
}

lb_code lb_toml_read_scalar(lb_toml_parser *parser, lb_toml_value *value, bool *is_match)
{
    LB_TRY(read_date(parser, value, is_match));
    if (*is_match) {
        return LB_OK;
    }
    lb_toml_datetime time = {0};
    size_t length = time_at(parser, 0, &time);
    if (length) {
        value->type = LB_TOML_LOCAL_TIME;
        value->datetime = time;
        parser->at += length;
        *is_match = true;
        return LB_OK;
    }
    return read_number(parser, value, is_match);
}
