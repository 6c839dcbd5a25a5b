/* Keys and signatures, held against what the stock minisign 0.11 made. */
#include "update_suites.h"

#include "update/sig.h"

/* Made with `minisign -G -W`, and with it `minisign -Sm` and `minisign -Slm` over this message. */
static const char public_key[] = "RWR3fXTWfCF5u7oeBuTBI4p3rBg4TkGyUH7EfUeEl6MzEi1XpWg2Cqy3";
static const char message[] = "peerpath\n";
static const char prehashed[] =
    "untrusted comment: signature from minisign secret key\n"
    "RUR3fXTWfCF5u6amVALT9+m2NCB+"
    "VjXDORN85RrvKqHZhRQtai3y7hvHsdU8xApx3APJlpqabfFNSnA18SpbmLl5TgJUV44qQQA=\n"
    "trusted comment: timestamp:1764000000\tfile:manifest.yaml\thashed\n"
    "gOLwzlynimT8fF6ZW6DmyAKbjf9XreYlt2Hczi22LIC/q2zLbIH6/84Fb84+0vapEQdUHtAzVDITakzitVtYAQ==\n";
static const char legacy[] =
    "untrusted comment: signature from minisign secret key\n"
    "RWR3fXTWfCF5u2f+DbTSFuTbHrRyj+pVFkZSUKzpONkZohDZgPSzzCk9iP3O5lkl6hyae+"
    "WZnkKXROtkUwit0uDTmS4AnSALgA0=\n"
    "trusted comment: timestamp:1764000000\tfile:manifest.yaml\n"
    "FpFG5t1iVveuU6qRQFFX5Ag9RZHRQqFkARaGwVJXkQM3rv8JNAD9YfUCB8y4MVMogUgahSoOvgIpA+Ffpb7hAg==\n";

static enum pp_status verify(struct pp_view text, struct pp_view signature, struct pp_sig *out)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_public_key key;
    struct pp_public_keys keys = {&key, 1};
    pp_diags_init(&diags);
    CHECK(pp_sig_init() && pp_public_key_parse(pp_view_of(public_key), &key));
    enum pp_status status = pp_sig_verify(text, signature, PP_V("test"), &keys, out, &diags);
    CHECK((diags.errors == 0) == (status == PP_OK));
    return status;
}

static void test_stock_signatures(void)
{
    struct pp_sig sig;
    CHECK_STATUS(verify(pp_view_of(message), pp_view_of(prehashed), &sig), PP_OK);
    CHECK_TEXT(sig.file, "manifest.yaml");
    CHECK_INT(sig.timestamp, 1764000000);
    CHECK_STATUS(verify(pp_view_of(message), pp_view_of(legacy), &sig), PP_OK);
    CHECK_STATUS(verify(PP_V("peerpath"), pp_view_of(prehashed), &sig), PP_UNTRUSTED);
    CHECK_STATUS(verify(PP_V("Peerpath\n"), pp_view_of(legacy), &sig), PP_UNTRUSTED);
}

/* Every single changed character makes a signature worthless, except in the comment that is not
 * signed. */
static void test_every_character_counts(void)
{
    char text[sizeof(prehashed)];
    struct pp_sig sig;
    size_t first = pp_view_find(pp_view_of(prehashed), '\n') + 1;
    for (size_t i = first; i + 1 < sizeof(prehashed); i++) {
        memcpy(text, prehashed, sizeof(text));
        text[i] = text[i] == 'A' ? 'B' : 'A';
        CHECK_STATUS(verify(pp_view_of(message), pp_view_of(text), &sig), PP_UNTRUSTED);
    }
    for (size_t len = 0; len + 2 < sizeof(prehashed); len++)
        CHECK_STATUS(verify(pp_view_of(message), (struct pp_view){prehashed, len}, &sig),
                     PP_UNTRUSTED);
}

static void test_public_keys(void)
{
    struct pp_public_key key, again;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1024);
    CHECK(pp_public_key_parse(pp_view_of(public_key), &key));
    pp_public_key_format(&text, &key);
    CHECK_TEXT(pp_buf_view(&text), public_key);
    pp_buf_clear(&text);
    pp_key_id_format(&text, key.id);
    CHECK_TEXT(pp_buf_view(&text), "BB79217CD6747D77"); /* as minisign's comment says */
    pp_buf_clear(&text);
    pp_buf_printf(&text, "untrusted comment: mine\n%s\n", public_key);
    CHECK(pp_public_key_parse(pp_buf_view(&text), &again) && pp_public_key_eq(&key, &again));
    CHECK(!pp_public_key_parse(PP_V(""), &key));
    CHECK(!pp_public_key_parse(pp_view_first(pp_view_of(public_key), 55), &key));
    CHECK(!pp_public_key_parse(pp_view_of(prehashed), &key));
}

static void test_own_signature(void)
{
    struct pp_secret_key secret = {.id = {1, 2, 3, 4, 5, 6, 7, 8}};
    struct pp_buf text pp_cleanup_buf;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_sig sig;
    pp_buf_init(&text, PP_SIG_MAX);
    pp_diags_init(&diags);
    /* RFC 8032, 7.1, test 1: the seed and the public key. */
    static const unsigned char pair[PP_SECRET_BYTES] = {
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92,
        0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b,
        0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60, 0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a,
        0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3,
        0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a};
    memcpy(secret.key, pair, sizeof(pair));
    struct pp_public_key half = pp_public_half(&secret);
    struct pp_public_keys keys = {&half, 1};
    pp_sig_make(pp_view_of(message), "manifest.yaml", 42, &secret, &text);
    CHECK_STATUS(pp_buf_status(&text), PP_OK);
    CHECK_STATUS(
        pp_sig_verify(pp_view_of(message), pp_buf_view(&text), PP_V("test"), &keys, &sig, &diags),
        PP_OK);
    CHECK_INT(sig.timestamp, 42);
    half.key[0] ^= 1;
    CHECK_STATUS(
        pp_sig_verify(pp_view_of(message), pp_buf_view(&text), PP_V("test"), &keys, &sig, &diags),
        PP_UNTRUSTED);
}

static void test_hash(void)
{
    char hash[PP_HASH_TEXT + 1];
    /* b2sum -l 256 of nothing */
    pp_hash(PP_V(""), hash);
    CHECK_STR(hash, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

static const struct unit_test update_sig_list[] = {
    {"sig: minisign's own, plain and prehashed", test_stock_signatures},
    {"sig: every character counts", test_every_character_counts},
    {"sig: public keys", test_public_keys},
    {"sig: our own", test_own_signature},
    {"sig: hash", test_hash},
};

UNIT_SUITE(update_sig);
