/* Re, internal: patterns, matches, and running one on the other. */
#ifndef LB_PYTHON_MODULES_RE_INTERNAL_H
#define LB_PYTHON_MODULES_RE_INTERNAL_H

#include "python/modules/native.h"
#include "python/modules/natives.h"
#include "base/pcre.h"
#include "python/modules/regex.h"

/* A match must begin where the search does (MATCH), and end where the text does (FULL). */
typedef enum lb_re_how { LB_RE_SEARCH, LB_RE_MATCH, LB_RE_FULL, LB_RE_HOW_COUNT } lb_re_how;

typedef struct lb_pattern {
    lb_object head;
    lb_value source; /* str or bytes */
    lb_dict *index;  /* names to numbers */
    lb_pcre pcre;
    lb_regex regex;
    pcre2_code *codes[LB_RE_HOW_COUNT]; /* compiled when first wanted */
    unsigned uses[LB_RE_HOW_COUNT];
    pcre2_match_data *data;
    pcre2_match_context *limits;
    bool is_bytes;
} lb_pattern;

/* What is searched. */
typedef struct lb_subject {
    lb_value value;
    lb_str text;
    bool is_bytes, is_ascii;
} lb_subject;

typedef struct lb_match {
    lb_object head;
    lb_pattern *pattern;
    lb_subject subject;
    size_t from, to; /* the part that was searched, in bytes */
    size_t *spans;   /* two for each group; SIZE_MAX: it did not take part */
    size_t last;     /* lastindex; 0: none */
} lb_match;

/* A search that goes on from match to match. */
typedef struct lb_walk {
    lb_pattern *pattern;
    lb_subject subject;
    size_t from, at, to;
    bool must_advance; /* an empty match at `at` was had already */
} lb_walk;

extern const lb_type_spec lb_pattern_type, lb_match_type, lb_match_iterator_type;
extern const lb_method lb_pattern_methods[];

/* --- re_pattern.c --- */
lb_pattern *lb_re_compile(lb_python *py, lb_value source, lb_value flags);
bool lb_re_subject(lb_python *py, const lb_pattern *pattern, lb_value v, lb_subject *out);
/* 1 and a new match, 0, -1. */
int lb_re_run(lb_python *py, lb_pattern *pattern, lb_re_how how, const lb_walk *walk,
              lb_match **out);
int lb_walk_next(lb_python *py, lb_walk *walk, lb_match **out);
/* Raises re.error; position SIZE_MAX: none. */
lb_value lb_re_error(lb_python *py, lb_value source, size_t position, lb_str message);

/* --- re_match.c --- */
lb_value lb_re_slice(lb_python *py, const lb_subject *subject, size_t from, size_t to);
/* A group's text; `fallback` where it did not take part. */
lb_value lb_match_text(lb_python *py, const lb_match *match, size_t group, lb_value fallback);

/* --- re_template.c --- */
/* The parts of a replacement: strs (or bytes) and the numbers of groups. */
lb_list *lb_template_parse(lb_python *py, const lb_pattern *pattern, lb_value source);
bool lb_template_expand(lb_python *py, const lb_list *parts, const lb_match *match, lb_text *out);
lb_value lb_re_result(lb_python *py, bool is_bytes, lb_text *text);
/* str(v), which must be of the pattern's kind. */
bool lb_re_piece(lb_python *py, const lb_pattern *pattern, lb_value v, lb_str *out);

#endif
