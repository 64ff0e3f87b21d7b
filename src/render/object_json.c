#include "render/object_json.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

/* ---- What is shown of an object ------------------------------------------------------------- */

json_t *lb_object_json_text(lb_str text)
{
    json_t *value = json_stringn(text.ptr ? text.ptr : "", text.len);
    return value ? value : json_string(""); /* not UTF-8 */
}

static void set_text(json_t *object, const char *key, lb_str text)
{
    if (text.ptr) {
        json_object_set_new(object, key, lb_object_json_text(text));
    }
}

static json_t *texts_of(const lb_str_vector *texts)
{
    json_t *array = json_array();
    for (size_t i = 0; i < texts->count; i++) {
        json_array_append_new(array, lb_object_json_text(texts->items[i]));
    }
    return array;
}

void lb_object_write_name(lb_text *out, const lb_objects *objects, lb_str schema, lb_str name)
{
    if (schema.ptr && !lb_str_equal(schema, objects->default_schema)) {
        lb_text_add(out, schema);
        lb_text_addc(out, '.');
    }
    lb_text_add(out, name);
}

static bool is_part_of(const lb_schema_object *part, const lb_schema_object *of)
{
    return part->table.ptr && lb_str_equal(part->table, of->name) &&
           lb_str_equal(part->schema, of->schema);
}

/* Where a database has no catalog of keys, its text says it, in lower case: "references t ( a )",
   in a column's clauses as well. */
static const lb_schema_object *referent_by_text(const lb_objects *objects,
                                                const lb_schema_object *part)
{
    const lb_str word = LB_STR("references ");
    size_t at = lb_str_find(part->definition, word);
    if (at == SIZE_MAX || (part->kind != LB_OBJECT_CONSTRAINT && part->kind != LB_OBJECT_COLUMN)) {
        return NULL;
    }
    lb_str rest = lb_str_slice(part->definition, at + word.len, part->definition.len);
    LB_AUTO_TEXT lb_text name = {0};
    bool is_quoted = rest.len && rest.ptr[0] == '"';
    for (size_t i = is_quoted; i < rest.len; i++) {
        bool is_pair =
            is_quoted && rest.ptr[i] == '"' && i + 1 < rest.len && rest.ptr[i + 1] == '"';
        if (!is_pair && rest.ptr[i] == (is_quoted ? '"' : ' ')) {
            break;
        }
        i += is_pair;
        lb_text_addc(&name, rest.ptr[i]);
    }
    for (size_t i = 0; i < objects->list.count; i++) {
        const lb_schema_object *table = objects->list.items[i];
        if (table->kind == LB_OBJECT_RELATION &&
            lb_str_equal_nocase(table->name, lb_text_str(&name))) {
            return table;
        }
    }
    return NULL;
}

const lb_schema_object *lb_object_referent(const lb_objects *objects,
                                           const lb_schema_object *constraint)
{
    if (!objects->default_schema.ptr) {
        return referent_by_text(objects, constraint);
    }
    if (constraint->kind != LB_OBJECT_CONSTRAINT ||
        lb_str_find(constraint->definition, LB_STR("REFERENCES")) == SIZE_MAX) {
        return NULL;
    }
    for (size_t i = 0; i < constraint->needs.count; i++) {
        const lb_schema_object *needed = constraint->needs.items[i];
        bool is_own =
            is_part_of(constraint, needed) || (lb_str_equal(needed->table, constraint->table) &&
                                               lb_str_equal(needed->schema, constraint->schema));
        if (needed->kind == LB_OBJECT_RELATION && !is_own) {
            return needed;
        }
        if (needed->kind == LB_OBJECT_COLUMN && !is_own) {
            return lb_objects_find(objects, LB_OBJECT_RELATION, needed->schema, (lb_str){0},
                                   needed->table, (lb_str){0});
        }
    }
    return lb_objects_find(objects, LB_OBJECT_RELATION, constraint->schema, (lb_str){0},
                           constraint->table, (lb_str){0}); /* a tree */
}

/* The columns, constraints, indexes, ... of a table or view, as a list below a key. */
static const struct {
    lb_object_kind kind;
    const char *key;
} parts[] = {
    {LB_OBJECT_COLUMN, "columns"}, {LB_OBJECT_CONSTRAINT, "constraints"},
    {LB_OBJECT_INDEX, "indexes"},  {LB_OBJECT_TRIGGER, "triggers"},
    {LB_OBJECT_RULE, "rules"},     {LB_OBJECT_POLICY, "policies"},
    {LB_OBJECT_GRANT, "grants"},
};

