#include "exit.h"

static const char *const meanings[PP_EXIT_COUNT] = {
    [PP_EXIT_YES] = "Yes, or done.",
    [PP_EXIT_NO] = "No, or something was found.",
    [PP_EXIT_USAGE] = "The command line is wrong; nothing was done.",
    [PP_EXIT_UNDETERMINED] = "It cannot be told for certain.",
    [PP_EXIT_DATA] = "A file holds mistakes, or is not there.",
    [PP_EXIT_SYSTEM] = "Reading, writing or memory failed.",
};

const char *pp_exit_meaning(enum pp_exit status)
{
    return meanings[status];
}

/* The same fault inside a file is one of the file. */
static bool is_usage_fault(const struct pp_diag *diag)
{
    return diag->severity == PP_ERROR && diag->place.file.len == 0 &&
           pp_code_info(diag->code)->code[0] == 'U';
}

static bool has_usage_fault(const struct pp_diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        if (is_usage_fault(&diags->list[i]))
            return true;
    return false;
}

enum pp_exit pp_exit_of(enum pp_status status, const struct pp_diags *diags)
{
    switch (status) {
    case PP_OK:
        return PP_EXIT_YES;
    case PP_INPUT:
    case PP_LIMIT:
    case PP_NOTFOUND:
        return has_usage_fault(diags) ? PP_EXIT_USAGE : PP_EXIT_DATA;
    case PP_NOMEM:
    case PP_IO:
    case PP_UNTRUSTED:
    case PP_STATUS_COUNT:
        break;
    }
    return PP_EXIT_SYSTEM;
}
