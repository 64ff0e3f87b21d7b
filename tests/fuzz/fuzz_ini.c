/* Any bytes as an ini: every option is read and interpolated, and each may be set to its own raw
 * value. */
#include "config/ini.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_ini *ini = lb_ini_new(&arena);
    lb_ini_set_raw(ini, LB_STR("DEFAULT"), LB_STR("here"), LB_STR("/here"));
    if (lb_ini_read(ini, (lb_str){(const char *)data, size}, "alembic.ini", &error) != LB_OK) {
        return 0;
    }
    lb_str_vector sections = lb_ini_sections(ini);
    for (size_t i = 0; i < sections.count; i++) {
        lb_ini_items items = {0};
        if (lb_ini_list(ini, sections.items[i], true, &items, &error) != LB_OK) {
            abort(); /* raw values cannot fail */
        }
        for (size_t j = 0; j < items.count; j++) {
            lb_str value;
            (void)lb_ini_get(ini, sections.items[i], items.items[j].name, &value, &error);
            (void)lb_ini_set(ini, sections.items[i], items.items[j].name, items.items[j].value,
                             &error);
        }
    }
    return 0;
}
