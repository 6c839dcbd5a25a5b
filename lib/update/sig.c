#include "update/sig.h"

#include <sodium.h>
#include <string.h>

#include "update/sig_text.h"

enum {
    ALGORITHM = 2,
    SIGNATURE = 64,
    PREHASH = 64,
    CHECKSUM = 32,
    SALT = 32,
    LONGEST_COMMENT = 1024,
    MEMORY_MOST = 1 << 30,    /* what minisign's own keys ask for */
    OPERATIONS_MOST = 1 << 28 /* eight times as many: half a minute */
};

/* The files' binary parts, as they stand there: bytes only, so that nothing pads them. */
struct public_box {
    unsigned char algorithm[ALGORITHM];
    unsigned char id[PP_KEY_ID];
    unsigned char key[PP_KEY_BYTES];
};

struct signature_box {
    unsigned char algorithm[ALGORITHM];
    unsigned char id[PP_KEY_ID];
    unsigned char signature[SIGNATURE];
};

struct secret_part {
    unsigned char id[PP_KEY_ID];
    unsigned char key[PP_SECRET_BYTES];
    unsigned char checksum[CHECKSUM];
};

struct secret_box {
    unsigned char algorithm[ALGORITHM];
    unsigned char kdf[ALGORITHM];
    unsigned char checksum_algorithm[ALGORITHM];
    unsigned char salt[SALT];
    unsigned char operations[8]; /* little endian */
    unsigned char memory[8];
    struct secret_part part; /* locked with the password's stream */
};

bool pp_sig_init(void)
{
    return sodium_init() >= 0;
}

/* Decode base64 of exactly `size` bytes. */
static bool decode(struct pp_view text, void *out, size_t size)
{
    size_t len = 0;
    const char *end = NULL;
    unsigned char bytes[sizeof(struct secret_box)];
    bool sound = size <= sizeof(bytes) &&
                 sodium_base642bin(bytes, size, text.ptr, text.len, NULL, &len, &end,
                                   sodium_base64_VARIANT_ORIGINAL) == 0 &&
                 len == size && end == text.ptr + text.len;
    if (sound)
        memcpy(out, bytes, size);
    sodium_memzero(bytes, sizeof(bytes));
    return sound;
}

static void encode(struct pp_buf *buf, const void *bytes, size_t size)
{
    char text[sodium_base64_ENCODED_LEN(sizeof(struct secret_box), sodium_base64_VARIANT_ORIGINAL)];
    pp_buf_str(buf,
               sodium_bin2base64(text, sizeof(text), bytes, size, sodium_base64_VARIANT_ORIGINAL));
}

bool pp_public_key_parse(struct pp_view text, struct pp_public_key *out)
{
    struct public_box box;
    struct pp_view line;
    if (!pp_sig_key_line(text, &line) || !decode(line, &box, sizeof(box)) ||
        memcmp(box.algorithm, "Ed", ALGORITHM) != 0)
        return false;
    memcpy(out->id, box.id, sizeof(out->id));
    memcpy(out->key, box.key, sizeof(out->key));
    return true;
}

void pp_public_key_format(struct pp_buf *buf, const struct pp_public_key *key)
{
    struct public_box box = {.algorithm = {'E', 'd'}};
    memcpy(box.id, key->id, sizeof(box.id));
    memcpy(box.key, key->key, sizeof(box.key));
    encode(buf, &box, sizeof(box));
}

void pp_key_id_format(struct pp_buf *buf, const unsigned char id[PP_KEY_ID])
{
    for (int i = PP_KEY_ID - 1; i >= 0; i--)
        pp_buf_printf(buf, "%02X", id[i]);
}

bool pp_public_key_eq(const struct pp_public_key *a, const struct pp_public_key *b)
{
    return memcmp(a->id, b->id, sizeof(a->id)) == 0 && memcmp(a->key, b->key, sizeof(a->key)) == 0;
}

bool pp_public_keys_hold(const struct pp_public_keys *keys, const struct pp_public_key *key)
{
    for (size_t i = 0; i < keys->count; i++)
        if (pp_public_key_eq(&keys->list[i], key))
            return true;
    return false;
}

/* The four lines of a signature file. */
struct signature_text {
    struct signature_box box;
    struct pp_view comment;
    unsigned char over_comment[SIGNATURE];
};

static bool parse_signature(struct pp_view text, struct signature_text *out)
{
    struct pp_view untrusted, box, trusted, global;
    if (!pp_sig_next_line(&text, &untrusted) || !pp_sig_next_line(&text, &box) ||
        !pp_sig_next_line(&text, &trusted) || !pp_sig_next_line(&text, &global) ||
        pp_view_trim(text).len)
        return false;
    if (!pp_view_starts(untrusted, PP_UNTRUSTED_COMMENT) ||
        !pp_view_starts(trusted, PP_TRUSTED_COMMENT) || trusted.len > LONGEST_COMMENT)
        return false;
    out->comment = pp_view_from(trusted, sizeof(PP_TRUSTED_COMMENT) - 1);
    return decode(box, &out->box, sizeof(out->box)) &&
           decode(global, out->over_comment, sizeof(out->over_comment)) &&
           (memcmp(out->box.algorithm, "Ed", ALGORITHM) == 0 ||
            memcmp(out->box.algorithm, "ED", ALGORITHM) == 0);
}

