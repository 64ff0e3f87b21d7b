/* Object_store: objects come back from bytes as they were, and nothing else is taken for objects.
 */
#include "../test.h"

#include <stdlib.h>
#include <string.h>

#include "schema/object_store.h"

static const lb_str none = {0};

static lb_objects *some_objects(void)
{
    lb_objects *objects = lb_objects_new();
    lb_arena *arena = &objects->arena;
    objects->default_schema = LB_STR("public");
    lb_vector_push_in(arena, &objects->notes, LB_STR("compared as text"));
    lb_schema_object *schema =
        lb_objects_add(objects, LB_OBJECT_SCHEMA, none, none, LB_STR("public"), none);
    lb_schema_object *table = lb_objects_add(objects, LB_OBJECT_RELATION, LB_STR("public"), none,
                                             LB_STR("t \"q\""), none);
    lb_schema_object *column =
        lb_objects_add(objects, LB_OBJECT_COLUMN, LB_STR("public"), LB_STR("t \"q\""),
                       LB_STR("gr\xc3\xb6\xc3\x9f"
                              "e"),
                       none);
    lb_schema_object *sequence =
        lb_objects_add(objects, LB_OBJECT_SEQUENCE, LB_STR("public"), none, LB_STR("s"), none);
    lb_schema_object *function = lb_objects_add(objects, LB_OBJECT_FUNCTION, LB_STR("public"), none,
                                                LB_STR("f"), LB_STR(""));
    lb_schema_object *constraint = lb_objects_add(objects, LB_OBJECT_CONSTRAINT, LB_STR("public"),
                                                  LB_STR("t \"q\""), LB_STR("c"), none);
    lb_object_set(arena, column, "type", LB_STR("text"));
    lb_object_set(arena, column, "default", LB_STR(""));
    lb_object_set(arena, column, "comment", none);
    column->position = 7;
    column->renamed_from = LB_STR("size");
    column->file = "schema.sql";
    column->line = 12;
    function->definition = LB_STR("CREATE FUNCTION ...\nSELECT 'a\tb'");
    function->source = LB_STR("create function");
    function->is_of_extension = true;
    constraint->is_inline = true;
    lb_vector_push_in(arena, &constraint->values, LB_STR("a"));
    lb_vector_push_in(arena, &constraint->values, none);
    lb_vector_push_in(arena, &table->needs, schema);
    lb_vector_push_in(arena, &column->needs, table);
    lb_vector_push_in(arena, &column->needs, function);
    sequence->owner = column;
    lb_objects_sort(objects);
    return objects;
}

static void assert_same(lb_str actual, lb_str expected)
{
    assert_int_equal(actual.ptr == NULL, expected.ptr == NULL);
    assert_true(lb_str_equal(actual, expected));
}

static size_t place_of(const lb_objects *objects, const lb_schema_object *object)
{
    size_t i = 0;
    while (i < objects->list.count && objects->list.items[i] != object) {
        i++;
    }
    return i; /* the count: it is not there, as NULL is not */
}

static void assert_same_object(const lb_objects *as, const lb_schema_object *a,
                               const lb_objects *bs, const lb_schema_object *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_same(a->schema, b->schema);
    assert_same(a->table, b->table);
    assert_same(a->name, b->name);
    assert_same(a->arguments, b->arguments);
    assert_same(a->definition, b->definition);
    assert_same(a->source, b->source);
    assert_same(a->renamed_from, b->renamed_from);
    assert_int_equal(a->position, b->position);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->is_inline, b->is_inline);
    assert_int_equal(a->is_of_extension, b->is_of_extension);
    assert_same(lb_str_of(a->file), lb_str_of(b->file));
    assert_int_equal(place_of(as, a->owner), place_of(bs, b->owner));
    assert_int_equal(a->attributes.count, b->attributes.count);
    for (size_t i = 0; i < a->attributes.count; i++) {
        assert_string_equal(a->attributes.items[i].name, b->attributes.items[i].name);
        assert_same(a->attributes.items[i].value, b->attributes.items[i].value);
    }
    assert_int_equal(a->values.count, b->values.count);
    for (size_t i = 0; i < a->values.count; i++) {
        assert_same(a->values.items[i], b->values.items[i]);
    }
    assert_int_equal(a->needs.count, b->needs.count);
    for (size_t i = 0; i < a->needs.count; i++) {
        assert_int_equal(place_of(as, a->needs.items[i]), place_of(bs, b->needs.items[i]));
    }
}

