/*
 * minisign's signatures and keys, and the hash of files: the only place that knows libsodium. What
 * it signs the stock `minisign` verifies, and the other way round. The formats are those that
 * minisign's manual page lays down.
 */
#ifndef PP_UPDATE_SIG_H
#define PP_UPDATE_SIG_H

#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

enum {
    PP_KEY_ID = 8,        /* bytes */
    PP_KEY_BYTES = 32,    /* of a public key */
    PP_SECRET_BYTES = 64, /* of a secret key, its public half included */
    PP_KEY_TEXT = 56,     /* characters of a public key in base64 */
    PP_HASH_TEXT = 64,    /* characters of a BLAKE2b-256 in hexadecimal */
    PP_SIG_MAX = 4096,    /* bytes of a signature file */
    PP_KEY_FILE_MAX = 4096
};

struct pp_public_key {
    unsigned char id[PP_KEY_ID];
    unsigned char key[PP_KEY_BYTES];
};

struct pp_public_keys {
    const struct pp_public_key *list;
    size_t count;
};

/* Wipe it with pp_secret_key_release() as soon as it has signed. */
struct pp_secret_key {
    unsigned char id[PP_KEY_ID];
    unsigned char key[PP_SECRET_BYTES];
};

/* What a good signature says of itself. Lifetime: texts borrow from the signature's text. */
struct pp_sig {
    struct pp_public_key key;       /* that made it */
    struct pp_view trusted_comment; /* signed too */
    struct pp_view file;            /* "file:" of that comment; empty when it has none */
    int64_t timestamp; /* "timestamp:" of that comment, seconds since 1970; 0 without */
};

/* Start libsodium; any number of times. False when the system has no randomness to give. */
bool pp_sig_init(void);

/*
 * Read a public key: the base64 text alone, or a file of minisign with its comment line.
 * False, and *out untouched, for anything else.
 */
bool pp_public_key_parse(struct pp_view text, struct pp_public_key *out);
/* Append the key as base64. */
void pp_public_key_format(struct pp_buf *buf, const struct pp_public_key *key);
/* Append a key's id as minisign shows it: sixteen hexadecimal digits. */
void pp_key_id_format(struct pp_buf *buf, const unsigned char id[PP_KEY_ID]);
bool pp_public_key_eq(const struct pp_public_key *a, const struct pp_public_key *b);
/* Is the key one of the list? */
bool pp_public_keys_hold(const struct pp_public_keys *keys, const struct pp_public_key *key);

/*
 * Verify a signature file over `message` with whichever of the keys made it; the plain (Ed) and the
 * prehashed form (ED) alike, the comment that it signs included. `file` names the signature in
 * reports.
 * Returns PP_OK with *out set; PP_UNTRUSTED with a report for a text that is no signature, another
 * key, another message or a changed comment.
 */
enum pp_status pp_sig_verify(struct pp_view message, struct pp_view signature, struct pp_view file,
                             const struct pp_public_keys *keys, struct pp_sig *out,
                             struct pp_diags *diags) PP_MUST_CHECK;

/* Does a secret key file need a password? False for a text that is no key, too. */
bool pp_secret_key_is_locked(struct pp_view text);
/*
 * Read a secret key file of minisign, unlocking it with `password` if need be (minisign's default
 * takes 1 GiB of memory and some seconds).
 * Returns PP_OK; PP_INPUT with a report for a text that is no key or a wrong password; PP_NOMEM.
 */
enum pp_status pp_secret_key_read(struct pp_view text, struct pp_view password, struct pp_view file,
                                  struct pp_secret_key *out, struct pp_diags *diags) PP_MUST_CHECK;
void pp_secret_key_release(struct pp_secret_key *key);
/* Overwrite a text that must not stay in memory. */
void pp_wipe(char *text, size_t len);
struct pp_public_key pp_public_half(const struct pp_secret_key *key);

/*
 * Append a signature file over `message`, prehashed, as `minisign -S` writes it. `name` is the
 * signed file's, `timestamp` in seconds since 1970: both stand in the comment that is signed.
 */
void pp_sig_make(struct pp_view message, const char *name, int64_t timestamp,
                 const struct pp_secret_key *key, struct pp_buf *out);

/* BLAKE2b-256 in small hexadecimal digits, terminated. */
void pp_hash(struct pp_view bytes, char out[PP_HASH_TEXT + 1]);

#define pp_cleanup_secret_key PP_CLEANUP(pp_secret_key_release)

#endif
