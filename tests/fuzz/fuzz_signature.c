#include <assert.h>

#include "fuzz.h"
#include "update/sig.h"

static const char trusted[] = "RWR3fXTWfCF5u7oeBuTBI4p3rBg4TkGyUH7EfUeEl6MzEi1XpWg2Cqy3";

static void read_as_key(struct pp_view text)
{
    struct pp_public_key key, again;
    struct pp_buf said pp_cleanup_buf;
    pp_buf_init(&said, 256);
    (void)pp_secret_key_is_locked(text);
    if (!pp_public_key_parse(text, &key))
        return;
    pp_public_key_format(&said, &key);
    bool same = pp_public_key_parse(pp_buf_view(&said), &again) && pp_public_key_eq(&key, &again);
    assert(same);
}

/* A signature is good over the message of the corpus, or over none. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct pp_diags diags pp_cleanup_diags;
    struct pp_view text = {size ? (const char *)bytes : "", size};
    struct pp_public_key key;
    struct pp_public_keys keys = {&key, 1};
    struct pp_sig sig;
    pp_diags_init(&diags);
    bool ready = pp_sig_init() && pp_public_key_parse(pp_view_of(trusted), &key);
    assert(ready);
    read_as_key(text);
    enum pp_status status =
        pp_sig_verify(PP_V("peerpath\n"), text, PP_V("fuzz"), &keys, &sig, &diags);
    assert(status == (diags.errors ? PP_UNTRUSTED : PP_OK));
    status = pp_sig_verify(PP_V("another"), text, PP_V("fuzz"), &keys, &sig, &diags);
    assert(status == PP_UNTRUSTED);
    return 0;
}
