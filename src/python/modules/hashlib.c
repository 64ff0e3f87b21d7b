/* hashlib: message digests, on nettle, which is opened on first use */
#include "base/digest.h"
#include "base/loader.h"
#include "python/modules/native.h"
#include "python/modules/natives.h"

typedef struct hasher {
    lb_object head;
    const lb_digest *kind;
    char name[12];
    _Alignas(16) uint8_t state[LB_DIGEST_STATE_MOST];
} hasher;

static const lb_type_spec hasher_type;
#define SELF ((hasher *)args[0])

static const struct {
    const char *name, *symbol;
} algorithms[] = {{"md5", "nettle_md5"},           {"sha1", "nettle_sha1"},
                  {"sha224", "nettle_sha224"},     {"sha256", "nettle_sha256"},
                  {"sha384", "nettle_sha384"},     {"sha512", "nettle_sha512"},
                  {"sha3_224", "nettle_sha3_224"}, {"sha3_256", "nettle_sha3_256"},
                  {"sha3_384", "nettle_sha3_384"}, {"sha3_512", "nettle_sha3_512"}};

static lb_value hasher_new(lb_python *py, lb_str name, lb_value data)
{
    LB_AUTO_TEXT lb_text plain = {0};
    for (size_t i = 0; i < name.len; i++) {
        lb_text_addc(&plain, name.ptr[i] == '-' ? '_' : lb_lower(name.ptr[i]));
    }
    for (size_t i = 0; i < LB_COUNT(algorithms); i++) {
        if (!lb_str_is(lb_text_str(&plain), algorithms[i].name)) {
            continue;
        }
        LB_AUTO_ERROR lb_error error = {0};
        const lb_digest *kind = NULL;
        lb_str bytes = {0};
        if (lb_digest_find(algorithms[i].symbol, &kind, &error) != LB_OK) {
            return lb_raise(py, LB_T_IMPORT_ERROR, "%s", error.message);
        }
        if (data && lb_is(py, data, LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "Strings must be encoded before hashing");
        }
        if (data && !lb_is_bytes_like(py, data)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "object supporting the buffer API required");
        }
        hasher *h = lb_object_new(py, lb_type_find(py, &hasher_type));
        h->kind = kind;
        memcpy(h->name, algorithms[i].name, strlen(algorithms[i].name) + 1);
        kind->init(h->state);
        if (data && lb_to_bytes(py, data, &bytes)) {
            kind->update(h->state, bytes.len, (const uint8_t *)bytes.ptr);
        }
        return (lb_value)h;
    }
    return lb_raise(py, LB_T_VALUE_ERROR, "unsupported hash type %.*s", LB_ARG(name));
}

static lb_value hash_new(lb_python *py, lb_value *args)
{
    lb_str name;
    return lb_to_text(py, args[0], "name", &name) ? hasher_new(py, name, args[1]) : NULL;
}

#define ALGORITHM_TABLE(X) \
    X(md5)                 \
    X(sha1) X(sha224) X(sha256) X(sha384) X(sha512) X(sha3_224) X(sha3_256) X(sha3_384) X(sha3_512)
#define X(name)                                                \
    static lb_value hash_##name(lb_python *py, lb_value *args) \
    {                                                          \
        return hasher_new(py, LB_STR(#name), args[0]);         \
    }
ALGORITHM_TABLE(X)
#undef X

static lb_value hasher_update(lb_python *py, lb_value *args)
{
    lb_str bytes;
    if (lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "Strings must be encoded before hashing");
    }
    if (!lb_to_bytes(py, args[1], &bytes)) {
        return NULL;
    }
    SELF->kind->update(SELF->state, bytes.len, (const uint8_t *)bytes.ptr);
    return LB_NONE;
}

/* The digest so far; the state goes on. */
static lb_str digest(const hasher *h, uint8_t out[LB_DIGEST_MOST])
{
    _Alignas(16) uint8_t state[LB_DIGEST_STATE_MOST];
    memcpy(state, h->state, sizeof state);
    h->kind->digest(state, h->kind->digest_size, out);
    return (lb_str){(const char *)out, h->kind->digest_size};
}

static lb_value hasher_digest(lb_python *py, lb_value *args)
{
    uint8_t out[LB_DIGEST_MOST];
    return lb_bytes_new(py, digest(SELF, out));
}

static lb_value hasher_hexdigest(lb_python *py, lb_value *args)
{
    uint8_t bytes[LB_DIGEST_MOST];
    lb_str raw = digest(SELF, bytes);
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < raw.len; i++) {
        lb_text_addf(&out, "%02x", bytes[i]);
    }
    return lb_string_take(py, &out);
}

