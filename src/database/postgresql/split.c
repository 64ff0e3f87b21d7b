#include "database/postgresql/split.h"

#include <pg_query.h>
#include <stddef.h>

#include "base/loader.h"
#include "database/postgresql/lexer.h"

/* By the callers of PreventInTransactionBlock() in the server; where only the catalog could tell,
 * the general case. */
static const lb_effect_rule rules[] = {
    {"commit|rollback prepared", LB_EFFECT_FORBIDS},
    {"begin|commit|end|rollback|abort|savepoint|release", LB_EFFECT_CONTROL},
    {"start|prepare transaction", LB_EFFECT_CONTROL},
    {"copy * from|to stdin|stdout", LB_EFFECT_COPY},
    {"vacuum", LB_EFFECT_FORBIDS},
    {"cluster verbose? $", LB_EFFECT_FORBIDS},
    {"create unique? index concurrently", LB_EFFECT_FORBIDS},
    {"drop index concurrently", LB_EFFECT_FORBIDS},
    {"reindex database|system|schema", LB_EFFECT_FORBIDS},
    {"reindex * concurrently false|off", LB_EFFECT_NONE},
    {"reindex * concurrently", LB_EFFECT_FORBIDS},
    {"reindex verbose|tablespace * database|system|schema", LB_EFFECT_FORBIDS},
    {"alter table * detach partition * concurrently", LB_EFFECT_FORBIDS},
    {"create|drop database|tablespace", LB_EFFECT_FORBIDS},
    {"alter database * set tablespace", LB_EFFECT_FORBIDS},
    {"alter system", LB_EFFECT_FORBIDS},
    {"discard all", LB_EFFECT_FORBIDS},
    {"create subscription * create_slot|connect false|off", LB_EFFECT_NONE},
    {"create|drop subscription", LB_EFFECT_FORBIDS},
    {"alter subscription * refresh false|off", LB_EFFECT_NONE},
    {"alter subscription * refresh|set|add|drop publication", LB_EFFECT_FORBIDS},
    {"select|with|values|table|fetch", LB_EFFECT_ROWS},
};

/* From the first token of a statement to the end of its last one. */
struct chunk {
    size_t from, to;
    lb_words words;
    pg_token stop; /* what ended it: a semicolon, the end, an error or a backslash */
};

/* How deep a token stands in what may hold semicolons. */
struct nesting {
    size_t parentheses;
    size_t bodies;   /* BEGIN ATOMIC, and the CASEs in it, which end in END as well */
    lb_str previous; /* token */
};

static void enter_word(pg_lexer *lexer, struct nesting *nesting, lb_str word)
{
    bool is_label = lb_str_is(nesting->previous, ".") || lb_str_is_nocase(nesting->previous, "as");
    if (lb_str_is_nocase(word, "atomic") && lb_str_is_nocase(nesting->previous, "begin")) {
        lexer->is_uncertain = true;
        nesting->bodies++;
    } else if (nesting->bodies > 0 && !is_label && lb_str_is_nocase(word, "case")) {
        nesting->bodies++;
    } else if (nesting->bodies > 0 && !is_label && lb_str_is_nocase(word, "end")) {
        nesting->bodies--;
    }
}

/* Follows the nesting, and says where the lexer alone cannot be sure of it. */
static void enter_token(pg_lexer *lexer, struct nesting *nesting, pg_token token, lb_str text)
{
    switch (token.kind) {
    case PG_TOKEN_WORD:
        enter_word(lexer, nesting, text);
        break;
    case PG_TOKEN_OPEN:
        nesting->parentheses++;
        break;
    case PG_TOKEN_CLOSE:
        lexer->is_uncertain = lexer->is_uncertain || nesting->parentheses == 0;
        nesting->parentheses -= nesting->parentheses > 0;
        break;
    case PG_TOKEN_SEMICOLON: /* inside */
        lexer->is_uncertain = true;
        break;
    default:
        break;
    }
    nesting->previous = text;
}

static void read_chunk(pg_lexer *lexer, struct chunk *out)
{
    struct nesting nesting = {0};
    out->from = out->to = SIZE_MAX;
    out->words.count = 0;
    out->words.is_cut = false;
    for (;;) {
        pg_token token = pg_lexer_next(lexer);
        bool is_nested = nesting.parentheses > 0 || nesting.bodies > 0;
        bool is_end = token.kind == PG_TOKEN_END || token.kind == PG_TOKEN_ERROR ||
                      token.kind == PG_TOKEN_BACKSLASH;
        if (is_end || (token.kind == PG_TOKEN_SEMICOLON && !is_nested)) {
            lexer->is_uncertain = lexer->is_uncertain || is_nested;
            out->stop = token;
            return;
        }
        lb_str text = lb_str_slice(lexer->text, token.start, token.end);
        if (token.kind == PG_TOKEN_WORD || token.kind == PG_TOKEN_NAME) {
            lb_words_add(&out->words, token.kind == PG_TOKEN_WORD ? text : LB_STR(""));
        }
        enter_token(lexer, &nesting, token, text);
        out->from = out->from == SIZE_MAX ? token.start : out->from;
        out->to = token.end;
    }
}

static lb_effect effect_of(const struct chunk *chunk)
{
    return lb_words_effect(&chunk->words, rules, LB_COUNT(rules));
}

