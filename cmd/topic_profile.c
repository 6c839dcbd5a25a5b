/* The topic profile. What may stand in a field follows from the tables by which profiles are read;
 * here is only what it means. */
#include <string.h>

#include "environ.h"
#include "eval/profile.h"
#include "eval/profile_flat.h"
#include "topics.h"

enum {
    LONGEST_ROW = 4096
};

const char pp_topic_profile_description[] =
    "A profile is a text file that says what is known of one person: for check, plan, relocate, "
    "renew and all other commands that take --profile. It is YAML, as below, or JSON. It needs no "
    "name, and nothing that you write into it leaves your computer.\n"
    "\n"
    "Every field may be left out. What is not stated is unknown, and never counts as a no. A list "
    "that is stated is complete: [mental_health] says that there is nothing else, and [] says that "
    "there is none.\n"
    "\n"
    "'peerpath ask california -o me.yaml' asks questions and writes a profile. 'peerpath lint "
    "me.yaml' finds the mistakes in one. 'peerpath lint --schema profile' prints a schema, with "
    "which an editor helps while you type.";

static const char example[] =
    "    profile: 1\n"
    "    id: client 17\n"
    "    born: 1990-04-02\n"
    "    lives_in: OR\n"
    "    works_in: OR\n"
    "    education: ged_or_diploma\n"
    "    lived_experience: [mental_health, substance_use]\n"
    "    recovery_since: 2021-03-01\n"
    "    training:\n"
    "      - name: Oregon PSS core\n"
    "        hours: 80\n"
    "        completed: 2024-05-17\n"
    "        provider: Example Peer Academy\n"
    "        approved_by: [OR]\n"
    "        topics: {ethics: 6}\n"
    "    experience:\n"
    "      - role: peer specialist\n"
    "        hours: 1200\n"
    "        from: 2024-06-01\n"
    "        to: 2026-10-31\n"
    "        pay: paid\n"
    "        supervised: yes\n"
    "        supervision_hours: 30\n"
    "        supervision_topics: {ethics: 4}\n"
    "    exams:\n"
    "      - {name: IC&RC Peer Recovery, passed: 2024-09-01}\n"
    "    references: 3\n"
    "    background_check: clear\n"
    "    certifications:\n"
    "      - {credential: or-pss, issued: 2024-10-01, expires: 2027-10-01}\n"
    "      - {name: Peer Counselor, jurisdiction: WA}\n"
    "    continuing_education:\n"
    "      - {hours: 6, topic: ethics, completed: 2026-02-01}\n"
    "    attests: {code_of_ethics: yes, ca-mpss.orientation: no}";

/* What a field means: of which part, and in words. */
struct meaning {
    const char *name;
    const char *says;
};

static const struct meaning of_profile[] = {
    {"profile", "The version of this form: 1."},
    {"id", "Your own sign for the person, such as a number."},
    {"born", "The day of birth; or give the age."},
    {"age", "In years; in place of born."},
    {"lives_in", "Where the person lives."},
    {"works_in", "Where the person works, or is going to work."},
    {"education", "The highest that was finished."},
    {"lived_experience", "All that the person has."},
    {"recovery_since", "Since when the person has been in recovery."},
    {"recovery_months", "For how many months; in place of recovery_since."},
    {"training", "The training that was done, an entry for each course."},
    {"experience", "The work as a peer, paid or not, an entry for each position."},
    {"exams", "The exams that were passed."},
    {"references", "How many people would give a reference."},
    {"background_check", "What a background check shows, as far as you know."},
    {"certifications", "The certifications that are held or were held."},
    {"continuing_education", "What was done to keep a certification."},
    {"attests",
     "Answers of the person: yes or no to any requirement by its id, as 'peerpath show --format "
     "json' and 'check --format json' name them; code_of_ethics and interview count for all "
     "certifications."},
};

static const struct meaning of_training[] = {
    {"name", "Of the course."},
    {"hours", "Of the whole course."},
    {"completed", "When it was finished."},
    {"provider", "Who gave it."},
    {"approved_by", "The states that approve the course, as codes."},
    {"topics", "How many of the hours were on which topic, such as {ethics: 6}."},
};

static const struct meaning of_experience[] = {
    {"role", "What the work was."},
    {"hours", "Of the whole work."},
    {"from", "The first day."},
    {"to", "The last day, or up to which the hours are counted."},
    {"pay", "Whether it was paid."},
    {"supervised", "Whether somebody supervised it."},
    {"supervision_hours", "How many hours of supervision there were."},
    {"supervision_topics", "How many of these were on which topic."},
};

static const struct meaning of_exams[] = {
    {"name", "Of the exam."},
    {"passed", "When it was passed."},
};

static const struct meaning of_certifications[] = {
    {"credential", "The id, or the place and short name: or-pss, OR/PSS. 'peerpath show OR' lists "
                   "those of a state. Where several share a short name, write the id."},
    {"name", "In place of it, for one that peerpath does not know: the name in words."},
    {"jurisdiction", "With a name: who issued it. US stands for the national ones."},
    {"issued", "When it was issued."},
    {"expires", "Up to which day it is valid."},
};

static const struct meaning of_ce[] = {
    {"hours", "How many."},
    {"topic", "On what, such as ethics."},
    {"completed", "When it was done."},
};

