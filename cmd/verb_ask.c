/* ask: an interview that asks only what decides, and makes a profile of the answers. */
#include "advise/asked.h"
#include "ask_line.h"
#include "context.h"
#include "eval/gap.h"
#include "eval/profile_write.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "rules/wording.h"
#include "setup.h"

enum {
    MOST_TEXT = 1 << 20
};

/* One conversation. */
struct talk {
    struct pp_context *context;
    const struct pp_asked *asked;
    struct pp_interview *interview;
    struct pp_term term; /* of stderr, where the questions are shown */
    struct pp_buf *buf;
    struct pp_lines lines;
    bool quiet;
    bool by_hand; /* the answers are typed */
};

enum heard {
    HEARD_NOTHING, /* ask the same again */
    HEARD_ANSWER,  /* go on, or back */
    HEARD_STOP
};

static bool says(struct pp_view text, const char *word)
{
    return pp_view_eq_fold(pp_view_trim(text), pp_view_of(word));
}

static void say(struct talk *talk, struct pp_view sentence)
{
    pp_ask_put_sentence(talk->buf, &talk->term, sentence);
    pp_prompt(talk->buf, talk->quiet);
}

/* One line from the person. */
static enum pp_status hear(struct talk *talk, const struct pp_question *question,
                           enum heard *out_heard)
{
    struct pp_view line;
    struct pp_buf problem pp_cleanup_buf;
    pp_buf_init(&problem, MOST_TEXT);
    *out_heard = HEARD_NOTHING;
    enum pp_line got = pp_read_line(&talk->lines, &line);
    if (!talk->by_hand) { /* nobody pressed the return key */
        pp_buf_char(talk->buf, '\n');
        pp_prompt(talk->buf, talk->quiet);
    }
    if (got == PP_LINE_LONG) {
        say(talk, PP_V("That answer is too long."));
        return PP_OK;
    }
    if (got == PP_LINE_END || says(line, "stop") || says(line, "quit")) {
        *out_heard = HEARD_STOP;
        return PP_OK;
    }
    if (says(line, "why") || says(line, "help")) {
        pp_ask_put_why(talk->buf, &talk->term, talk->interview->db, question);
        pp_prompt(talk->buf, talk->quiet);
        return PP_OK;
    }
    if (says(line, "back")) {
        if (!pp_interview_back(talk->interview))
            say(talk, PP_V("This is the first question."));
        *out_heard = HEARD_ANSWER;
        return PP_OK;
    }
    enum pp_status status = pp_interview_answer(talk->interview, question, line, &problem);
    if (status == PP_INPUT) {
        say(talk, pp_buf_view(&problem));
        return PP_OK;
    }
    *out_heard = HEARD_ANSWER;
    return status;
}

/* The last answer may have been a slip, so whoever types may take it back. True to go on. */
static bool goes_back(struct talk *talk)
{
    struct pp_view line;
    if (!talk->by_hand || talk->interview->turn_count == 0)
        return false;
    pp_buf_char(talk->buf, '\n');
    pp_ask_put_sentence(talk->buf, &talk->term,
                        PP_V("That was the last question. Press Enter to see the result, or type "
                             "back to change your last answer."));
    pp_buf_str(talk->buf, "> ");
    pp_prompt(talk->buf, talk->quiet);
    return pp_read_line(&talk->lines, &line) == PP_LINE_READ && says(line, "back") &&
           pp_interview_back(talk->interview);
}

/* Put one question until it is answered, or the person stops. */
static enum pp_status put_question(struct talk *talk, const struct pp_question *question,
                                   enum heard *out_heard)
{
    enum pp_status status = PP_OK;
    *out_heard = HEARD_NOTHING;
    while (status == PP_OK && *out_heard == HEARD_NOTHING) {
        pp_ask_put_question(talk->buf, &talk->term, talk->interview, question);
        pp_prompt(talk->buf, talk->quiet);
        status = hear(talk, question, out_heard);
    }
    return status;
}

