/* The page: a template with the data as JSON in it, which its script draws. */
#include "render/object_json.h"

#include <stdlib.h>

#include "page_html.h" /* templates/page.html, made by embed.py */

static void write_revisions(lb_text *out, const lb_page_revisions *revisions)
{
    json_t *array = json_array();
    for (size_t i = 0; i < revisions->count; i++) {
        const lb_page_revision *revision = &revisions->items[i];
        json_t *down = json_array(), *object = json_object();
        for (size_t k = 0; k < revision->down.count; k++) {
            json_array_append_new(down, lb_object_json_text(revision->down.items[k]));
        }
        json_object_set_new(object, "id", lb_object_json_text(revision->id));
        json_object_set_new(object, "message", lb_object_json_text(revision->message));
        json_object_set_new(object, "down", down);
        json_array_append_new(array, object);
    }
    char *text = json_dumps(array, JSON_COMPACT | JSON_ENSURE_ASCII);
    lb_text_adds(out, text);
    free(text);
    json_decref(array);
}

/* Within a script element "</" would end it, whatever stands around it. */
static void add_safely(lb_text *out, lb_str json)
{
    for (size_t i = 0; i < json.len; i++) {
        if (json.ptr[i] == '<') {
            lb_text_adds(out, "\\u003c");
        } else {
            lb_text_addc(out, json.ptr[i]);
        }
    }
}

void lb_objects_write_page(lb_text *out, const lb_objects *objects, lb_str title,
                           const lb_page_revisions *revisions)
{
    const lb_str page = {text_page_html, sizeof text_page_html}, mark = LB_STR("/*DATA*/");
    size_t at = lb_str_find(page, mark);
    LB_AUTO_TEXT lb_text schema = {0}, history = {0}, name = {0};
    lb_objects_write_json(&schema, objects);
    write_revisions(&history, revisions);
    json_t *heading = lb_object_json_text(title);
    char *quoted = json_dumps(heading, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);
    lb_text_adds(&name, quoted);
    free(quoted);
    json_decref(heading);
    lb_text_add(out, lb_str_slice(page, 0, at));
    lb_text_adds(out, "const title = ");
    add_safely(out, lb_text_str(&name));
    lb_text_adds(out, ";\nconst revisions = ");
    add_safely(out, lb_text_str(&history));
    lb_text_adds(out, ";\nconst schema = ");
    add_safely(out, lb_text_str(&schema));
    lb_text_adds(out, ";\n");
    lb_text_add(out, lb_str_slice(page, at + mark.len, page.len));
}
