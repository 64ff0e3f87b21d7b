#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

lb_str lb_str_of(const char *text)
{
    return (lb_str){text ? text : "", text ? strlen(text) : 0};
}

bool lb_str_equal(lb_str a, lb_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool lb_str_is(lb_str a, const char *b)
{
    return lb_str_equal(a, lb_str_of(b));
}

bool lb_str_equal_nocase(lb_str a, lb_str b)
{
    for (size_t i = 0; a.len == b.len && i < a.len; i++) {
        if (lb_lower(a.ptr[i]) != lb_lower(b.ptr[i])) {
            return false;
        }
    }
    return a.len == b.len;
}

bool lb_str_is_nocase(lb_str a, const char *b)
{
    if (a.len != strlen(b)) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (lb_lower(a.ptr[i]) != lb_lower(b[i])) {
            return false;
        }
    }
    return true;
}

int lb_str_compare(lb_str a, lb_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_with(const void *text, const void *entry)
{
    return lb_str_compare(*(const lb_str *)text, lb_str_of(*(const char *const *)entry));
}

bool lb_str_is_among(lb_str text, const char *const *sorted, size_t count)
{
    return bsearch(&text, sorted, count, sizeof *sorted, compare_with) != NULL;
}

bool lb_str_starts(lb_str text, lb_str prefix)
{
    return text.len >= prefix.len && lb_str_equal(lb_str_slice(text, 0, prefix.len), prefix);
}

bool lb_str_ends(lb_str text, lb_str suffix)
{
    return text.len >= suffix.len &&
           lb_str_equal(lb_str_slice(text, text.len - suffix.len, text.len), suffix);
}

size_t lb_str_find(lb_str text, lb_str what)
{
    if (what.len == 0) {
        return 0;
    }
    const char *at = text.len < what.len ? NULL : memmem(text.ptr, text.len, what.ptr, what.len);
    return at ? (size_t)(at - text.ptr) : SIZE_MAX;
}

size_t lb_str_find_char(lb_str text, char what)
{
    const char *at = text.len ? memchr(text.ptr, what, text.len) : NULL;
    return at ? (size_t)(at - text.ptr) : SIZE_MAX;
}

lb_str lb_str_slice(lb_str text, size_t from, size_t to)
{
    if (to > text.len) {
        to = text.len;
    }
    if (from > to) {
        from = to;
    }
    return text.ptr ? (lb_str){text.ptr + from, to - from} : text;
}

lb_str lb_str_trim_end(lb_str text)
{
    while (text.len && lb_is_space(text.ptr[text.len - 1])) {
        text.len--;
    }
    return text;
}

lb_str lb_str_trim(lb_str text)
{
    while (text.len && lb_is_space(text.ptr[0])) {
        text.ptr++;
        text.len--;
    }
    return lb_str_trim_end(text);
}

bool lb_str_next_line(lb_str *rest, lb_str *line)
{
    if (rest->len == 0) {
        return false;
    }
    size_t end = lb_str_find_char(*rest, '\n');
    size_t next = end == SIZE_MAX ? rest->len : end + 1;
    *line = lb_str_slice(*rest, 0, end);
    if (end != SIZE_MAX && line->len && line->ptr[line->len - 1] == '\r') {
        line->len--;
    }
    *rest = lb_str_slice(*rest, next, rest->len);
    return true;
}

bool lb_str_split(lb_str *rest, char separator, lb_str *part)
{
    if (!rest->ptr) {
        return false;
    }
    size_t end = lb_str_find_char(*rest, separator);
    *part = lb_str_slice(*rest, 0, end);
    *rest = end == SIZE_MAX ? (lb_str){0} : lb_str_slice(*rest, end + 1, rest->len);
    return true;
}

bool lb_str_to_integer(lb_str text, int64_t *out)
{
    bool negative = text.len && text.ptr[0] == '-';
    size_t i = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+') ? 1 : 0;
    if (i == text.len || text.len - i > 18) {
        return false;
    }
    int64_t value = 0;
    for (; i < text.len; i++) {
        if (!lb_is_digit(text.ptr[i])) {
            return false;
        }
        value = value * 10 + (text.ptr[i] - '0');
    }
    *out = negative ? -value : value;
    return true;
}

uint64_t lb_str_hash(lb_str text)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a, 64 bits */
    for (size_t i = 0; i < text.len; i++) {
        hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    }
    return hash;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned lb_str_distance(lb_str a, lb_str b, unsigned limit)
{
    size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (gap > limit || a.len > 256 || b.len > 256) {
        return limit + 1;
    }
    size_t width = b.len + 1;
    LB_AUTO_FREE unsigned *cells = lb_alloc_array(3 * width, sizeof *cells);
    unsigned *before = cells, *last = cells + width, *row = cells + 2 * width;
    for (size_t j = 0; j < width; j++) {
        last[j] = (unsigned)j;
    }
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j < width; j++) {
            unsigned differs = a.ptr[i - 1] != b.ptr[j - 1];
            row[j] = least(least(last[j] + 1, row[j - 1] + 1), last[j - 1] + differs);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1]) {
                row[j] = least(row[j], before[j - 2] + 1);
            }
        }
        unsigned *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return least(last[b.len], limit + 1);
}
