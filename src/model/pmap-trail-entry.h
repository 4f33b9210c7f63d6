/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record-list.h"

G_BEGIN_DECLS

/** The most entries that a map keeps; the oldest go first. Two thousand are about 300 KiB, less than the map of a large school,
 * and at thirty a day more than a term's: who changed what is asked within weeks, and older versions of the file say the rest. */
#define PMAP_TRAIL_MAXIMUM 2000

/** The most characters of a value or a name that an entry repeats: enough to see what it was, and not a second copy of it. */
#define PMAP_TRAIL_TEXT_MAXIMUM 120

/* One change: who, when, of what, from what to what. The record may be gone, so it is named by a plain text and not referred to.
 *
 * What has no id of its own (a need, a group's member) is named by what it is in, with its own element as the part. What is
 * about a pupil names that pupil, so that all that is known of one can be shown, or erased. */
#define PMAP_TRAIL_ENTRY_FIELDS(F) \
  F (MOMENT, when, "when", N_("When"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY, \
     .help = N_("When it was done.")) \
  F (TEXT, who, "who", N_("Who"), .flags = PMAP_FIELD_REQUIRED, \
     .help = N_("The name of who did it, as that person gave it.")) \
  F (CHOICE, what, "what", N_("What was done"), .flags = PMAP_FIELD_REQUIRED, .choices = pmap_trail_actions, \
     .help = N_("Whether it was changed, added or removed.")) \
  F (TEXT, record, "record", N_("Record"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY, .maximum = 64, \
     .help = N_("The id of the record, or of the one that it is in if it has none of its own. It may no longer be " \
               "in the map.")) \
  F (TEXT, part, "part", N_("Part of the record"), .maximum = 64, \
     .help = N_("The element of a record that has no id of its own, such as “need” or “member”.")) \
  F (TEXT, field, "field", N_("Field"), .flags = PMAP_FIELD_KEY, .maximum = 64, \
     .help = N_("The name of the field that was changed.")) \
  F (TEXT, pupil, "pupil", N_("Pupil"), .maximum = 64, \
     .help = N_("The id of the pupil whom it is about, where that is not the record itself.")) \
  F (TEXT, name, "name", N_("Name"), .maximum = PMAP_TRAIL_TEXT_MAXIMUM, \
     .help = N_("What people called the record.")) \
  F (TEXT, from, "from", N_("Before"), .maximum = PMAP_TRAIL_TEXT_MAXIMUM, \
     .help = N_("The value before.")) \
  F (TEXT, to, "to", N_("After"), .maximum = PMAP_TRAIL_TEXT_MAXIMUM, \
     .help = N_("The value after.")) \
  F (TEXT, seal, "seal", N_("Seal"), .maximum = 16, \
     .help = N_("The beginning of a SHA-256 over the rest. It shows that a change was altered by hand; it does not " \
               "prove that none was."))

#define PMAP_TYPE_TRAIL_ENTRY (pmap_trail_entry_get_type ())
PMAP_DECLARE_RECORD (PmapTrailEntry, pmap_trail_entry, TRAIL_ENTRY, PMAP_TRAIL_ENTRY_FIELDS)

char     *pmap_trail_entry_make_seal (PmapTrailEntry *self);
gboolean  pmap_trail_entry_is_sealed (PmapTrailEntry *self);
int       pmap_trail_entry_compare   (PmapTrailEntry *self,
                                      PmapTrailEntry *other);
guint     pmap_trail_entry_hash      (gconstpointer   entry);
gboolean  pmap_trail_entry_equal     (gconstpointer   entry,
                                      gconstpointer   other);
gboolean  pmap_trail_entry_is_about  (PmapTrailEntry *self,
                                      const char     *id);
gboolean  pmap_trail_entry_rename    (PmapTrailEntry *self,
                                      GHashTable     *ids);

G_END_DECLS
