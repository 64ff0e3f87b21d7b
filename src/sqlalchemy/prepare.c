/* Prepare: a statement's places for parameters, in the styles that scripts use, filled in. */
#include <ctype.h>
#include <string.h>

#include "database/script.h"
#include "sqlalchemy/database.h"

void lb_prepared_free(lb_prepared *prepared)
{
    lb_text_free(&prepared->sql);
    lb_arena_free(&prepared->arena);
}

typedef struct filler {
    lb_python *py;
    const lb_dialect *dialect;
    lb_value parameters;
    size_t next; /* of positional ones */
    lb_prepared *out;
} filler;

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_sqlite(const lb_dialect *dialect)
{
    return strcmp(dialect->name, "sqlite") == 0;
}

static bool put(filler *f, lb_value value)
{
    if (!is_sqlite(f->dialect)) {
        return lb_adapt_postgresql(f->py, &f->out->sql, value);
    }
    lb_datum datum;
    if (!lb_adapt_sqlite(f->py, &f->out->arena, f->out->values.count + 1, value, &datum)) {
        return false;
    }
    lb_vector_push_in(&f->out->arena, &f->out->values, datum);
    lb_text_addc(&f->out->sql, '?');
    return true;
}

static bool fail_missing(filler *f, lb_str name)
{
    lb_value module = lb_import(f->py, "sqlalchemy.exc");
    lb_value raiser = module ? lb_getattr(f->py, module, "_missing_parameter") : NULL;
    lb_value text = lb_string_new(f->py, name);
    if (raiser) {
        lb_call(f->py, raiser, 1, &text);
    }
    return false;
}

static bool put_named(filler *f, lb_str name)
{
    lb_value key = lb_string_new(f->py, name);
    lb_value value = lb_is(f->py, f->parameters, LB_T_DICT)
                         ? lb_dict_get(f->py, (lb_dict *)f->parameters, key)
                         : NULL;
    if (lb_raised(f->py)) {
        return false;
    }
    return value ? put(f, value) : fail_missing(f, name);
}

static bool put_next(filler *f)
{
    lb_value items = f->parameters;
    size_t count = lb_is(f->py, items, LB_T_TUPLE)  ? ((lb_tuple *)items)->count
                   : lb_is(f->py, items, LB_T_LIST) ? ((lb_list *)items)->count
                                                    : 0;
    if (f->next >= count) {
        lb_raise(f->py, LB_T_INDEX_ERROR, "tuple index out of range");
        return false;
    }
    lb_value value = lb_is(f->py, items, LB_T_TUPLE) ? ((lb_tuple *)items)->items[f->next]
                                                     : ((lb_list *)items)->items[f->next];
    f->next++;
    return put(f, value);
}

static size_t word_end(lb_str sql, size_t at)
{
    while (at < sql.len && is_word(sql.ptr[at])) {
        at++;
    }
    return at;
}

/* text(): ":name" not next to another colon, a word or a backslash; "\:" is a colon. */
static bool fill_text(filler *f, lb_str sql)
{
    for (size_t i = 0; i < sql.len; i++) {
        char before = i ? sql.ptr[i - 1] : ' ';
        if (sql.ptr[i] == '\\' && i + 1 < sql.len && sql.ptr[i + 1] == ':') {
            size_t end = word_end(sql, i + 2);
            lb_text_add(&f->out->sql, lb_str_slice(sql, i + 1, end));
            i = end - 1;
            continue;
        }
        size_t end = sql.ptr[i] == ':' ? word_end(sql, i + 1) : i;
        bool is_place = end > i + 1 && before != ':' && !is_word(before) &&
                        !(end < sql.len && sql.ptr[end] == ':');
        if (!is_place) {
            lb_text_addc(&f->out->sql, sql.ptr[i]);
        } else if (!put_named(f, lb_str_slice(sql, i + 1, end))) {
            return false;
        } else {
            i = end - 1;
        }
    }
    return true;
}

/* psycopg2: %s, %(name)s, %%; anything else that follows a % stays. */
static bool fill_percent(filler *f, lb_str sql)
{
    for (size_t i = 0; i < sql.len; i++) {
        lb_str rest = lb_str_slice(sql, i, sql.len);
        size_t close =
            lb_str_starts(rest, LB_STR("%(")) ? lb_str_find(rest, LB_STR(")s")) : SIZE_MAX;
        if (lb_str_starts(rest, LB_STR("%%"))) {
            lb_text_addc(&f->out->sql, '%');
            i++;
        } else if (close != SIZE_MAX && f->parameters != LB_NONE) {
            if (!put_named(f, lb_str_slice(rest, 2, close))) {
                return false;
            }
            i += close + 1;
        } else if (lb_str_starts(rest, LB_STR("%s")) && f->parameters != LB_NONE) {
            if (!put_next(f)) {
                return false;
            }
            i++;
        } else {
            lb_text_addc(&f->out->sql, sql.ptr[i]);
        }
    }
    return true;
}

/* sqlite3: ? and :name outside of quotes. */
static bool fill_question(filler *f, lb_str sql)
{
    for (size_t i = 0; i < sql.len;) {
        size_t skipped = lb_script_skip_quoted(sql, i);
        size_t end = sql.ptr[i] == ':' ? word_end(sql, i + 1) : i;
        bool is_fine = true;
        if (skipped > i) {
            lb_text_add(&f->out->sql, lb_str_slice(sql, i, skipped));
            i = skipped;
        } else if (sql.ptr[i] == '?') {
            is_fine = put_next(f);
            i++;
        } else if (end > i + 1 && lb_is(f->py, f->parameters, LB_T_DICT)) {
            is_fine = put_named(f, lb_str_slice(sql, i + 1, end));
            i = end;
        } else {
            lb_text_addc(&f->out->sql, sql.ptr[i++]);
        }
        if (!is_fine) {
            return false;
        }
    }
    return true;
}

bool lb_prepare(lb_python *py, const lb_dialect *dialect, lb_placeholder_style style, lb_str sql,
                lb_value parameters, lb_prepared *out)
{
    filler f = {.py = py, .dialect = dialect, .parameters = parameters, .out = out};
    if (style == LB_PLACES_NONE) {
        lb_text_add(&out->sql, sql);
        return true;
    }
    if (style == LB_PLACES_TEXT) {
        return fill_text(&f, sql);
    }
    if (!is_sqlite(dialect)) {
        return fill_percent(&f, sql);
    }
    if (parameters == LB_NONE) {
        lb_text_add(&out->sql, sql);
        return true;
    }
    return fill_question(&f, sql);
}
