/*
 * Digest: message digests by nettle, a library that is opened on first use.
 *
 * Pure and thread-safe. Stands on loader.h.
 */
#ifndef LB_BASE_DIGEST_H
#define LB_BASE_DIGEST_H

#include "base/error.h"
#include "base/str.h"

enum {
    LB_DIGEST_STATE_MOST = 512, /* bytes of a state, aligned to 16 */
    LB_DIGEST_MOST = 64,        /* bytes of a digest */
    LB_SHA256_HEX = 64,         /* characters */
};

/* What is needed of a `struct nettle_hash`: its stable first members. */
typedef struct lb_digest {
    const char *name;
    unsigned context_size, digest_size, block_size;
    void (*init)(void *state);
    void (*update)(void *state, size_t length, const uint8_t *data);
    void (*digest)(void *state, size_t length, uint8_t *out); /* and begins anew */
} lb_digest;

/* By its symbol: "nettle_md5". LB_ERR_UNSUPPORTED where nettle is not there, or another one. */
lb_code lb_digest_find(const char *symbol, const lb_digest **out, lb_error *error);
/* The SHA-256 of a text, in small letters. */
lb_code lb_digest_sha256(lb_str text, char out[LB_SHA256_HEX + 1], lb_error *error);

#endif