static bool fits_message(struct pp_view message, const struct signature_box *box,
                         const struct pp_public_key *key)
{
    unsigned char hash[PREHASH];
    const unsigned char *signed_bytes = (const unsigned char *)message.ptr;
    size_t size = message.len;
    if (box->algorithm[1] == 'D') {
        crypto_generichash(hash, sizeof(hash), signed_bytes, size, NULL, 0);
        signed_bytes = hash;
        size = sizeof(hash);
    }
    return crypto_sign_verify_detached(box->signature, signed_bytes, size, key->key) == 0;
}

/* What the second signature is over: the first one, and the comment behind it. */
static size_t over_comment(const unsigned char signature[SIGNATURE], struct pp_view comment,
                           unsigned char out[SIGNATURE + LONGEST_COMMENT])
{
    memcpy(out, signature, SIGNATURE);
    memcpy(out + SIGNATURE, comment.ptr, comment.len);
    return SIGNATURE + comment.len;
}

static bool fits_comment(const struct signature_text *text, const struct pp_public_key *key)
{
    unsigned char bytes[SIGNATURE + LONGEST_COMMENT];
    size_t size = over_comment(text->box.signature, text->comment, bytes);
    return crypto_sign_verify_detached(text->over_comment, bytes, size, key->key) == 0;
}

static const struct pp_public_key *find_key(const struct pp_public_keys *keys,
                                            const unsigned char id[PP_KEY_ID])
{
    for (size_t i = 0; i < keys->count; i++)
        if (memcmp(keys->list[i].id, id, PP_KEY_ID) == 0)
            return &keys->list[i];
    return NULL;
}

static enum pp_status refuse_key(struct pp_view file, const unsigned char id[PP_KEY_ID],
                                 const struct pp_public_keys *keys, struct pp_diags *diags)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1024);
    pp_buf_str(&text, "signed with the key ");
    pp_key_id_format(&text, id);
    pp_buf_str(&text, ", which is not trusted (trusted: ");
    for (size_t i = 0; i < keys->count && i < 8; i++) {
        pp_buf_str(&text, i ? ", " : "");
        pp_key_id_format(&text, keys->list[i].id);
    }
    pp_buf_str(&text, keys->count ? ")" : "none)");
    if (pp_buf_status(&text) != PP_OK)
        return pp_no_memory(diags);
    pp_report(diags, PP_SIGNATURE_KEY, (struct pp_place){.file = file}, PP_V(""), "%.*s",
              PP_VARG(pp_buf_view(&text)));
    return PP_UNTRUSTED;
}

enum pp_status pp_sig_verify(struct pp_view message, struct pp_view signature, struct pp_view file,
                             const struct pp_public_keys *keys, struct pp_sig *out,
                             struct pp_diags *diags)
{
    struct signature_text text;
    struct pp_place place = {.file = file};
    if (!parse_signature(signature, &text)) {
        pp_report(diags, PP_SIGNATURE_FORM, place, PP_V(""), "not a signature of minisign");
        return PP_UNTRUSTED;
    }
    const struct pp_public_key *key = find_key(keys, text.box.id);
    if (!key)
        return refuse_key(file, text.box.id, keys, diags);
    if (!fits_message(message, &text.box, key)) {
        pp_report(diags, PP_SIGNATURE_BAD, place, PP_V(""),
                  "the signature does not fit: what was signed has been changed, or is another "
                  "file");
        return PP_UNTRUSTED;
    }
    if (!fits_comment(&text, key)) {
        pp_report(diags, PP_SIGNATURE_BAD, place, PP_V(""),
                  "the signature's comment has been changed since it was signed");
        return PP_UNTRUSTED;
    }
    *out = (struct pp_sig){.key = *key, .trusted_comment = text.comment};
    pp_sig_read_comment(out);
    return PP_OK;
}

static bool parse_secret(struct pp_view text, struct secret_box *out)
{
    struct pp_view line;
    return pp_sig_key_line(text, &line) && decode(line, out, sizeof(*out)) &&
           memcmp(out->algorithm, "Ed", ALGORITHM) == 0 &&
           memcmp(out->checksum_algorithm, "B2", ALGORITHM) == 0;
}

static bool is_locked(const struct secret_box *box)
{
    return memcmp(box->kdf, "Sc", ALGORITHM) == 0;
}

bool pp_secret_key_is_locked(struct pp_view text)
{
    struct secret_box box;
    bool locked = parse_secret(text, &box) && is_locked(&box);
    sodium_memzero(&box, sizeof(box));
    return locked;
}

static uint64_t little_endian(const unsigned char bytes[8])
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--)
        value = value << 8 | bytes[i];
    return value;
}

