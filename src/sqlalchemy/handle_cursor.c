/* Cursor: the rows of one statement, as the guest takes them. */
#include "sqlalchemy/database.h"

struct lb_handle_cursor {
    lb_object head;
    lb_database_handle *handle;
    lb_cursor *cursor;  /* NULL: finished */
    lb_list *kept;      /* rows that were read ahead, tuples of values; NULL */
    size_t next;        /* of `kept` */
    size_t count;       /* of columns */
    lb_column *columns; /* in `arena` */
    lb_arena arena;
    lb_tuple *fields;
    lb_dict *keys;
    lb_value converters; /* a list of callables and None, or NULL */
    int64_t affected;
    size_t read; /* rows */
};

static void mark(lb_python *py, lb_value self)
{
    lb_handle_cursor *c = (lb_handle_cursor *)self;
    LB_MARK(py, c->handle);
    LB_MARK(py, c->kept);
    LB_MARK(py, c->fields);
    LB_MARK(py, c->keys);
    lb_mark(py, c->converters);
}

static void finish(lb_handle_cursor *c)
{
    if (c->cursor) {
        c->affected = c->cursor->affected;
        lb_cursor_finish(c->cursor);
        c->cursor = NULL;
    }
}

/* The handle may have gone in the same collection: it is not looked at. */
static void cursor_free(lb_python *py LB_UNUSED, lb_value self)
{
    lb_handle_cursor *c = (lb_handle_cursor *)self;
    finish(c);
    lb_arena_free(&c->arena);
}

static void release(lb_handle_cursor *c)
{
    finish(c);
    if (c->handle->reading == c) {
        c->handle->reading = NULL;
    }
}

static void describe(lb_python *py, lb_handle_cursor *c)
{
    c->count = c->cursor->column_count;
    c->columns = LB_NEW_ARRAY(&c->arena, lb_column, c->count + 1);
    c->fields = lb_tuple_new(py, c->count);
    c->keys = lb_dict_new(py);
    for (size_t i = 0; i < c->count; i++) {
        c->columns[i] = c->cursor->columns[i];
        lb_value name = lb_string_new(py, c->columns[i].name);
        c->fields->items[i] = name;
        lb_dict_set(py, c->keys, name, lb_small_new((int64_t)i)); /* of two alike the last */
    }
}

/* The values of the next row as a tuple; NULL: none is left, or raised. */
static lb_tuple *fetch(lb_python *py, lb_handle_cursor *c)
{
    LB_AUTO_ERROR lb_error error = {0};
    bool has_row = false;
    if (!c->cursor) {
        return NULL;
    }
    if (lb_cursor_next(c->cursor, &has_row, &error) != LB_OK) {
        release(c);
        return (lb_tuple *)lb_guest_raise(lb_guest_of(py), &error);
    }
    if (!has_row) {
        release(c);
        return NULL;
    }
    c->read++;
    lb_tuple *row = lb_tuple_new(py, c->count);
    for (size_t i = 0; i < c->count; i++) {
        lb_value value = lb_row_value(py, &c->columns[i], &c->cursor->values[i]);
        if (!value) {
            return NULL;
        }
        row->items[i] = value;
    }
    return row;
}

lb_value lb_handle_cursor_new(lb_python *py, lb_database_handle *handle, lb_cursor *cursor)
{
    lb_handle_cursor *c = lb_object_new(py, lb_type_find(py, &lb_handle_cursor_type));
    c->handle = handle;
    c->cursor = cursor;
    c->affected = -1;
    describe(py, c);
    if (c->count == 0) { /* no rows: what there is to know is known after the first step */
        if (fetch(py, c) || lb_raised(py)) {
            return NULL;
        }
    } else {
        handle->reading = c;
    }
    return (lb_value)c;
}

bool lb_handle_settle(lb_python *py, lb_database_handle *handle)
{
    lb_handle_cursor *c = handle->reading;
    if (!c || lb_recorder_of(handle->connection)) { /* recorded: refused when it is read */
        handle->reading = NULL;
        return true;
    }
    c->kept = lb_list_new(py, 0);
    c->next = 0;
    size_t mark_ = lb_keep_mark(py);
    for (lb_tuple *row; (row = fetch(py, c));) {
        lb_list_append(py, c->kept, (lb_value)row);
        lb_keep_drop(py, mark_);
    }
    return !lb_raised(py);
}

/* --- what the guest calls --- */

/* What SQLAlchemy's types make of a driver's values. */
static bool convert(lb_python *py, const lb_handle_cursor *c, lb_tuple *row)
{
    const lb_list *converters = (lb_list *)c->converters;
    for (size_t i = 0; i < row->count && i < converters->count; i++) {
        lb_value converter = converters->items[i];
        if (converter != LB_NONE) {
            lb_value value = lb_call(py, converter, 1, &row->items[i]);
            if (!value) {
                return false;
            }
            row->items[i] = value;
        }
    }
    return true;
}

