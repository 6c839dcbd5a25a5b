/* Many answers at once: a line each. */
#include "base/escape.h"
#include "out_check_text.h"
#include "text.h"

enum {
    MOST_LINE = 1 << 16
};

/* "6 likely, 37 not known yet": each kept whole. */
static void put_counts(struct pp_out *out, const struct pp_term *term,
                       const size_t counts[PP_VERDICT_COUNT])
{
    struct pp_wrapper wrapper = pp_wrap_begin(&out->buf, 0, 0, term->width);
    size_t left = 0;
    for (size_t i = 0; i < PP_VERDICT_COUNT; i++)
        left += counts[i] != 0;
    for (size_t i = 0; i < PP_VERDICT_COUNT; i++) {
        struct pp_buf word pp_cleanup_buf;
        pp_buf_init(&word, MOST_LINE);
        if (!counts[i])
            continue;
        pp_buf_printf(&word, "%zu %s%s", counts[i], pp_verdict_name((enum pp_verdict)i),
                      --left ? "," : "");
        pp_wrap_word(&wrapper, pp_buf_text(&word, &out->buf));
    }
    pp_wrap_end(&wrapper);
}

void pp_out_check_brief(struct pp_out *out, const struct pp_term *term,
                        const struct pp_check *check)
{
    size_t counts[PP_VERDICT_COUNT];
    for (size_t i = 0; i < check->count; i++) {
        const struct pp_answer *answer = &check->answers[i];
        struct pp_buf line pp_cleanup_buf;
        const char *name = pp_verdict_name(answer->verdict);
        pp_buf_init(&line, MOST_LINE);
        pp_buf_printf(&out->buf, "%.*s  ", PP_VARG(answer->jurisdiction->code));
        pp_styled(&out->buf, term, (enum pp_style)pp_verdict_style(answer->verdict),
                  pp_view_of(name));
        size_t column = 4 + pp_utf8_width(pp_view_of(name));
        if (answer->credential) {
            pp_buf_add(&line, answer->credential->title);
            pp_buf_printf(&line, " [%.*s]%s", PP_VARG(answer->credential->id),
                          answer->held == PP_STATE_MET ? ", which you hold" : "");
        } else {
            pp_buf_add(&line, answer->jurisdiction->name);
        }
        pp_wrap_column(&out->buf, pp_buf_text(&line, &out->buf), column, 24, term->width);
        pp_out_step(out);
    }
    pp_count_verdicts(check, counts);
    pp_buf_char(&out->buf, '\n');
    put_counts(out, term, counts);
    pp_wrap(&out->buf,
            PP_V("'peerpath check WHERE' says why and what to do next. The issuers decide."), 0, 0,
            term->width);
}
