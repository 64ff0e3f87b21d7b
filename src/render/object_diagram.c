/* Entity relationship diagrams: tables as boxes of columns, foreign keys as lines. */
#include "render/object_text.h"

static bool has_column(const lb_schema_object *constraint, lb_str column)
{
    for (size_t i = 0; i < constraint->values.count; i++) {
        if (lb_str_equal(constraint->values.items[i], column)) {
            return true;
        }
    }
    return false;
}

static bool is_in(const lb_schema_object *part, const lb_schema_object *table)
{
    return lb_str_equal(part->table, table->name) && lb_str_equal(part->schema, table->schema);
}

/* SQLite's definitions are in lower case, and a column has keys of its own. */
static bool says(lb_str definition, const char *upper)
{
    LB_AUTO_TEXT lb_text lower = {0};
    for (const char *c = upper; *c; c++) {
        lb_text_addc(&lower, lb_lower(*c));
    }
    return lb_str_find(definition, lb_str_of(upper)) != SIZE_MAX ||
           lb_str_find(definition, lb_text_str(&lower)) != SIZE_MAX;
}

static bool is_key_of(const lb_objects *objects, const lb_schema_object *part,
                      const lb_schema_object *column, const char *const words[3])
{
    if (part == column) {
        return !objects->default_schema.ptr && says(part->definition, words[2]);
    }
    return part->kind == LB_OBJECT_CONSTRAINT && lb_str_equal(part->table, column->table) &&
           lb_str_equal(part->schema, column->schema) && has_column(part, column->name) &&
           says(part->definition, words[0]);
}

/* "PK", "FK", "UK" for a column, blank between several. */
static void write_keys(lb_text *out, const lb_objects *objects, const lb_schema_object *column,
                       const char *between)
{
    static const char *const words[][3] = {{"PRIMARY KEY", "PK", "PRIMARY KEY"},
                                           {"FOREIGN KEY", "FK", "REFERENCES "},
                                           {"UNIQUE", "UK", "UNIQUE"}};
    size_t count = 0;
    for (size_t w = 0; w < LB_COUNT(words); w++) {
        for (size_t i = 0; i < objects->list.count; i++) {
            if (is_key_of(objects, objects->list.items[i], column, words[w])) {
                lb_text_addf(out, "%s%s", count++ ? between : "", words[w][1]);
                break;
            }
        }
    }
}

/* A name of letters, digits and low lines: what is something else becomes a low line. */
static void write_word(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_plain = lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c > 127;
        lb_text_addc(out, is_plain ? c : '_');
    }
    if (!text.len) {
        lb_text_addc(out, '_');
    }
}

static void write_full_word(lb_text *out, const lb_objects *objects, const lb_schema_object *table)
{
    LB_AUTO_TEXT lb_text name = {0};
    lb_object_write_name(&name, objects, table->schema, table->name);
    write_word(out, lb_text_str(&name));
}

/* Whether a foreign key's column may be without a value. */
static bool is_optional(const lb_objects *objects, const lb_schema_object *key)
{
    if (key->kind == LB_OBJECT_COLUMN) {
        return !lb_object_get(key, "is_not_null").ptr;
    }
    for (size_t i = 0; i < key->values.count; i++) {
        const lb_schema_object *column = lb_objects_find(
            objects, LB_OBJECT_COLUMN, key->schema, key->table, key->values.items[i], (lb_str){0});
        if (column && !lb_object_get(column, "is_not_null").ptr) {
            return true;
        }
    }
    return false;
}

/* ---- Mermaid -------------------------------------------------------------------------------- */

static void write_mermaid_table(lb_text *out, const lb_objects *objects,
                                const lb_schema_object *table)
{
    lb_text_adds(out, "    ");
    write_full_word(out, objects, table);
    lb_text_adds(out, " {\n");
    for (size_t i = 0; i < objects->list.count; i++) {
        const lb_schema_object *column = objects->list.items[i];
        if (column->kind == LB_OBJECT_COLUMN && is_in(column, table)) {
            LB_AUTO_TEXT lb_text keys = {0};
            lb_text_adds(out, "        ");
            write_word(out, lb_object_get(column, "type"));
            lb_text_addc(out, ' ');
            write_word(out, column->name);
            write_keys(&keys, objects, column, ", ");
            lb_text_addf(out, "%s%s\n", keys.len ? " " : "", lb_text_cstr(&keys));
        }
    }
    lb_text_adds(out, "    }\n");
}