static lb_tuple *next_values(lb_python *py, lb_handle_cursor *c)
{
    lb_tuple *row;
    if (!c->kept) {
        row = fetch(py, c);
    } else if (c->next < c->kept->count) {
        row = (lb_tuple *)c->kept->items[c->next];
        lb_keep(py, (lb_value)row);
        c->kept->items[c->next++] = LB_NONE;
    } else {
        return NULL;
    }
    return row && c->converters && !convert(py, c, row) ? NULL : row;
}

static lb_value next_row(lb_python *py, lb_handle_cursor *c)
{
    lb_tuple *row = next_values(py, c);
    return row ? lb_row_new(py, row, (lb_value)c->fields, (lb_value)c->keys) : NULL;
}

static lb_value cursor_next(lb_python *py, lb_value *args)
{
    return next_row(py, (lb_handle_cursor *)args[0]);
}

static lb_value cursor_iter(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0];
}

static lb_value cursor_fetch(lb_python *py, lb_value *args) /* self, count: rows, -1 for all */
{
    lb_handle_cursor *c = (lb_handle_cursor *)args[0];
    int64_t count = -1;
    if (args[1] && !lb_to_int64(py, args[1], &count)) {
        return NULL;
    }
    lb_list *list = lb_list_new(py, 0);
    size_t mark_ = lb_keep_mark(py);
    while (count < 0 || (int64_t)list->count < count) {
        lb_value row = next_row(py, c);
        if (!row) {
            break;
        }
        lb_list_append(py, list, row);
        lb_keep_drop(py, mark_);
    }
    return lb_raised(py) ? NULL : (lb_value)list;
}

static lb_value cursor_close(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_handle_cursor *c = (lb_handle_cursor *)args[0];
    release(c);
    c->kept = NULL;
    return LB_NONE;
}

static lb_value get_fields(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((lb_handle_cursor *)args[0])->fields;
}

static lb_value get_types(lb_python *py, lb_value *args)
{
    const lb_handle_cursor *c = (lb_handle_cursor *)args[0];
    lb_list *list = lb_list_new(py, c->count);
    for (size_t i = 0; i < c->count; i++) {
        lb_list_append(py, list, lb_int_new(py, c->columns[i].type));
    }
    return (lb_value)list;
}

/* The indexes of columns whose types somebody made in this database, None where there is no such.
 */
static lb_value get_foreign(lb_python *py, lb_value *args)
{
    enum { FIRST_MADE = 16384 };
    const lb_handle_cursor *c = (lb_handle_cursor *)args[0];
    lb_list *list = NULL;
    for (size_t i = 0; i < c->count; i++) {
        if (c->columns[i].type >= FIRST_MADE) {
            list = list ? list : lb_list_new(py, 0);
            lb_list_append(py, list, lb_small_new((int64_t)i));
        }
    }
    return list ? (lb_value)list : LB_NONE;
}

/* psycopg2 knows how many rows a SELECT has, sqlite3 says -1. */
static lb_value get_affected(lb_python *py, lb_value *args)
{
    lb_handle_cursor *c = (lb_handle_cursor *)args[0];
    if (c->count && !c->columns[0].type) {
        return lb_int_new(py, -1);
    }
    if (c->count && c->cursor && c->handle->reading == c && !lb_handle_settle(py, c->handle)) {
        return NULL;
    }
    return lb_int_new(py, c->count ? (int64_t)c->read : c->affected);
}

static lb_value set_names(lb_python *py, lb_value *args) /* self, names, keys */
{
    lb_handle_cursor *c = (lb_handle_cursor *)args[0];
    if (!lb_is(py, args[1], LB_T_TUPLE) || !lb_is(py, args[2], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "names are a tuple and a dict");
    }
    c->fields = (lb_tuple *)args[1];
    c->keys = (lb_dict *)args[2];
    return LB_NONE;
}

static lb_value set_converters(lb_python *py, lb_value *args) /* self, a list */
{
    if (!lb_is(py, args[1], LB_T_LIST)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "converters are a list");
    }
    ((lb_handle_cursor *)args[0])->converters = args[1];
    return LB_NONE;
}

static const lb_method methods[] = {{"__iter__", "self", cursor_iter},
                                    {"__next__", "self", cursor_next},
                                    {"fetch", "self, count=", cursor_fetch},
                                    {"close", "self", cursor_close},
                                    {"fields", "self", get_fields, LB_GETTER},
                                    {"types", "self", get_types, LB_GETTER},
                                    {"foreign", "self", get_foreign, LB_GETTER},
                                    {"affected", "self", get_affected, LB_GETTER},
                                    {"set_names", "self, names, keys", set_names},
                                    {"set_converters", "self, converters", set_converters},
                                    {0}};

const lb_type_spec lb_handle_cursor_type = {
    .name = "Cursor",
    .methods = methods,
    .layout = {sizeof(lb_handle_cursor), mark, cursor_free},
    .flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW,
};
