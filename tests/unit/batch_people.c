#include "batch_people.h"

/* A column: what stands in most of its cells, and what does once in a while. NULL: random hours. */
struct column {
    const char *name;
    const char *often; /* values between '|'; NULL: whole numbers up to `most` */
    const char *odd;   /* values between '|' */
    unsigned most;
};

#define HOURS   "19.5| 20|\"40\"|0.125|0|007|\"1,000\"|-1|+5|1e3|12345678|123456789|999999|"
#define ANSWERS "yes|no|yes"

static const struct column columns[] = {
    {"id", NULL, "\"a \"\"b\"\"\"|=x|-7|\"x,y\"|\xc3\xa9|\xff|+1-2", 9999},
    {"age", NULL, "17.9|18.0|120|121|-1|x|\"36\"| 36 |0", 90},
    {"born", "",
     "2008-11-21|2008-11-22|1990-04-02|2000-02-29|2001-02-29|1899-12-31|2199-01-01|\"1970-01-01\"|"
     "1/2/1990",
     0},
    {"lives_in", "CA|OR|TX|WA|ny|FL|US|GU", "Oregon|new york|\"CA\"| CA|XX|C A|none", 0},
    {"works_in", "CA|OR|TX|WA|ny|FL|DC", "District of Columbia|Ohio|ZZ", 0},
    {"education", "none|ged_or_diploma|some_college|associate|bachelor",
     "Some College|BACHELOR|phd|\"none\"", 0},
    {"lived_experience",
     "mental_health|substance_use|mental_health;substance_use|co_occurring|family_member|parent_or_"
     "caregiver;youth|"
     "veteran|justice;youth;veteran",
     "none|Mental Health|;|mental_health;;youth|magic| veteran ;youth|\"mental_health\"", 0},
    {"recovery_months", NULL, "11.999|12.0|24.5|1200|1201|-2", 70},
    {"recovery_since", "", "2024-11-21|2024-11-22|2025-05-31|2026-12-31|2021-02-28", 0},
    {"training_hours", NULL, HOURS, 160},
    {"training_hours.ethics", NULL, HOURS, 18},
    {"training_hours.core", NULL, HOURS, 40},
    {"training_hours.core_functions", NULL, HOURS, 40},
    {"training_hours.peer_recovery", NULL, HOURS, 50},
    {"training_hours.recovery_support", NULL, HOURS, 30},
    {"training_approved_by", "CA|OR;WA|TX|US;DC;NY|ca;or",
     "none|California|CA;XX|;|CA;|CA;;OR| CA ; OR ", 0},
    {"experience_hours", NULL, HOURS, 3500},
    {"experience_hours.paid", NULL, HOURS, 2200},
    {"experience_hours.supervised", NULL, HOURS, 2200},
    {"supervision_hours", NULL, HOURS, 60},
    {"supervision_hours.ethics", NULL, HOURS, 15},
    {"exams",
     "IC&RC Peer Recovery|IC&RC ADC|NCPRSS|Texas knowledge assessment|Alabama exam;Utah CPSS|none",
     "\"Washington State, HCA\"|;|\"the \"\"exam\"\"\"|x\xff", 0},
    {"references", NULL, "1.5|2.0|101|-1|two", 5},
    {"background_check", "clear|record|clear", "Clear|\"record\"|yes", 0},
    {"certifications",
     "or-pss|tx-mhps;ar-pr|ca-mpss|us-icrc-pr|IC&RC Peer Recovery|none|Certified Peer of Ohio",
     "or-psss|OR-PSS|\"or-pss;IC&RC, PR\"|;", 0},
    {"ce_hours", NULL, HOURS, 60},
    {"ce_hours.ethics", NULL, HOURS, 12},
    {"attests.code_of_ethics", ANSWERS, "true|false|TRUE|\"yes\"|perhaps", 0},
    {"attests.interview", ANSWERS, "1", 0},
    {"attests.ca-mpss.orientation", ANSWERS, "Yes", 0},
    {"attests.ca-mpss.training_hours", ANSWERS, "", 0},
    {"attests.or-pss.lived_experience", ANSWERS, "", 0},
    {"attests.wa-cpss.exam", ANSWERS, "", 0},
};

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static unsigned below(uint64_t *seed, unsigned limit)
{
    return (unsigned)(next_random(seed) % limit);
}

/* One of the values between '|'. */
static struct pp_view pick(uint64_t *seed, const char *values)
{
    struct pp_view rest = pp_view_of(values);
    unsigned count = 1;
    for (size_t i = 0; i < rest.len; i++)
        count += rest.ptr[i] == '|';
    for (unsigned skip = below(seed, count); skip; skip--)
        rest = pp_view_from(rest, pp_view_find(rest, '|') + 1);
    return pp_view_first(rest, pp_view_find(rest, '|'));
}

static void put_cell(struct pp_buf *out, const struct column *column, uint64_t *seed,
                     unsigned strange)
{
    bool dated = column->often && !column->often[0]; /* in place of the column before */
    if (below(seed, 8) == 0 || (dated && below(seed, 30)))
        return;
    if (below(seed, strange) == 0 || dated)
        pp_buf_add(out, pick(seed, column->odd));
    else if (column->often)
        pp_buf_add(out, pick(seed, column->often));
    else
        pp_buf_printf(out, "%u", below(seed, 3) ? below(seed, column->most + 1) : column->most);
}

/* Rows whose form is not that of the header. */
static void put_wrong(struct pp_buf *out, uint64_t *seed)
{
    static const char *const rows[] = {"", "1,2,3", "\"a\nb\",c", "\"x\"y,2", ",", "\r"};
    pp_buf_str(out, rows[below(seed, sizeof(rows) / sizeof(rows[0]))]);
}

void batch_people(struct pp_buf *out, unsigned rows, uint64_t seed)
{
    const size_t count = sizeof(columns) / sizeof(columns[0]);
    const char *end = below(&seed, 2) ? "\n" : "\r\n";
    for (size_t i = 0; i < count; i++)
        pp_buf_printf(out, "%s%s", i ? "," : "", columns[i].name);
    pp_buf_str(out, end);
    for (unsigned row = 0; row < rows; row++) {
        /* Most rows are good throughout, so that the verdicts are compared, and not only faults. */
        unsigned strange = below(&seed, 4) ? 400 : 12;
        if (below(&seed, 60) == 0)
            put_wrong(out, &seed);
        else
            for (size_t i = 0; i < count; i++) {
                pp_buf_str(out, i ? "," : "");
                put_cell(out, &columns[i], &seed, strange);
            }
        pp_buf_str(out, row + 1 < rows || below(&seed, 2) ? end : "");
    }
}
