/*
 * The model behind ini.h, shared by its three sources: ini.c (questions and changes), ini_read.c
 * (the reader), ini_interpolate.c. Inner header of this room.
 */
#ifndef LB_CONFIG_INI_MODEL_H
#define LB_CONFIG_INI_MODEL_H

#include "config/ini.h"

typedef struct lb_ini_option {
    lb_str name; /* in lower case */
    lb_str value;
    unsigned line;
    lb_str_vector lines; /* of the value, while the file is read */
} lb_ini_option;

typedef struct lb_ini_section {
    lb_str name;
    LB_VECTOR(lb_ini_option *) options;
} lb_ini_section;

struct lb_ini {
    lb_arena *arena;
    const char *path; /* of the file read last; NULL */
    lb_ini_section *defaults;
    LB_VECTOR(lb_ini_section *) sections;
};

/* NULL where there is none; DEFAULT is found too. */
lb_ini_section *lb_ini_section_find(const lb_ini *ini, lb_str name);
lb_ini_section *lb_ini_section_add(lb_ini *ini, lb_str name);
/* Names are compared in lower case. A NULL section has no options. */
lb_ini_option *lb_ini_option_own(const lb_ini_section *section, lb_str name);
lb_ini_option *lb_ini_option_find(const lb_ini *ini, const lb_ini_section *section, lb_str name);
lb_ini_option *lb_ini_option_add(lb_ini *ini, lb_ini_section *section, lb_str name);

/* The value of an option of the section with its %(name)s replaced. */
lb_code lb_ini_interpolate(const lb_ini *ini, const lb_ini_section *section,
                           const lb_ini_option *option, lb_str *out, lb_error *error);
/* Fails where a '%' starts neither "%%" nor "%(name)s". */
lb_code lb_ini_check_percents(const lb_ini *ini, lb_str value, lb_error *error);

#endif
