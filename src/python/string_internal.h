/* Characters, as string.c and string_methods.c share them. */
#ifndef LB_PYTHON_STRING_H
#define LB_PYTHON_STRING_H

#include "python/interpreter.h"

void lb_text_add_char(lb_text *text, uint32_t character);
size_t lb_wtf8_count(lb_str text);
bool lb_char_is_printable(uint32_t c);

#endif
