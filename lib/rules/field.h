/*
 * Reading a mapping into a struct by a table: name, type, where it goes, whether it must be there.
 * The same tables check state files and profiles and write their JSON Schemas, so that these cannot
 * disagree.
 */
#ifndef PP_RULES_FIELD_H
#define PP_RULES_FIELD_H

#include "base/date.h"
#include "base/num.h"
#include "read/tree.h"
#include "rules/words.h"

#define PP_MILLI_NONE INT64_MIN /* an amount that is not given */
#define PP_INT_NONE   (-1)      /* a count or word that is not given */

struct pp_views {
    struct pp_view *list;
    size_t count;
};

/* Are they the same texts in the same order? */
bool pp_views_eq(const struct pp_views *a, const struct pp_views *b);

enum pp_field_type {
    PP_FIELD_TEXT,    /* struct pp_view, empty when not given */
    PP_FIELD_URL,     /* struct pp_view */
    PP_FIELD_PATTERN, /* struct pp_view, a PCRE2 pattern that compiles */
    PP_FIELD_ID,      /* struct pp_view: ca-mpss */
    PP_FIELD_NAME,    /* struct pp_view: core_training, training_hours.ethics */
    PP_FIELD_PLACE,   /* struct pp_view: the code of a jurisdiction */
    PP_FIELD_AMOUNT,  /* pp_milli, from min to max */
    PP_FIELD_COUNT,   /* int, from min to max */
    PP_FIELD_WORD,    /* int: number of the word, PP_INT_NONE when not given */
    PP_FIELD_WORDS,   /* struct pp_word_set: a list of words */
    PP_FIELD_DATE,    /* pp_date */
    PP_FIELD_SPAN,    /* struct pp_date_span */
    PP_FIELD_TEXTS,   /* struct pp_views: a list of texts */
    PP_FIELD_KEYS,    /* struct pp_views: a text or a list of texts */
    PP_FIELD_NODE,    /* const struct pp_node *: read by the caller */
};

struct pp_word_set {
    uint32_t bits; /* 1u << number of the word */
    bool given;
};

struct pp_field {
    const char *name;
    enum pp_field_type type;
    size_t offset;
    bool required;
    const struct pp_words *words;
    int32_t min; /* of AMOUNT and COUNT, in whole units */
    int32_t max;
    bool whole;         /* of AMOUNT: no decimals */
    const char *schema; /* of NODE: the name of its definition in the JSON Schema */
};

struct pp_fields {
    const struct pp_field *list;
    size_t count;
};

/* For initializers, and for expressions. */
#define PP_FIELDS_OF(table)                                                                        \
    {                                                                                              \
        (table), sizeof(table) / sizeof((table)[0])                                                \
    }
#define PP_FIELDS(table) ((struct pp_fields)PP_FIELDS_OF(table))

/* Where in the document a value stands, as a chain from the inside out. Lifetime: lives on the
 * stack of the reading functions. */
struct pp_path {
    const struct pp_path *up;
    struct pp_view key; /* of a mapping; empty for a list */
    int index;          /* in a list */
};

/* What every reading function needs. */
struct pp_reader {
    struct pp_view file;
    struct pp_arena *arena;
    struct pp_diags *diags;
    bool check_patterns; /* compile every pattern (lint), or trust them until they are used */
    bool of_person; /* a profile: a field without a value is left out, and the help tells of fields
                     */
};

/* Report a fault at a node. */
void pp_fault(const struct pp_reader *reader, enum pp_code code, const struct pp_node *at,
              const struct pp_path *path, const char *format, ...) PP_PRINTF(5, 6);
/* As pp_fault(), a warning. */
void pp_caution(const struct pp_reader *reader, enum pp_code code, const struct pp_node *at,
                const struct pp_path *path, const char *format, ...) PP_PRINTF(5, 6);

/*
 * Read a mapping into `out`, first setting every field of the table to "not given". Unknown,
 * missing and wrong fields are all reported. Keys for which `skip` (may be NULL) says true are left
 * to the caller. Returns false only when the node is no mapping or memory ran out; faults of single
 * fields leave them "not given".
 */
bool pp_read_fields(const struct pp_reader *reader, const struct pp_node *map,
                    const struct pp_path *path, struct pp_fields fields, void *out,
                    bool (*skip)(struct pp_view key));
/* Read one value by its field row, as pp_read_fields() does. False when it was faulty (and
 * reported). */
bool pp_read_field(const struct pp_reader *reader, const struct pp_node *node,
                   const struct pp_path *path, const struct pp_field *field, void *out);
/* Would the field of this name, an AMOUNT or COUNT, take the amount: whole where it must be, and
 * within its range? */
bool pp_fields_take(struct pp_fields fields, const char *name, pp_milli amount);
/* Report that `typed` is no field here, naming the nearest of the table. */
void pp_fault_unknown_key(const struct pp_reader *reader, const struct pp_node *key,
                          const struct pp_path *path, struct pp_fields fields);
/* Report that `typed` is no jurisdiction, naming the nearest. */
void pp_fault_unknown_place(const struct pp_reader *reader, const struct pp_node *node,
                            const struct pp_path *path, struct pp_view typed);
/* The name of the field that the path leads to, for messages. */
struct pp_view pp_path_label(const struct pp_path *path);
/* Foreign text cut to a length that fits a message. */
struct pp_view pp_shown(struct pp_view text);
/* Check that a node is a list, or report. */
bool pp_expect_list(const struct pp_reader *reader, const struct pp_node *node,
                    const struct pp_path *path);

#endif
