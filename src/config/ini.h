/*
 * Ini: settings files as Python's configparser reads them (ConfigParser with its defaults: strict,
 * BasicInterpolation, '=' and ':', full-line comments with '#' and ';', empty lines in values).
 *
 * A parsed file is an lb_ini in the arena given to lb_ini_new(); everything it returns lives as
 * long as that arena. Option names are kept in lower case (ASCII letters). Errors are
 * LB_ERR_SETTINGS with configparser's text, its class as the kind, and the line. Not thread-safe
 * for lb_ini_read() and lb_ini_set(). Stands on base.
 */
#ifndef LB_CONFIG_INI_H
#define LB_CONFIG_INI_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

typedef struct lb_ini lb_ini;

lb_ini *lb_ini_new(lb_arena *arena);

/* Adds a file's content. `path` is what errors carry as their file; their text shows it as
 * PosixPath('alembic.ini'), as Alembic's do. After an error the content is undefined. */
lb_code lb_ini_read(lb_ini *ini, lb_str content, const char *path, lb_error *error);

/* The section of defaults is called DEFAULT; it is none of the sections. */
bool lb_ini_has_section(const lb_ini *ini, lb_str section);
lb_str_vector lb_ini_sections(const lb_ini *ini);
/* Whether the section itself, or DEFAULT, has the option. */
bool lb_ini_has(const lb_ini *ini, lb_str section, lb_str option);
/* Whether the section itself has it. */
bool lb_ini_has_own(const lb_ini *ini, lb_str section, lb_str option);
/* Line of the option in its file; 0 where it does not come from one. */
unsigned lb_ini_line(const lb_ini *ini, lb_str section, lb_str option);

/* The value with its %(name)s replaced. An absent section or option gives LB_OK and a NULL ptr. */
lb_code lb_ini_get(const lb_ini *ini, lb_str section, lb_str option, lb_str *out, lb_error *error);
/* The value as written; a NULL ptr where there is none. */
lb_str lb_ini_get_raw(const lb_ini *ini, lb_str section, lb_str option);

typedef struct lb_ini_item {
    lb_str name, value;
} lb_ini_item;
typedef LB_VECTOR(lb_ini_item) lb_ini_items;
/* All options of a section: those of DEFAULT, then its own (one that is in both keeps its place and
 * has the section's value). With `is_raw` as written. An absent section gives none. */
lb_code lb_ini_list(const lb_ini *ini, lb_str section, bool is_raw, lb_ini_items *out,
                    lb_error *error);

/* Sets an option, making the section where it is absent. Texts are copied. A '%' that starts no
 * interpolation is a "ValueError". */
lb_code lb_ini_set(lb_ini *ini, lb_str section, lb_str option, lb_str value, lb_error *error);
/* As lb_ini_set, but the value stands as it is (the `here` of DEFAULT). */
void lb_ini_set_raw(lb_ini *ini, lb_str section, lb_str option, lb_str value);
/* Removes the section's own option; false where it had none. */
bool lb_ini_remove(lb_ini *ini, lb_str section, lb_str option);

#endif
