/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was changed, as people say it: "Target “Read 40 words”: Status", "Working on it → Met".
 *
 * For the window only. No report shows the trail: a parent's copy says what is, not who wrote what before.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-trail-words.h"

#include "base/pmap-date.h"
#include "base/pmap-moment.h"
#include "model/pmap-pupil.h"

#include <glib/gi18n.h>

/**
 * pmap_trail_words_list:
 * @document: a map
 * @id: the id of a record of it
 *
 * Returns: (transfer container) (element-type PmapTrailEntry): what the trail says of that record and of what is in it, for a
 *   pupil of the places in groups as well; the newest first
 */
GPtrArray *
pmap_trail_words_list (PmapDocument *document,
                       const char   *id)
{
  GPtrArray *entries = g_ptr_array_new ();
  guint n;
  gpointer const *all;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && id != NULL, entries);

  all = pmap_record_list_peek (document->trail, &n);
  while (n-- > 0)
    if (pmap_trail_entry_is_about (all[n], id))
      g_ptr_array_add (entries, all[n]);
  return entries;
}

/* The class of a noun by its element: of the map's own lists and records, or of those inside the noun. */
static PmapRecordClass *
find_class (PmapRecordClass *klass,
            const char      *element)
{
  for (guint i = klass->first_child; i < klass->n_fields; i++)
    if (!pmap_field_is_scalar (&klass->fields[i]))
      {
        g_autoptr (GTypeClass) inside = g_type_class_ref (klass->fields[i].get_item_type ());     /* never unloaded */
        PmapRecordClass *found = (PmapRecordClass *) inside;

        if (g_strcmp0 (found->noun->element, element) != 0)
          found = find_class (found, element);
        if (found != NULL)
          return found;
      }
  return NULL;
}

/* The name under which a record that is gone was removed. */
static const char *
find_removed_name (PmapDocument *document,
                   const char   *id)
{
  guint n;
  gpointer const *all = pmap_record_list_peek (document->trail, &n);

  while (n-- > 0)
    {
      PmapTrailEntry *entry = all[n];

      if (entry->name != NULL && entry->part == NULL && g_strcmp0 (entry->record, id) == 0)
        return entry->name;
    }
  return NULL;
}

static char *
name_record (PmapDocument *document,
             const char   *id)
{
  PmapRecord *record = pmap_document_find (document, id);
  const char *removed;

  if (record == (PmapRecord *) document)
    return g_strdup ("");
  if (record != NULL)
    return pmap_record_describe (record);
  removed = find_removed_name (document, id);
  return g_strdup (removed != NULL ? removed : _("something that is no longer on the map"));
}

static PmapRecordClass *
find_entry_class (PmapDocument   *document,
                  PmapTrailEntry *entry)
{
  PmapRecord *record = pmap_document_find (document, entry->record);

  if (entry->part != NULL)
    return find_class (PMAP_RECORD_GET_CLASS (document), entry->part);
  return record != NULL ? PMAP_RECORD_GET_CLASS (record) : NULL;
}

/* "Target “Read 40 words”", "Place in “Bubble time, Year 3”"; empty for the record that is shown itself. */
static char *
name_thing (PmapDocument    *document,
            PmapTrailEntry  *entry,
            PmapRecordClass *klass,
            const char      *shown)
{
  g_autofree char *noun = klass != NULL ? g_strdup (_(klass->noun->title)) : NULL;
  g_autofree char *name = NULL;

  if (entry->part == NULL && g_strcmp0 (entry->record, shown) == 0)
    return g_strdup ("");
  if (g_strcmp0 (entry->part, "member") == 0)
    {
      gboolean from_pupil = g_strcmp0 (entry->pupil, shown) == 0;

      name = name_record (document, from_pupil ? entry->record : entry->pupil);
      /* translators: an intervention, seen from one of its pupils. */
      return from_pupil ? g_strdup_printf (_("Place in “%s”"), name)
                        /* translators: a pupil, seen from a group that the pupil is in. */
                        : g_strdup_printf (_("Place of %s"), name);
    }
  name = entry->name != NULL ? g_strdup (entry->name) : entry->part == NULL ? name_record (document, entry->record) : g_strdup ("");
  if (*name == '\0')
    return noun != NULL ? g_steal_pointer (&noun) : g_steal_pointer (&name);
  if (noun == NULL)      /* it is no longer there, and nobody knows what it was */
    return g_strdup_printf (_("“%s”"), name);
  /* translators: a noun, then the record's own name: "Target “Read 40 words”". */
  return g_strdup_printf (_("%1$s “%2$s”"), noun, name);
}

