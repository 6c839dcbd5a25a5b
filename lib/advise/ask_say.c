/* The questions of an interview in plain words. */
#include "advise/ask_matters.h"
#include "eval/gap.h"
#include "rules/wording.h"

static void say_hours(struct pp_buf *buf, pp_milli hours)
{
    pp_say_amount(buf, PP_KIND_TRAINING_HOURS, hours);
}

/* "the training of 46 hours", "the training 'Oregon PSS core'" */
static void say_training(struct pp_buf *buf, const struct pp_training_entry *entry)
{
    pp_buf_str(buf, "the training");
    if (entry->name.len)
        pp_buf_printf(buf, " '%.*s'", PP_VARG(entry->name));
    else if (entry->hours != PP_MILLI_NONE) {
        pp_buf_str(buf, " of ");
        say_hours(buf, entry->hours);
    }
}

static void say_job(struct pp_buf *buf, const struct pp_experience_entry *entry)
{
    pp_buf_str(buf, "the work");
    if (entry->role.len)
        pp_buf_printf(buf, " as '%.*s'", PP_VARG(entry->role));
    else if (entry->hours != PP_MILLI_NONE) {
        pp_buf_str(buf, " of ");
        say_hours(buf, entry->hours);
    }
}

/* " (CA, OR and WA matter here)": the states whose lists of approved training still decide
 * something. */
static void say_lists(struct pp_buf *buf, const struct pp_interview *interview,
                      const struct pp_slot *slot)
{
    bool matters[PP_PLACE_COUNT] = {false};
    size_t count = 0, said = 0;
    for (size_t i = 0; i < interview->scope.count; i++) {
        const struct pp_requirement *asked = interview->scope.list[i];
        int place = pp_place_find(asked->approved_by);
        if (place < 0 || matters[place] || !pp_ask_bears(interview, asked, slot))
            continue;
        matters[place] = true;
        count++;
    }
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        if (!matters[place])
            continue;
        pp_buf_str(buf, said == 0 ? " (" : said + 1 == count ? " and " : ", ");
        pp_buf_str(buf, pp_places[place].code);
        said++;
    }
    if (count)
        pp_buf_str(buf, count == 1 ? " matters here)" : " matter here)");
}

static void say_of_training(struct pp_buf *buf, const struct pp_interview *interview,
                            const struct pp_slot *slot)
{
    const struct pp_training_entry *entry = &interview->profile.training[slot->entry];
    switch (slot->what) {
    case PP_ASK_TRAINING_HOURS:
        pp_buf_str(buf, "How many hours did ");
        say_training(buf, entry);
        pp_buf_str(buf, " take?");
        break;
    case PP_ASK_TRAINING_APPROVAL:
        pp_buf_str(buf, "Which states approved, gave or paid for ");
        say_training(buf, entry);
        pp_buf_char(buf, '?');
        say_lists(buf, interview, slot);
        break;
    case PP_ASK_TRAINING_DATE:
        pp_buf_str(buf, "When did you complete ");
        say_training(buf, entry);
        pp_buf_char(buf, '?');
        break;
    default:
        pp_buf_str(buf, "How many hours of ");
        say_training(buf, entry);
        pp_buf_str(buf, " were about this topic: ");
        pp_say_topic(buf, slot->requirement->topic);
        pp_buf_char(buf, '?');
        break;
    }
}