/* Whether the bytes are taken; the objects are then the caller's, in a block of memory that is no
   longer than the bytes, so that a step outside shows. */
static bool parse(lb_str bytes, lb_objects **out)
{
    static char *block;
    free(block);
    block = malloc(bytes.len ? bytes.len : 1);
    assert_non_null(block);
    memcpy(block, bytes.ptr, bytes.len);
    *out = lb_objects_new();
    bool is_taken = lb_objects_parse((lb_str){block, bytes.len}, *out);
    if (!is_taken) {
        lb_objects_free(*out);
    }
    return is_taken;
}

static void objects_come_back_as_they_were(void **state LB_UNUSED)
{
    lb_objects *before = some_objects(), *after = NULL;
    LB_AUTO_TEXT lb_text bytes = {0}, again = {0};
    lb_objects_write(before, &bytes);
    assert_true(parse(lb_text_str(&bytes), &after));
    assert_str(after->default_schema, "public");
    assert_int_equal(after->notes.count, 1);
    assert_str(after->notes.items[0], "compared as text");
    assert_int_equal(after->list.count, before->list.count);
    for (size_t i = 0; i < after->list.count; i++) {
        const lb_schema_object *object = after->list.items[i];
        assert_same_object(after, object, before, before->list.items[i]);
        assert_ptr_equal(lb_objects_find(after, object->kind, object->schema, object->table,
                                         object->name, object->arguments),
                         object);
    }
    lb_objects_write(after, &again);
    assert_true(lb_str_equal(lb_text_str(&again), lb_text_str(&bytes)));
    lb_objects_free(before);
    lb_objects_free(after);
}

static void no_objects_are_objects_too(void **state LB_UNUSED)
{
    lb_objects *before = lb_objects_new(), *after = NULL;
    LB_AUTO_TEXT lb_text bytes = {0};
    lb_objects_write(before, &bytes);
    assert_true(parse(lb_text_str(&bytes), &after));
    assert_int_equal(after->list.count, 0);
    assert_null(after->default_schema.ptr);
    lb_objects_free(before);
    lb_objects_free(after);
}

static void what_is_cut_off_is_refused(void **state LB_UNUSED)
{
    lb_objects *objects = some_objects(), *parsed = NULL;
    LB_AUTO_TEXT lb_text bytes = {0};
    lb_objects_write(objects, &bytes);
    for (size_t length = 0; length < bytes.len; length++) {
        assert_false(parse(lb_str_slice(lb_text_str(&bytes), 0, length), &parsed));
    }
    lb_text_addc(&bytes, 'x');
    assert_false(parse(lb_text_str(&bytes), &parsed));
    lb_objects_free(objects);
}

/* It may be taken (a letter of a name is another), but never leads outside of the bytes. */
static void what_is_damaged_does_no_harm(void **state LB_UNUSED)
{
    lb_objects *objects = some_objects(), *parsed = NULL;
    LB_AUTO_TEXT lb_text bytes = {0}, again = {0};
    lb_objects_write(objects, &bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        static const unsigned char flips[] = {0x01, 0x10, 0x80, 0xff};
        for (size_t k = 0; k < sizeof flips; k++) {
            bytes.ptr[i] = (char)(bytes.ptr[i] ^ flips[k]);
            if (parse(lb_text_str(&bytes), &parsed)) {
                lb_text_truncate(&again, 0);
                lb_objects_write(parsed, &again);
                lb_objects_free(parsed);
            }
            bytes.ptr[i] = (char)(bytes.ptr[i] ^ flips[k]);
        }
    }
    lb_objects_free(objects);
}

static void another_form_is_refused(void **state LB_UNUSED)
{
    lb_objects *objects = some_objects(), *parsed = NULL;
    LB_AUTO_TEXT lb_text bytes = {0};
    lb_objects_write(objects, &bytes);
    uint32_t form;
    memcpy(&form, bytes.ptr, sizeof form);
    form++;
    memcpy(bytes.ptr, &form, sizeof form);
    assert_false(parse(lb_text_str(&bytes), &parsed));
    lb_objects_free(objects);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_come_back_as_they_were),
        cmocka_unit_test(no_objects_are_objects_too),
        cmocka_unit_test(what_is_cut_off_is_refused),
        cmocka_unit_test(what_is_damaged_does_no_harm),
        cmocka_unit_test(another_form_is_refused),
    };
    return cmocka_run_group_tests_name("object_store", tests, NULL, NULL);
}