pg_shape pg_shape_of(lb_str sql)
{
    pg_lexer lexer = {.text = sql};
    struct chunk chunk;
    read_chunk(&lexer, &chunk);
    pg_shape shape = {.effect = effect_of(&chunk)};
    while (chunk.stop.kind == PG_TOKEN_SEMICOLON) {
        read_chunk(&lexer, &chunk);
        if (chunk.from != SIZE_MAX) {
            return shape;
        }
    }
    shape.is_single = chunk.stop.kind == PG_TOKEN_END && !lexer.is_uncertain;
    return shape;
}

static lb_code fail_at(lb_error *error, lb_str script, const pg_lexer *lexer, pg_token token)
{
    if (token.kind == PG_TOKEN_ERROR) {
        return lb_script_fail(error, LB_ERR_SCRIPT, script, token.start, lexer->problem);
    }
    lb_script_fail(error, LB_ERR_SCRIPT, script, token.start,
                   "a backslash command of psql is not SQL");
    lb_error_hint(error, "write what it does as SQL, or leave it out");
    return LB_ERR_SCRIPT;
}

/* Adds the statement that a chunk holds, if it does. */
static lb_code add_chunk(lb_arena *arena, lb_str script, lb_place *place, const struct chunk *chunk,
                         lb_statements *out, lb_error *error)
{
    if (chunk->from == SIZE_MAX) {
        return LB_OK;
    }
    lb_effect effect = effect_of(chunk);
    if (effect == LB_EFFECT_COPY) {
        lb_script_fail(error, LB_ERR_SCRIPT, script, chunk->from,
                       "COPY from STDIN or to STDOUT is done by psql, not by the server");
        lb_error_hint(error, "write the rows as INSERT statements");
        return LB_ERR_SCRIPT;
    }
    lb_statements_add(arena, out, script, place, chunk->from, chunk->to, effect);
    return LB_OK;
}

/* *is_certain is false where semicolons in the script do not all end a statement. */
static lb_code split_by_lexer(lb_arena *arena, lb_str script, lb_statements *out, bool *is_certain,
                              lb_error *error)
{
    pg_lexer lexer = {.text = script};
    lb_place place = {0, 1, 1};
    struct chunk chunk;
    do {
        read_chunk(&lexer, &chunk);
        if (chunk.stop.kind == PG_TOKEN_ERROR || chunk.stop.kind == PG_TOKEN_BACKSLASH) {
            return fail_at(error, script, &lexer, chunk.stop);
        }
        LB_TRY(add_chunk(arena, script, &place, &chunk, out, error));
    } while (chunk.stop.kind != PG_TOKEN_END);
    *is_certain = !lexer.is_uncertain;
    return LB_OK;
}

bool pg_split_quickly(lb_arena *arena, lb_str script, lb_statements *out)
{
    bool is_certain = false;
    return split_by_lexer(arena, script, out, &is_certain, NULL) == LB_OK && is_certain;
}

/* ---- libpg_query ---------------------------------------------------------------------------- */

/* Its memory belongs to the thread, and goes with it. */
struct pg_query {
    PgQuerySplitResult (*with_parser)(const char *);
    void (*free_result)(PgQuerySplitResult);
};

static const lb_symbol symbols[] = {
    {"pg_query_split_with_parser", offsetof(struct pg_query, with_parser), false},
    {"pg_query_free_split_result", offsetof(struct pg_query, free_result), false},
};

static lb_code add_ranges(lb_arena *arena, lb_str script, const PgQuerySplitResult *ranges,
                          lb_statements *out, lb_error *error)
{
    lb_place place = {0, 1, 1};
    for (int i = 0; i < ranges->n_stmts; i++) {
        size_t from = (size_t)ranges->stmts[i]->stmt_location;
        size_t length = (size_t)ranges->stmts[i]->stmt_len;
        size_t to = length ? from + length : script.len;
        /* The range is one statement, whatever semicolons it holds. */
        pg_lexer lexer = {.text = lb_str_slice(script, 0, to), .at = from};
        struct chunk part, whole;
        read_chunk(&lexer, &whole);
        for (part.stop = whole.stop; part.stop.kind == PG_TOKEN_SEMICOLON;) {
            read_chunk(&lexer, &part);
            whole.to = part.from == SIZE_MAX ? part.stop.start : part.to;
        }
        LB_TRY(add_chunk(arena, script, &place, &whole, out, error));
    }
    return LB_OK;
}

/* *done is false when the parser did not take the script. */
static lb_code split_by_parser(lb_arena *arena, lb_str script, lb_statements *out, bool *done,
                               lb_error *error)
{
    struct pg_query pg_query;
    LB_TRY(lb_loader_open("libpg_query.so.1504.0", "libpg-query1504.0", symbols, LB_COUNT(symbols),
                          &pg_query, error));
    PgQuerySplitResult ranges =
        pg_query.with_parser(lb_arena_strndup(arena, script.ptr, script.len));
    *done = !ranges.error;
    lb_code code = *done ? add_ranges(arena, script, &ranges, out, error) : LB_OK;
    pg_query.free_result(ranges);
    return code;
}

lb_code pg_split(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error)
{
    LB_TRY(lb_script_check(script, error));
    lb_statements statements = {0};
    bool is_certain = false;
    LB_TRY(split_by_lexer(arena, script, &statements, &is_certain, error));
    if (!is_certain) {
        lb_statements parsed = {0};
        bool done = false;
        LB_TRY(split_by_parser(arena, script, &parsed, &done, error));
        statements = done ? parsed : statements;
    }
    *out = statements;
    return LB_OK;
}
