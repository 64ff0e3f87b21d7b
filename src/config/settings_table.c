#include "base/memory.h"
#include "config/settings_inner.h"

enum { ALEMBIC, LIMBECK };

static const lb_setting_info rows[] = {
#define X(field, type, default_text, values, whose, meaning) \
    {#field, LB_SETTING_##type, default_text, values, (whose) == LIMBECK, meaning},
    LB_SETTING_TABLE(X)
#undef X
    /* Read in ways of their own. */
    {"sqlalchemy.url", LB_SETTING_TEXT, NULL, NULL, false,
     "URL of the database; without it, DATABASE_URL of the environment or of .env counts"},
    {"url", LB_SETTING_TEXT, NULL, NULL, true,
     "The same as sqlalchemy.url, in limbeck.ini or under [limbeck]"},
    {"path_separator", LB_SETTING_TEXT, NULL, NULL, false,
     "What stands between the paths of a list in an ini: os, space, newline, ':' or ';'"},
    {"version_path_separator", LB_SETTING_TEXT, NULL, NULL, false,
     "Old name of path_separator, for version_locations alone"},
    {"post_write_hooks", LB_SETTING_TEXT, NULL, NULL, false,
     "Commands to run on a new revision file: a section in an ini, an array of tables in TOML"},
};

const size_t lb_setting_offsets[] = {
#define X(field, type, default_text, values, whose, meaning) offsetof(lb_settings, field),
    LB_SETTING_TABLE(X)
#undef X
};
const size_t lb_setting_field_count = LB_COUNT(lb_setting_offsets);

const lb_setting_info *lb_setting_list(size_t *count)
{
    *count = LB_COUNT(rows);
    return rows;
}
