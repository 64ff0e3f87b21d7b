#include "schema/object_store.h"

#include <string.h>

#include "base/map.h"

/*
 * A head of three numbers (the form, how many numbers, how many bytes of texts), the numbers, and
 * the texts. All numbers have 32 bits. A text is a number: 0 where there is none, else one more
 * than where it stands among the texts: its length, its bytes and a NUL. Another object is its
 * place in the list.
 */
enum { HEAD_NUMBERS = 3, FORM = 0x4c420000 + LB_OBJECT_STORE_FORMAT };

enum { IS_INLINE = 1, IS_OF_EXTENSION = 2 };

/* ---- Writing -------------------------------------------------------------------------------- */

typedef struct writer {
    lb_text numbers, texts;
    lb_map by_text; /* those that come again and again: one more than their number */
} writer;

static void put(writer *w, size_t number)
{
    uint32_t narrow = (uint32_t)number;
    lb_text_add(&w->numbers, (lb_str){(const char *)&narrow, sizeof narrow});
}

static uint32_t add_text(writer *w, lb_str text)
{
    uint32_t at = (uint32_t)w->texts.len + 1, length = (uint32_t)text.len;
    lb_text_add(&w->texts, (lb_str){(const char *)&length, sizeof length});
    lb_text_add(&w->texts, text);
    lb_text_addc(&w->texts, '\0');
    return at;
}

static void put_text(writer *w, lb_str text)
{
    put(w, text.ptr ? add_text(w, text) : 0);
}

/* Of a schema, a table, an attribute's name. */
static void put_common(writer *w, lb_str text)
{
    if (!text.ptr) {
        put(w, 0);
        return;
    }
    uintptr_t known = (uintptr_t)lb_map_get(&w->by_text, text);
    if (!known) {
        known = add_text(w, text);
        lb_map_set(&w->by_text, text, (void *)known);
    }
    put(w, known);
}

static void put_object(writer *w, const lb_schema_object *object)
{
    put(w, object ? object->place + 1 : 0);
}

static void put_whole(writer *w, const lb_schema_object *object)
{
    put(w, object->kind);
    put(w, (object->is_inline ? IS_INLINE : 0) | (object->is_of_extension ? IS_OF_EXTENSION : 0));
    put_common(w, object->schema);
    put_common(w, object->table);
    put_text(w, object->name);
    put_text(w, object->arguments);
    put_text(w, object->definition);
    put_text(w, object->source);
    put_text(w, object->renamed_from);
    put_common(w, (lb_str){object->file, object->file ? strlen(object->file) : 0});
    put(w, object->line);
    put(w, object->position);
    put_object(w, object->owner);
    put(w, object->attributes.count);
    for (size_t i = 0; i < object->attributes.count; i++) {
        put_common(w, lb_str_of(object->attributes.items[i].name));
        put_text(w, object->attributes.items[i].value);
    }
    put(w, object->values.count);
    for (size_t i = 0; i < object->values.count; i++) {
        put_common(w, object->values.items[i]);
    }
    put(w, object->needs.count);
    for (size_t i = 0; i < object->needs.count; i++) {
        put_object(w, object->needs.items[i]);
    }
}

static void add_number(lb_text *out, size_t number)
{
    uint32_t narrow = (uint32_t)number;
    lb_text_add(out, (lb_str){(const char *)&narrow, sizeof narrow});
}

void lb_objects_write(const lb_objects *objects, lb_text *out)
{
    writer w = {0};
    put_text(&w, objects->default_schema);
    put(&w, objects->notes.count);
    for (size_t i = 0; i < objects->notes.count; i++) {
        put_text(&w, objects->notes.items[i]);
    }
    put(&w, objects->list.count);
    for (size_t i = 0; i < objects->list.count; i++) {
        put_whole(&w, objects->list.items[i]);
    }
    add_number(out, FORM);
    add_number(out, w.numbers.len / sizeof(uint32_t));
    add_number(out, w.texts.len);
    lb_text_add(out, lb_text_str(&w.numbers));
    lb_text_add(out, lb_text_str(&w.texts));
    lb_map_free(&w.by_text);
    lb_text_free(&w.numbers);
    lb_text_free(&w.texts);
}

/* ---- Reading -------------------------------------------------------------------------------- */

typedef struct parser {
    lb_objects *objects;
    const char *numbers;
    size_t at, count;
    lb_str texts;
    bool is_wrong;
} parser;

static uint32_t number_at(const char *bytes, size_t index)
{
    uint32_t number;
    memcpy(&number, bytes + index * sizeof number, sizeof number);
    return number;
}

static uint32_t get(parser *p)
{
    if (p->at == p->count) {
        p->is_wrong = true;
        return 0;
    }
    return number_at(p->numbers, p->at++);
}

