/*
 * Lexer: Python source to tokens, one at a time and only as far as it is asked.
 *
 * Takes UTF-8 (lb_py_source_decode makes it) and allocates nothing: a lexer is a plain struct,
 * which may be copied to look ahead. Tokens are slices of the source, which must live as long as
 * they do. Strings and numbers are turned into values by literal.h. To read the head of a script:
 *
 *     lb_py_lexer lexer;
 *     lb_py_lexer_start(&lexer, source);
 *     while (lb_py_lexer_next(&lexer, &token, error) == LB_OK && token.type != LB_PY_END) ...
 *
 * The rules are those of CPython 3.12's tokenizer (an f-string is a sequence of tokens), the errors
 * are worded as in CPython 3.11. Stands on base.
 */
#ifndef LB_PYTHON_LEXER_H
#define LB_PYTHON_LEXER_H

#include "base/arena.h"
#include "base/error.h"
#include "python/unicode.h"

/* Tokens that are not spelled: X(name). */
#define LB_PY_TOKEN_TABLE(X)                                                      \
    X(END)     /* of the source; comes again and again */                         \
    X(NEWLINE) /* of a statement; also before END where the last line lacks it */ \
    X(INDENT)                                                                     \
    X(DEDENT)                                                                     \
    X(NAME) /* and soft keywords */                                               \
    X(NUMBER)                                                                     \
    X(STRING)         /* with its prefix and quotes */                            \
    X(FSTRING_START)  /* prefix and opening quotes */                             \
    X(FSTRING_MIDDLE) /* text, {{ and }} still doubled; never empty */            \
    X(FSTRING_END)    /* closing quotes */                                        \
    X(OTHER)          /* a character that begins no token: the parser refuses it */

/* X(name, spelling) */
#define LB_PY_KEYWORD_TABLE(X) \
    X(FALSE_, "False")         \
    X(NONE_, "None")           \
    X(TRUE_, "True")           \
    X(AND, "and")              \
    X(AS, "as")                \
    X(ASSERT, "assert")        \
    X(ASYNC, "async")          \
    X(AWAIT, "await")          \
    X(BREAK, "break")          \
    X(CLASS, "class")          \
    X(CONTINUE, "continue")    \
    X(DEF, "def")              \
    X(DEL, "del")              \
    X(ELIF, "elif")            \
    X(ELSE, "else")            \
    X(EXCEPT, "except")        \
    X(FINALLY, "finally")      \
    X(FOR, "for")              \
    X(FROM, "from")            \
    X(GLOBAL, "global")        \
    X(IF, "if")                \
    X(IMPORT, "import")        \
    X(IN, "in")                \
    X(IS, "is")                \
    X(LAMBDA, "lambda")        \
    X(NONLOCAL, "nonlocal")    \
    X(NOT, "not")              \
    X(OR, "or")                \
    X(PASS, "pass")            \
    X(RAISE, "raise")          \
    X(RETURN, "return")        \
    X(TRY, "try")              \
    X(WHILE, "while")          \
    X(WITH, "with")            \
    X(YIELD, "yield")

/* X(name, spelling) */
#define LB_PY_PUNCTUATION_TABLE(X)                                         \
    X(LPAR, "(")                                                           \
    X(RPAR, ")")                                                           \
    X(LSQB, "[")                                                           \
    X(RSQB, "]")                                                           \
    X(LBRACE, "{")                                                         \
    X(RBRACE, "}")                                                         \
    X(COLON, ":")                                                          \
    X(COMMA, ",")                                                          \
    X(SEMI, ";")                                                           \
    X(PLUS, "+")                                                           \
    X(MINUS, "-")                                                          \
    X(STAR, "*")                                                           \
    X(SLASH, "/")                                                          \
    X(VBAR, "|")                                                           \
    X(AMPER, "&")                                                          \
    X(LESS, "<")                                                           \
    X(GREATER, ">")                                                        \
    X(EQUAL, "=")                                                          \
    X(DOT, ".")                                                            \
    X(PERCENT, "%")                                                        \
    X(TILDE, "~")                                                          \
    X(CIRCUMFLEX, "^")                                                     \
    X(AT, "@")                                                             \
    X(EXCLAMATION, "!") /* before the conversion of an f-string's field */ \
    X(EQEQUAL, "==")                                                       \
    X(NOTEQUAL, "!=")                                                      \
    X(LESSEQUAL, "<=")                                                     \
    X(GREATEREQUAL, ">=")                                                  \
    X(LEFTSHIFT, "<<")                                                     \
    X(RIGHTSHIFT, ">>")                                                    \
    X(DOUBLESTAR, "**")                                                    \
    X(PLUSEQUAL, "+=")                                                     \
    X(MINEQUAL, "-=")                                                      \
    X(STAREQUAL, "*=")                                                     \
    X(SLASHEQUAL, "/=")                                                    \
    X(PERCENTEQUAL, "%=")                                                  \
    X(AMPEREQUAL, "&=")                                                    \
    X(VBAREQUAL, "|=")                                                     \
    X(CIRCUMFLEXEQUAL, "^=")                                               \
    X(LEFTSHIFTEQUAL, "<<=")                                               \
    X(RIGHTSHIFTEQUAL, ">>=")                                              \
    X(DOUBLESTAREQUAL, "**=")                                              \
    X(DOUBLESLASH, "//")                                                   \
    X(DOUBLESLASHEQUAL, "//=")                                             \
    X(ATEQUAL, "@=")                                                       \
    X(RARROW, "->")                                                        \
    X(ELLIPSIS_, "...")                                                    \
    X(COLONEQUAL, ":=")

