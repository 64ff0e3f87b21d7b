/*
 * Frozen code: compiled modules as bytes of the program itself.
 *
 * The build compiles the standard library's modules that are written in the guest language, and
 * tool/freeze.c puts what lb_freeze() makes of them into C arrays. Reading one back costs next to
 * nothing: instructions are run where they lie, and what a function needs besides (names,
 * constants, functions inside) is made when it is first called.
 *
 * A frozen module stays readable for as long as the interpreter lives. Bytes are those of the
 * machine that built them and of this version of the instructions: they are never read from a file.
 */
#ifndef LB_PYTHON_FROZEN_H
#define LB_PYTHON_FROZEN_H

#include "python/code.h"

/* Appends the code of a module; a multiple of four bytes, to be read from an address that is one.
 */
void lb_freeze(lb_python *py, const lb_code_object *module, lb_text *out);
/* The code of a module; `words` and `source` must outlive the interpreter. */
lb_code_object *lb_thaw_module(lb_python *py, const uint32_t *words, const char *source,
                               const char *filename);
/* Makes a frozen function's code whole. */
void lb_thaw(lb_python *py, lb_code_object *code);
lb_str lb_image_source(const lb_image *image);
void lb_images_free(lb_python *py);

#endif