static const struct {
    lb_object_kind kind;
    const char *key;
} wholes[] = {
    {LB_OBJECT_SCHEMA, "schemas"},       {LB_OBJECT_EXTENSION, "extensions"},
    {LB_OBJECT_ENUM, "enums"},           {LB_OBJECT_COMPOSITE, "composites"},
    {LB_OBJECT_RANGE, "ranges"},         {LB_OBJECT_DOMAIN, "domains"},
    {LB_OBJECT_SEQUENCE, "sequences"},   {LB_OBJECT_RELATION, "tables"},
    {LB_OBJECT_VIEW, "views"},           {LB_OBJECT_MATERIALIZED_VIEW, "materialized_views"},
    {LB_OBJECT_FUNCTION, "functions"},   {LB_OBJECT_PROCEDURE, "procedures"},
    {LB_OBJECT_AGGREGATE, "aggregates"},
};

static json_t *object_of(const lb_objects *objects, const lb_schema_object *object)
{
    json_t *out = json_object();
    json_object_set_new(out, "name", lb_object_json_text(object->name));
    set_text(out, "schema", object->schema);
    set_text(out, "arguments", object->arguments);
    for (size_t i = 0; i < object->attributes.count; i++) {
        const lb_attribute *attribute = &object->attributes.items[i];
        if (object->kind == LB_OBJECT_RELATION && strcmp(attribute->name, "columns") == 0) {
            continue; /* their order; they are told one by one */
        }
        set_text(out, attribute->name, attribute->value);
    }
    set_text(out, "definition", object->definition);
    if (object->values.count) {
        bool has_columns = object->kind == LB_OBJECT_CONSTRAINT || object->kind == LB_OBJECT_INDEX;
        json_object_set_new(out, has_columns ? "columns" : "values", texts_of(&object->values));
    }
    const lb_schema_object *referent = lb_object_referent(objects, object);
    if (referent) {
        LB_AUTO_TEXT lb_text name = {0};
        lb_object_write_name(&name, objects, referent->schema, referent->name);
        json_object_set_new(out, "references", lb_object_json_text(lb_text_str(&name)));
    }
    return out;
}

static void append(json_t *holder, const char *key, json_t *item)
{
    json_t *array = json_object_get(holder, key);
    if (!array) {
        array = json_array();
        json_object_set_new(holder, key, array);
    }
    json_array_append_new(array, item);
}

/* Tables and views by their names, so that each part finds its own at once. */
static void add_holder(lb_map *holders, const lb_schema_object *object, json_t *item)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_text_add(&key, object->schema);
    lb_text_addc(&key, '\0');
    lb_text_add(&key, object->name);
    lb_map_set(holders, lb_text_str(&key), item);
}

static json_t *holder_of(const lb_map *holders, const lb_schema_object *part)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_text_add(&key, part->schema);
    lb_text_addc(&key, '\0');
    lb_text_add(&key, part->table);
    return lb_map_get(holders, lb_text_str(&key));
}

static json_t *whole_of(const lb_objects *objects)
{
    json_t *root = json_object();
    LB_AUTO_MAP lb_map holders = {0};
    for (size_t k = 0; k < LB_COUNT(wholes); k++) {
        for (size_t i = 0; i < objects->list.count; i++) {
            const lb_schema_object *object = objects->list.items[i];
            if (object->kind == wholes[k].kind) {
                json_t *item = object_of(objects, object);
                append(root, wholes[k].key, item);
                if (!object->arguments.ptr) {
                    add_holder(&holders, object, item);
                }
            }
        }
    }
    for (size_t k = 0; k < LB_COUNT(parts); k++) {
        for (size_t i = 0; i < objects->list.count; i++) {
            const lb_schema_object *part = objects->list.items[i];
            json_t *holder = part->kind == parts[k].kind ? holder_of(&holders, part) : NULL;
            if (holder) {
                append(holder, parts[k].key, object_of(objects, part));
            }
        }
    }
    return root;
}

void lb_objects_write_json(lb_text *out, const lb_objects *objects)
{
    json_t *root = whole_of(objects);
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    lb_text_adds(out, text);
    lb_text_addc(out, '\n');
    free(text);
    json_decref(root);
}
