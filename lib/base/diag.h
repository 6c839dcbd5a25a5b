/*
 * Diagnostics: what is wrong, where, and under which permanent code. The library collects them;
 * only the program prints them.
 */
#ifndef PP_BASE_DIAG_H
#define PP_BASE_DIAG_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "base/view.h"

enum pp_code {
#define PP_CODE(id, code, title, explanation, before, after) PP_##id,
#include "base/codes.def"
#undef PP_CODE
    PP_CODE_COUNT
};

enum pp_severity {
    PP_ERROR,
    PP_WARNING
};

/* What `peerpath explain` shows of a code. All strings are constant; before and after may be "". */
struct pp_code_info {
    const char *code; /* "S0401" */
    const char *title;
    const char *explanation;
    const char *before; /* an input that brings it about */
    const char *after;  /* the same input mended */
};

const struct pp_code_info *pp_code_info(enum pp_code code);
/* Look a code up by its text, upper and lower case alike. False when there is none. */
bool pp_code_find(struct pp_view text, enum pp_code *out);

/* A place in a file. Line and column are 1-based; 0 means "the file as a whole". */
struct pp_place {
    struct pp_view file;
    uint32_t line;
    uint32_t col; /* in characters (code points) */
};

struct pp_diag {
    enum pp_code code;
    enum pp_severity severity;
    struct pp_place place;
    struct pp_view path;     /* credentials[0].routes.standard[3].value, or empty */
    struct pp_view message;  /* lower case, no full stop, what failed first */
    struct pp_view source;   /* the line of the file, a long one cut around the column, or empty */
    uint32_t source_skipped; /* characters of the line that were cut off in front of `source` */
};

enum {
    PP_DIAGS_MAX = 200
};

struct pp_diags {
    struct pp_arena arena;
    struct pp_diag *list; /* room for PP_DIAGS_MAX; NULL until the first one */
    size_t count;
    size_t errors;  /* all that were reported, the omitted ones included */
    size_t omitted; /* reported past PP_DIAGS_MAX */
    bool no_memory; /* one could not be stored: the static out-of-memory diagnostic stands for it */
};

/* Prepare an empty collection. Allocates nothing. */
void pp_diags_init(struct pp_diags *diags);
void pp_diags_release(struct pp_diags *diags);

/*
 * Report a fault. The place, the path and the formatted message are copied. Never fails: past
 * PP_DIAGS_MAX it only counts, without memory it sets no_memory.
 */
void pp_report(struct pp_diags *diags, enum pp_code code, struct pp_place place,
               struct pp_view path, const char *format, ...) PP_PRINTF(5, 6);
/* As pp_report(), but a warning: it does not count as an error. */
void pp_warn(struct pp_diags *diags, enum pp_code code, struct pp_place place, struct pp_view path,
             const char *format, ...) PP_PRINTF(5, 6);
/*
 * Attach the source line to every diagnostic since number `first` that names `file` and has none,
 * cutting it out of `text` (the whole file).
 */
void pp_diags_quote(struct pp_diags *diags, size_t first, struct pp_view file, struct pp_view text);

/* PP_NOMEM if memory ran out while reporting, PP_INPUT if there is an error, else PP_OK. */
enum pp_status pp_diags_status(const struct pp_diags *diags);

/* Report PP_NO_MEMORY and return PP_NOMEM: the way out of a failed allocation. */
enum pp_status pp_no_memory(struct pp_diags *diags);

#define pp_cleanup_diags PP_CLEANUP(pp_diags_release)

#endif
