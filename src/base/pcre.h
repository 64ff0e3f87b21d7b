/* Pcre: the functions of PCRE2, opened on first use. A zeroed struct is one not opened yet. */
#ifndef LB_BASE_PCRE_H
#define LB_BASE_PCRE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/error.h"

typedef struct lb_pcre {
    pcre2_code *(*compile)(PCRE2_SPTR, PCRE2_SIZE, uint32_t, int *, PCRE2_SIZE *,
                           pcre2_compile_context *);
    void (*code_free)(pcre2_code *);
    pcre2_compile_context *(*compile_context_create)(pcre2_general_context *);
    void (*compile_context_free)(pcre2_compile_context *);
    int (*set_newline)(pcre2_compile_context *, uint32_t);
    int (*set_compile_extra_options)(pcre2_compile_context *, uint32_t);
    int (*jit_compile)(pcre2_code *, uint32_t);
    int (*match)(const pcre2_code *, PCRE2_SPTR, PCRE2_SIZE, PCRE2_SIZE, uint32_t,
                 pcre2_match_data *, pcre2_match_context *);
    pcre2_match_data *(*match_data_create)(uint32_t, pcre2_general_context *);
    void (*match_data_free)(pcre2_match_data *);
    PCRE2_SIZE *(*get_ovector_pointer)(pcre2_match_data *);
    pcre2_match_context *(*match_context_create)(pcre2_general_context *);
    void (*match_context_free)(pcre2_match_context *);
    int (*set_match_limit)(pcre2_match_context *, uint32_t);
    int (*set_heap_limit)(pcre2_match_context *, uint32_t);
    int (*get_error_message)(int, PCRE2_UCHAR *, PCRE2_SIZE);
} lb_pcre;

/* LB_ERR_UNSUPPORTED where the library is missing. */
lb_code lb_pcre_open(lb_pcre *pcre, lb_error *error);

#endif
