#include "advise/ics.h"

#include "base/escape.h"
#include "rules/lead.h"
#include "rules/mention.h"
#include "rules/wording.h"

enum {
    LINE_OCTETS = 75, /* of a content line, its break not counted (RFC 5545, 3.1) */
    MOST_LINE = 1 << 16
};

/* End a content line: fold it so that no line is longer than allowed, between characters. A line
 * that goes on begins with a blank, which counts. */
static void put_line(struct pp_buf *buf, struct pp_view line)
{
    size_t room = LINE_OCTETS;
    while (line.len > room) {
        size_t cut = room;
        while (cut > 1 && ((unsigned char)line.ptr[cut] & 0xc0) == 0x80)
            cut--;
        pp_buf_add(buf, pp_view_first(line, cut));
        pp_buf_str(buf, "\r\n ");
        line = pp_view_from(line, cut);
        room = LINE_OCTETS - 1;
    }
    pp_buf_add(buf, line);
    pp_buf_str(buf, "\r\n");
}

static void put_plain(struct pp_buf *buf, const char *line)
{
    put_line(buf, pp_view_of(line));
}

/* A value of type TEXT (3.3.11): four characters are escaped, other control characters are not
 * allowed at all. */
static void add_text(struct pp_buf *line, struct pp_view text)
{
    while (text.len) {
        uint32_t code_point = 0;
        size_t len = pp_utf8_next(text, &code_point);
        if (code_point == '\n')
            pp_buf_str(line, "\\n");
        else if (len == 0 || pp_utf8_is_unsafe(code_point))
            pp_buf_char(line, ' ');
        else if (code_point == '\\' || code_point == ';' || code_point == ',')
            pp_buf_printf(line, "\\%c", (char)code_point);
        else
            pp_buf_add(line, pp_view_first(text, len));
        text = pp_view_from(text, len ? len : 1);
    }
}

static void put_text(struct pp_buf *buf, const char *name, struct pp_view text)
{
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, MOST_LINE);
    pp_buf_printf(&line, "%s:", name);
    add_text(&line, text);
    put_line(buf, pp_buf_text(&line, buf));
}

static void put_date(struct pp_buf *buf, const char *name, pp_date date, const char *time)
{
    struct pp_ymd day = pp_date_ymd(date);
    char line[64];
    (void)snprintf(line, sizeof(line), "%s:%04d%02d%02d%s", name, day.year, day.month, day.day,
                   time);
    put_plain(buf, line);
}

/* FNV-1a, 64 bits: to tell events apart, not to hide anything. */
static uint64_t mix(uint64_t hash, struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3U;
    return (hash ^ 0xff) * 0x100000001b3U;
}

/* What an event is about. */
enum event {
    EVENT_RENEW, /* the day to act by */
    EVENT_END    /* the last day, where that is another one */
};

static void put_uid(struct pp_buf *buf, const struct pp_renewal_advice *advice, enum event event,
                    struct pp_view person)
{
    struct pp_buf day pp_cleanup_buf;
    char line[80];
    pp_buf_init(&day, 64);
    pp_date_format(&day, advice->deadline);
    uint64_t hash = mix(0xcbf29ce484222325U, person);
    hash = mix(hash, advice->credential ? advice->credential->id : advice->held->name);
    hash = mix(hash, advice->credential ? PP_V("") : advice->held->jurisdiction);
    hash = mix(hash, pp_buf_text(&day, buf));
    (void)snprintf(line, sizeof(line), "UID:%016llx-%s@peerpath.invalid", (unsigned long long)hash,
                   event == EVENT_END ? "end" : "renewal");
    put_plain(buf, line);
}

static void say_title(struct pp_buf *text, const struct pp_renewal_advice *advice)
{
    if (!advice->credential) {
        pp_buf_add(text, advice->held->name);
        return;
    }
    pp_buf_add(text, advice->credential->title);
    pp_buf_str(text, " (");
    pp_buf_add(text, advice->credential->jurisdiction->name);
    pp_buf_char(text, ')');
}

static void say_hours(struct pp_buf *text, pp_milli hours)
{
    pp_milli_format(text, hours);
    pp_buf_str(text, hours == PP_MILLI ? " hour" : " hours");
}

/* Which day this is. */
static void say_day(struct pp_buf *text, const struct pp_renewal_advice *advice, enum event event)
{
    if (event == EVENT_RENEW && advice->apply_by != PP_DATE_NONE) {
        pp_buf_str(text, "The last day to apply: the rules ask for the application ");
        pp_say_lead(text, advice->credential->renewal.apply);
        pp_buf_str(text, " before the certification ends, and your profile says that it ends on ");
        pp_date_format(text, advice->deadline);
        pp_buf_str(text, ".");
    } else {
        pp_buf_str(text, "The last day of this certification, as your profile states it.");
        if (advice->apply_by != PP_DATE_NONE) {
            pp_buf_str(text, " The application was due by ");
            pp_date_format(text, advice->apply_by);
            pp_buf_char(text, '.');
        } else {
            pp_buf_str(text, " Renew before it; some issuers want the application weeks earlier.");
        }
    }
    if (event == EVENT_RENEW && advice->opens != PP_DATE_NONE) {
        pp_buf_str(text, " It is taken from ");
        pp_date_format(text, advice->opens);
        pp_buf_str(text, " on.");
    }
    pp_buf_char(text, '\n');
}

