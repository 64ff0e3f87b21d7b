/* Runs a program with a host that prints and reads modules beside it: limbeck-python FILE. */
#ifndef LB_PYTHON_TOOL_RUN_H
#define LB_PYTHON_TOOL_RUN_H

/* Options before the file: --stress, --steps N, --bytes N, --tolerant. Returns the exit status. */
int run_program(int argc, char **argv);

#endif
