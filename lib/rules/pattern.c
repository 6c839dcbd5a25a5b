#include "rules/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Enough for any sensible pattern on a line of text, little enough that a hostile one ends within
 * milliseconds. */
enum {
    MATCH_LIMIT = 20000,
    DEPTH_LIMIT = 1000,
    HEAP_LIMIT_KIB = 2048
};

struct pp_pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
};

void pp_pattern_free(struct pp_pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->data);
    pcre2_code_free(pattern->code);
    free(pattern);
}

static void describe(int error, struct pp_buf *problem)
{
    PCRE2_UCHAR text[256];
    if (pcre2_get_error_message(error, text, sizeof(text)) >= 0)
        pp_buf_str(problem, (const char *)text);
}

enum pp_status pp_pattern_new(struct pp_view text, struct pp_pattern **out_pattern,
                              size_t *out_offset, struct pp_buf *problem)
{
    struct pp_pattern *pattern pp_cleanup_pattern = calloc(1, sizeof(*pattern));
    const uint32_t options =
        PCRE2_CASELESS | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF;
    int error = 0;
    PCRE2_SIZE offset = 0;
    if (!pattern)
        return PP_NOMEM;
    if (text.len > PP_PATTERN_LONGEST) {
        pp_buf_printf(problem, "longer than %d bytes", (int)PP_PATTERN_LONGEST);
        *out_offset = PP_PATTERN_LONGEST;
        return PP_INPUT;
    }
    pattern->code = pcre2_compile((PCRE2_SPTR)text.ptr, text.len, options, &error, &offset, NULL);
    if (!pattern->code) {
        if (error == PCRE2_ERROR_HEAP_FAILED || error == PCRE2_ERROR_NOMEMORY)
            return PP_NOMEM;
        describe(error, problem);
        *out_offset = offset;
        return PP_INPUT;
    }
    pattern->data = pcre2_match_data_create_from_pattern(pattern->code, NULL);
    pattern->context = pcre2_match_context_create(NULL);
    if (!pattern->data || !pattern->context)
        return PP_NOMEM;
    (void)pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
    (void)pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
    (void)pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
    *out_pattern = pp_steal(&pattern);
    return PP_OK;
}

enum pp_match pp_pattern_match(struct pp_pattern *pattern, struct pp_view text)
{
    int found = pcre2_match(pattern->code, (PCRE2_SPTR)text.ptr, text.len, 0, 0, pattern->data,
                            pattern->context);
    if (found >= 0)
        return PP_MATCH_YES;
    return found == PCRE2_ERROR_NOMATCH ? PP_MATCH_NO : PP_MATCH_FAILED;
}
