/*
 * Quote: names and literals as SQLAlchemy 2.0 writes them, by rules that each dialect declares.
 * Pure and thread-safe. Stands on base.
 */
#ifndef LB_DATABASE_QUOTE_H
#define LB_DATABASE_QUOTE_H

#include "base/text.h"

typedef struct lb_quote_rules {
    char quote;                  /* around a name; doubled within one */
    const char *const *reserved; /* words that need quotes, in lower case and sorted */
    size_t reserved_count;
} lb_quote_rules;

/* Quotes a reserved word, and a name with other than lower-case ASCII letters, digits, _ and $, or
 * that starts with a digit or $. */
void lb_quote_name(const lb_quote_rules *rules, lb_text *out, lb_str name);
/* The text between two quotes, those within it doubled. */
void lb_quote_text(char quote, lb_text *out, lb_str text);

#endif
