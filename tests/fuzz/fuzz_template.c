/*
 * Templates: whatever the bytes are, they render or give an error, and an error in a template says
 * where.
 */
#include <stdlib.h>

#include "render/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text out = {0};
    lb_mako_template *template = NULL;
    lb_str labels[] = {LB_STR("a"), LB_STR("b")};
    lb_str_vector both = {labels, 2, 2};
    lb_datetime date = lb_datetime_at((lb_instant){1795341600, 5}, lb_zone_utc(), true);
    const lb_mako_value_name given[] = {
        {LB_STR("message"), lb_mako_value_text(LB_STR("Añ 'x'\n y"))},
        {LB_STR("up_revision"), lb_mako_value_text(LB_STR("1975ea83b712"))},
        {LB_STR("down_revision"), lb_mako_value_none()},
        {LB_STR("branch_labels"), lb_mako_value_texts(&arena, LB_MAKO_TUPLE, &both)},
        {LB_STR("create_date"), {.kind = LB_MAKO_DATETIME, .datetime = &date}},
        {LB_STR("comma"), {.kind = LB_MAKO_FUNCTION, .text = LB_STR("comma")}},
    };
    lb_mako_value_names names = {0};
    for (size_t i = 0; i < LB_COUNT(given); i++) {
        lb_vector_push_in(&arena, &names, given[i]);
    }
    lb_str source = {(const char *)data, size};
    lb_code code = lb_mako_parse(&arena, source, LB_STR("t.mako"), &template, &error);
    if (code == LB_OK) {
        code = lb_mako_render(template, &names, NULL, &out, &error);
    }
    if (code != LB_OK && (error.code != code || !error.message || code == LB_ERR_INTERNAL)) {
        abort();
    }
    return 0;
}