static lb_value hasher_copy(lb_python *py, lb_value *args)
{
    hasher *h = lb_object_new(py, lb_type_find(py, &hasher_type));
    h->kind = SELF->kind;
    memcpy(h->name, SELF->name, sizeof h->name);
    memcpy(h->state, SELF->state, sizeof h->state);
    return (lb_value)h;
}

static lb_value hasher_name(lb_python *py, lb_value *args)
{
    return lb_string_of(py, SELF->name);
}

static lb_value hasher_digest_size(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->kind->digest_size);
}

static lb_value hasher_block_size(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->kind->block_size);
}

static lb_value hasher_repr(lb_python *py, lb_value *args)
{
    return lb_string_format(py, "<%s _hashlib.HASH object @ %p>", SELF->name, (void *)SELF);
}

/* --- passwords --- */

/* HMAC with a key that is the same for many texts: the states behind the padded key. */
typedef struct hmac {
    const lb_digest *kind;
    _Alignas(16) uint8_t inner[LB_DIGEST_STATE_MOST], outer[LB_DIGEST_STATE_MOST],
        running[LB_DIGEST_STATE_MOST];
} hmac;

enum { BLOCK_MOST = 200 };

static void hmac_init(hmac *h, const lb_digest *kind, lb_str key)
{
    uint8_t block[BLOCK_MOST] = {0};
    h->kind = kind;
    if (key.len > kind->block_size) {
        kind->init(h->running);
        kind->update(h->running, key.len, (const uint8_t *)key.ptr);
        kind->digest(h->running, kind->digest_size, block);
    } else if (key.len) {
        memcpy(block, key.ptr, key.len);
    }
    for (int round = 0; round < 2; round++) {
        uint8_t padded[BLOCK_MOST];
        for (size_t i = 0; i < kind->block_size; i++) {
            padded[i] = block[i] ^ (round ? 0x5c : 0x36);
        }
        kind->init(round ? h->outer : h->inner);
        kind->update(round ? h->outer : h->inner, kind->block_size, padded);
    }
}

/* The HMAC of first and second, one behind the other. */
static void hmac_of(hmac *h, lb_str first, lb_str second, uint8_t *out)
{
    const lb_digest *kind = h->kind;
    memcpy(h->running, h->inner, kind->context_size);
    kind->update(h->running, first.len, (const uint8_t *)first.ptr);
    kind->update(h->running, second.len, (const uint8_t *)second.ptr);
    kind->digest(h->running, kind->digest_size, out);
    memcpy(h->running, h->outer, kind->context_size);
    kind->update(h->running, kind->digest_size, out);
    kind->digest(h->running, kind->digest_size, out);
}

