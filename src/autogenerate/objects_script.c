/* A whole state as a script: the difference from nothing. */
#include "autogenerate/objects.h"

lb_objects *lb_objects_nothing(const lb_objects *of)
{
    lb_objects *nothing = lb_objects_new();
    nothing->default_schema = of->default_schema;
    const lb_schema_object *schema = lb_objects_find(of, LB_OBJECT_SCHEMA, (lb_str){0}, (lb_str){0},
                                                     of->default_schema, (lb_str){0});
    if (schema) { /* it is there in a new database */
        lb_schema_object *same = lb_objects_add(nothing, LB_OBJECT_SCHEMA, (lb_str){0}, (lb_str){0},
                                                schema->name, (lb_str){0});
        lb_object_set(&nothing->arena, same, "comment", lb_object_get(schema, "comment"));
    }
    return nothing;
}

void lb_objects_script(const lb_object_rules *rules, const lb_objects *objects, lb_text *out)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_objects_difference difference = {0};
    lb_objects *nothing = lb_objects_nothing(objects);
    lb_objects_compare(&arena, rules, nothing, objects, &difference);
    for (size_t i = 0; i < difference.statements.count; i++) {
        lb_text_adds(out, i ? "\n" : "");
        lb_text_add(out, difference.statements.items[i].sql);
        lb_text_adds(out, ";\n");
    }
    lb_objects_free(nothing);
}
