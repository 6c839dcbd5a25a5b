/*
 * An interview: which question to ask next, so that every question asked can still change a
 * verdict, and the profile that the answers make. It neither prints nor reads: a caller shows the
 * question and hands the answer in. Lifetime: the interview lives in the arena that it is begun
 * with and borrows rules, database and matcher.
 */
#ifndef PP_ADVISE_ASK_H
#define PP_ADVISE_ASK_H

#include "advise/ask_draft.h"
#include "eval/verdict.h"

/* One credential of an interview. */
struct pp_ask_credential {
    const struct pp_credential *credential;
    struct pp_program program;
    struct pp_bits bits;
    struct pp_scope scope; /* its requirements that count at the date and stage */
};

struct pp_question {
    struct pp_slot slot;
    size_t credentials; /* that wait for it */
};

/* How the interview stood before an answer, so that one can go back. */
struct pp_turn {
    struct pp_profile profile;
    size_t closed_count; /* the number of the question in the list of closed slots, too */
    bool unknown;        /* the person did not know */
};

struct pp_interview {
    pp_date as_of;
    pp_date latest; /* what is said to be done lies no later: today, or `as_of` when later */
    enum pp_stage stage;
    struct pp_db *db;
    struct pp_matcher *matcher;
    struct pp_arena *arena;
    struct pp_arena scratch; /* for imagined answers; emptied after each */
    struct pp_arena ways;    /* for ways through a route; emptied after each question */
    struct pp_ask_credential *asked;
    size_t asked_count;
    struct pp_scope scope; /* all requirements of all credentials */
    int elsewhere;         /* a place that none of them is in */
    struct pp_profile profile;
    struct pp_slot *closed; /* answered, or not known: never asked again unless one goes back */
    size_t closed_count, closed_room;
    struct pp_turn *turns;
    size_t turn_count, turn_room;
    bool everything; /* ask also what cannot change a verdict (for tests) */
    bool trusting;   /* take answers without reading the profile back (for tests that try many) */
    bool no_memory;
};

enum {
    PP_TURNS_MAX = 2000
};

/*
 * Begin an interview about some credentials with what is known already. Credentials that are not
 * offered on the day have no questions. Returns PP_OK; PP_LIMIT as pp_compile(); PP_NOMEM. Release
 * with pp_interview_release() in any case.
 */
enum pp_status pp_interview_begin(struct pp_interview *interview,
                                  const struct pp_credential *const *credentials, size_t count,
                                  const struct pp_profile *known, pp_date as_of,
                                  enum pp_stage stage, struct pp_db *db, struct pp_matcher *matcher,
                                  struct pp_arena *arena) PP_MUST_CHECK;
void pp_interview_release(struct pp_interview *interview);

/*
 * The next question: of those that can still change a verdict the most decisive one, by the order
 * of pp_answer_questions(). A question can change a verdict when there are answers to it and to the
 * other open questions with which the verdict of a credential depends on this one. Returns PP_OK;
 * PP_NOTFOUND when no question can change a verdict any more; PP_LIMIT past PP_TURNS_MAX; PP_NOMEM.
 */
enum pp_status pp_interview_next(struct pp_interview *interview,
                                 struct pp_question *out) PP_MUST_CHECK;

/*
 * Take the answer to a question. Empty, "?" and "don't know" leave it open for good. What no
 * profile could hold is refused, so that the profile at the end is one that every command reads.
 * Returns PP_OK; PP_INPUT with a sentence for the person in *problem, nothing being changed;
 * PP_NOMEM.
 */
enum pp_status pp_interview_answer(struct pp_interview *interview,
                                   const struct pp_question *question, struct pp_view text,
                                   struct pp_buf *problem) PP_MUST_CHECK;

/*
 * Once there is no next question: can an answer that the person did not know still change a
 * verdict? Returns PP_OK (it can), PP_NOTFOUND or PP_NOMEM.
 */
enum pp_status pp_interview_left_open(struct pp_interview *interview) PP_MUST_CHECK;

/* Take the last answer back. False when there is none. */
bool pp_interview_back(struct pp_interview *interview);

/* The verdict of one of the credentials, as things stand. */
enum pp_verdict pp_interview_verdict(struct pp_interview *interview, size_t number);

/* The question in plain words, and the form of an answer ("yes or no"). */
void pp_ask_say(struct pp_buf *buf, const struct pp_interview *interview,
                const struct pp_question *question);
void pp_ask_say_form(struct pp_buf *buf, const struct pp_question *question);
/* Why it is asked: who asks for what. Sources are left to the caller. */
void pp_ask_say_why(struct pp_buf *buf, const struct pp_question *question);

#define pp_cleanup_interview PP_CLEANUP(pp_interview_release)

#endif
