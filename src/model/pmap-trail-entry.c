/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One change of the trail: who changed what, when, from what to what.
 *
 * Each entry carries a seal of its own content, so that one that was altered by hand shows: evidence for colleagues, not proof,
 * for whoever knows this program can make the seal too. The entries are not chained, each sealing the one before it: two people's
 * trails are united when their maps are, the oldest entries go when there are too many, and what was about an erased pupil must
 * go without a trace. After each of these a chain is broken or made anew by whoever did it, so a broken one would mean nothing
 * and a whole one would promise what it cannot keep. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-trail-entry.h"

#include "base/pmap-hash.h"
#include "base/pmap-moment.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTrailEntry, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TRAIL_ENTRY_FIELDS (ENTRY) };

/* 64 bits in hexadecimal digits: nobody meets another by a slip of the finger. */
#define SEAL_LENGTH 16

static char *
describe (PmapRecord *self)
{
  PmapTrailEntry *entry = PMAP_TRAIL_ENTRY (self);
  g_autofree char *when = pmap_moment_format (entry->when);

  /* translators: who changed something, and when. */
  return g_strdup_printf (_("%1$s, %2$s"), entry->who != NULL ? entry->who : "", when);
}

static const PmapNoun noun = {
  .element = "change",
  .title = N_("Change"),
  .help = N_("A change that somebody made: of one field, or a record that was added or removed. Several changes of "
             "one field between two savings are one change. Values read as people read them on screen, long ones "
             "cut; an id stands for another record. What a record without an id is in stands for it."),
};

PMAP_DEFINE_RECORD (PmapTrailEntry, pmap_trail_entry, noun, NULL, describe)

/**
 * pmap_trail_entry_make_seal:
 * @self: an entry
 *
 * Returns: (transfer full): the seal of all that it says: the beginning of a SHA-256 in hexadecimal digits
 */
char *
pmap_trail_entry_make_seal (PmapTrailEntry *self)
{
  const char *const texts[] = { self->who, self->record, self->part, self->field, self->pupil, self->name, self->from, self->to };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers = NULL;

  g_return_val_if_fail (PMAP_IS_TRAIL_ENTRY (self), NULL);

  numbers = g_strdup_printf ("%" G_GINT64_FORMAT " %d", self->when, self->what);
  g_checksum_update (checksum, (const guchar *) numbers, strlen (numbers) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i] != NULL ? texts[i] : "";

      g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);    /* with its end, so that none runs into the next */
    }
  return g_strndup (g_checksum_get_string (checksum), SEAL_LENGTH);
}

/**
 * pmap_trail_entry_is_sealed:
 * @self: an entry
 *
 * Returns: whether it says what it said when it was made; %FALSE where it was altered by hand, or by another program
 */
gboolean
pmap_trail_entry_is_sealed (PmapTrailEntry *self)
{
  g_autofree char *seal = pmap_trail_entry_make_seal (self);

  return g_strcmp0 (self->seal, seal) == 0;
}

/**
 * pmap_trail_entry_compare:
 * @self: an entry
 * @other: another
 *
 * The order of a trail: the oldest first, and those of the same second in an order that does not depend on whose file they are
 * from.
 *
 * Returns: less than, equal to or greater than 0; 0 only where both say the same
 */
int
pmap_trail_entry_compare (PmapTrailEntry *self,
                          PmapTrailEntry *other)
{
  if (self->when != other->when)
    return self->when < other->when ? -1 : 1;
  for (gsize i = 1; i < G_N_ELEMENTS (fields); i++)
    {
      const PmapField *field = &fields[i];
      int order;

      if (field->kind == PMAP_KIND_CHOICE)
        order = pmap_record_get_choice (PMAP_RECORD (self), field) - pmap_record_get_choice (PMAP_RECORD (other), field);
      else
        order = strcmp (pmap_record_get_text (PMAP_RECORD (self), field), pmap_record_get_text (PMAP_RECORD (other), field));
      if (order != 0)
        return order;
    }
  return 0;
}

/**
 * pmap_trail_entry_is_about:
 * @self: an entry
 * @id: a record's id
 *
 * Returns: whether it is about that record, about something inside it, about that pupil's place in a group, or names it as the
 *   value before or after
 */
gboolean
pmap_trail_entry_is_about (PmapTrailEntry *self,
                           const char     *id)
{
  g_return_val_if_fail (PMAP_IS_TRAIL_ENTRY (self) && id != NULL, FALSE);

  return g_strcmp0 (self->record, id) == 0 || g_strcmp0 (self->pupil, id) == 0
         || g_strcmp0 (self->from, id) == 0 || g_strcmp0 (self->to, id) == 0;
}

static gboolean
rename_text (char       **text,
             GHashTable  *ids)
{
  const char *instead = *text != NULL ? g_hash_table_lookup (ids, *text) : NULL;

  if (instead == NULL)
    return FALSE;
  g_free (*text);
  *text = g_strdup (instead);
  return TRUE;
}

/**
 * pmap_trail_entry_rename:
 * @self: an entry
 * @ids: (element-type utf8 utf8): ids, with those that take their place
 *
 * Names what the entry is about by its other id. A seal that was right is right again; one that was not stays as it is.
 *
 * Returns: whether any of @ids was in it
 */
gboolean
pmap_trail_entry_rename (PmapTrailEntry *self,
                         GHashTable     *ids)
{
  gboolean is_sealed, is_renamed;

  g_return_val_if_fail (PMAP_IS_TRAIL_ENTRY (self) && ids != NULL, FALSE);

  is_sealed = pmap_trail_entry_is_sealed (self);
  is_renamed = rename_text (&self->record, ids);
  is_renamed |= rename_text (&self->pupil, ids);
  is_renamed |= rename_text (&self->from, ids);
  is_renamed |= rename_text (&self->to, ids);
  if (is_renamed && is_sealed)
    {
      g_free (self->seal);
      self->seal = pmap_trail_entry_make_seal (self);
    }
  return is_renamed;
}

/**
 * pmap_trail_entry_hash:
 * @entry: (type PmapTrailEntry): an entry
 *
 * Returns: a number for hash tables that find entries by what they say
 */
guint
pmap_trail_entry_hash (gconstpointer entry)
{
  const PmapTrailEntry *self = entry;

  return g_int64_hash (&self->when) ^ (self->record != NULL ? pmap_hash_text (self->record) : 0)
         ^ (self->field != NULL ? pmap_hash_text (self->field) : 0);
}

/**
 * pmap_trail_entry_equal:
 * @entry: (type PmapTrailEntry): an entry
 * @other: (type PmapTrailEntry): another
 *
 * Returns: whether both say the same
 */
gboolean
pmap_trail_entry_equal (gconstpointer entry,
                        gconstpointer other)
{
  return pmap_trail_entry_compare ((PmapTrailEntry *) entry, (PmapTrailEntry *) other) == 0;
}
