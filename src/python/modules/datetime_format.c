/* strftime(), as the C library does it in the C locale, with Python's %f and %z. */
#include <stdio.h>

#include "python/modules/datetime_internal.h"

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"",        "January",  "February", "March",  "April",
                                          "May",     "June",     "July",     "August", "September",
                                          "October", "November", "December"};

typedef struct formatter {
    lb_python *py;
    lb_value self;
    const lb_date *date;
    lb_clock clock;
    lb_text *out;
} formatter;

/* One directive: %, flag, width, letter. */
typedef struct directive {
    char flag; /* - _ 0 ^ # or '\0' */
    int width;
    char letter;
} directive;

static void add_padded(formatter *f, directive d, const char *text, char pad, int width)
{
    pad = d.flag == '_' ? ' ' : d.flag == '0' ? '0' : pad;
    width = d.width ? d.width : d.flag == '-' ? 0 : width;
    int length = (int)strlen(text);
    lb_text_fill(f->out, pad, width > length ? (size_t)(width - length) : 0);
    for (const char *p = text; *p; p++) {
        lb_text_addc(f->out, d.flag == '^' ? lb_upper(*p) : *p);
    }
}

static void add_number(formatter *f, directive d, int64_t number, int width, char pad)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)number);
    add_padded(f, d, text, pad, width);
}

static void add_word(formatter *f, directive d, const char *word, size_t length)
{
    LB_AUTO_TEXT lb_text part = {0};
    lb_text_add(&part, lb_str_slice(lb_str_of(word), 0, length));
    for (size_t i = 0; d.flag == '#' && i < part.len; i++) {
        part.ptr[i] = lb_upper(part.ptr[i]);
    }
    add_padded(f, d, lb_text_cstr(&part), ' ', 0);
}

static bool add_format(formatter *f, lb_str format);

static int hour_12(const formatter *f)
{
    return f->clock.hour % 12 ? f->clock.hour % 12 : 12;
}

/* Weeks that begin on a weekday, counted from its first one in the year. */
static int week_of_year(const formatter *f, bool is_monday)
{
    int of_year = lb_day_of_year(f->date->year, f->date->month, f->date->day) - 1;
    int weekday = lb_weekday(f->date->year, f->date->month, f->date->day);
    return (of_year + 7 - (is_monday ? weekday : (weekday + 1) % 7)) / 7;
}

static bool add_date_part(formatter *f, directive d)
{
    const lb_date *date = f->date;
    int weekday = lb_weekday(date->year, date->month, date->day), iso_year, week, iso_weekday;
    lb_iso_week(date->year, date->month, date->day, &iso_year, &week, &iso_weekday);
    switch (d.letter) {
    case 'a':
        add_word(f, d, day_names[weekday], 3);
        return true;
    case 'A':
        add_word(f, d, day_names[weekday], SIZE_MAX);
        return true;
    case 'b':
    case 'h':
        add_word(f, d, month_names[date->month], 3);
        return true;
    case 'B':
        add_word(f, d, month_names[date->month], SIZE_MAX);
        return true;
    case 'C':
        add_number(f, d, date->year / 100, 2, '0');
        return true;
    case 'd':
        add_number(f, d, date->day, 2, '0');
        return true;
    case 'e':
        add_number(f, d, date->day, 2, ' ');
        return true;
    case 'g':
        add_number(f, d, iso_year % 100, 2, '0');
        return true;
    case 'G':
        add_number(f, d, iso_year, 0, '0');
        return true;
    case 'j':
        add_number(f, d, lb_day_of_year(date->year, date->month, date->day), 3, '0');
        return true;
    case 'm':
        add_number(f, d, date->month, 2, '0');
        return true;
    case 'u':
        add_number(f, d, iso_weekday, 1, '0');
        return true;
    case 'U':
        add_number(f, d, week_of_year(f, false), 2, '0');
        return true;
    case 'V':
        add_number(f, d, week, 2, '0');
        return true;
    case 'w':
        add_number(f, d, iso_weekday % 7, 1, '0');
        return true;
    case 'W':
        add_number(f, d, week_of_year(f, true), 2, '0');
        return true;
    case 'y':
        add_number(f, d, date->year % 100, 2, '0');
        return true;
    case 'Y':
        add_number(f, d, date->year, 0, '0');
        return true;
    default:
        return false;
    }
}

