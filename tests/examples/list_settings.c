/* Prints a line for each key of the settings: key, type, default, values, whose; tabs between. */
#include <stdio.h>

#include "config/settings.h"

static const char *const types[] = {
    [LB_SETTING_TEXT] = "text",         [LB_SETTING_BOOLEAN] = "boolean",
    [LB_SETTING_SWITCH] = "switch",     [LB_SETTING_INTEGER] = "integer",
    [LB_SETTING_DURATION] = "duration", [LB_SETTING_PATHS] = "paths",
    [LB_SETTING_CHOICE] = "choice",
};

int main(void)
{
    size_t count = 0;
    const lb_setting_info *settings = lb_setting_list(&count);
    for (size_t i = 0; i < count; i++) {
        const lb_setting_info *row = &settings[i];
        printf("%s\t%s\t%s\t%s\t%s\n", row->key, types[row->type],
               row->default_text ? row->default_text : "", row->values ? row->values : "",
               row->is_own ? "limbeck" : "alembic");
    }
    return 0;
}
