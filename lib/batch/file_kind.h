/* What a file is that was taken for a table: people give the file as it lies there. */
#ifndef PP_BATCH_FILE_KIND_H
#define PP_BATCH_FILE_KIND_H

#include "base/diag.h"

/* What to do with a spreadsheet, for the end of a message. */
#define PP_SAVE_AS_CSV "in Excel, save it as 'CSV UTF-8 (Comma delimited)'"

/*
 * Look at the first bytes of a file, from four on where it has as many; `lines`: it is to be JSON
 * lines. Returns PP_OK; PP_INPUT with a report that says what it is instead, and what to do.
 */
enum pp_status pp_file_kind_check(struct pp_view begin, bool lines, struct pp_view file,
                                  struct pp_diags *diags) PP_MUST_CHECK;
/* Look at the first record, its line break included, for what makes it no header. Returns as
 * pp_file_kind_check(). */
enum pp_status pp_header_kind_check(struct pp_view header, struct pp_view file,
                                    struct pp_diags *diags) PP_MUST_CHECK;

/* Is the first record a line that names the separator, as 'sep=;' does? *out is then the sign, or
 * NUL for one that is not read. */
bool pp_header_names_separator(struct pp_view record, char *out);

#endif
