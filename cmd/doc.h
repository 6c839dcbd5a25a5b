/* A document of headings, paragraphs and lists, written as text for a terminal or as Markdown: so
 * that both always say the same. */
#ifndef PP_CMD_DOC_H
#define PP_CMD_DOC_H

#include "out.h"
#include "term.h"

struct pp_doc {
    struct pp_out *out;
    const struct pp_term *term;
    bool markdown;
    bool in_list;       /* the last thing written is a list item */
    struct pp_buf line; /* scratch for the text of one item */
};

/* Lifetime: borrows out and term; release frees the scratch. */
void pp_doc_init(struct pp_doc *doc, struct pp_out *out, const struct pp_term *term, bool markdown);
void pp_doc_release(struct pp_doc *doc);

/* Level 1 is the document's title. */
void pp_doc_heading(struct pp_doc *doc, int level, struct pp_view text);
void pp_doc_paragraph(struct pp_doc *doc, struct pp_view text);
/* A list item, `depth` 0 to 2. */
void pp_doc_item(struct pp_doc *doc, int depth, struct pp_view text);
/* A label with a value, as a list item; nothing when the value is empty. */
void pp_doc_pair(struct pp_doc *doc, const char *label, struct pp_view value);
/* A web address with a note behind it, as a list item: "[1] https://… (issuer, 2024-05)". */
void pp_doc_link(struct pp_doc *doc, struct pp_view key, struct pp_view url, struct pp_view note);

/*
 * The scratch buffer, emptied: build one item's text there and pass pp_buf_view() of it on.
 * Lifetime: until the next call of this function.
 */
struct pp_buf *pp_doc_line(struct pp_doc *doc);

#define pp_cleanup_doc PP_CLEANUP(pp_doc_release)

#endif
