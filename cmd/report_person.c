/* What the answer rests on: what the profile says of the person. Whoever gets the page can see at
 * a glance whether it is right. */
#include "report.h"
#include "rules/wording.h"

enum {
    MOST_NAMED = 6 /* entries of a list; more are counted */
};

static void put_row(struct pp_page *page, const char *label)
{
    pp_buf_printf(page->buf, "<div><dt>%s</dt>", label);
    if (page->line.len)
        pp_page_said(page, "<dd>", "</dd></div>\n");
    else
        pp_page_markup(page, "<dd class=\"untold\">not said</dd></div>\n");
}

static void say_place(struct pp_buf *buf, int place)
{
    if (place >= 0)
        pp_buf_str(buf, pp_places[place].name);
}

static void say_more(struct pp_buf *buf, size_t count, size_t shown)
{
    if (count > shown)
        pp_buf_printf(buf, "; %zu more", count - shown);
}

static void say_hours(struct pp_buf *buf, enum pp_kind kind, pp_milli hours)
{
    if (hours != PP_MILLI_NONE)
        pp_say_amount(buf, kind, hours);
    else
        pp_buf_str(buf, "hours not said");
}

static void say_completed(struct pp_buf *buf, pp_date completed)
{
    if (completed == PP_DATE_NONE)
        return;
    pp_buf_str(buf, ", completed ");
    pp_date_format(buf, completed);
}

/* "80 hours: Oregon PSS core, 2024-05-17" */
static void say_training(struct pp_buf *buf, const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->training_count && i < MOST_NAMED; i++) {
        const struct pp_training_entry *entry = &profile->training[i];
        pp_buf_str(buf, i ? "; " : "");
        say_hours(buf, PP_KIND_TRAINING_HOURS, entry->hours);
        if (entry->name.len)
            pp_buf_printf(buf, ": %.*s", PP_VARG(entry->name));
        say_completed(buf, entry->completed);
    }
    say_more(buf, profile->training_count, MOST_NAMED);
    if (profile->training_stated && !profile->training_count)
        pp_buf_str(buf, "none");
}

static void say_work(struct pp_buf *buf, const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->experience_count && i < MOST_NAMED; i++) {
        const struct pp_experience_entry *entry = &profile->experience[i];
        pp_buf_str(buf, i ? "; " : "");
        say_hours(buf, PP_KIND_EXPERIENCE_HOURS, entry->hours);
        if (entry->role.len)
            pp_buf_printf(buf, " as %.*s", PP_VARG(entry->role));
        if (entry->from != PP_DATE_NONE) {
            pp_buf_str(buf, ", from ");
            pp_date_format(buf, entry->from);
        }
        if (entry->to != PP_DATE_NONE) {
            pp_buf_str(buf, " to ");
            pp_date_format(buf, entry->to);
        }
    }
    say_more(buf, profile->experience_count, MOST_NAMED);
    if (profile->experience_stated && !profile->experience_count)
        pp_buf_str(buf, "none");
}

static void say_exams(struct pp_buf *buf, const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->exam_count && i < MOST_NAMED; i++)
        pp_buf_printf(buf, "%s%.*s", i ? "; " : "", PP_VARG(profile->exams[i].name));
    say_more(buf, profile->exam_count, MOST_NAMED);
    if (profile->exams_stated && !profile->exam_count)
        pp_buf_str(buf, "none passed");
}

static void say_held(struct pp_buf *buf, const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->certification_count && i < MOST_NAMED; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        struct pp_view name = held->credential ? held->credential->title
                              : held->name.len ? held->name
                                               : held->id;
        pp_buf_printf(buf, "%s%.*s", i ? "; " : "", PP_VARG(name));
        if (held->expires != PP_DATE_NONE) {
            pp_buf_str(buf, ", until ");
            pp_date_format(buf, held->expires);
        }
    }
    say_more(buf, profile->certification_count, MOST_NAMED);
    if (profile->certifications_stated && !profile->certification_count)
        pp_buf_str(buf, "none");
}

static void say_age(struct pp_buf *buf, const struct pp_profile *profile)
{
    if (profile->born != PP_DATE_NONE) {
        pp_buf_str(buf, "born ");
        pp_date_format(buf, profile->born);
    } else if (profile->age != PP_MILLI_NONE) {
        pp_milli_format(buf, profile->age);
        pp_buf_str(buf, " years");
    }
}