/* How many pieces follow, each of which has a number at least. */
static size_t get_count(parser *p)
{
    size_t count = get(p);
    if (count > p->count - p->at) {
        p->is_wrong = true;
        return 0;
    }
    return count;
}

static lb_str get_text(parser *p)
{
    size_t at = get(p);
    uint32_t length = 0;
    if (!at) {
        return (lb_str){0};
    }
    lb_str rest = lb_str_slice(p->texts, at - 1, p->texts.len);
    if (rest.len > sizeof length) {
        memcpy(&length, rest.ptr, sizeof length);
    }
    if (rest.len <= sizeof length || length > rest.len - sizeof length - 1 ||
        rest.ptr[sizeof length + length]) {
        p->is_wrong = true;
        return LB_STR("");
    }
    return lb_str_slice(rest, sizeof length, sizeof length + length);
}

static const char *get_word(parser *p)
{
    return get_text(p).ptr;
}

static lb_schema_object *get_object(parser *p)
{
    size_t place = get(p);
    if (place > p->objects->list.count) {
        p->is_wrong = true;
        return NULL;
    }
    return place ? p->objects->list.items[place - 1] : NULL;
}

static void get_attributes(parser *p, lb_schema_object *object)
{
    size_t count = get_count(p);
    object->attributes.items = LB_NEW_ARRAY(&p->objects->arena, lb_attribute, count);
    object->attributes.count = object->attributes.capacity = count;
    for (size_t i = 0; i < count; i++) {
        lb_attribute *attribute = &object->attributes.items[i];
        attribute->name = get_word(p);
        attribute->value = get_text(p);
        p->is_wrong = p->is_wrong || !attribute->name;
    }
}

static void get_needs(parser *p, lb_schema_object *object)
{
    size_t count = get_count(p);
    object->needs.items = LB_NEW_ARRAY(&p->objects->arena, lb_schema_object *, count);
    object->needs.count = object->needs.capacity = count;
    for (size_t i = 0; i < count; i++) {
        object->needs.items[i] = get_object(p);
        p->is_wrong = p->is_wrong || !object->needs.items[i];
    }
}

static void get_texts(parser *p, lb_str_vector *out)
{
    size_t count = get_count(p);
    out->items = LB_NEW_ARRAY(&p->objects->arena, lb_str, count);
    out->count = out->capacity = count;
    for (size_t i = 0; i < count; i++) {
        out->items[i] = get_text(p);
    }
}

static void get_whole(parser *p, lb_schema_object *object)
{
    uint32_t kind = get(p), flags = get(p);
    p->is_wrong = p->is_wrong || kind >= LB_OBJECT_COUNT;
    object->kind = (lb_object_kind)kind;
    object->is_inline = flags & IS_INLINE;
    object->is_of_extension = flags & IS_OF_EXTENSION;
    object->schema = get_text(p);
    object->table = get_text(p);
    object->name = get_text(p);
    object->arguments = get_text(p);
    object->definition = get_text(p);
    object->source = get_text(p);
    object->renamed_from = get_text(p);
    object->file = get_word(p);
    object->line = get(p);
    object->position = get(p);
    object->owner = get_object(p);
    get_attributes(p, object);
    get_texts(p, &object->values);
    get_needs(p, object);
}

static void get_all(parser *p)
{
    lb_objects *objects = p->objects;
    objects->default_schema = get_text(p);
    get_texts(p, &objects->notes);
    size_t count = get_count(p);
    objects->list.items = LB_NEW_ARRAY(&objects->arena, lb_schema_object *, count);
    objects->list.count = objects->list.capacity = count;
    lb_schema_object *all = LB_NEW_ARRAY(&objects->arena, lb_schema_object, count);
    for (size_t i = 0; i < count; i++) {
        objects->list.items[i] = &all[i];
        all[i].place = i;
    }
    for (size_t i = 0; i < count && !p->is_wrong; i++) {
        get_whole(p, &all[i]);
    }
    p->is_wrong = p->is_wrong || p->at != p->count;
}

bool lb_objects_parse(lb_str bytes, lb_objects *objects)
{
    const size_t head = HEAD_NUMBERS * sizeof(uint32_t);
    if (bytes.len < head || number_at(bytes.ptr, 0) != FORM) {
        return false;
    }
    size_t count = number_at(bytes.ptr, 1), length = number_at(bytes.ptr, 2);
    if (bytes.len - head != count * sizeof(uint32_t) + length) {
        return false;
    }
    parser p = {.objects = objects,
                .numbers = bytes.ptr + head,
                .count = count,
                .texts = lb_str_slice(bytes, bytes.len - length, bytes.len)};
    get_all(&p);
    return !p.is_wrong;
}