/* The parts of a profile, each with the table by which it is read. */
static const struct part {
    const char *title;
    const struct pp_fields *fields;
    const struct meaning *meanings;
    size_t count;
} parts[] = {
#define PART(title, fields, meanings)                                                              \
    {                                                                                              \
        title, &(fields), meanings, sizeof(meanings) / sizeof((meanings)[0])                       \
    }
    PART("Fields", pp_profile_fields, of_profile),
    PART("Of each training", pp_training_entry_fields, of_training),
    PART("Of each experience", pp_experience_entry_fields, of_experience),
    PART("Of each exam", pp_exam_entry_fields, of_exams),
    PART("Of each certification", pp_certification_fields, of_certifications),
    PART("Of each continuing_education", pp_ce_entry_fields, of_ce),
#undef PART
};

static const char *says_of(const struct part *part, const char *name)
{
    for (size_t i = 0; i < part->count; i++)
        if (strcmp(part->meanings[i].name, name) == 0)
            return part->meanings[i].says;
    return NULL;
}

static void say_words(struct pp_buf *buf, const struct pp_field *field)
{
    /* Only rules ask for work of either kind. */
    size_t count = field->words == &pp_pay_words ? PP_PAY_EITHER : field->words->count;
    pp_buf_str(buf, field->type == PP_FIELD_WORDS ? " A list of: " : " One of ");
    for (size_t i = 0; i < count; i++)
        pp_buf_printf(buf, "%s%s", i ? ", " : "", field->words->list[i]);
    pp_buf_char(buf, '.');
}

/* What may stand there. */
static void say_form(struct pp_buf *buf, const struct pp_field *field)
{
    switch (field->type) {
    case PP_FIELD_DATE:
        pp_buf_str(buf, " A day as year-month-day.");
        break;
    case PP_FIELD_AMOUNT:
        pp_buf_printf(buf, " A %snumber, at most %d.", field->whole ? "whole " : "",
                      (int)field->max);
        break;
    case PP_FIELD_PLACE:
        pp_buf_str(buf, " A state or territory by code or name.");
        break;
    case PP_FIELD_WORD:
    case PP_FIELD_WORDS:
        say_words(buf, field);
        break;
    case PP_FIELD_TEXT:
    case PP_FIELD_COUNT:
    case PP_FIELD_NODE:
    default: /* told in words, or in a part of its own */
        break;
    }
    pp_buf_str(buf, field->required ? " It must be there." : "");
}

static enum pp_status put_part(const struct pp_topic_pieces *pieces, const struct part *part)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, LONGEST_ROW);
    pieces->heading(pieces->to, part->title);
    for (size_t i = 0; i < part->fields->count; i++) {
        const struct pp_field *field = &part->fields->list[i];
        const char *says = says_of(part, field->name);
        pp_buf_clear(&text);
        pp_buf_str(&text, says ? says : "");
        say_form(&text, field);
        pieces->row(pieces->to, pp_view_of(field->name), pp_buf_view(&text));
    }
    return pp_buf_status(&text);
}

/* The names of the flat form, a line as long as it takes. */
static enum pp_status put_columns(const struct pp_topic_pieces *pieces)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, LONGEST_ROW);
    pieces->heading(pieces->to, "As a row of a table");
    pp_buf_str(&text, "'batch' reads many people from a table. Its columns are: ");
    for (int kind = 0; kind < PP_FLAT_KIND_COUNT; kind++)
        pp_buf_printf(&text, "%s%s%s", kind ? ", " : "", pp_flat_names[kind],
                      !pp_flat_is_open((enum pp_flat_kind)kind) ? ""
                      : kind == PP_FLAT_ATTEST                  ? "ID"
                                                                : "TOPIC");
    pp_buf_str(&text, ". 'peerpath help batch' tells what stands in them.");
    pieces->prose(pieces->to, pp_buf_status(&text) == PP_OK ? text.data : "");
    return pp_buf_status(&text);
}

static void put_places(const struct pp_topic_pieces *pieces)
{
    static const struct meaning places[] = {
        {"-p FILE", "The option --profile of the command; - reads standard input."},
        {PP_ENV_PROFILE, "This variable of the environment, if it is set."},
        {"~/.config/" PP_PROFILE_PATH,
         "The file in the folder of your settings (" PP_ENV_CONFIG " names another folder)."},
    };
    pieces->heading(pieces->to, "Where it is looked for");
    pieces->prose(pieces->to, "The first of these that there is:");
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        pieces->row(pieces->to, pp_view_of(places[i].name), pp_view_of(places[i].says));
}

enum pp_status pp_topic_profile(const struct pp_topic_pieces *pieces)
{
    enum pp_status worst = PP_OK;
    pieces->heading(pieces->to, "Example");
    pieces->prose(pieces->to, example);
    put_places(pieces);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        enum pp_status status = put_part(pieces, &parts[i]);
        worst = status == PP_OK ? worst : status;
    }
    enum pp_status status = put_columns(pieces);
    return status == PP_OK ? worst : status;
}

const char *pp_topics_check(void)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (parts[i].count != parts[i].fields->count)
            return "a part of a profile with more or fewer fields than are explained";
        for (size_t f = 0; f < parts[i].fields->count; f++)
            if (!says_of(&parts[i], parts[i].fields->list[f].name))
                return "a field of a profile that nothing explains";
    }
    return NULL;
}
