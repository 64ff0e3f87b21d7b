/*
 * What the server spells in two ways. IN over a varchar column reads back as
 *   s::text = ANY (ARRAY['a'::character varying, ...]::text[])
 * and, once that has been executed (a dump that was restored, a revision), as
 *   s::text = ANY (ARRAY['a'::character varying::text, ...])
 * The same list without the casts to text means both, and executed reads back as the first; so
 * definitions are compared without, and written so that they read back as they are.
 */
#include "database/postgresql/object.h"

static const lb_str array_start = {"ARRAY[", 6}, varchar_end = {"::character varying", 19},
                    text_end = {"::text", 6};

typedef LB_VECTOR(lb_str) elements;

/* Where a quoted text or name that starts at `i` ends. */
static size_t end_of_quoted(lb_str text, size_t i)
{
    char quote = text.ptr[i++];
    while (i < text.len && text.ptr[i] != quote) {
        i++;
    }
    return i; /* a doubled quote starts another one */
}

/* The elements of the array whose first one starts at `i`; the place of its bracket, or SIZE_MAX.
 */
static size_t read_elements(lb_arena *arena, lb_str text, size_t i, elements *out)
{
    unsigned depth = 0;
    size_t start = i;
    for (; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\'' || c == '"') {
            i = end_of_quoted(text, i);
        } else if (c == '(' || c == '[') {
            depth++;
        } else if (depth && (c == ')' || c == ']')) {
            depth--;
        } else if (!depth && (c == ',' || c == ']')) {
            lb_vector_push_in(arena, out, lb_str_trim(lb_str_slice(text, start, i)));
            start = i + 1;
            if (c == ']') {
                return i;
            }
        }
    }
    return SIZE_MAX;
}

/* "x::character varying::text" and "(x::character varying)::text", without the last cast. */
static bool take_cast(lb_str *element)
{
    if (!lb_str_ends(*element, text_end)) {
        return false;
    }
    lb_str inside = lb_str_slice(*element, 0, element->len - text_end.len);
    if (inside.len > 2 && inside.ptr[0] == '(' && inside.ptr[inside.len - 1] == ')') {
        inside = lb_str_slice(inside, 1, inside.len - 1);
    }
    bool is_varchar = lb_str_ends(inside, varchar_end);
    *element = is_varchar ? inside : *element;
    return is_varchar;
}

/* Whether a cast of the whole array to text[] follows its bracket; `end` is behind it. */
static bool has_cast(lb_str text, size_t bracket, bool is_in_brackets, size_t *end)
{
    lb_str rest = lb_str_slice(text, bracket + 1, text.len);
    *end = bracket + 1;
    if (is_in_brackets && lb_str_starts(rest, LB_STR(")::text[]"))) {
        *end += sizeof ")::text[]" - 1;
        return true;
    }
    if (lb_str_starts(rest, LB_STR("::text[]"))) {
        *end += sizeof "::text[]" - 1;
        return true;
    }
    return false;
}

/* Elsewhere the casts make another type of the array. */
static bool is_compared(lb_str text, size_t i)
{
    lb_str before = lb_str_slice(text, 0, i);
    before.len -= lb_str_ends(before, LB_STR("(("));
    return lb_str_ends(before, LB_STR(" ANY (")) || lb_str_ends(before, LB_STR(" ALL ("));
}

/* Writes the array that starts at `i`, settled; where it ends, or 0: it is none of these. */
static size_t settle(lb_arena *arena, lb_str text, size_t i, bool is_written, lb_text *out)
{
    elements list = {0};
    size_t end, bracket = read_elements(arena, text, i + array_start.len, &list);
    bool is_in_brackets = i > 0 && text.ptr[i - 1] == '(';
    if (bracket == SIZE_MAX || !is_compared(text, i)) {
        return 0;
    }
    bool is_whole = has_cast(text, bracket, is_in_brackets, &end);
    if (!is_whole && is_written) {
        return 0;
    }
    for (size_t k = 0; k < list.count; k++) {
        if (is_whole ? !lb_str_ends(list.items[k], varchar_end) : !take_cast(&list.items[k])) {
            return 0;
        }
    }
    if (is_whole && text.ptr[bracket + 1] == ')') {
        out->len--; /* the bracket before ARRAY */
    }
    lb_text_add(out, array_start);
    for (size_t k = 0; k < list.count; k++) {
        lb_text_adds(out, k ? ", " : "");
        lb_text_add(out, list.items[k]);
    }
    lb_text_addc(out, ']');
    return end;
}

lb_str pg_settle_spelling(lb_arena *arena, lb_str text, bool is_written)
{
    size_t i = 0;
    LB_AUTO_TEXT lb_text out = {0};
    if (lb_str_find(text, array_start) == SIZE_MAX) {
        return text;
    }
    while (i < text.len) {
        lb_str rest = lb_str_slice(text, i, text.len);
        size_t end =
            lb_str_starts(rest, array_start) ? settle(arena, text, i, is_written, &out) : 0;
        if (end) {
            i = end;
            continue;
        }
        size_t next = i + 1;
        if (text.ptr[i] == '\'' || text.ptr[i] == '"') {
            next = end_of_quoted(text, i) + 1;
        }
        lb_text_add(&out, lb_str_slice(text, i, next));
        i = next;
    }
    return lb_arena_str(arena, lb_text_str(&out));
}
