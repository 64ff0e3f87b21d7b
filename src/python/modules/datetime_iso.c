/* Dates and times as ISO 8601 writes them. */
#include "python/modules/datetime_internal.h"

void lb_add_date(lb_text *out, const lb_date *date)
{
    lb_text_addf(out, "%04d-%02d-%02d", date->year, date->month, date->day);
}

bool lb_add_clock(lb_python *py, lb_text *out, const lb_clock *c, lb_value timespec)
{
    lb_str spec = LB_STR("auto");
    if (timespec && !lb_to_text(py, timespec, "timespec", &spec)) {
        return false;
    }
    if (lb_str_is(spec, "auto")) {
        spec = c->microsecond ? LB_STR("microseconds") : LB_STR("seconds");
    }
    lb_text_addf(out, "%02d", c->hour);
    if (lb_str_is(spec, "minutes")) {
        lb_text_addf(out, ":%02d", c->minute);
    } else if (lb_str_is(spec, "seconds")) {
        lb_text_addf(out, ":%02d:%02d", c->minute, c->second);
    } else if (lb_str_is(spec, "milliseconds")) {
        lb_text_addf(out, ":%02d:%02d.%03d", c->minute, c->second, c->microsecond / 1000);
    } else if (lb_str_is(spec, "microseconds")) {
        lb_text_addf(out, ":%02d:%02d.%06d", c->minute, c->second, c->microsecond);
    } else if (!lb_str_is(spec, "hours")) {
        lb_raise(py, LB_T_VALUE_ERROR, "Unknown timespec value");
        return false;
    }
    return true;
}

void lb_add_offset(lb_text *out, __int128 us, const char *separator)
{
    lb_text_addc(out, us < 0 ? '-' : '+');
    us = us < 0 ? -us : us;
    int seconds = (int)(us / LB_SECOND_US), rest = (int)(us % LB_SECOND_US);
    lb_text_addf(out, "%02d%s%02d", seconds / 3600, separator, seconds / 60 % 60);
    if (seconds % 60 || rest) {
        lb_text_addf(out, "%s%02d", separator, seconds % 60);
    }
    if (rest) {
        lb_text_addf(out, ".%06d", rest);
    }
}

/* --- reading --- */

lb_value lb_iso_invalid(lb_python *py, lb_value text)
{
    lb_value shown = lb_repr_value(py, text);
    return shown ? lb_raise(py, LB_T_VALUE_ERROR, "Invalid isoformat string: %s", lb_cstr(shown))
                 : NULL;
}

static bool digits(lb_str *text, size_t count, int *out)
{
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        if (i >= text->len || !lb_is_digit(text->ptr[i])) {
            return false;
        }
        *out = *out * 10 + (text->ptr[i] - '0');
    }
    *text = lb_str_slice(*text, count, SIZE_MAX);
    return true;
}

static bool take(lb_str *text, char c)
{
    if (!text->len || text->ptr[0] != c) {
        return false;
    }
    *text = lb_str_slice(*text, 1, SIZE_MAX);
    return true;
}

bool lb_parse_iso_date(lb_str text, int *year, int *month, int *day)
{
    if (!digits(&text, 4, year)) {
        return false;
    }
    bool has_dashes = take(&text, '-');
    if (take(&text, 'W')) {
        int week, weekday = 1;
        int64_t ordinal;
        if (!digits(&text, 2, &week)) {
            return false;
        }
        if (text.len && ((has_dashes && !take(&text, '-')) || !digits(&text, 1, &weekday))) {
            return false;
        }
        if (text.len || *year < 1 || !lb_from_iso_week(*year, week, weekday, &ordinal) ||
            ordinal < 1 || ordinal > LB_ORDINAL_MOST) {
            return false;
        }
        lb_from_ordinal(ordinal, year, month, day);
        return true;
    }
    return digits(&text, 2, month) && (!has_dashes || take(&text, '-')) && digits(&text, 2, day) &&
           !text.len;
}

size_t lb_iso_date_length(lb_str text)
{
    if (text.len < 7) {
        return text.len;
    }
    const char *p = text.ptr;
    if (p[4] != '-') {
        if (p[4] != 'W') {
            return 8; /* YYYYMMDD */
        }
        size_t end = 7;
        while (end < text.len && lb_is_digit(p[end])) {
            end++;
        }
        return end < 9 ? end : end % 2 == 0 ? 7 : 8; /* YYYYWww, YYYYWwwd */
    }
    if (p[5] != 'W') {
        return 10; /* YYYY-MM-DD */
    }
    if (text.len > 8 && p[8] == '-') { /* YYYY-Www-d, or a time behind a dash */
        return text.len > 10 && lb_is_digit(p[10]) ? 8 : 10;
    }
    return 8;
}

/* HH[:MM[:SS[.fff]]] or without the colons */
static bool parse_hms(lb_str text, int fields[4])
{
    bool has_colons = false;
    for (size_t i = 0; i < 3; i++) {
        if (!digits(&text, 2, &fields[i])) {
            return false;
        }
        if (!text.len) {
            return true;
        }
        if (i == 0) {
            has_colons = text.ptr[0] == ':';
        }
        if (i < 2 && has_colons && !take(&text, ':')) {
            return false;
        }
    }
    if (!take(&text, '.') && !take(&text, ',')) {
        return false;
    }
    int scale = 100000;
    if (!text.len) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++, scale /= 10) {
        if (!lb_is_digit(text.ptr[i])) {
            return false;
        }
        fields[3] += (text.ptr[i] - '0') * scale;
    }
    return true;
}

bool lb_parse_iso_clock(lb_str text, lb_clock *clock, bool *has_zone, __int128 *zone_us)
{
    int fields[4] = {0}, zone[4] = {0};
    size_t sign = 0;
    while (sign < text.len && !strchr("+-Z", text.ptr[sign])) {
        sign++;
    }
    if (!parse_hms(lb_str_slice(text, 0, sign), fields)) {
        return false;
    }
    clock->hour = fields[0];
    clock->minute = fields[1];
    clock->second = fields[2];
    clock->microsecond = fields[3];
    *has_zone = sign < text.len;
    *zone_us = 0;
    if (!*has_zone) {
        return true;
    }
    lb_str rest = lb_str_slice(text, sign + 1, SIZE_MAX);
    if (text.ptr[sign] == 'Z') {
        return rest.len == 0;
    }
    if (!parse_hms(rest, zone)) {
        return false;
    }
    *zone_us = ((zone[0] * 60 + zone[1]) * 60 + zone[2]) * (__int128)LB_SECOND_US + zone[3];
    *zone_us = text.ptr[sign] == '-' ? -*zone_us : *zone_us;
    return true;
}
