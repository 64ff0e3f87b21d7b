/*
 * Template scanner: cuts a Mako template into its pieces, by the rules of Mako's own lexer. Inner
 * header of this room. Pieces are slices of the source.
 */
#ifndef LB_RENDER_TEMPLATE_SCAN_H
#define LB_RENDER_TEMPLATE_SCAN_H

#include "base/error.h"

typedef enum lb_piece_kind {
    LB_PIECE_END,
    LB_PIECE_TEXT,
    LB_PIECE_COMMENT,    /* ## or <%doc> */
    LB_PIECE_EXPRESSION, /* text: the Python; more: the filters behind '|' */
    LB_PIECE_CONTROL,    /* text: what follows the '%' */
    LB_PIECE_BLOCK,      /* <% %> */
    LB_PIECE_MODULE,     /* <%! %> */
    LB_PIECE_TAG,        /* text: keyword; more: attributes */
    LB_PIECE_TAG_END,    /* text: keyword */
} lb_piece_kind;

typedef struct lb_piece {
    lb_piece_kind kind;
    lb_str text, more;
    bool is_closed; /* of a tag: <%x/> */
    size_t start;   /* offset of the piece */
} lb_piece;

typedef struct lb_mako_scanner {
    lb_str source;
    size_t at;
} lb_mako_scanner;

/* The next piece. Fails for what is never closed: `out->start` is then where it begins. */
lb_code lb_mako_scan(lb_mako_scanner *scanner, lb_piece *out, lb_error *error);
/* All up to <closing>, which is taken too. For <%text>, in which nothing else counts. */
bool lb_mako_scan_until(lb_mako_scanner *scanner, const char *closing, lb_str *out);

#endif