/* XOR the locked part with the stream that the password gives. */
static enum pp_status unlock(struct secret_box *box, struct pp_view password)
{
    unsigned char stream[sizeof(struct secret_part)];
    unsigned char *part = (unsigned char *)&box->part;
    uint64_t operations = little_endian(box->operations), memory = little_endian(box->memory);
    if (memory > MEMORY_MOST || operations > OPERATIONS_MOST)
        return PP_LIMIT;
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof(stream), password.ptr, password.len,
                                           box->salt, operations, (size_t)memory) != 0)
        return PP_NOMEM;
    for (size_t i = 0; i < sizeof(stream); i++)
        part[i] ^= stream[i];
    sodium_memzero(stream, sizeof(stream));
    return PP_OK;
}

static bool checksum_fits(const struct secret_box *box)
{
    unsigned char bytes[ALGORITHM + PP_KEY_ID + PP_SECRET_BYTES];
    unsigned char sum[CHECKSUM];
    memcpy(bytes, box->algorithm, ALGORITHM);
    memcpy(bytes + ALGORITHM, box->part.id, PP_KEY_ID);
    memcpy(bytes + ALGORITHM + PP_KEY_ID, box->part.key, PP_SECRET_BYTES);
    crypto_generichash(sum, sizeof(sum), bytes, sizeof(bytes), NULL, 0);
    sodium_memzero(bytes, sizeof(bytes));
    return sodium_memcmp(sum, box->part.checksum, sizeof(sum)) == 0;
}

enum pp_status pp_secret_key_read(struct pp_view text, struct pp_view password, struct pp_view file,
                                  struct pp_secret_key *out, struct pp_diags *diags)
{
    struct secret_box box;
    struct pp_place place = {.file = file};
    if (!parse_secret(text, &box)) {
        pp_report(diags, PP_KEY_FORM, place, PP_V(""), "not a secret key of minisign");
        return PP_INPUT;
    }
    bool locked = is_locked(&box);
    enum pp_status status = locked ? unlock(&box, password) : PP_OK;
    if (status == PP_LIMIT)
        pp_report(diags, PP_KEY_FORM, place, PP_V(""),
                  "the key asks for far more memory or time to be unlocked than a key of minisign");
    else if (status == PP_NOMEM)
        (void)pp_no_memory(diags);
    /* minisign writes no checksum into a key without a password. */
    else if (locked && !checksum_fits(&box)) {
        pp_report(diags, PP_KEY_PASSWORD, place, PP_V(""), "wrong password for this key");
        status = PP_INPUT;
    }
    if (status == PP_OK) {
        memcpy(out->id, box.part.id, sizeof(out->id));
        memcpy(out->key, box.part.key, sizeof(out->key));
    }
    sodium_memzero(&box, sizeof(box));
    return status == PP_LIMIT ? PP_INPUT : status;
}

void pp_secret_key_release(struct pp_secret_key *key)
{
    sodium_memzero(key, sizeof(*key));
}

void pp_wipe(char *text, size_t len)
{
    sodium_memzero(text, len);
}

struct pp_public_key pp_public_half(const struct pp_secret_key *key)
{
    struct pp_public_key half;
    memcpy(half.id, key->id, sizeof(half.id));
    memcpy(half.key, key->key + PP_SECRET_BYTES - PP_KEY_BYTES, sizeof(half.key));
    return half;
}

void pp_sig_make(struct pp_view message, const char *name, int64_t timestamp,
                 const struct pp_secret_key *key, struct pp_buf *out)
{
    struct signature_box box = {.algorithm = {'E', 'D'}};
    unsigned char hash[PREHASH], bytes[SIGNATURE + LONGEST_COMMENT], global[SIGNATURE];
    struct pp_buf comment pp_cleanup_buf;
    pp_buf_init(&comment, LONGEST_COMMENT);
    pp_buf_str(&comment, "timestamp:");
    pp_buf_int(&comment, timestamp);
    pp_buf_printf(&comment, "\tfile:%s\thashed", name);
    if (pp_buf_status(&comment) != PP_OK) {
        out->status = pp_buf_status(&comment);
        return;
    }
    memcpy(box.id, key->id, sizeof(box.id));
    crypto_generichash(hash, sizeof(hash), (const unsigned char *)message.ptr, message.len, NULL,
                       0);
    crypto_sign_detached(box.signature, NULL, hash, sizeof(hash), key->key);
    size_t size = over_comment(box.signature, pp_buf_view(&comment), bytes);
    crypto_sign_detached(global, NULL, bytes, size, key->key);
    pp_buf_str(out, PP_UNTRUSTED_COMMENT "signature from peerpath\n");
    encode(out, &box, sizeof(box));
    pp_buf_str(out, "\n" PP_TRUSTED_COMMENT);
    pp_buf_add(out, pp_buf_view(&comment));
    pp_buf_char(out, '\n');
    encode(out, global, sizeof(global));
    pp_buf_char(out, '\n');
}

void pp_hash(struct pp_view bytes, char out[PP_HASH_TEXT + 1])
{
    unsigned char hash[PP_HASH_TEXT / 2];
    crypto_generichash(hash, sizeof(hash), (const unsigned char *)bytes.ptr, bytes.len, NULL, 0);
    (void)sodium_bin2hex(out, PP_HASH_TEXT + 1, hash, sizeof(hash));
}
