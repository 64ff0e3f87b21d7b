/*
 * Machine: the functions of an lb_python_host that give the machine as it is, for hosts that do.
 *
 * None of them keeps anything; contexts are not looked at. Stands on base and python.h.
 */
#ifndef LB_PYTHON_MACHINE_H
#define LB_PYTHON_MACHINE_H

#include "python/python.h"

lb_code lb_machine_read_file(void *context, lb_arena *arena, const char *path, lb_str *out,
                             lb_error *error);
int lb_machine_file_kind(void *context, const char *path);
bool lb_machine_list_directory(void *context, const char *path, lb_text *out);
double lb_machine_now(void *context);
/* As the C library finds it, TZ considered. */
long lb_machine_utc_offset(void *context, double when, const char **zone);
void lb_machine_random(void *context, void *bytes, size_t count);

#endif
