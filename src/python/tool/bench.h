/* Bench: how fast sources become trees, code and modules. Each prints its figures. */
#ifndef LB_PYTHON_TOOL_BENCH_H
#define LB_PYTHON_TOOL_BENCH_H

int bench_parse(char **paths, int count);
int bench_load(const char *path);

#endif
