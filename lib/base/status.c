#include "base/status.h"

static const char *const names[PP_STATUS_COUNT] = {
    [PP_OK] = "ok",
    [PP_INPUT] = "wrong input",
    [PP_LIMIT] = "past a limit",
    [PP_NOMEM] = "no memory",
    [PP_IO] = "reading or writing failed",
    [PP_NOTFOUND] = "not found",
    [PP_UNTRUSTED] = "not trusted",
};

const char *pp_status_name(enum pp_status status)
{
    return (unsigned)status < PP_STATUS_COUNT ? names[status] : "unknown status";
}
