/*
 * Format: Python's `%` operator on texts, in which file_template is written and which templates
 * use. Conversions d i u o x X c s r a and %; those of floats are not known. Inner header of this
 * room. Pure and thread-safe.
 */
#ifndef LB_RENDER_FORMAT_H
#define LB_RENDER_FORMAT_H

#include "base/error.h"
#include "render/values.h"

/* Adds format % values. With a mapping, "%(name)s" names its values; otherwise they are taken from
 * the list in turn. Errors are LB_ERR_SCRIPT with Python's class and words; `out` is then as
 * before. */
lb_code lb_format_values(lb_text *out, lb_str format, const lb_mako_value_names *mapping,
                         lb_mako_values list, lb_error *error);

#endif
