/* The answer of `check` in its forms. All append to a writer and never fail by themselves. */
#ifndef PP_CMD_OUT_CHECK_H
#define PP_CMD_OUT_CHECK_H

#include "eval/answer.h"
#include "exit.h"
#include "out.h"
#include "read/json_write.h"

/* One run of `check`: everything that its output needs. Lifetime: all borrowed. */
struct pp_check {
    struct pp_db *db;
    pp_date as_of;
    enum pp_stage stage;
    bool has_profile;
    bool brief; /* many credentials: a line each instead of the whole answer */
    const struct pp_answer *answers;
    size_t count;
};

/* The contract's JSON object (design, "JSON"); `out` is stepped between the answers. */
void pp_out_check_json(struct pp_json *json, const struct pp_check *check, struct pp_out *out);
/* The keys that every answer for a person begins with: peerpath, data, as_of. */
void pp_out_head_json(struct pp_json *json, struct pp_db *db, pp_date as_of);
/* One requirement (no choice) of the jurisdiction and how the person stands to it, as in the answer
 * of `check`. */
void pp_out_requirement_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                             const struct pp_item_answer *item);
/* The same, or a choice: {"any_of": [[requirement, …], …], "state": …}. */
void pp_out_item_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                      const struct pp_item_answer *item);
/* One line a credential:
 * jurisdiction,credential,title,track,verdict,route,missing,questions,reviewed. */
void pp_out_check_csv(struct pp_buf *buf, const struct pp_check *check);
void pp_out_check_markdown(struct pp_buf *buf, const struct pp_check *check);

/* How many answers have each verdict. */
void pp_count_verdicts(const struct pp_check *check, size_t counts[PP_VERDICT_COUNT]);

/* The exit status of `check` by how many answers have each verdict: any yes is enough, or all must
 * be (`all`). */
enum pp_exit pp_check_exit(const size_t counts[PP_VERDICT_COUNT], bool all, bool accept_likely);

#endif