static bool add_clock_part(formatter *f, directive d)
{
    const lb_clock *c = &f->clock;
    switch (d.letter) {
    case 'H':
        add_number(f, d, c->hour, 2, '0');
        return true;
    case 'I':
        add_number(f, d, hour_12(f), 2, '0');
        return true;
    case 'k':
        add_number(f, d, c->hour, 2, ' ');
        return true;
    case 'l':
        add_number(f, d, hour_12(f), 2, ' ');
        return true;
    case 'M':
        add_number(f, d, c->minute, 2, '0');
        return true;
    case 'p':
    case 'P': {
        bool is_small = d.letter == 'P' || d.flag == '#';
        d.flag = d.flag == '#' ? '\0' : d.flag;
        add_word(f, d, c->hour < 12 ? (is_small ? "am" : "AM") : is_small ? "pm" : "PM", 2);
        return true;
    }
    case 'S':
        add_number(f, d, c->second, 2, '0');
        return true;
    case 's': {
        int64_t days = lb_ordinal(f->date->year, f->date->month, f->date->day) - LB_ORDINAL_1970;
        int64_t face = days * LB_DAY_SECONDS + (c->hour * 60 + c->minute) * 60 + c->second;
        add_number(f, d, lb_local_to_utc(f->py, face, false), 1, '0');
        return true;
    }
    case 'n':
        lb_text_addc(f->out, '\n');
        return true;
    case 't':
        lb_text_addc(f->out, '\t');
        return true;
    case '%':
        lb_text_addc(f->out, '%');
        return true;
    default:
        return false;
    }
}

static const char *composed(char letter)
{
    switch (letter) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'r':
        return "%I:%M:%S %p";
    case 'R':
        return "%H:%M";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    default:
        return NULL;
    }
}

/* %z and %Z ask the object itself, which may have methods of its own. */
static bool add_zone_part(formatter *f, char letter)
{
    if (lb_is_date(f->py, f->self) && !lb_is_moment(f->py, f->self)) {
        return true;
    }
    const char *method = letter == 'z' ? "utcoffset" : "tzname";
    lb_value answer = lb_call_method(f->py, f->self, method, 0, NULL);
    if (!answer || answer == LB_NONE) {
        return answer != NULL;
    }
    if (letter == 'z' && lb_is_delta(f->py, answer)) {
        lb_add_offset(f->out, lb_delta_us(answer), "");
    } else if (letter == 'Z') {
        lb_text_adds(f->out, lb_cstr(answer));
    }
    return true;
}

static size_t read_directive(lb_str text, directive *d)
{
    size_t i = 1;
    *d = (directive){0};
    while (i < text.len && text.ptr[i] && strchr("-_0^#", text.ptr[i])) {
        d->flag = text.ptr[i++];
    }
    while (i < text.len && lb_is_digit(text.ptr[i]) && d->width < 1000) {
        d->width = d->width * 10 + (text.ptr[i++] - '0');
    }
    while (i < text.len && (text.ptr[i] == 'E' || text.ptr[i] == 'O')) {
        i++;
    }
    d->letter = i < text.len ? text.ptr[i] : '\0';
    return i < text.len ? i + 1 : i;
}

static bool add_directive(formatter *f, lb_str text, directive d)
{
    bool is_plain = text.len == 2;
    if (is_plain && d.letter == 'f') {
        lb_text_addf(f->out, "%06d", f->clock.microsecond);
        return true;
    }
    if (d.letter == 'z' || d.letter == 'Z') {
        return add_zone_part(f, d.letter);
    }
    const char *format = composed(d.letter);
    if (format) {
        return add_format(f, lb_str_of(format));
    }
    if (!add_date_part(f, d) && !add_clock_part(f, d)) {
        lb_text_add(f->out, text);
    }
    return true;
}

static bool add_format(formatter *f, lb_str format)
{
    while (format.len) {
        if (format.ptr[0] != '%') {
            lb_text_addc(f->out, format.ptr[0]);
            format = lb_str_slice(format, 1, SIZE_MAX);
            continue;
        }
        directive d;
        size_t length = read_directive(format, &d);
        if (!add_directive(f, lb_str_slice(format, 0, length), d)) {
            return false;
        }
        format = lb_str_slice(format, length, SIZE_MAX);
    }
    return true;
}

lb_value lb_strftime(lb_python *py, lb_value self, const lb_date *date, const lb_clock *clock,
                     lb_value format)
{
    if (!lb_is(py, format, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "strftime() argument 1 must be str, not %s",
                        lb_type_name(py, format));
    }
    LB_AUTO_TEXT lb_text out = {0};
    formatter f = {py, self, date, clock ? *clock : (lb_clock){.zone = LB_NONE}, &out};
    return add_format(&f, lb_string_text(format)) ? lb_string_take(py, &out) : NULL;
}