/* Ask until nothing can change a result any more. *out_open: it ended before. */
static enum pp_status converse(struct talk *talk, bool *out_open)
{
    struct pp_question question;
    enum pp_status status = PP_OK;
    enum heard heard = HEARD_NOTHING;
    bool welcomed = false;
    while (status == PP_OK && heard != HEARD_STOP) {
        status = pp_interview_next(talk->interview, &question);
        if (status == PP_NOTFOUND && goes_back(talk))
            status = PP_OK;
        else if (status == PP_OK) {
            if (!welcomed)
                pp_ask_put_welcome(talk->buf, &talk->term);
            welcomed = true;
            status = put_question(talk, &question, &heard);
        }
    }
    *out_open = heard == HEARD_STOP || status == PP_LIMIT;
    return status == PP_NOTFOUND || status == PP_LIMIT ? PP_OK : status;
}

/* A way of a choice, by what it still lacks: of what is unmet all, and what is not known. */
static void put_way(struct pp_doc *doc, const struct pp_option_answer *option, bool first)
{
    struct pp_buf *line = pp_doc_line(doc);
    const char *before = first ? "" : "or ";
    for (size_t i = 0; i < option->count; i++) {
        const struct pp_item_answer *part = &option->items[i];
        if (part->later || part->state == PP_STATE_MET)
            continue;
        pp_buf_str(line, before);
        if (part->state == PP_STATE_UNMET)
            pp_say_gap(line, part->requirement, &part->outcome);
        else
            pp_say_requirement(line, part->requirement);
        pp_buf_str(line, part->state == PP_STATE_UNMET ? "" : " (not known yet)");
        before = "; and ";
    }
    pp_doc_item(doc, 2, pp_buf_view(line));
}

static void put_missing(struct pp_doc *doc, const struct pp_item_answer *item)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, "Missing: ");
    if (item->requirement)
        pp_say_gap(line, item->requirement, &item->outcome);
    else
        pp_buf_str(line, "one of these ways is enough:");
    pp_doc_item(doc, 1, pp_buf_view(line));
    for (size_t o = 0; o < item->option_count; o++)
        put_way(doc, &item->options[o], o == 0);
}

static void put_result(struct pp_doc *doc, const struct pp_check *check,
                       const struct pp_answer *answer)
{
    struct pp_buf *line = pp_doc_line(doc);
    if (answer->credential) { /* without one, the verdict is about the place and names it */
        pp_buf_printf(line, "%.*s: ", PP_VARG(answer->jurisdiction->name));
        pp_say_credential(line, answer->credential);
        pp_buf_str(line, ". ");
    }
    pp_say_verdict(line, check, answer);
    pp_doc_item(doc, 0, pp_buf_view(line));
    for (size_t i = 0; answer->best && i < answer->best->count; i++) {
        const struct pp_item_answer *item = &answer->best->items[i];
        if (!item->later && item->state == PP_STATE_UNMET)
            put_missing(doc, item);
    }
}

/* How the questions ended. */
enum ending {
    ENDING_EARLY,
    ENDING_UNKNOWN, /* what the person did not know can still change the result */
    ENDING_DECIDED
};

static enum pp_status find_ending(struct talk *talk, bool open, enum ending *out)
{
    enum pp_status status = open ? PP_NOTFOUND : pp_interview_left_open(talk->interview);
    *out = open ? ENDING_EARLY : status == PP_OK ? ENDING_UNKNOWN : ENDING_DECIDED;
    return status == PP_NOTFOUND ? PP_OK : status;
}

/* The verdicts, and the profile itself when it goes to no file. */
static enum pp_status put_results(struct talk *talk, bool open)
{
    static const char *const endings[] = {
        [ENDING_EARLY] = "The questions ended early: more of them can still change the result. ",
        [ENDING_UNKNOWN] = "What you did not know can change it: find it out and ask again. ",
        [ENDING_DECIDED] = "No further question can change the result. ",
    };
    const struct pp_context *context = talk->context;
    const struct pp_interview *interview = talk->interview;
    struct pp_doc doc pp_cleanup_doc;
    struct pp_check check = {.as_of = interview->as_of, .stage = interview->stage};
    struct pp_person person = {&interview->profile, interview->as_of, interview->stage,
                               interview->matcher, context->arena};
    struct pp_reviews reviews = {PP_DATE_NONE, PP_DATE_NONE};
    pp_doc_init(&doc, context->out, context->term, false);
    struct pp_buf *line = pp_doc_line(&doc);
    pp_buf_str(line, "Result, as of ");
    pp_date_format(line, interview->as_of);
    pp_doc_heading(&doc, 1, pp_buf_view(line));
    struct pp_answer *answers;
    enum ending ending = ENDING_EARLY;
    enum pp_status status = pp_asked_answers(talk->asked, &person, &answers);
    if (status == PP_OK)
        status = find_ending(talk, open, &ending);
    if (status != PP_OK)
        return status;
    for (size_t i = 0; i < talk->asked->count; i++) {
        put_result(&doc, &check, &answers[i]);
        pp_reviews_add(&reviews, answers[i].jurisdiction);
    }
    line = pp_doc_line(&doc);
    pp_buf_str(line, endings[ending]);
    pp_say_closing_of_all(line, reviews);
    pp_doc_paragraph(&doc, pp_buf_view(line));
    return PP_OK;
}

