/*
 * What the sources of settings.h share: settings.c (the steps), settings_find.c (which files),
 * settings_value.c (one key to one value), settings_locations.c (folders), settings_hooks.c,
 * settings_url.c, settings_table.c. Inner header of this room.
 */
#ifndef LB_CONFIG_SETTINGS_INNER_H
#define LB_CONFIG_SETTINGS_INNER_H

#include "config/settings.h"

/* The rows of lb_setting_list() that are fields of lb_settings come first, with their offsets. */
extern const size_t lb_setting_offsets[];
extern const size_t lb_setting_field_count;

/* A path against the working directory. */
char *lb_settings_path(lb_settings *settings, lb_str path);

/* A key as one of the files has it. */
typedef struct lb_setting_found {
    bool is_set;
    lb_str section;            /* of the ini */
    lb_str text;               /* from the ini */
    const lb_toml_value *toml; /* from the pyproject; NULL: from the ini */
} lb_setting_found;

/* The section of the ini that has the option; false where none has. */
bool lb_settings_ini_section(lb_settings *settings, lb_str key, lb_str *section);
/* From the ini alone; `is_set` is false where it is absent or empty. */
lb_code lb_settings_lookup_ini(lb_settings *settings, lb_str key, lb_setting_found *out,
                               lb_error *error);
/* Adds to an error the place of the key. Returns the code. */
lb_code lb_settings_at(lb_settings *settings, const char *key, const lb_setting_found *found,
                       lb_code code, lb_error *error);
/* A text of the pyproject with its %(here)s replaced, as Python's % does. */
lb_code lb_settings_toml_text(lb_settings *settings, const char *key, const lb_toml_value *value,
                              lb_str *out, lb_error *error);

/* Fills the field of one row of the table. */
lb_code lb_settings_resolve_field(lb_settings *settings, size_t row, lb_error *error);
/* version_locations, prepend_sys_path and models as lists of texts. */
lb_code lb_settings_resolve_paths(lb_settings *settings, const lb_setting_info *info,
                                  lb_str_vector *out, lb_error *error);
/* A path, or package:folder, as Alembic's coerce_resource_to_filename(). */
lb_code lb_settings_resource(lb_settings *settings, lb_str name, char **out, lb_error *error);
lb_code lb_settings_resolve_locations(lb_settings *settings, lb_error *error);
lb_code lb_settings_resolve_hooks(lb_settings *settings, lb_error *error);

#endif
