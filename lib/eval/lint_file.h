/* Checking one file, rules or profile, or a folder of rules: what `peerpath lint` and the build do.
 */
#ifndef PP_EVAL_LINT_FILE_H
#define PP_EVAL_LINT_FILE_H

#include "eval/profile.h"

struct pp_lint {
    struct pp_db *db;       /* the rules that profiles and references are held against */
    struct pp_arena *arena; /* for what is read */
    pp_date today;
    size_t files;
};

/*
 * Check a file ("-": standard input). It is taken for rules if it has a 'jurisdiction' or
 * 'credentials', else for a profile. Returns PP_OK, also when faults were reported; PP_NOTFOUND or
 * PP_IO when the file could not be read (reported); PP_NOMEM.
 */
enum pp_status pp_lint_file(struct pp_lint *lint, const char *path,
                            struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Check all *.yaml files of a folder in the order of their names, with what only shows across
 * files: an id that two files use. References are held against the folder itself. Returns as
 * pp_lint_file().
 */
enum pp_status pp_lint_folder(struct pp_lint *lint, const char *folder,
                              struct pp_diags *diags) PP_MUST_CHECK;

/* Check the rules in `lint->db` themselves. Returns as pp_lint_file(). */
enum pp_status pp_lint_db(struct pp_lint *lint, struct pp_diags *diags) PP_MUST_CHECK;

#endif
