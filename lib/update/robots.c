#include "update/robots.h"

#include "base/num.h"
#include "read/source.h"

/* Cut the next line off, without its comment. */
static bool next_line(struct pp_view *text, struct pp_view *out)
{
    if (!text->len)
        return false;
    size_t len = 0;
    while (len < text->len && text->ptr[len] != '\n' && text->ptr[len] != '\r')
        len++;
    *out = pp_view_first(*text, len);
    *text = pp_view_from(*text, len < text->len ? len + 1 : len);
    *out = pp_view_trim(pp_view_first(*out, pp_view_find(*out, '#')));
    return true;
}

static bool split(struct pp_view line, struct pp_view *key, struct pp_view *value)
{
    size_t colon = pp_view_find(line, ':');
    if (colon == line.len)
        return false;
    *key = pp_view_trim(pp_view_first(line, colon));
    *value = pp_view_trim(pp_view_from(line, colon + 1));
    return true;
}

/* Does a rule fit the path? '*' stands for anything, '$' at its end for the path's end. Going back
 * to the last star alone is enough, so this takes at most rule times path steps. */
static bool fits(struct pp_view rule, struct pp_view path)
{
    bool to_end = rule.len && rule.ptr[rule.len - 1] == '$';
    size_t r = 0, p = 0, star = SIZE_MAX, from = 0;
    if (to_end)
        rule = pp_view_first(rule, rule.len - 1);
    for (;;) {
        if (r == rule.len && (!to_end || p == path.len))
            return true;
        if (r < rule.len && rule.ptr[r] == '*') {
            star = r++;
            from = p;
        } else if (r < rule.len && p < path.len && rule.ptr[r] == path.ptr[p]) {
            r++;
            p++;
        } else if (star != SIZE_MAX && from < path.len) {
            r = star + 1;
            p = ++from;
        } else {
            return false;
        }
    }
}

/* "10" or "0.5" in whole seconds, rounded up. */
static unsigned seconds_of(struct pp_view text)
{
    pp_milli value = 0;
    if (!pp_milli_parse(text, &value) || value <= 0)
        return 0;
    return (unsigned)((value + PP_MILLI - 1) / PP_MILLI);
}

/* The answer of the groups for `agent`; *out_found says whether there is one. */
static struct pp_robots_answer judge(struct pp_view robots, struct pp_view agent,
                                     struct pp_view path, bool *out_found)
{
    struct pp_view line, key, value;
    struct pp_robots_answer answer = {.allow = true};
    bool ours = false, in_rules = false;
    size_t longest = 0;
    *out_found = false;
    while (next_line(&robots, &line)) {
        if (!split(line, &key, &value))
            continue;
        if (pp_view_eq_fold(key, PP_V("user-agent"))) {
            ours = (ours && !in_rules) || pp_view_eq_fold(value, agent);
            in_rules = false;
            *out_found = *out_found || ours;
            continue;
        }
        bool is_allow = pp_view_eq_fold(key, PP_V("allow"));
        bool is_pause = pp_view_eq_fold(key, PP_V("crawl-delay"));
        if (!is_allow && !is_pause && !pp_view_eq_fold(key, PP_V("disallow")))
            continue;
        in_rules = true;
        if (!ours || !value.len)
            continue;
        if (is_pause) {
            answer.pause = seconds_of(value);
        } else if (fits(value, path) &&
                   (value.len > longest || (value.len == longest && is_allow))) {
            longest = value.len;
            answer.allow = is_allow;
        }
    }
    return answer;
}

struct pp_robots_answer pp_robots_ask(struct pp_view robots, const char *agent, struct pp_view path)
{
    bool found = false;
    robots = pp_source_body(robots);
    struct pp_robots_answer answer = judge(robots, pp_view_of(agent), path, &found);
    return found ? answer : judge(robots, PP_V("*"), path, &found);
}
