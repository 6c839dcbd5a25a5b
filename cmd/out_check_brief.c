/* Many answers at once: a line each. */
#include "base/escape.h"
#include "out_check_text.h"
#include "text.h"

enum {
    MOST_LINE = 1 << 16
};

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
        while (column < 24) {
            pp_buf_char(&out->buf, ' ');
            column++;
        }
        if (answer->credential) {
            pp_buf_add(&line, answer->credential->title);
            pp_buf_printf(&line, " [%.*s]", PP_VARG(answer->credential->id));
        } else {
            pp_buf_add(&line, answer->jurisdiction->name);
        }
        pp_wrap(&out->buf, pp_buf_text(&line, &out->buf), column, column, term->width);
        pp_out_step(out);
    }
    pp_count_verdicts(check, counts);
    pp_buf_char(&out->buf, '\n');
    for (size_t i = 0; i < PP_VERDICT_COUNT; i++)
        if (counts[i])
            pp_buf_printf(&out->buf, "%zu %s%s", counts[i], pp_verdict_name((enum pp_verdict)i),
                          i + 1 < PP_VERDICT_COUNT ? "  " : "");
    pp_buf_str(&out->buf, "\n'peerpath check WHERE' says why and what to do next. The issuers "
                          "decide.\n");
}