void lb_objects_write_mermaid(lb_text *out, const lb_objects *objects)
{
    lb_text_adds(out, "erDiagram\n");
    for (size_t i = 0; i < objects->list.count; i++) {
        if (objects->list.items[i]->kind == LB_OBJECT_RELATION) {
            write_mermaid_table(out, objects, objects->list.items[i]);
        }
    }
    for (size_t i = 0; i < objects->list.count; i++) {
        const lb_schema_object *key = objects->list.items[i],
                               *to = lb_object_referent(objects, key);
        const lb_schema_object *from =
            to ? lb_objects_find(objects, LB_OBJECT_RELATION, key->schema, (lb_str){0}, key->table,
                                 (lb_str){0})
               : NULL;
        if (from) {
            lb_text_adds(out, "    ");
            write_full_word(out, objects, to);
            lb_text_adds(out, is_optional(objects, key) ? " |o--o{ " : " ||--o{ ");
            write_full_word(out, objects, from);
            lb_text_adds(out, " : ");
            bool is_named = key->name.len && !lb_str_equal(key->name, key->definition);
            write_word(out, is_named || !key->values.count ? key->name : key->values.items[0]);
            lb_text_addc(out, '\n');
        }
    }
}

/* ---- Graphviz ------------------------------------------------------------------------------- */

static void write_html(lb_text *out, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        const char *entity = c == '<'   ? "&lt;"
                             : c == '>' ? "&gt;"
                             : c == '&' ? "&amp;"
                             : c == '"' ? "&quot;"
                                        : NULL;
        if (entity) {
            lb_text_adds(out, entity);
        } else {
            lb_text_addc(out, c);
        }
    }
}

static void write_quoted(lb_text *out, const lb_objects *objects, lb_str schema, lb_str name)
{
    LB_AUTO_TEXT lb_text full = {0};
    lb_object_write_name(&full, objects, schema, name);
    lb_text_addc(out, '"');
    for (size_t i = 0; i < full.len; i++) {
        if (full.ptr[i] == '"' || full.ptr[i] == '\\') {
            lb_text_addc(out, '\\');
        }
        lb_text_addc(out, full.ptr[i]);
    }
    lb_text_addc(out, '"');
}

static void write_dot_table(lb_text *out, const lb_objects *objects, const lb_schema_object *table)
{
    LB_AUTO_TEXT lb_text name = {0};
    lb_object_write_name(&name, objects, table->schema, table->name);
    lb_text_adds(out, "    ");
    write_quoted(out, objects, table->schema, table->name);
    lb_text_adds(out, " [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\">\n"
                      "        <tr><td bgcolor=\"lightgrey\"><b>");
    write_html(out, lb_text_str(&name));
    lb_text_adds(out, "</b></td></tr>\n");
    for (size_t i = 0; i < objects->list.count; i++) {
        const lb_schema_object *column = objects->list.items[i];
        if (column->kind == LB_OBJECT_COLUMN && is_in(column, table)) {
            LB_AUTO_TEXT lb_text keys = {0};
            lb_text_adds(out, "        <tr><td align=\"left\">");
            write_html(out, column->name);
            lb_text_adds(out, " <i>");
            write_html(out, lb_object_get(column, "type"));
            lb_text_adds(out, "</i>");
            write_keys(&keys, objects, column, " ");
            lb_text_addf(out, "%s%s</td></tr>\n", keys.len ? " " : "", lb_text_cstr(&keys));
        }
    }
    lb_text_adds(out, "    </table>>]\n");
}

void lb_objects_write_dot(lb_text *out, const lb_objects *objects)
{
    lb_text_adds(out, "digraph schema {\n    rankdir=LR\n    node [shape=plaintext]\n");
    for (size_t i = 0; i < objects->list.count; i++) {
        if (objects->list.items[i]->kind == LB_OBJECT_RELATION) {
            write_dot_table(out, objects, objects->list.items[i]);
        }
    }
    for (size_t i = 0; i < objects->list.count; i++) {
        const lb_schema_object *key = objects->list.items[i],
                               *to = lb_object_referent(objects, key);
        if (to) {
            lb_text_adds(out, "    ");
            write_quoted(out, objects, key->schema, key->table);
            lb_text_adds(out, " -> ");
            write_quoted(out, objects, to->schema, to->name);
            lb_text_adds(out, is_optional(objects, key) ? " [style=dashed]\n" : "\n");
        }
    }
    lb_text_adds(out, "}\n");
}
