#include "advise/ask_words.h"

enum {
    LONGEST_UNKNOWN = 64, /* bytes of an answer that are looked at: enough for all ways to say it */
    LONGEST_NUMBER = 24
};

enum pp_status pp_reply_refuse(const struct pp_reply *reply, const char *sentence)
{
    pp_buf_clear(reply->problem);
    pp_buf_str(reply->problem, sentence);
    return PP_INPUT;
}

bool pp_says_one_of(struct pp_view text, const char *const *words)
{
    for (; *words; words++)
        if (pp_view_eq_fold(text, pp_view_of(*words)))
            return true;
    return false;
}

/* Bytes of an apostrophe at the start, 0 when there is none: ' ` U+2019 U+2018 U+02BC. */
static size_t apostrophe(struct pp_view text)
{
    static const char *const all[] = {"'", "`", "\xe2\x80\x99", "\xe2\x80\x98", "\xca\xbc", NULL};
    for (const char *const *one = all; *one; one++)
        if (pp_view_starts(text, *one))
            return pp_view_of(*one).len;
    return 0;
}

/* "  I DON'T  know…" as "i dont know…": small letters, single blanks, no apostrophes. */
static struct pp_view plain_words(struct pp_view text, char out[LONGEST_UNKNOWN])
{
    size_t len = 0;
    while (text.len && len < LONGEST_UNKNOWN) {
        size_t skipped = apostrophe(text);
        char c = skipped ? '\0' : pp_is_space(text.ptr[0]) ? ' ' : pp_lower(text.ptr[0]);
        if (c && !(c == ' ' && len && out[len - 1] == ' '))
            out[len++] = c;
        text = pp_view_from(text, skipped ? skipped : 1);
    }
    return (struct pp_view){out, len};
}

/* Does the text begin with the word, and is that its end? */
static bool begins(struct pp_view text, const char *word)
{
    size_t len = pp_view_of(word).len;
    return pp_view_starts(text, word) && (text.len == len || !pp_is_alnum(text.ptr[len]));
}

bool pp_says_unknown(struct pp_view text)
{
    static const char *const persons[] = {"sorry, ", "sorry ",    "i am ", "im ",
                                          "i have ", "i really ", "i ",    NULL};
    static const char *const words[] = {
        "?",         "dont know",       "do not know",   "dk",          "idk",
        "dunno",     "unknown",         "not known",     "not sure",    "unsure",
        "no idea",   "no clue",         "not certain",   "cant say",    "cannot say",
        "cant tell", "cannot tell",     "cant remember", "cant recall", "cannot remember",
        "n/a",       "do not remember", "dont remember", "skip",        NULL};
    char room[LONGEST_UNKNOWN];
    struct pp_view said = plain_words(pp_view_trim(text), room);
    for (const char *const *person = persons; *person; person++)
        if (pp_view_starts(said, *person))
            said = pp_view_from(said, pp_view_of(*person).len);
    for (const char *const *word = words; *word; word++)
        if (begins(said, *word))
            return true;
    return said.len == 0;
}

int pp_says_yes_or_no(struct pp_view text)
{
    static const char *const yes[] = {"yes", "y", NULL};
    static const char *const no[] = {"no", "n", NULL};
    return pp_says_one_of(text, yes) ? 1 : pp_says_one_of(text, no) ? 0 : -1;
}

bool pp_says_none(struct pp_view text)
{
    static const char *const words[] = {"none", "no", "n", "0", "nothing", "nowhere", NULL};
    return pp_says_one_of(text, words);
}

/* Digits from a place on. */
static size_t digits_at(struct pp_view text, size_t at)
{
    size_t count = 0;
    while (at + count < text.len && pp_is_digit(text.ptr[at + count]))
        count++;
    return count;
}

/* Does a comma with three digits behind it, and a digit before it, stand at this place? */
static bool is_thousands(struct pp_view text, size_t at)
{
    return at > 0 && text.ptr[at] == ',' && pp_is_digit(text.ptr[at - 1]) &&
           digits_at(text, at + 1) == 3;
}

bool pp_has_thousands(struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_thousands(text, i))
            return true;
    return false;
}

bool pp_read_number(struct pp_view text, pp_milli *out)
{
    char digits[LONGEST_NUMBER];
    size_t len = 0;
    size_t first = digits_at(text, 0);
    for (size_t i = 0; i < text.len; i++) {
        bool between = text.ptr[i] == ',';
        if (len == LONGEST_NUMBER || (between && (first > 3 || !is_thousands(text, i))))
            return false;
        if (!between)
            digits[len++] = text.ptr[i];
    }
    pp_milli number;
    if (!pp_milli_parse((struct pp_view){digits, len}, &number) || number < 0)
        return false;
    *out = number;
    return true;
}

bool pp_next_part(struct pp_view *rest, bool at_blanks, struct pp_view *out)
{
    while (rest->len) {
        bool quoted = false;
        size_t len = 0;
        for (; len < rest->len; len++) {
            char c = rest->ptr[len];
            quoted ^= c == '"';
            if (!quoted && (c == ',' || c == ';' || c == '+' || (at_blanks && pp_is_space(c))))
                break;
        }
        *out = pp_view_trim(pp_view_first(*rest, len));
        *rest = pp_view_from(*rest, len < rest->len ? len + 1 : len);
        if (out->len)
            return true;
    }
    return false;
}
