#include "base/shell.h"

#include "base/text.h"

typedef enum state { BETWEEN, IN_WORD, IN_SINGLE, IN_DOUBLE } state;

/* Whether a backslash inside "..." quotes that character; otherwise it stands for itself. */
static bool is_escapable(char c)
{
    return c == '"' || c == '\\';
}

static state start_of(char c)
{
    return c == '\'' ? IN_SINGLE : c == '"' ? IN_DOUBLE : IN_WORD;
}

lb_code lb_shell_split(lb_arena *arena, lb_str text, lb_str_vector *words, lb_error *error)
{
    lb_str_vector found = {0};
    LB_AUTO_TEXT lb_text word = {0};
    state at = BETWEEN;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if ((at == IN_SINGLE && c == '\'') || (at == IN_DOUBLE && c == '"')) {
            at = IN_WORD;
        } else if (c == '\\' && at != IN_SINGLE) {
            if (i + 1 == text.len) {
                return lb_fail(error, LB_ERR_COMMAND, "No escaped character");
            }
            char next = text.ptr[++i];
            if (at == IN_DOUBLE && !is_escapable(next)) {
                lb_text_addc(&word, c);
            }
            lb_text_addc(&word, next);
            at = at == BETWEEN ? IN_WORD : at;
        } else if (at == IN_SINGLE || at == IN_DOUBLE) {
            lb_text_addc(&word, c);
        } else if (!is_blank) {
            at = start_of(c);
            if (at == IN_WORD) {
                lb_text_addc(&word, c);
            }
        } else if (at == IN_WORD) {
            lb_vector_push_in(arena, &found, lb_arena_str(arena, lb_text_str(&word)));
            lb_text_truncate(&word, 0);
            at = BETWEEN;
        }
    }
    if (at == IN_SINGLE || at == IN_DOUBLE) {
        return lb_fail(error, LB_ERR_COMMAND, "No closing quotation");
    }
    if (at == IN_WORD) {
        lb_vector_push_in(arena, &found, lb_arena_str(arena, lb_text_str(&word)));
    }
    *words = found;
    return LB_OK;
}