static void pbkdf2_block(hmac *h, lb_str salt, uint32_t number, int64_t rounds, uint8_t *out)
{
    const char index[] = {(char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
                          (char)number};
    const size_t size = h->kind->digest_size;
    uint8_t last[LB_DIGEST_MOST];
    hmac_of(h, salt, (lb_str){index, sizeof index}, last);
    memcpy(out, last, size);
    for (int64_t i = 1; i < rounds; i++) {
        hmac_of(h, (lb_str){(const char *)last, size}, (lb_str){"", 0}, last);
        for (size_t j = 0; j < size; j++) {
            out[j] ^= last[j];
        }
    }
}

static lb_value hash_pbkdf2(lb_python *py, lb_value *args)
{
    enum { ROUNDS_MOST = 20000000, LENGTH_MOST = 1 << 16 };
    lb_str name, password, salt;
    int64_t rounds, length;
    if (!lb_to_text(py, args[0], "name", &name) || !lb_to_bytes(py, args[1], &password) ||
        !lb_to_bytes(py, args[2], &salt) || !lb_to_int64(py, args[3], &rounds)) {
        return NULL;
    }
    const hasher *kind = (hasher *)hasher_new(py, name, NULL);
    if (!kind || !lb_int_argument(py, args[4] == LB_NONE ? NULL : args[4], kind->kind->digest_size,
                                  &length)) {
        return NULL;
    }
    if (rounds < 1 || length < 1) {
        return lb_raise(py, LB_T_VALUE_ERROR, "%s must be greater than 0.",
                        rounds < 1 ? "iteration value" : "key length");
    }
    if (rounds > ROUNDS_MOST || length > LENGTH_MOST || kind->kind->block_size > BLOCK_MOST) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "iteration value is too great.");
    }
    hmac h;
    hmac_init(&h, kind->kind, password);
    LB_AUTO_TEXT lb_text out = {0};
    for (uint32_t number = 1; out.len < (size_t)length; number++) {
        uint8_t block[LB_DIGEST_MOST];
        pbkdf2_block(&h, salt, number, rounds, block);
        lb_text_add(&out, (lb_str){(const char *)block, kind->kind->digest_size});
    }
    return lb_bytes_new(py, lb_str_slice(lb_text_str(&out), 0, (size_t)length));
}

/* crypt(3), for the passwords of packages: "$2b$12$..." and what else the system's library has. */
static lb_value hash_crypt(lb_python *py, lb_value *args)
{
    enum { SCRATCH = 1 << 15 };
    lb_str password, setting;
    if (!lb_to_bytes(py, args[0], &password) || !lb_to_text(py, args[1], "setting", &setting)) {
        return NULL;
    }
    struct {
        char *(*crypt_rn)(const char *phrase, const char *setting, void *data, int size);
    } library = {NULL};
    const lb_symbol symbol = {"crypt_rn", 0, false};
    LB_AUTO_ERROR lb_error error = {0};
    if (lb_loader_open("libcrypt.so.1", "libcrypt1", &symbol, 1, &library, &error) != LB_OK) {
        return lb_raise(py, LB_T_IMPORT_ERROR, "%s", error.message);
    }
    LB_AUTO_FREE char *phrase = lb_format("%.*s", LB_ARG(password));
    LB_AUTO_FREE char *salt = lb_format("%.*s", LB_ARG(setting));
    LB_AUTO_FREE char *scratch = lb_alloc(SCRATCH);
    const char *made = library.crypt_rn(phrase, salt, scratch, SCRATCH);
    return made ? lb_string_of(py, made) : lb_raise(py, LB_T_VALUE_ERROR, "Invalid salt");
}

static const lb_method hasher_methods[] = {{"update", "self, data, /", hasher_update},
                                           {"digest", "self", hasher_digest},
                                           {"hexdigest", "self", hasher_hexdigest},
                                           {"copy", "self", hasher_copy},
                                           {"name", "self", hasher_name, LB_GETTER},
                                           {"digest_size", "self", hasher_digest_size, LB_GETTER},
                                           {"block_size", "self", hasher_block_size, LB_GETTER},
                                           {"__repr__", "self", hasher_repr},
                                           {0}};

static const lb_type_spec hasher_type = {.name = "HASH",
                                         .methods = hasher_methods,
                                         .layout = {.size = sizeof(hasher)},
                                         .flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW};

static const lb_method functions[] = {
    {"new", "name, data=, *, usedforsecurity=, string=", hash_new},
#define X(name) {#name, "string=, *, usedforsecurity=", hash_##name},
    ALGORITHM_TABLE(X)
#undef X
        {"pbkdf2_hmac", "hash_name, password, salt, iterations, dklen=", hash_pbkdf2},
    {"_crypt", "password, setting, /", hash_crypt},
    {0}};

static const lb_type_spec *const types[] = {&hasher_type, NULL};

const lb_module_spec lb_module_hashlib = {
    .name = "hashlib", .functions = functions, .types = types};
