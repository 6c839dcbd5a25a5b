/* Libraries that are loaded only when they are needed (libcurl, libxml2), so that nothing else
 * waits for them. */
#ifndef PP_UPDATE_LIBRARY_H
#define PP_UPDATE_LIBRARY_H

#include "base/diag.h"

/*
 * Load a shared library ("libcurl.so.4"). It stays loaded until the program ends: TLS libraries
 * leave work for then. NULL when it is not installed, or the program is linked statically.
 */
void *pp_library_load(const char *name);
/* A function of it by its name, into a pointer to a function. False when it has none. */
bool pp_library_find(void *library, const char *name, void *out_function);

/* Report that `library` ("libcurl") is not there, and that therefore "cannot fetch anything".
 * Returns PP_IO. */
enum pp_status pp_library_missing(const char *library, const char *cannot, struct pp_diags *diags);

#endif
