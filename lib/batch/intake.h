/*
 * The input of a batch, taken in pieces that end where a record ends: from a file, a pipe, or a
 * part of a file. One thread at a time.
 */
#ifndef PP_BATCH_INTAKE_H
#define PP_BATCH_INTAKE_H

#include "base/diag.h"
#include "read/csv.h"

enum {
    PP_PIECE_MARGIN = 64,       /* readable bytes before and behind the data of a piece */
    PP_RECORD_LONGEST = 1 << 20 /* bytes of one record, its line break included */
};

/* Some records in a row. Begin with {0}; release with pp_piece_release(). */
struct pp_piece {
    char *memory;
    char *data; /* PP_PIECE_MARGIN bytes into the memory */
    size_t room;
    size_t len;
    uint64_t
        first; /* how many records of the input lie before it, header and empty lines included */
    uint64_t sequence; /* 0, 1, 2, … */
    uint64_t read;     /* bytes of the input that were read so far, for the progress */
    bool overlong;     /* holds nothing, and stands for one record that was too long */
};

void pp_piece_release(struct pp_piece *piece);

struct pp_intake {
    int fd;              /* borrowed */
    int stop_fd;         /* readable as soon as the run is to end, or -1 */
    size_t step;         /* bytes to take at a time */
    struct pp_view file; /* for messages */
    struct pp_csv_walk walk;
    struct pp_buf carry; /* behind the last piece */
    size_t walked;       /* bytes of the carry that the walk has seen */
    uint64_t offset;     /* of the carry in the input */
    uint64_t limit;      /* records that begin there or behind belong to somebody else */
    uint64_t size;       /* of the input, 0 when it is not known */
    uint64_t sequence;
    bool ended;   /* nothing more to read */
    bool done;    /* the last piece was taken */
    bool stopped; /* because of stop_fd */
};

/*
 * Begin with the input of `fd`; `stop_fd` is readable as soon as the run is to end, or -1; both are
 * borrowed. `lines`: every line is a record (JSONL). A byte order mark is skipped. Returns PP_OK;
 * PP_INPUT with a report for a file of another kind; PP_NOTFOUND when the run is to end; PP_IO;
 * PP_NOMEM.
 */
enum pp_status pp_intake_open(struct pp_intake *intake, int fd, int stop_fd, struct pp_view file,
                              bool lines, struct pp_diags *diags) PP_MUST_CHECK;
void pp_intake_release(struct pp_intake *intake);

/*
 * Take the first record, without its line break, into *out. A line before it that names another
 * separator (sep=;) is passed over, and intake->walk.separator is set to it. Returns PP_OK;
 * PP_INPUT with a report when there is no header; PP_NOTFOUND when the run is to end; PP_LIMIT when
 * it is too long; PP_IO; PP_NOMEM.
 */
enum pp_status pp_intake_header(struct pp_intake *intake, struct pp_buf *out,
                                struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Go on with the records that begin in part `number` (from 1) of `count` equal parts of the file.
 * Returns PP_OK; PP_INPUT with a report when the size is not known; PP_IO; PP_NOMEM.
 */
enum pp_status pp_intake_shard(struct pp_intake *intake, uint32_t number, uint32_t count,
                               struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Take the next piece. Its last record ends with a line break, which is added where the input has
 * none. Returns PP_OK; PP_NOTFOUND at the end, and after any failure; PP_IO and PP_NOMEM with a
 * report.
 */
enum pp_status pp_intake_take(struct pp_intake *intake, struct pp_piece *piece,
                              struct pp_diags *diags) PP_MUST_CHECK;

#endif
