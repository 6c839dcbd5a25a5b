/*
 * Whom a certification is for: the people of its track, and of an integrated one those too whose
 * kind of lived experience its rules take (parents, family members, young people, veterans, people
 * who were in the justice system).
 */
#ifndef PP_ADVISE_SERVES_H
#define PP_ADVISE_SERVES_H

#include "base/buf.h"
#include "eval/profile.h"

/* Sets of tracks: 1U << track. */
#define PP_EVERY_TRACK UINT32_MAX

/* The tracks of people with some of these kinds of lived experience; `integrated` of none. */
uint32_t pp_tracks_of_lived(uint32_t lived);

/* The tracks that a certification serves by its track and its rules; of an integrated one mental
 * health and substance use are among them. */
uint32_t pp_tracks_served(const struct pp_credential *credential);

/* Do the rules leave open whether an integrated certification serves others too? So it is where
 * they say nothing of lived experience, and are not known to be whole. */
bool pp_serves_perhaps(const struct pp_credential *credential);

/*
 * Is a certification one to show to somebody who asks for work with the people of some tracks? It
 * is when it serves some of them; where no other of its jurisdiction does, also when that is open:
 * a hole in the data is no "no".
 */
bool pp_is_for(const struct pp_credential *credential, uint32_t tracks);

/* "mental health and substance use; by its rules also family and youth" */
void pp_say_served(struct pp_buf *buf, const struct pp_credential *credential);

#endif
