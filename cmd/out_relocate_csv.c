/* Advice about moving as CSV: a row for each way; with --all for the shortest way of each state. */
#include "out_csv.h"
#include "out_relocate.h"

static void put_cell(struct pp_buf *buf, struct pp_view text)
{
    pp_csv_cell(buf, text);
    pp_buf_char(buf, ',');
}

static void put_hours(struct pp_buf *buf, const struct pp_way *way)
{
    struct pp_hours_left hours = pp_way_hours(way);
    pp_milli_format(buf, hours.sure.least);
    pp_buf_char(buf, ',');
    pp_milli_format(buf, hours.all.most);
    pp_buf_str(buf, way->unmeasured ? ",no," : ",yes,");
}

/* The columns behind the verdict; empty without a way. */
static void put_way(struct pp_buf *buf, const struct pp_way *way)
{
    if (!way || way->route->empty) {
        if (way)
            pp_csv_cell(buf, way->route->route->name);
        pp_buf_str(buf, ",,,,,,,,,");
        return;
    }
    put_cell(buf, way->route->route->name);
    pp_buf_str(buf, pp_way_is_open(way) ? "yes," : "no,");
    put_hours(buf, way);
    pp_buf_str(buf, way->first_sure ? "yes," : "no,");
    if (way->wait != PP_DATE_NONE)
        pp_date_format(buf, way->wait);
    pp_buf_printf(buf, ",%zu,%zu,", way->things, way->open.count);
}

static void put_row(struct pp_buf *buf, const struct pp_target *target, size_t rank,
                    const struct pp_answer *answer, const struct pp_way *way)
{
    enum pp_verdict verdict = way      ? way->route->verdict
                              : answer ? answer->verdict
                                       : target->verdict;
    pp_buf_printf(buf, "%zu,", rank);
    put_cell(buf, target->jurisdiction->code);
    put_cell(buf, answer ? answer->credential->id : PP_V(""));
    pp_buf_printf(buf, "%s,", pp_word(&pp_verdict_words, (int)verdict));
    put_way(buf, way);
    pp_date_format(buf, target->jurisdiction->reviewed);
    pp_buf_char(buf, '\n');
}

static void put_target(struct pp_buf *buf, const struct pp_target *target, size_t rank, bool all)
{
    if (!target->count)
        put_row(buf, target, rank, NULL, NULL);
    for (size_t i = 0; i < (all ? target->count : 0); i++) {
        const struct pp_move *move = &target->moves[i];
        if (!move->way_count)
            put_row(buf, target, rank, move->answer, NULL);
        for (size_t w = 0; w < move->way_count; w++)
            put_row(buf, target, rank, move->answer, &move->ways[w]);
    }
    if (target->count && !all)
        put_row(buf, target, rank, target->moves[0].answer, target->moves[0].best);
}

void pp_out_relocate_csv(struct pp_out *out, const struct pp_relocation *relocation)
{
    pp_buf_str(&out->buf, "rank,jurisdiction,credential,verdict,route,open,hours_least,hours_most,"
                          "hours_whole,certification_first,wait_until,things_to_do,open_questions,"
                          "reviewed\n");
    for (size_t i = 0; i < relocation->count; i++) {
        put_target(&out->buf, &relocation->targets[i], i + 1, !relocation->ranked);
        pp_out_step(out);
    }
}