static void say_lived(struct pp_buf *buf, const struct pp_profile *profile)
{
    const uint32_t both = 1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE;
    uint32_t bits = profile->lived.bits;
    if ((bits & both) == both)
        bits &= ~(1U << PP_LIVED_CO_OCCURRING); /* it is said already */
    for (size_t i = 0, said = 0; i < pp_lived_words.count; i++) {
        if (!(bits & 1U << i))
            continue;
        pp_buf_str(buf, said++ ? "; " : "");
        pp_say_lived(buf, 1U << i);
    }
    if (profile->lived.given && !bits)
        pp_buf_str(buf, "none");
}

static void say_recovery(struct pp_buf *buf, const struct pp_profile *profile)
{
    if (profile->recovery_since != PP_DATE_NONE) {
        pp_buf_str(buf, "since ");
        pp_date_format(buf, profile->recovery_since);
    } else if (profile->recovery_months != PP_MILLI_NONE) {
        pp_say_amount(buf, PP_KIND_RECOVERY_DURATION, profile->recovery_months);
    }
}

/* "6 hours in ethics, completed 2026-02-01" */
static void say_further(struct pp_buf *buf, const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->ce_count && i < MOST_NAMED; i++) {
        const struct pp_ce_entry *entry = &profile->ce[i];
        pp_buf_str(buf, i ? "; " : "");
        say_hours(buf, PP_KIND_CE_HOURS, entry->hours);
        if (entry->topic.len) {
            pp_buf_str(buf, " in ");
            pp_say_topic(buf, entry->topic);
        }
        for (size_t k = 0; k < entry->topic_count; k++) {
            pp_buf_str(buf, k ? ", " : ", of which ");
            say_hours(buf, PP_KIND_CE_HOURS, entry->topics[k].hours);
            pp_buf_str(buf, " in ");
            pp_say_topic(buf, entry->topics[k].topic);
        }
        say_completed(buf, entry->completed);
    }
    say_more(buf, profile->ce_count, MOST_NAMED);
    if (profile->ce_stated && !profile->ce_count)
        pp_buf_str(buf, "none");
}

/* Yes and no to what is asked by its id: "code of ethics: yes". */
static void say_attests(struct pp_buf *buf, const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->attest_count && i < MOST_NAMED; i++) {
        pp_buf_str(buf, i ? "; " : "");
        pp_say_topic(buf, profile->attests[i].id);
        pp_buf_str(buf, profile->attests[i].yes ? ": yes" : ": no");
    }
    say_more(buf, profile->attest_count, MOST_NAMED);
}

static void put_lists(struct pp_page *page, const struct pp_profile *profile)
{
    say_training(pp_page_line(page), profile);
    put_row(page, "Training");
    say_work(pp_page_line(page), profile);
    put_row(page, "Peer support work");
    say_exams(pp_page_line(page), profile);
    put_row(page, "Exams");
    say_held(pp_page_line(page), profile);
    put_row(page, "Certifications held");
    say_further(pp_page_line(page), profile);
    put_row(page, "Continuing education");
}

void pp_report_person(struct pp_page *page, const struct pp_report *report)
{
    const struct pp_profile *profile = report->profile;
    if (!profile)
        return;
    pp_page_markup(page, "<section class=\"person\" aria-labelledby=\"person\">\n<h2 id=\"person\">"
                         "What this rests on</h2>\n<p class=\"note\">This is what was said about "
                         "you. If something is wrong or missing here, the answer may change.</p>\n"
                         "<dl class=\"facts\">\n");
    say_age(pp_page_line(page), profile);
    put_row(page, "Age");
    say_place(pp_page_line(page), profile->lives_place);
    put_row(page, "Lives in");
    say_place(pp_page_line(page), profile->works_place);
    put_row(page, "Works in");
    if (profile->education != PP_INT_NONE)
        pp_buf_str(pp_page_line(page), pp_education_name(profile->education));
    else
        (void)pp_page_line(page);
    put_row(page, "Schooling");
    say_lived(pp_page_line(page), profile);
    put_row(page, "Lived experience");
    say_recovery(pp_page_line(page), profile);
    put_row(page, "In recovery");
    put_lists(page, profile);
    struct pp_buf *line = pp_page_line(page);
    if (profile->references != PP_MILLI_NONE)
        pp_say_amount(line, PP_KIND_REFERENCES, profile->references);
    put_row(page, "Letters of reference");
    pp_buf_str(pp_page_line(page), profile->background_check == PP_INT_NONE
                                       ? ""
                                       : pp_word(&pp_record_words, profile->background_check));
    put_row(page, "Background check");
    say_attests(pp_page_line(page), profile);
    put_row(page, "Other answers");
    pp_page_markup(page, "</dl>\n</section>\n");
}
