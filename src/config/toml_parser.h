/*
 * The parser behind toml.h, shared by its sources: toml.c (statements, keys, tables),
 * toml_string.c, toml_scalar.c (numbers, dates). Inner header of this room.
 */
#ifndef LB_CONFIG_TOML_PARSER_H
#define LB_CONFIG_TOML_PARSER_H

#include "config/toml.h"

typedef struct lb_toml_parser {
    lb_arena *arena;
    const char *name;
    lb_str text; /* \r\n is \n */
    size_t at;
    unsigned depth;
    size_t mark; /* how far line and column are counted */
    unsigned line, column;
    lb_error *error;
} lb_toml_parser;

/* The byte at an offset from here, -1 behind the end. */
static inline int lb_toml_peek(const lb_toml_parser *parser, size_t offset)
{
    size_t at = parser->at + offset;
    return at < parser->text.len ? (unsigned char)parser->text.ptr[at] : -1;
}
bool lb_toml_looking_at(const lb_toml_parser *parser, const char *what);

/* Fails with tomllib's text: "message (at line 1, column 2)", at the current place. */
lb_code lb_toml_fail(lb_toml_parser *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As lb_toml_fail with the repr of the character at the current place behind the text. */
lb_code lb_toml_fail_character(lb_toml_parser *parser, const char *message);
/* A control character that strings and comments must not have; `is_multiline` allows newlines. */
bool lb_toml_is_control(int c, bool is_multiline);

/* Any of the four kinds of string; the parser stands at the quote. */
lb_code lb_toml_read_string(lb_toml_parser *parser, lb_str *out);
/* A string on one line, as keys may be. */
lb_code lb_toml_read_line_string(lb_toml_parser *parser, lb_str *out);
/* A number, date or time; `is_match` is false where none starts here. */
lb_code lb_toml_read_scalar(lb_toml_parser *parser, lb_toml_value *value, bool *is_match);

#endif
