/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an entry of the trail says of a change: whose record it is, and the values as people read them, cut to what differs. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-recorder-private.h"

#include "base/pmap-text.h"
#include "base/pmap-user.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-private.h"

/* How much of what both values begin with is shown before the place where they part. */
#define CONTEXT 24

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static char *
cut_from (const char *text,
          glong       start)
{
  glong length = g_utf8_strlen (text, -1);
  glong room = PMAP_TRAIL_TEXT_MAXIMUM - (start > 0 ? 1 : 0);
  gboolean is_cut = length - start > room;
  g_autofree char *middle = NULL;

  start = MIN (start, length);
  middle = g_utf8_substring (text, start, is_cut ? start + room - 1 : length);
  return g_strconcat (start > 0 ? "…" : "", middle, is_cut ? "…" : "", NULL);
}

static glong
count_common (const char *a,
              const char *b)
{
  glong n = 0;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
      n++;
    }
  return n;
}

/* One line; NULL for none. */
static char *
format_value (const PmapField *field,
              const GValue    *value)
{
  g_autofree char *text = pmap_field_format_value (field, value);

  return pmap_text_clean (text, FALSE);
}

/* The pupil that a record is about: the one that it is in, or that it names. NULL for a pupil's own record. */
static const char *
find_pupil (PmapRecord *record,
            PmapRecord *owner)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_REFERENCE && klass->fields[i].get_item_type () == PMAP_TYPE_PUPIL)
      return pmap_record_get_reference (record, &klass->fields[i]);
  for (; owner != NULL; owner = pmap_record_get_owner (owner))
    if (PMAP_IS_PUPIL (owner))
      return pmap_record_get_id (owner);
  return NULL;
}

/* What people call a record. NULL where it has no name of its own: a group's member is called by the pupil's, and that stands
 * in the trail in no other place than the pupil's own record. */
char *
_pmap_recorder_name (PmapRecord *record)
{
  g_autofree char *name = NULL, *clean = NULL;

  if (!PMAP_IS_PUPIL (record) && find_pupil (record, NULL) != NULL)
    return NULL;
  name = pmap_record_describe (record);
  clean = pmap_text_clean (name, FALSE);
  return clean != NULL && g_strcmp0 (clean, pmap_record_get_title (record)) != 0 ? cut_from (clean, 0) : NULL;
}

/* An entry without values yet. The owner is given, for a record that is gone has none. */
PmapTrailEntry *
_pmap_recorder_make_entry (PmapDocument    *document,
                           PmapTrailAction  what,
                           PmapRecord      *record,
                           PmapRecord      *owner,
                           const char      *name,
                           gint64           when)
{
  PmapTrailEntry *entry = g_object_new (PMAP_TYPE_TRAIL_ENTRY, NULL);
  const char *id = pmap_record_get_id (record);

  entry->when = when;
  entry->what = what;
  set_text (&entry->who, pmap_user_get_name ());
  set_text (&entry->name, name);
  set_text (&entry->pupil, find_pupil (record, owner));
  if (id == NULL)
    set_text (&entry->part, PMAP_RECORD_GET_CLASS (record)->noun->element);
  for (; id == NULL && owner != NULL; owner = pmap_record_get_owner (owner))
    id = pmap_record_get_id (owner);
  set_text (&entry->record, id != NULL ? id : pmap_record_get_id (PMAP_RECORD (document)));
  if (entry->record == NULL)
    set_text (&entry->record, PMAP_RECORD_GET_CLASS (document)->noun->element);
  return entry;
}

/* Both values, from a little before where they part. */
void
_pmap_recorder_set_values (PmapTrailEntry  *entry,
                           const PmapField *field,
                           const GValue    *before,
                           const GValue    *after)
{
  g_autofree char *from = format_value (field, before), *to = format_value (field, after);
  g_autofree char *from_cut = NULL, *to_cut = NULL;
  glong start = 0;

  if (from != NULL && to != NULL
      && (g_utf8_strlen (from, -1) > PMAP_TRAIL_TEXT_MAXIMUM || g_utf8_strlen (to, -1) > PMAP_TRAIL_TEXT_MAXIMUM))
    start = MAX (count_common (from, to) - CONTEXT, 0);
  from_cut = from != NULL ? cut_from (from, start) : NULL;
  to_cut = to != NULL ? cut_from (to, start) : NULL;
  set_text (&entry->field, field->name);
  set_text (&entry->from, from_cut);
  set_text (&entry->to, to_cut);
}

void
_pmap_recorder_seal (PmapTrailEntry *entry)
{
  g_free (entry->seal);
  entry->seal = pmap_trail_entry_make_seal (entry);
}