static void say_of_work(struct pp_buf *buf, const struct pp_interview *interview,
                        const struct pp_slot *slot)
{
    const struct pp_experience_entry *entry = &interview->profile.experience[slot->entry];
    switch (slot->what) {
    case PP_ASK_WORK_HOURS:
        pp_buf_str(buf, "How many hours did ");
        say_job(buf, entry);
        pp_buf_str(buf, " come to?");
        break;
    case PP_ASK_WORK_PAY:
        pp_buf_str(buf, "Was ");
        say_job(buf, entry);
        pp_buf_str(buf, " paid, or did you do it as a volunteer?");
        break;
    case PP_ASK_WORK_SUPERVISED:
        pp_buf_str(buf, "Was ");
        say_job(buf, entry);
        pp_buf_str(buf, " supervised?");
        break;
    case PP_ASK_WORK_FROM:
        pp_buf_str(buf, "When did ");
        say_job(buf, entry);
        pp_buf_str(buf, " begin?");
        break;
    case PP_ASK_WORK_TO:
        pp_buf_str(buf, "When did ");
        say_job(buf, entry);
        pp_buf_str(buf, " end?");
        break;
    default:
        pp_buf_str(buf, "How many hours of supervision did you receive during ");
        say_job(buf, entry);
        if (slot->what == PP_ASK_SUPERVISION_TOPIC) {
            pp_buf_str(buf, " about this topic: ");
            pp_say_topic(buf, slot->requirement->topic);
        }
        pp_buf_char(buf, '?');
        break;
    }
}

static void say_lived(struct pp_buf *buf)
{
    pp_buf_str(buf, "Which of these are part of your own life?\n");
    for (size_t i = 0; i < pp_lived_words.count; i++) {
        pp_buf_printf(buf, "  %zu  ", i + 1);
        pp_say_lived(buf, 1U << i);
        pp_buf_str(buf, i + 1 < pp_lived_words.count ? "\n" : "");
    }
}

static void say_education(struct pp_buf *buf)
{
    pp_buf_str(buf, "What is the highest schooling that you have completed?\n");
    for (size_t i = 0; i < pp_education_words.count; i++)
        pp_buf_printf(buf, "  %zu  %s%s", i + 1, pp_education_name((int)i),
                      i + 1 < pp_education_words.count ? "\n" : "");
}

void pp_ask_say(struct pp_buf *buf, const struct pp_interview *interview,
                const struct pp_question *question)
{
    const struct pp_slot *slot = &question->slot;
    switch (slot->what) {
    case PP_ASK_AGE:
        pp_buf_str(buf, "How old are you, or when were you born?");
        break;
    case PP_ASK_EDUCATION:
        say_education(buf);
        break;
    case PP_ASK_LIVED:
        say_lived(buf);
        break;
    case PP_ASK_RECOVERY:
        pp_buf_str(buf, "Since when, or for how long, have you been in recovery?");
        break;
    case PP_ASK_LIVES_IN:
        pp_buf_str(buf, "Which state do you live in?");
        break;
    case PP_ASK_WORKS_IN:
        pp_buf_str(buf, "Which state do you work in?");
        break;
    case PP_ASK_REFERENCES:
        pp_buf_str(buf, "How many letters of reference can you bring?");
        break;
    case PP_ASK_CERTIFICATIONS:
        pp_buf_str(buf, "Which certifications as a peer specialist do you hold now?");
        break;
    case PP_ASK_CERTIFIED_TO:
        pp_say_until_when(buf, &interview->profile.certifications[slot->entry]);
        break;
    case PP_ASK_TRAINING:
        pp_buf_str(buf, "How many hours of training as a peer specialist have you completed? If it "
                        "was several courses, give the hours of each.");
        break;
    case PP_ASK_WORK:
        pp_buf_str(buf, "How many hours have you worked in peer support, paid or as a volunteer? "
                        "If it was several jobs, give the hours of each.");
        break;
    case PP_ASK_CE:
        pp_buf_str(buf, "How many hours of continuing education have you completed? Give the hours "
                        "of each course.");
        break;
    case PP_ASK_CE_TOPIC:
    case PP_ASK_CE_DATE:
        pp_buf_str(buf, slot->what == PP_ASK_CE_DATE ? "When did you complete the "
                                                     : "What was the topic of the ");
        say_hours(buf, interview->profile.ce[slot->entry].hours);
        pp_buf_str(buf, " of continuing education?");
        break;
    case PP_ASK_TRAINING_HOURS:
    case PP_ASK_TRAINING_APPROVAL:
    case PP_ASK_TRAINING_TOPIC:
    case PP_ASK_TRAINING_DATE:
        say_of_training(buf, interview, slot);
        break;
    case PP_ASK_WORK_HOURS:
    case PP_ASK_WORK_PAY:
    case PP_ASK_WORK_SUPERVISED:
    case PP_ASK_WORK_FROM:
    case PP_ASK_WORK_TO:
    case PP_ASK_SUPERVISION:
    case PP_ASK_SUPERVISION_TOPIC:
        say_of_work(buf, interview, slot);
        break;
    case PP_ASK_BACKGROUND:
    case PP_ASK_AGREEMENT:
    case PP_ASK_ATTEST:
    case PP_ASK_WHAT_COUNT:
        pp_say_question(buf, slot->requirement);
        break;
    }
}

