#include "api/object.h"

const char *peerpath_version(void)
{
    return PP_VERSION;
}

enum peerpath_status pp_api_status(enum pp_status status)
{
    switch (status) {
    case PP_OK:
        return PEERPATH_OK;
    case PP_INPUT:
        return PEERPATH_INPUT;
    case PP_LIMIT:
        return PEERPATH_LIMIT;
    case PP_NOMEM:
        return PEERPATH_NOMEM;
    case PP_NOTFOUND:
        return PEERPATH_NOTFOUND;
    case PP_IO:
    case PP_UNTRUSTED:
    case PP_STATUS_COUNT:
        break;
    }
    return PEERPATH_IO;
}

const char *peerpath_status_name(enum peerpath_status status)
{
    static const char *const names[] = {
        [PEERPATH_OK] = "ok",
        [PEERPATH_INPUT] = "mistakes in the rules or the profile",
        [PEERPATH_LIMIT] = "past a limit",
        [PEERPATH_NOMEM] = "no memory",
        [PEERPATH_IO] = "reading failed",
        [PEERPATH_NOTFOUND] = "not found",
        [PEERPATH_MISUSE] = "an argument that no call may have",
    };
    bool known = (size_t)status < sizeof(names) / sizeof(names[0]);
    return known ? names[status] : "unknown status";
}

const char *peerpath_verdict_name(enum peerpath_verdict verdict)
{
    bool known = (size_t)verdict < pp_verdict_words.count;
    return known ? pp_verdict_words.list[verdict] : "unknown verdict";
}

struct peerpath_diags *peerpath_diags_new(void)
{
    struct peerpath_diags *diags = calloc(1, sizeof(*diags));
    if (diags)
        pp_diags_init(&diags->diags);
    return diags;
}

void peerpath_diags_free(struct peerpath_diags *diags)
{
    if (diags)
        pp_diags_release(&diags->diags);
    free(diags);
}

struct pp_diags *pp_api_diags(struct peerpath_diags *diags, struct pp_diags *unheard)
{
    pp_diags_init(unheard);
    if (!diags)
        return unheard;
    pp_diags_release(&diags->diags);
    return &diags->diags;
}

/* For want of memory one more stands behind those that could be stored. */
static const struct pp_diag no_memory = {.code = PP_NO_MEMORY,
                                         .message = {"out of memory", sizeof("out of memory") - 1}};

size_t peerpath_diags_count(const struct peerpath_diags *diags)
{
    return diags ? diags->diags.count + diags->diags.no_memory : 0;
}

size_t peerpath_diags_omitted(const struct peerpath_diags *diags)
{
    return diags ? diags->diags.omitted : 0;
}

static const struct pp_diag *get(const struct peerpath_diags *diags, size_t index)
{
    if (index >= peerpath_diags_count(diags))
        return NULL;
    return index < diags->diags.count ? &diags->diags.list[index] : &no_memory;
}

/* The texts of a diagnostic are terminated copies. */
static const char *text_of(struct pp_view text)
{
    return text.len ? text.ptr : NULL;
}

const char *peerpath_diags_code(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag ? pp_code_info(diag->code)->code : NULL;
}

bool peerpath_diags_is_error(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag && diag->severity == PP_ERROR;
}

const char *peerpath_diags_message(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag ? text_of(diag->message) : NULL;
}

const char *peerpath_diags_file(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag ? text_of(diag->place.file) : NULL;
}

unsigned peerpath_diags_line(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag ? diag->place.line : 0;
}

unsigned peerpath_diags_column(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag ? diag->place.col : 0;
}

const char *peerpath_diags_path(const struct peerpath_diags *diags, size_t index)
{
    const struct pp_diag *diag = get(diags, index);
    return diag ? text_of(diag->path) : NULL;
}