#define UNSPELLED(name) LB_PY_##name,
#define SPELLED(name, spelling) LB_PY_##name,
typedef enum lb_py_token_type {
    LB_PY_TOKEN_TABLE(UNSPELLED) LB_PY_KEYWORD_TABLE(SPELLED) LB_PY_PUNCTUATION_TABLE(SPELLED)
        LB_PY_TOKEN_TYPE_COUNT
} lb_py_token_type;
#undef UNSPELLED
#undef SPELLED

typedef struct lb_py_token {
    lb_py_token_type type;
    uint32_t lineno, col_offset; /* lines from 1, columns from 0 in bytes */
    uint32_t end_lineno, end_col_offset;
    uint32_t len;
    const char *ptr;
    bool is_plain; /* NAME: ASCII only; STRING, FSTRING_MIDDLE: no backslash, \r or doubled brace */
} lb_py_token;

enum { LB_PY_MAX_INDENTS = 100, LB_PY_MAX_PARENS = 200, LB_PY_MAX_FSTRINGS = 150 };

/* An f-string that is being read. */
typedef struct lb_py_fstring {
    const char *start, *line_start;
    uint32_t lineno; /* of the prefix */
    char quote;
    bool is_triple, is_raw;
    bool is_in_text;      /* what follows is text, not part of an expression */
    uint16_t field_depth; /* replacement fields that are open: 0 in the text, 2 in {a:{b}} */
    uint16_t paren_level; /* of the lexer where the f-string began */
} lb_py_fstring;

/* An opening bracket. */
typedef struct lb_py_paren {
    const char *at, *line_start;
    uint32_t lineno;
} lb_py_paren;

/* Fields are the lexer's own. */
typedef struct lb_py_lexer {
    const char *at, *end, *start; /* the next byte; the source */
    const char *line_start;
    uint32_t lineno;
    bool is_at_line_start;
    bool has_statement;  /* a NEWLINE is due before END */
    bool is_minor_error; /* the error says less than one of the parser before it would */
    int32_t pending;     /* INDENT (1) or DEDENTs (negative) still to be given */
    uint32_t indent_count, level, fstring_count;
    uint32_t indents[LB_PY_MAX_INDENTS];     /* columns, a tab going to the next multiple of 8 */
    uint32_t tab_indents[LB_PY_MAX_INDENTS]; /* the same with tabs as one column */
    lb_py_paren parens[LB_PY_MAX_PARENS];
    lb_py_fstring fstrings[LB_PY_MAX_FSTRINGS];
    lb_py_unicode unicode; /* opened for the first character beyond ASCII in a name */
} lb_py_lexer;

void lb_py_lexer_start(lb_py_lexer *lexer, lb_str source);
/* The next token. Errors are LB_ERR_SCRIPT as in parser.h, but without a file; after one the lexer
   is of no further use. */
lb_code lb_py_lexer_next(lb_py_lexer *lexer, lb_py_token *out, lb_error *error);

static inline lb_str lb_py_token_str(const lb_py_token *token)
{
    return (lb_str){token->ptr, token->len};
}
/* "NAME", "if", "+=" */
const char *lb_py_token_name(lb_py_token_type type);
static inline bool lb_py_token_is_keyword(lb_py_token_type type)
{
    return type >= LB_PY_FALSE_ && type <= LB_PY_YIELD;
}

/* The source as UTF-8: without its byte order mark, and converted (in the arena) from the encoding
   that its first two lines name; most often `source` itself. */
lb_code lb_py_source_decode(lb_arena *arena, lb_str source, lb_str *out, lb_error *error);

#endif