void pp_ask_say_form(struct pp_buf *buf, const struct pp_question *question)
{
    static const char *const forms[PP_ASK_WHAT_COUNT] = {
        [PP_ASK_AGE] = "years, or year-month-day",
        [PP_ASK_EDUCATION] = "a number from 1 to 5",
        [PP_ASK_LIVED] = "all the numbers that are true, or 0 for none",
        [PP_ASK_RECOVERY] = "year-month-day, or such as 18 months or 5 years",
        [PP_ASK_LIVES_IN] = "a state",
        [PP_ASK_WORKS_IN] = "a state, or none",
        [PP_ASK_REFERENCES] = "a number",
        [PP_ASK_BACKGROUND] = "yes or no",
        [PP_ASK_AGREEMENT] = "yes or no",
        [PP_ASK_CERTIFICATIONS] = "ids such as or-pss or OR/PSS, others in \"quotes\", or none",
        [PP_ASK_CERTIFIED_TO] = "year-month-day",
        [PP_ASK_TRAINING] = "hours, such as 46 or 46 20, or 0",
        [PP_ASK_TRAINING_HOURS] = "hours",
        [PP_ASK_TRAINING_APPROVAL] = "the codes of all of them, such as CA OR, or none",
        [PP_ASK_TRAINING_TOPIC] = "hours, or 0",
        [PP_ASK_TRAINING_DATE] = "year-month-day",
        [PP_ASK_WORK] = "hours, such as 500 or 500 120, or 0",
        [PP_ASK_WORK_HOURS] = "hours",
        [PP_ASK_WORK_PAY] = "paid or volunteer",
        [PP_ASK_WORK_SUPERVISED] = "yes or no",
        [PP_ASK_WORK_FROM] = "year-month-day",
        [PP_ASK_WORK_TO] = "year-month-day, or now",
        [PP_ASK_SUPERVISION] = "hours, or 0",
        [PP_ASK_SUPERVISION_TOPIC] = "hours, or 0",
        [PP_ASK_CE] = "hours, such as 6 or 6 4, or 0",
        [PP_ASK_CE_TOPIC] = "a few words",
        [PP_ASK_CE_DATE] = "year-month-day",
        [PP_ASK_ATTEST] = "yes or no",
    };
    bool hours = question->slot.what == PP_ASK_ATTEST &&
                 question->slot.requirement->kind != PP_KIND_LIVED_EXPERIENCE &&
                 pp_kinds[question->slot.requirement->kind].unit;
    pp_buf_str(buf, hours ? "hours, or yes or no" : forms[question->slot.what]);
}

void pp_ask_say_why(struct pp_buf *buf, const struct pp_question *question)
{
    const struct pp_requirement *asked = question->slot.requirement;
    pp_buf_add(buf, pp_view_first(asked->id, pp_view_find(asked->id, '.')));
    pp_buf_str(buf, " asks for: ");
    pp_say_requirement(buf, asked);
    if (question->credentials > 1)
        pp_buf_printf(buf, "; %zu of the certifications wait for this answer",
                      question->credentials);
    pp_buf_char(buf, '.');
}
