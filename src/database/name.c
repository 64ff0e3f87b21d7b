#include "database/name.h"

#include "base/digest.h"
#include "base/utf8.h"

void lb_name_write(lb_text *out, const lb_dialect *dialect, lb_name name)
{
    switch (name.quoting) {
    case LB_QUOTING_AS_NEEDED:
        dialect->quote_name(out, name.text);
        break;
    case LB_QUOTING_ALWAYS:
        dialect->quote_name_always(out, name.text);
        break;
    case LB_QUOTING_NEVER:
        lb_text_add(out, name.text);
        break;
    }
}

void lb_qualified_name_write(lb_text *out, const lb_dialect *dialect, lb_name schema, lb_name name)
{
    if (schema.text.len) {
        lb_name_write(out, dialect, schema);
        lb_text_addc(out, '.');
    }
    lb_name_write(out, dialect, name);
}

/* The last two bytes of the MD5. */
static lb_code hash_name(lb_str name, uint8_t tail[2], lb_error *error)
{
    const lb_digest *md5 = NULL;
    _Alignas(16) uint8_t state[LB_DIGEST_STATE_MOST];
    uint8_t digest[16];
    LB_TRY(lb_digest_find("nettle_md5", &md5, error));
    md5->init(state);
    md5->update(state, name.len, (const uint8_t *)name.ptr);
    md5->digest(state, sizeof digest, digest);
    tail[0] = digest[14];
    tail[1] = digest[15];
    return LB_OK;
}

static lb_str first_characters(lb_str text, size_t count)
{
    size_t offset = 0;
    uint32_t character;
    for (size_t i = 0; i < count && offset < text.len; i++) {
        offset += lb_utf8_decode(lb_str_slice(text, offset, text.len), &character);
    }
    return lb_str_slice(text, 0, offset);
}

lb_code lb_name_limit(lb_text *out, lb_name name, unsigned longest, lb_error *error)
{
    uint8_t tail[2];
    if (!longest || lb_utf8_count(name.text) <= longest) {
        lb_text_add(out, name.text);
        return LB_OK;
    }
    if (!name.is_conventional && !name.is_final) {
        lb_fail(error, LB_ERR_SCRIPT, "Identifier '%.*s' exceeds maximum length of %u characters",
                LB_ARG(name.text), longest);
        lb_error_kind(error, "sqlalchemy.exc.IdentifierError");
        return LB_ERR_SCRIPT;
    }
    LB_TRY(hash_name(name.text, tail, error));
    lb_text_add(out, first_characters(name.text, longest - 8));
    lb_text_addf(out, "_%02x%02x", tail[0], tail[1]);
    return LB_OK;
}
