/*
 * Many people at once: rows of CSV or JSONL in, verdicts out, in constant memory and in the order
 * of the input. The answers are those of `check`, and do not depend on the number of threads or on
 * how a file was cut into parts.
 */
#ifndef PP_BATCH_BATCH_H
#define PP_BATCH_BATCH_H

#include "eval/outcome.h"
#include "eval/profile_flat.h"
#include "rules/compile.h"

enum pp_batch_input {
    PP_BATCH_CSV,
    PP_BATCH_JSONL
};

enum pp_batch_output {
    PP_BATCH_LONG,    /* a line for each person and credential */
    PP_BATCH_WIDE,    /* a line for each person, a column for each credential */
    PP_BATCH_SUMMARY, /* how many have each verdict */
    PP_BATCH_PEOPLE   /* what batch->person makes of each person */
};

/* Where bytes go. `write` returns false when no more are taken. */
struct pp_batch_sink {
    bool (*write)(void *to, struct pp_view bytes);
    void *to;
};

/* A column of the file under another name; with `ours` empty it is left out. */
struct pp_batch_map {
    struct pp_view theirs;
    struct pp_view ours;
};

/* One person of the table. Lifetime: until the function that gets it returns; so does what it puts
 * into the arena. */
struct pp_batch_person {
    const struct pp_profile *profile;
    struct pp_view id; /* empty where the row has none */
    uint64_t row;      /* its number, as a spreadsheet or an editor shows it */
    struct pp_arena *arena;
    struct pp_matcher *matcher;
};

/* What has been done so far. */
struct pp_batch_counts {
    uint64_t rows; /* that hold something, the header not counted */
    uint64_t left_out;
    uint64_t read; /* bytes */
    uint64_t size; /* bytes of the input, 0 when it is not known */
};

enum {
    PP_BATCH_FAULTS_SHOWN =
        100, /* faults of rows that go to the diagnostics; more are only counted */
    PP_BATCH_JOBS_MAX = 256,
    PP_BATCH_COLUMNS_MAX = 20000
};

struct pp_batch {
    int fd;              /* the input; borrowed */
    int stop_fd;         /* readable as soon as the run is to end; -1: there is none */
    struct pp_view file; /* the input's name, for messages */
    enum pp_batch_input input;
    enum pp_batch_output output;
    bool json; /* JSON lines out, not CSV; a summary is one object */
    unsigned jobs;
    uint32_t shard; /* from 1 */
    uint32_t shards;
    const struct pp_batch_map *maps;
    size_t map_count;
    const struct pp_credential *const *credentials;
    size_t credential_count;
    pp_date as_of;
    enum pp_stage stage;
    struct pp_db *db;
    struct pp_batch_sink out;
    /*
     * Of PP_BATCH_PEOPLE: called for every good row, by all threads at once and in no order. What
     * it appends to `record`, an empty buffer, goes to `out` in the order of the table, and each
     * record as a whole. A status other than PP_OK ends the run with that status.
     */
    enum pp_status (*person)(void *to, const struct pp_batch_person *person, struct pp_buf *record);
    void *person_to;
    struct pp_batch_sink faults; /* rows of CSV; without `write` faults go to the diagnostics */
    /* Called now and then, by one thread at a time; may be NULL. */
    void (*progress)(void *to, const struct pp_batch_counts *counts);
    void *progress_to;
    bool plain; /* without instructions that not every processor has */
    bool slow;  /* every row by way of a profile: the reference that tests compare with */
};

struct pp_batch_result {
    struct pp_batch_counts counts;
    bool stopped; /* by stop_fd */
};

/*
 * Run a batch. Faults of rows are reported and counted, and do not fail it. The diagnostics' place
 * of such a fault is the row (the header is row 1) and the number of the column, as a spreadsheet
 * shows them; in JSONL the line and the character.
 * Returns PP_OK; PP_INPUT for a header or mapping that cannot be used; PP_LIMIT, PP_IO, PP_NOMEM
 * with reports. *out is set whatever is returned.
 */
enum pp_status pp_batch_run(const struct pp_batch *batch, struct pp_batch_result *out,
                            struct pp_diags *diags) PP_MUST_CHECK;

#endif
