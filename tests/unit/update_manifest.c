/* Manifests, and who may sign after whom. */
#include "update_suites.h"

#include "update/origin.h"

#define KEY  "RWR3fXTWfCF5u7oeBuTBI4p3rBg4TkGyUH7EfUeEl6MzEi1XpWg2Cqy3"
#define HASH "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"
#define HEAD                                                                                       \
    "schema: 1\nversion: 7\npublished: 2026-11-24\nexpires: 2027-05-23\nkeys:\n  - " KEY           \
    "\nfiles:\n"
#define ROW(name, size, hash) "  - {name: " name ", size: " size ", blake2b: " hash "}\n"

/* The code of the first fault of a manifest, or "ok". */
static const char *fault_of(const char *text)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_manifest manifest;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    if (pp_manifest_read(pp_view_of(text), PP_V("test"), &arena, &manifest, &diags) == PP_OK)
        return diags.count ? "ok, yet something was reported" : "ok";
    return diags.count ? pp_code_info(diags.list[0].code)->code : "no report";
}

static void test_faults(void)
{
    CHECK_STR(fault_of(HEAD ROW("CA.yaml", "12", HASH)), "ok");
    CHECK_STR(fault_of(HEAD ROW("../A.yaml", "12", HASH)), "N1020");
    CHECK_STR(fault_of(HEAD ROW("/CA.yaml", "12", HASH)), "N1020");
    CHECK_STR(fault_of(HEAD ROW("ca.yaml", "12", HASH)), "N1020");
    CHECK_STR(fault_of(HEAD ROW("ZZ.yaml", "12", HASH)), "N1020");
    CHECK_STR(fault_of(HEAD ROW("CA.yaml/", "12", HASH)), "N1020");
    CHECK_STR(fault_of(HEAD ROW("CA.yml", "12", HASH)), "N1020");
    CHECK_STR(fault_of(HEAD ROW("CA.yaml", "12", HASH) ROW("CA.yaml", "12", HASH)), "N1021");
    CHECK_STR(fault_of(HEAD ROW("CA.yaml", "12", "0e57")), "N1022");
    CHECK_STR(fault_of(HEAD ROW("CA.yaml", "0", HASH)), "S0405");
    CHECK_STR(fault_of(HEAD ROW("CA.yaml", "4194305", HASH)), "S0405");
    CHECK_STR(fault_of(HEAD ROW("CA.yaml", "4194304", HASH)), "ok");
    CHECK_STR(fault_of(HEAD "  []\n"), "S0408");
    CHECK_STR(fault_of("schema: 2\nanything: new\n"), "S0413");
    CHECK_STR(fault_of("- a list\n"), "S0403");
    CHECK_STR(fault_of(""), "F0105");
}

static void test_writing(void)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf once pp_cleanup_buf;
    struct pp_buf twice pp_cleanup_buf;
    struct pp_manifest manifest = {0};
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    pp_buf_init(&once, PP_MANIFEST_MAX);
    pp_buf_init(&twice, PP_MANIFEST_MAX);
    CHECK_STATUS(pp_manifest_read(PP_V(HEAD ROW("CA.yaml", "12", HASH)), PP_V("test"), &arena,
                                  &manifest, &diags),
                 PP_OK);
    pp_manifest_write(&once, &manifest);
    CHECK_STATUS(pp_manifest_read(pp_buf_view(&once), PP_V("test"), &arena, &manifest, &diags),
                 PP_OK);
    pp_manifest_write(&twice, &manifest);
    CHECK(pp_view_eq(pp_buf_view(&once), pp_buf_view(&twice)));
    CHECK_INT(manifest.version, 7);
    CHECK(manifest.file_count == 1 && pp_manifest_fits(&manifest.files[0], PP_V("")) == false);
}

static struct pp_public_key key_number(unsigned char number)
{
    return (struct pp_public_key){.id = {number}, .key = {number}};
}

/* Who trusts whom after an update: see pp_trusted_after(). */
static void test_trust(void)
{
    struct pp_public_key a = key_number(1), b = key_number(2), c = key_number(3);
    struct pp_installed installed = {.manifest.keys = {&b, 1}, .origin.pins = {&a, 1}};
    struct pp_public_keys pins = {&a, 1};
    bool same = false;
    struct pp_public_keys trusted = pp_trusted_after(&installed, &pins, &same);
    CHECK(same && pp_public_keys_hold(&trusted, &b) && !pp_public_keys_hold(&trusted, &a));
    pins.list = &b; /* the user follows the change of keys */
    trusted = pp_trusted_after(&installed, &pins, &same);
    CHECK(same && pp_public_keys_hold(&trusted, &b));
    /* The publisher names a stranger, and the user turns to that stranger: alone. */
    struct pp_public_key both[2] = {b, c};
    installed.manifest.keys = (struct pp_public_keys){both, 2};
    pins.list = &c;
    trusted = pp_trusted_after(&installed, &pins, &same);
    CHECK(same && pp_public_keys_hold(&trusted, &c) && !pp_public_keys_hold(&trusted, &b));
    installed.manifest.keys = (struct pp_public_keys){&b, 1};
    pins.list = &c; /* the user turns to somebody else */
    trusted = pp_trusted_after(&installed, &pins, &same);
    CHECK(!same && pp_public_keys_hold(&trusted, &c) && !pp_public_keys_hold(&trusted, &b));
}

static const struct unit_test update_manifest_list[] = {
    {"manifest: faults", test_faults},
    {"manifest: written and read", test_writing},
    {"manifest: who may sign next", test_trust},
};

UNIT_SUITE(update_manifest);
