/* A folder of pages: one for each person of a table, and an index of them. */
#ifndef PP_CMD_PEOPLE_H
#define PP_CMD_PEOPLE_H

#include <stdatomic.h>

#include "batch/batch.h"
#include "report.h"

enum {
    PP_PEOPLE_MAX = 100000 /* pages of one folder */
};

/* The names that pages have already, as hashes: two people never share a page. */
struct pp_page_names {
    uint64_t *slots; /* 0: free */
    size_t room;
    size_t count;
};

/*
 * Append the file name of a person's page: the id, with everything but letters, digits, '-', '_'
 * and '.' written as =XX; the number of the row where there is no id, and behind one that another
 * page has, or that is too long. The names differ also where capital and small letters are the
 * same. Returns PP_OK; PP_NOMEM; PP_LIMIT past PP_PEOPLE_MAX.
 */
enum pp_status pp_page_name(struct pp_page_names *names, struct pp_view id, uint64_t row,
                            struct pp_buf *out) PP_MUST_CHECK;
void pp_page_names_release(struct pp_page_names *names);

/* Lifetime: borrows the frame and the path. */
struct pp_people {
    const struct pp_report_frame *frame;
    const char *path;
    int folder;
    int rows; /* the rows of the index, on their way to it; a file without a name */
    struct pp_page_names names;
    uint64_t counts[PP_VERDICT_COUNT]; /* people by their best answer */
    uint64_t count;
    enum pp_status status; /* why the run ended early */
    atomic_int error;      /* errno of the first failure */
};

/*
 * Make the folder, if it is not there, and open it. Returns PP_OK, and then pp_people_end() must
 * follow; PP_IO with a report.
 */
enum pp_status pp_people_begin(struct pp_people *people, const struct pp_report_frame *frame,
                               const char *path, struct pp_diags *diags) PP_MUST_CHECK;

/* The functions of a batch: pp_people_page() as its `person`, pp_people_take() as its `out`. */
enum pp_status pp_people_page(void *people, const struct pp_batch_person *person,
                              struct pp_buf *record);
bool pp_people_take(void *people, struct pp_view records);

/*
 * Write the index, of a run that ended with `status`, and close the folder; after a failure no
 * unfinished file stays. Returns that status, or PP_IO, PP_LIMIT or PP_NOMEM with a report.
 */
enum pp_status pp_people_end(struct pp_people *people, uint64_t left_out, enum pp_status status,
                             struct pp_diags *diags) PP_MUST_CHECK;

/* The index (people_index.c): its row of one person, and the whole page out of `rows`, into a file
 * of the folder. The second returns 0 or an errno. */
void pp_people_row(struct pp_buf *buf, struct pp_view id, uint64_t row, struct pp_view name,
                   enum pp_verdict best, const uint32_t counts[PP_VERDICT_COUNT]);
int pp_people_index(const struct pp_people *people, uint64_t left_out, int fd);

#endif
