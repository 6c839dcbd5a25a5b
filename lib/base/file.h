/* Reading whole files under a ceiling, and replacing files so that a reader never sees half of one.
 */
#ifndef PP_BASE_FILE_H
#define PP_BASE_FILE_H

#include <sys/types.h>

#include "base/buf.h"
#include "base/diag.h"

/*
 * Open a file for reading; *out_fd is the caller's to close. Returns PP_OK; PP_NOTFOUND when it
 * does not exist; PP_IO for a folder or a file that may not be opened. Every failure is reported.
 */
enum pp_status pp_file_open(const char *path, int *out_fd, struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Read a whole file ("-": standard input) into *out, replacing what is there. `max` bytes at most.
 * Returns PP_OK; PP_NOTFOUND when it does not exist; PP_IO for a folder, a file that may not be
 * opened or a read that fails; PP_LIMIT when it is larger than max; PP_NOMEM. Every failure is
 * reported; *out is then empty.
 */
enum pp_status pp_file_read(const char *path, size_t max, struct pp_buf *out,
                            struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Replace (or create) a file by writing beside it, flushing to disk and renaming, with the given
 * mode. A failure leaves the old file as it was. Returns PP_OK, or PP_IO with a report.
 */
enum pp_status pp_file_replace(const char *path, struct pp_view contents, mode_t mode,
                               struct pp_diags *diags) PP_MUST_CHECK;

/* Open a regular file inside a folder for reading, never through a link; it does not wait for a
 * pipe's writer. -1 when there is none; the caller closes it. */
int pp_file_open_inside(int folder, const char *name);

/*
 * Append all that is left to read from a descriptor, `max` bytes at most. Returns 0; EFBIG when
 * there are more; ENOMEM; or the errno of the failure. In every case what was read stands in *out.
 */
int pp_fd_read_all(int fd, size_t max, struct pp_buf *out);

/* Write all bytes to a descriptor, going on after interruptions. Returns 0 or the errno of the
 * failure. */
int pp_fd_write_all(int fd, struct pp_view bytes);

/* Make a folder and those on the way to it, as far as they are not there. Returns 0 or an errno. */
int pp_make_folders(const char *path, mode_t mode);

#endif
