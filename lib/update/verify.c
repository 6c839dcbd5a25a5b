#include "update/verify.h"

enum {
    DAY = 24 * 60 * 60
};

static struct pp_place place_of(const struct pp_verify *verify)
{
    return (struct pp_place){.file = verify->source};
}

enum pp_status pp_verify_expiry(const struct pp_verify *verify, const struct pp_manifest *manifest,
                                struct pp_diags *diags)
{
    struct pp_buf day pp_cleanup_buf;
    pp_buf_init(&day, 64);
    if (verify->today <= manifest->expires)
        return PP_OK;
    pp_date_format(&day, manifest->expires);
    pp_report(diags, PP_UPDATE_EXPIRED, place_of(verify), PP_V(""),
              "version %u expired: it was to be used until %.*s, and nothing newer is offered",
              (unsigned)manifest->version, PP_VARG(pp_buf_view(&day)));
    return PP_UNTRUSTED;
}

/* The signed comment must say that this very file was signed, and when. */
static enum pp_status check_comment(const struct pp_verify *verify, const struct pp_sig *sig,
                                    struct pp_diags *diags)
{
    if (!pp_view_is(sig->file, PP_MANIFEST_FILE)) {
        pp_report(diags, PP_SIGNATURE_COMMENT, place_of(verify), PP_V(""),
                  "the signature is for '%.*s', not for " PP_MANIFEST_FILE, PP_VARG(sig->file));
        return PP_UNTRUSTED;
    }
    if (sig->timestamp == 0 || sig->timestamp / DAY > (int64_t)verify->today + 1) {
        pp_report(diags, PP_SIGNATURE_COMMENT, place_of(verify), PP_V(""),
                  sig->timestamp ? "the signature's time lies in the future: check this computer's "
                                   "clock"
                                 : "the signature does not say when it was made");
        return PP_UNTRUSTED;
    }
    return PP_OK;
}

static enum pp_status check_version(const struct pp_verify *verify, struct pp_view text,
                                    const struct pp_manifest *manifest, struct pp_diags *diags)
{
    uint32_t in_use = verify->installed->manifest.version;
    if (manifest->version < in_use) {
        pp_report(diags, PP_UPDATE_OLD, place_of(verify), PP_V(""),
                  "version %u is offered, but version %u is in use already",
                  (unsigned)manifest->version, (unsigned)in_use);
        return PP_UNTRUSTED;
    }
    if (manifest->version == in_use && !pp_view_eq(text, verify->installed->text)) {
        pp_report(diags, PP_UPDATE_CHANGED, place_of(verify), PP_V(""),
                  "version %u has another content than the version %u in use",
                  (unsigned)manifest->version, (unsigned)in_use);
        return PP_UNTRUSTED;
    }
    return PP_OK;
}

/* Is it the publisher of what is in use? By the user's setting, or by the key that signed: a
 * setting that names one more key by now must not let that publisher's old versions pass. */
static bool versions_compare(const struct pp_verify *verify, bool same,
                             const struct pp_public_key *key)
{
    const struct pp_installed *installed = verify->installed;
    return same || (installed && (pp_public_keys_hold(&installed->origin.pins, key) ||
                                  pp_public_keys_hold(&installed->manifest.keys, key)));
}

enum pp_status pp_verify_manifest(const struct pp_verify *verify, struct pp_view text,
                                  struct pp_view signature, struct pp_arena *arena,
                                  struct pp_manifest *out, struct pp_public_key *out_key,
                                  struct pp_diags *diags)
{
    struct pp_sig sig;
    struct pp_manifest manifest;
    struct pp_public_keys trusted = verify->pins;
    bool same = false;
    if (verify->installed)
        trusted = pp_trusted_after(verify->installed, &verify->pins, &same);
    enum pp_status status = pp_sig_verify(text, signature, verify->source, &trusted, &sig, diags);
    if (status == PP_OK)
        status = check_comment(verify, &sig, diags);
    if (status == PP_OK)
        status = pp_manifest_read(text, verify->source, arena, &manifest, diags);
    if (status == PP_OK && versions_compare(verify, same, &sig.key))
        status = check_version(verify, text, &manifest, diags);
    if (status == PP_OK)
        status = pp_verify_expiry(verify, &manifest, diags);
    if (status != PP_OK)
        return status;
    *out = manifest;
    *out_key = sig.key;
    return PP_OK;
}
