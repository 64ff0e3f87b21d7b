#include "base/digest.h"

#include "base/loader.h"

lb_code lb_digest_find(const char *symbol, const lb_digest **out, lb_error *error)
{
    const lb_symbol wanted = {symbol, 0, false};
    const lb_digest *found = NULL;
    LB_TRY(lb_loader_open("libnettle.so.8", "libnettle8", &wanted, 1, &found, error));
    if (found->context_size > LB_DIGEST_STATE_MOST || found->digest_size > LB_DIGEST_MOST) {
        return lb_fail(error, LB_ERR_UNSUPPORTED, "this version of nettle is not known");
    }
    *out = found;
    return LB_OK;
}

lb_code lb_digest_sha256(lb_str text, char out[LB_SHA256_HEX + 1], lb_error *error)
{
    static const char digits[] = "0123456789abcdef";
    _Alignas(16) uint8_t state[LB_DIGEST_STATE_MOST];
    uint8_t bytes[LB_SHA256_HEX / 2];
    const lb_digest *sha256 = NULL;
    LB_TRY(lb_digest_find("nettle_sha256", &sha256, error));
    sha256->init(state);
    sha256->update(state, text.len, (const uint8_t *)text.ptr);
    sha256->digest(state, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[LB_SHA256_HEX] = '\0';
    return LB_OK;
}
