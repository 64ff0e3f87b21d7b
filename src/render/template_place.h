/*
 * Template place: errors with their place in the template. Inner header of this room.
 */
#ifndef LB_RENDER_TEMPLATE_PLACE_H
#define LB_RENDER_TEMPLATE_PLACE_H

#include "render/template.h"

/* The place of an offset in the template's source. */
void lb_mako_locate(lb_str source, size_t offset, unsigned *line, unsigned *column);
/* Puts the place of a position in a piece of Python into the error. `lineno` counts from 1,
 * `column` (characters) from 0. Returns the error's code. */
void lb_mako_error_at(lb_error *error, lb_str path, const lb_mako_code *code, unsigned lineno,
                      unsigned column);
/* The same for a node of the syntax tree, whose columns are bytes. */
void lb_mako_error_at_node(lb_error *error, lb_str path, const lb_mako_code *code,
                           const lb_py_position *position);

#endif