static void say_description(struct pp_buf *text, const struct pp_renewal_advice *advice)
{
    const struct pp_credential *credential = advice->credential;
    if (!credential) {
        pp_buf_str(text, "peerpath has no rules for it. Ask its issuer what renewal takes.");
        return;
    }
    for (size_t i = 0; i < advice->need_count; i++) {
        const struct pp_ce_need *need = &advice->needs[i];
        if (need->asked == PP_MILLI_NONE)
            continue;
        bool is_part = i > 0 && advice->needs[0].asked != PP_MILLI_NONE;
        pp_buf_str(text, is_part ? "Of these, " : "Continuing education: ");
        say_hours(text, need->asked);
        if (need->topic.len) {
            pp_buf_str(text, " in ");
            pp_say_topic(text, need->topic);
        }
        pp_buf_str(text, ".\n");
    }
    for (size_t i = 0; i < credential->renewal.other.count; i++) {
        pp_buf_str(text, "Also: ");
        pp_say_mentions(text, credential->jurisdiction, credential->renewal.other.list[i]);
        pp_buf_char(text, '\n');
    }
    pp_buf_str(text, "Rules last reviewed on ");
    pp_date_format(text, credential->jurisdiction->reviewed);
    pp_buf_str(text, ". The issuer decides: ");
    pp_buf_add(text, credential->issuer);
}

static void put_alarm(struct pp_buf *buf, int days, struct pp_view summary)
{
    struct pp_buf text pp_cleanup_buf;
    char line[32];
    pp_buf_init(&text, MOST_LINE);
    pp_buf_printf(&text, "In %d days: ", days);
    pp_buf_add(&text, summary);
    put_plain(buf, "BEGIN:VALARM");
    put_plain(buf, "ACTION:DISPLAY");
    (void)snprintf(line, sizeof(line), "TRIGGER:-P%dD", days);
    put_plain(buf, line);
    put_text(buf, "DESCRIPTION", pp_buf_text(&text, buf));
    put_plain(buf, "END:VALARM");
}

static void put_reminders(struct pp_buf *buf, struct pp_view summary)
{
    put_alarm(buf, PP_ICS_FIRST_REMINDER, summary);
    put_alarm(buf, PP_ICS_LAST_REMINDER, summary);
}

static void put_event(struct pp_buf *buf, const struct pp_renewal_advice *advice, enum event event,
                      pp_date as_of, struct pp_view person)
{
    const struct pp_credential *credential = advice->credential;
    const pp_date due = pp_renewal_due(advice);
    const pp_date day = event == EVENT_END ? advice->deadline : due;
    struct pp_buf summary pp_cleanup_buf;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&summary, MOST_LINE);
    pp_buf_init(&text, MOST_LINE);
    pp_buf_str(&summary, event == EVENT_END ? "Ends: " : "Renew: ");
    say_title(&summary, advice);
    say_day(&text, advice, event);
    say_description(&text, advice);
    put_plain(buf, "BEGIN:VEVENT");
    put_uid(buf, advice, event, person);
    put_date(buf, "DTSTAMP", as_of, "T000000Z");
    put_date(buf, "DTSTART;VALUE=DATE", day, "");
    put_date(buf, "DTEND;VALUE=DATE", day + 1, "");
    put_text(buf, "SUMMARY", pp_buf_text(&summary, buf));
    put_text(buf, "DESCRIPTION", pp_buf_text(&text, buf));
    struct pp_view url = credential ? credential->issuer_url : PP_V("");
    if (url.len) { /* of type URI: no escapes, and the data holds no control characters */
        struct pp_buf line pp_cleanup_buf;
        pp_buf_init(&line, MOST_LINE);
        pp_buf_str(&line, "URL:");
        pp_buf_add(&line, url);
        put_line(buf, pp_buf_text(&line, buf));
    }
    put_plain(buf, "TRANSP:TRANSPARENT");
    /* The end needs none of its own while there is an earlier day to be reminded of. */
    if (event == EVENT_RENEW || due < as_of)
        put_reminders(buf, pp_buf_text(&summary, buf));
    put_plain(buf, "END:VEVENT");
}

static void begin_calendar(struct pp_buf *buf)
{
    put_plain(buf, "BEGIN:VCALENDAR");
    put_plain(buf, "VERSION:2.0");
    put_plain(buf, "PRODID:-//peerpath//renewals//EN");
    put_plain(buf, "CALSCALE:GREGORIAN");
}

size_t pp_ics_write(struct pp_buf *buf, const struct pp_renewals *renewals, struct pp_view person)
{
    size_t events = 0;
    for (size_t i = 0; i < renewals->count; i++) {
        const struct pp_renewal_advice *advice = &renewals->list[i];
        const pp_date due = pp_renewal_due(advice);
        if (advice->deadline == PP_DATE_NONE || advice->deadline < renewals->as_of)
            continue;
        if (events == 0)
            begin_calendar(buf);
        if (due >= renewals->as_of) {
            put_event(buf, advice, EVENT_RENEW, renewals->as_of, person);
            events++;
        }
        if (due < advice->deadline) {
            put_event(buf, advice, EVENT_END, renewals->as_of, person);
            events++;
        }
    }
    if (events)
        put_plain(buf, "END:VCALENDAR");
    return events;
}