static void put_profile(struct talk *talk)
{
    pp_buf_str(&talk->context->out->buf, "\n");
    pp_profile_write(&talk->context->out->buf, &talk->interview->profile);
}

/* Answers must not be lost: a profile that cannot be saved is shown. */
static enum pp_status save(struct talk *talk)
{
    const char *path = pp_opt_text(talk->context->opts, PP_OPT_OUT);
    if (!path) {
        put_profile(talk);
        return PP_OK;
    }
    enum pp_status status = pp_profile_save(path, &talk->interview->profile, talk->context->diags);
    if (status != PP_OK)
        put_profile(talk);
    return status;
}

/* Begin about everything that was named. */
static enum pp_status begin(const struct pp_context *context, struct pp_db *db,
                            struct pp_matcher *matcher, const struct pp_asked *asked,
                            const struct pp_profile *known, struct pp_interview *out)
{
    size_t count = 0;
    const struct pp_credential **list =
        PP_NEW_N(context->arena, const struct pp_credential *, asked->count + 1);
    if (!list)
        return PP_NOMEM;
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].credential)
            list[count++] = asked->list[i].credential;
    return pp_interview_begin(out, list, count, known, pp_setup_as_of(context),
                              (enum pp_stage)pp_opt_word(context->opts, PP_OPT_STAGE), db, matcher,
                              context->arena);
}

static enum pp_exit run(struct pp_context *context, const struct pp_asked *asked,
                        struct pp_interview *interview)
{
    struct pp_buf buf pp_cleanup_buf;
    struct talk talk = {
        .context = context,
        .asked = asked,
        .interview = interview,
        .term =
            pp_term_of(STDERR_FILENO, (enum pp_color_when)pp_opt_word(context->opts, PP_OPT_COLOR)),
        .buf = &buf,
        .quiet = pp_opt_given(context->opts, PP_OPT_QUIET),
        .by_hand = isatty(STDIN_FILENO) == 1,
    };
    bool open = false;
    pp_buf_init(&buf, MOST_TEXT);
    enum pp_status status = converse(&talk, &open);
    if (status == PP_OK)
        status = put_results(&talk, open);
    if (status != PP_OK)
        return pp_exit_of(pp_setup_unanswered(context, status), context->diags);
    status = save(&talk);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    return open ? PP_EXIT_UNDETERMINED : PP_EXIT_YES;
}

enum pp_exit pp_verb_ask(struct pp_context *context)
{
    static const struct pp_place nowhere;
    struct pp_db db pp_cleanup_db;
    struct pp_selection places;
    struct pp_profile known;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_interview interview pp_cleanup_interview = {0};
    struct pp_asked asked;
    const char *path = pp_opt_text(context->opts, PP_OPT_PROFILE);
    bool given = false;
    pp_matcher_init(&matcher);
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK && path && path[0] == '-' && path[1] == '\0') {
        pp_report(context->diags, PP_OPTIONS_CROSSED, nowhere, PP_V(""),
                  "the answers come from standard input, so the profile cannot");
        return PP_EXIT_USAGE;
    }
    if (status == PP_OK)
        status = pp_setup_selection(context, &db, 0, &places);
    if (status == PP_OK)
        status = pp_setup_profile(context, &db, &known, &given);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    status = pp_asked_of(places.list, places.count, pp_opt_words(context->opts, PP_OPT_TRACK),
                         context->arena, &asked);
    if (status == PP_OK)
        status = begin(context, &db, &matcher, &asked, &known, &interview);
    if (status != PP_OK)
        return pp_exit_of(pp_setup_unanswered(context, status), context->diags);
    if (asked.count == 0) { /* nothing to ask about, and nothing to say of the person */
        pp_buf_str(&context->out->buf, pp_no_certification);
        return PP_EXIT_NO;
    }
    return run(context, &asked, &interview);
}
