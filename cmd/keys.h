/* Keys as people give them: the text itself, or a file; and the password of a secret one. */
#ifndef PP_CMD_KEYS_H
#define PP_CMD_KEYS_H

#include "context.h"
#include "rules/field.h"
#include "update/sig.h"

/*
 * The public keys that the texts hold or name, PP_MANIFEST_KEYS at most. Lifetime: lives in
 * context->arena.
 * Returns PP_OK; PP_INPUT, PP_LIMIT, PP_NOTFOUND or PP_IO with a report that names the text;
 * PP_NOMEM.
 */
enum pp_status pp_keys_read(const struct pp_context *context, const struct pp_views *texts,
                            struct pp_public_keys *out) PP_MUST_CHECK;

/*
 * Read a secret key file. A locked one asks for its password: on the terminal without showing it,
 * or, where there is no terminal, as the first line of standard input.
 * Returns as pp_secret_key_read(); PP_LIMIT, PP_IO and PP_NOTFOUND as pp_file_read(); PP_IO when
 * the password cannot be read, or is longer than 1,024 bytes.
 */
enum pp_status pp_keys_read_secret(const struct pp_context *context, const char *path,
                                   struct pp_secret_key *out) PP_MUST_CHECK;

#endif
