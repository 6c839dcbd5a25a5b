#include "report.h"

#include "out_rules_json.h"
#include "setup.h"

bool pp_report_untold(const struct pp_answer *answer)
{
    return answer->verdict == PP_VERDICT_UNKNOWN && answer->question_count == 0;
}

static bool plannable(const struct pp_answer *answer)
{
    return answer->credential && answer->verdict != PP_VERDICT_NOT_OFFERED &&
           answer->verdict != PP_VERDICT_INELIGIBLE;
}

static enum pp_status plan(const struct pp_report *report, const struct pp_person *person,
                           struct pp_report_entry *entry)
{
    const struct pp_report_frame *frame = report->frame;
    entry->planning = (struct pp_planning){.lapsed = PP_DATE_NONE,
                                           .db = frame->db,
                                           .as_of = frame->as_of,
                                           .has_profile = report->check.has_profile,
                                           .jurisdiction = entry->answer->jurisdiction,
                                           .credential = entry->answer->credential,
                                           .paper = true};
    if (!plannable(entry->answer))
        return PP_OK;
    enum pp_status status =
        pp_roadmap_make(person, entry->answer->credential, frame->pace, &entry->planning.plan);
    enum pp_roadmap_state state = entry->planning.plan.state;
    entry->planned =
        status == PP_OK && (state == PP_ROADMAP_STEPS ||
                            (state == PP_ROADMAP_READY && !pp_report_untold(entry->answer)));
    return status;
}

/* The best answer of a place colors its tile. */
static void count(struct pp_report *report, const struct pp_answer *answer)
{
    int place = answer->jurisdiction->place;
    report->counts[answer->verdict]++;
    if (!report->places[place] || answer->verdict < report->best[place])
        report->best[place] = answer->verdict;
    report->place_count += !report->places[place];
    report->places[place] = answer->jurisdiction;
}

enum pp_status pp_report_make(const struct pp_report_frame *frame, const struct pp_person *person,
                              bool has_profile, struct pp_view id, struct pp_report *out)
{
    struct pp_answer *answers = NULL;
    struct pp_report report = {.frame = frame, .count = frame->asked->count, .id = id};
    report.profile = has_profile ? person->profile : NULL;
    report.entries = PP_NEW_N(person->arena, struct pp_report_entry, report.count + 1);
    enum pp_status status =
        report.entries ? pp_asked_answers(frame->asked, person, &answers) : PP_NOMEM;
    if (status != PP_OK)
        return status;
    report.check = (struct pp_check){.db = frame->db,
                                     .as_of = frame->as_of,
                                     .stage = frame->stage,
                                     .has_profile = has_profile,
                                     .answers = answers,
                                     .count = report.count};
    for (size_t i = 0; i < report.count && status == PP_OK; i++) {
        report.entries[i].answer = &answers[i];
        count(&report, &answers[i]);
        status = plan(&report, person, &report.entries[i]);
    }
    if (status == PP_OK && person->matcher->no_memory)
        status = PP_NOMEM; /* a pattern was not tried: its answer would be one by chance */
    if (status == PP_OK)
        *out = report;
    return status;
}

enum pp_status pp_report_frame_of(const struct pp_context *context, struct pp_db *db,
                                  struct pp_report_frame *out)
{
    struct pp_buf data pp_cleanup_buf;
    pp_buf_init(&data, 8192);
    pp_buf_add(&data, pp_db_origin(db));
    pp_buf_str(&data, ", version ");
    pp_say_data_version(&data, db);
    out->db = db;
    out->as_of = pp_setup_as_of(context);
    out->stage = (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE);
    out->data = pp_buf_status(&data) == PP_OK ? pp_arena_copy(context->arena, pp_buf_view(&data))
                                              : (struct pp_view){NULL, 0};
    out->pace = pp_setup_pace(context);
    return out->data.ptr ? PP_OK : PP_NOMEM;
}
