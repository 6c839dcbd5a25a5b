/* The answers of `check` as rows: CSV and Markdown. */
#include "eval/gap.h"
#include "out_check_text.h"
#include "out_csv.h"
#include "rules/wording.h"

enum {
    MOST_CELL = 1 << 16
};

/* Append what `say` says as one CSV cell. */
static void csv_missing(struct pp_buf *buf, const struct pp_answer *answer)
{
    struct pp_buf cell pp_cleanup_buf;
    pp_buf_init(&cell, MOST_CELL);
    pp_say_missing_ids(&cell, answer->best, ";");
    pp_csv_cell(buf, pp_buf_text(&cell, buf));
}

void pp_out_check_csv(struct pp_buf *buf, const struct pp_check *check)
{
    const struct pp_view nothing = {"", 0};
    pp_buf_str(buf,
               "jurisdiction,credential,title,track,verdict,route,missing,questions,reviewed\n");
    for (size_t i = 0; i < check->count; i++) {
        const struct pp_answer *answer = &check->answers[i];
        const struct pp_credential *credential = answer->credential;
        pp_csv_cell(buf, answer->jurisdiction->code);
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, credential ? credential->id : nothing);
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, credential ? credential->title : nothing);
        pp_buf_printf(buf, ",%s,%s,", credential ? pp_word(&pp_track_words, credential->track) : "",
                      pp_word(&pp_verdict_words, (int)answer->verdict));
        pp_csv_cell(buf, answer->best ? answer->best->route->name : nothing);
        pp_buf_char(buf, ',');
        csv_missing(buf, answer);
        pp_buf_printf(buf, ",%zu,", answer->question_count);
        pp_date_format(buf, answer->jurisdiction->reviewed);
        pp_buf_char(buf, '\n');
    }
}

/* The gaps of the best route in words, joined by semicolons. */
static void markdown_missing(struct pp_buf *buf, const struct pp_answer *answer)
{
    size_t said = 0;
    for (size_t i = 0; answer->best && i < answer->best->count; i++) {
        const struct pp_item_answer *item = &answer->best->items[i];
        struct pp_buf gap pp_cleanup_buf;
        pp_buf_init(&gap, MOST_CELL);
        if (item->later || item->state != PP_STATE_UNMET)
            continue;
        if (item->requirement)
            pp_say_gap(&gap, item->requirement, &item->outcome);
        else
            pp_buf_str(&gap, "one of several ways");
        pp_buf_str(buf, said++ ? "; " : "");
        pp_markdown_text(buf, pp_buf_text(&gap, buf));
    }
}

void pp_out_check_markdown(struct pp_buf *buf, const struct pp_check *check)
{
    pp_buf_str(buf, "| Where | Certification | Answer | Missing | Open questions | Reviewed |\n"
                    "| --- | --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < check->count; i++) {
        const struct pp_answer *answer = &check->answers[i];
        pp_buf_str(buf, "| ");
        pp_markdown_text(buf, answer->jurisdiction->name);
        pp_buf_str(buf, " | ");
        if (answer->credential) {
            pp_markdown_text(buf, answer->credential->title);
            pp_buf_printf(buf, " (%.*s)", PP_VARG(answer->credential->id));
        }
        pp_buf_printf(buf, " | %s | ", pp_verdict_name(answer->verdict));
        markdown_missing(buf, answer);
        pp_buf_printf(buf, " | %zu | ", answer->question_count);
        pp_date_format(buf, answer->jurisdiction->reviewed);
        pp_buf_str(buf, " |\n");
    }
    pp_buf_str(buf, "\nThe issuers decide.\n");
}
