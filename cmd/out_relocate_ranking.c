/* All states ranked by how near a certification is there: a line or a table row each. */
#include "base/escape.h"
#include "eval/gap.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "out_csv.h"
#include "out_relocate.h"
#include "text.h"

/* "standard route: 34 hours to do for certain; …", or why there is nothing. */
static void say_best(struct pp_buf *buf, const struct pp_target *target)
{
    const struct pp_way *best = target->count ? target->moves[0].best : NULL;
    if (!best && target->count) {
        pp_buf_printf(buf, "%.*s: the sources do not tell what it asks",
                      PP_VARG(target->moves[0].answer->credential->id));
        return;
    }
    if (!best) {
        pp_buf_str(buf, target->other_tracks ? "none for the same people" : "no certification");
        return;
    }
    pp_buf_printf(buf, "%.*s, ", PP_VARG(best->credential->id));
    if (best->credential->status == PP_STATUS_UNCLEAR)
        pp_buf_str(buf, "whose present status is unclear, ");
    if (best->elsewhere)
        pp_buf_str(buf, "route ");
    pp_say_route(buf, best->route->route->name);
    pp_buf_str(buf, ": ");
    pp_say_left(buf, best);
}

/* The verdict of the certification that stands for the target. */
static enum pp_verdict verdict_of(const struct pp_target *target)
{
    return target->count ? target->moves[0].answer->verdict : target->verdict;
}

static void put_text_line(struct pp_doc *doc, const struct pp_target *target, size_t rank)
{
    struct pp_buf *buf = &doc->out->buf, *line = pp_doc_line(doc);
    enum pp_verdict verdict = verdict_of(target);
    const char *name = pp_verdict_name(verdict);
    size_t column = 10 + pp_utf8_width(pp_view_of(name));
    pp_buf_printf(buf, "%4zu  %.*s  ", rank, PP_VARG(target->jurisdiction->code));
    pp_styled(buf, doc->term, (enum pp_style)pp_verdict_style(verdict), pp_view_of(name));
    say_best(line, target);
    pp_wrap_column(buf, pp_buf_view(line), column, 26, doc->term->width);
}

static void put_table_row(struct pp_doc *doc, const struct pp_target *target, size_t rank)
{
    struct pp_buf *buf = &doc->out->buf, *line = pp_doc_line(doc);
    say_best(line, target);
    pp_buf_printf(buf, "| %zu | ", rank);
    pp_markdown_text(buf, target->jurisdiction->name);
    pp_buf_printf(buf, " | %s | ", pp_verdict_name(verdict_of(target)));
    pp_markdown_text(buf, pp_buf_view(line));
    pp_buf_str(buf, " |\n");
}

static void put_closing(struct pp_doc *doc, const struct pp_relocation *relocation)
{
    struct pp_buf *line = pp_doc_line(doc);
    struct pp_reviews reviews = {PP_DATE_NONE, PP_DATE_NONE};
    for (size_t i = 0; i < relocation->count; i++)
        pp_reviews_add(&reviews, relocation->targets[i].jurisdiction);
    pp_say_closing_of_all(line, reviews);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

void pp_out_relocate_ranking(struct pp_doc *doc, const struct pp_relocation *relocation)
{
    pp_doc_relocation(doc, relocation);
    pp_buf_char(&doc->out->buf, '\n');
    if (doc->markdown)
        pp_buf_str(&doc->out->buf, "| Rank | To | Answer | Shortest way |\n"
                                   "| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < relocation->count; i++) {
        if (doc->markdown)
            put_table_row(doc, &relocation->targets[i], i + 1);
        else
            put_text_line(doc, &relocation->targets[i], i + 1);
        pp_out_step(doc->out);
    }
    pp_buf_char(&doc->out->buf, '\n');
    pp_doc_paragraph(doc,
                     PP_V("Possible ones first, then by the hours that are certainly to do. After "
                          "them come those whose hours the sources do not tell, that ask for "
                          "another certification first, or of which it is unclear whether "
                          "they are issued. "
                          "'peerpath relocate --from WHERE --to WHERE' says why."));
    put_closing(doc, relocation);
}
