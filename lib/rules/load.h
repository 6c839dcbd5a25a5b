/* From the tree of a state file to the model, reporting every fault of the file. */
#ifndef PP_RULES_LOAD_H
#define PP_RULES_LOAD_H

#include "rules/kinds.h"

/*
 * Read the rules of one jurisdiction out of a document's tree.
 * Lifetime: the model lives in reader->arena and borrows texts of the tree, which must live as
 * long. Returns PP_OK with *out set; PP_INPUT with all faults reported; PP_NOMEM. *out is untouched
 * on failure.
 */
enum pp_status pp_load_jurisdiction(const struct pp_reader *reader, const struct pp_node *root,
                                    const struct pp_jurisdiction **out) PP_MUST_CHECK;

/* Read one requirement (not a choice). `ids` collects the ids of the credential. False when memory
 * ran out. Used by pp_load_routes(). */
struct pp_load_scope {
    const struct pp_reader *reader;
    const struct pp_jurisdiction *jurisdiction;
    struct pp_credential *credential;
    size_t *requirements;         /* read so far in the file, of a ceiling */
    const struct pp_route *route; /* that is read, NULL outside of one */
};

/* Find the sources that the keys name; unknown keys are reported at `node`. */
bool pp_load_sources(const struct pp_load_scope *scope, const struct pp_views *keys,
                     const struct pp_node *node, const struct pp_path *path,
                     struct pp_sources *out);
/* Read the routes of scope->credential out of its routes_node. False when memory ran out. */
bool pp_load_routes(const struct pp_load_scope *scope, const struct pp_path *path);
/* Read a list of holes. False when memory ran out. */
bool pp_load_holes(const struct pp_reader *reader, const struct pp_node *node,
                   const struct pp_path *path, struct pp_holes *out);
/* Read training, renewal, fees and reciprocity of scope->credential. False when memory ran out. */
bool pp_load_terms(const struct pp_load_scope *scope, const struct pp_path *path);

/* The tables of the mappings of a state file, for the JSON Schema. */
extern const struct pp_fields pp_jurisdiction_fields;
extern const struct pp_fields pp_source_fields;
extern const struct pp_fields pp_credential_fields;
extern const struct pp_fields pp_training_fields;
extern const struct pp_fields pp_renewal_fields;
extern const struct pp_fields pp_fee_fields;
extern const struct pp_fields pp_reciprocity_fields;

/* The areas of not_known besides the kinds. */
extern const struct pp_words pp_area_words;

#endif
