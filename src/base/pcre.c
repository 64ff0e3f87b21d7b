#include "base/pcre.h"

#include "base/loader.h"
#include "base/memory.h"

lb_code lb_pcre_open(lb_pcre *pcre, lb_error *error)
{
#define SYMBOL(name)                                        \
    {                                                       \
        "pcre2_" #name "_8", offsetof(lb_pcre, name), false \
    }
    static const lb_symbol symbols[] = {
        SYMBOL(compile),
        SYMBOL(code_free),
        SYMBOL(compile_context_create),
        SYMBOL(compile_context_free),
        SYMBOL(set_newline),
        SYMBOL(set_compile_extra_options),
        SYMBOL(jit_compile),
        SYMBOL(match),
        SYMBOL(match_data_create),
        SYMBOL(match_data_free),
        SYMBOL(get_ovector_pointer),
        SYMBOL(match_context_create),
        SYMBOL(match_context_free),
        SYMBOL(set_match_limit),
        SYMBOL(set_heap_limit),
        SYMBOL(get_error_message),
    };
#undef SYMBOL
    return lb_loader_open("libpcre2-8.so.0", "libpcre2-8-0", symbols, LB_COUNT(symbols), pcre,
                          error);
}