/**
 * pmap_trail_words_get_subject:
 * @document: a map
 * @entry: an entry of its trail
 * @shown: (nullable): the id of the record that is being looked at
 *
 * Returns: (transfer full): what was changed: "Class", "Target “Read 40 words”: Status", "Need “Autism” added"
 */
char *
pmap_trail_words_get_subject (PmapDocument   *document,
                              PmapTrailEntry *entry,
                              const char     *shown)
{
  PmapRecordClass *klass;
  const PmapField *field;
  g_autofree char *thing = NULL;
  const char *label;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && PMAP_IS_TRAIL_ENTRY (entry), NULL);

  klass = find_entry_class (document, entry);
  thing = name_thing (document, entry, klass, shown);
  if (entry->what == PMAP_TRAIL_ADDED)
    return *thing != '\0' ? g_strdup_printf (_("%s added"), thing) : g_strdup (_("Added"));
  if (entry->what == PMAP_TRAIL_REMOVED)
    return *thing != '\0' ? g_strdup_printf (_("%s removed"), thing) : g_strdup (_("Removed"));
  field = klass != NULL && entry->field != NULL ? pmap_record_class_find_field (klass, entry->field) : NULL;
  label = field != NULL ? pmap_field_get_label (field) : entry->field != NULL ? entry->field : _("Changed");
  /* translators: what was changed, then which field of it: "Target “Read 40 words”: Status". */
  return *thing != '\0' ? g_strdup_printf (_("%1$s: %2$s"), thing, label) : g_strdup (label);
}

static char *
say_value (PmapDocument    *document,
           const PmapField *field,
           const char      *text)
{
  if (text == NULL)
    return g_strdup (_("nothing"));
  return field != NULL && field->kind == PMAP_KIND_REFERENCE ? name_record (document, text) : g_strdup (text);
}

/**
 * pmap_trail_words_get_values:
 * @document: a map
 * @entry: an entry of its trail
 *
 * Returns: (transfer full): from what to what: "3B → 4B", "nothing → 4B"; an empty text where something came or went
 */
char *
pmap_trail_words_get_values (PmapDocument   *document,
                             PmapTrailEntry *entry)
{
  PmapRecordClass *klass;
  const PmapField *field;
  g_autofree char *from = NULL, *to = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && PMAP_IS_TRAIL_ENTRY (entry), NULL);

  if (entry->what != PMAP_TRAIL_CHANGED)
    return g_strdup ("");
  klass = find_entry_class (document, entry);
  field = klass != NULL && entry->field != NULL ? pmap_record_class_find_field (klass, entry->field) : NULL;
  from = say_value (document, field, entry->from);
  to = say_value (document, field, entry->to);
  /* translators: a value before and after a change. */
  return g_strdup_printf (_("%1$s → %2$s"), from, to);
}

/**
 * pmap_trail_words_get_when:
 * @entry: an entry
 *
 * Returns: (transfer full): who, and when: "Mrs Hughes, 22 November 2026, 19:30"
 */
char *
pmap_trail_words_get_when (PmapTrailEntry *entry)
{
  g_return_val_if_fail (PMAP_IS_TRAIL_ENTRY (entry), NULL);

  return pmap_record_describe (PMAP_RECORD (entry));
}
