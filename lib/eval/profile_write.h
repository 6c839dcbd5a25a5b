/* Writing a profile as the YAML that pp_profile_load() reads back as the same profile. */
#ifndef PP_EVAL_PROFILE_WRITE_H
#define PP_EVAL_PROFILE_WRITE_H

#include "eval/profile.h"

/*
 * Append a profile as YAML: what is known, and nothing else. It must be of the nested form: what
 * only a row of the flat form says of an experience (paid_hours, supervised_hours) is not written.
 */
void pp_profile_write(struct pp_buf *buf, const struct pp_profile *profile);

/*
 * Would every command take the profile, once it is written? It is written and read back, looked up
 * in the data, and its days held against `latest`. Returns PP_OK; PP_INPUT with the faults
 * reported; PP_LIMIT (reported) when it is larger than what is read back; PP_NOMEM; or as
 * pp_db_get().
 */
enum pp_status pp_profile_check_written(const struct pp_profile *profile, struct pp_db *db,
                                        pp_date latest, struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Write a profile to a file that only its owner may read (mode 0600), replacing what is there in
 * one step. Returns PP_OK; PP_LIMIT when it is larger than what is read back; PP_NOMEM; PP_IO.
 * Every failure is reported and leaves the old file as it was.
 */
enum pp_status pp_profile_save(const char *path, const struct pp_profile *profile,
                               struct pp_diags *diags) PP_MUST_CHECK;

#endif
