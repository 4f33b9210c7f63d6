/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two maps, in words: for whoever saved over a colleague, opens an older version, or asks on the
 * command line. Over the field tables, so once for every noun. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-compare.h"

#include "base/pmap-text.h"
#include "model/pmap-match.h"
#include "model/pmap-neutral-id.h"

#include <glib/gi18n.h>
#include <string.h>

/* A name of more characters than this is a text; the record is called by its number then: "target 2". */
#define NAME_MAXIMUM 40

/* How much of a text fits into a sentence, and how much of what is the same stands before the difference. */
#define SHOWN_MAXIMUM 80

G_DEFINE_BOXED_TYPE (PmapDifference, pmap_difference, pmap_difference_copy, pmap_difference_free)

/**
 * pmap_difference_copy:
 * @self: a difference
 *
 * Returns: (transfer full): a copy
 */
PmapDifference *
pmap_difference_copy (const PmapDifference *self)
{
  PmapDifference *copy = g_new (PmapDifference, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->label = g_strdup (self->label);
  copy->before = g_strdup (self->before);
  copy->after = g_strdup (self->after);
  return copy;
}

/**
 * pmap_difference_free:
 * @self: (transfer full): a difference
 */
void
pmap_difference_free (PmapDifference *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* What a record is called inside the one that holds it. */
static char *
name_record (PmapRecord *record)
{
  PmapRecordList *list = pmap_record_get_list (record);
  PmapRecord *owner = pmap_record_get_owner (record);
  PmapRecordClass *klass = owner != NULL ? PMAP_RECORD_GET_CLASS (owner) : NULL;
  const char *noun = pmap_record_get_title (record);
  g_autofree char *name = NULL;
  guint position = 0;

  for (guint i = 0; klass != NULL && i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_RECORD && pmap_record_get_record (owner, &klass->fields[i]) == record)
      return g_strdup (pmap_field_get_label (&klass->fields[i]));
  name = pmap_record_describe (record);
  if (list == NULL)
    return g_strdup (noun);
  if (!g_str_equal (name, noun) && g_utf8_strlen (name, -1) <= NAME_MAXIMUM && strchr (name, '\n') == NULL)
    /* translators: a kind of record and its name: "Pupil Amira Example". */
    return g_strdup_printf (_("%1$s %2$s"), noun, name);
  pmap_record_list_get_position (list, record, &position);
  /* translators: a kind of record and its place in a list: "Target 2". */
  return g_strdup_printf (_("%1$s %2$u"), noun, position + 1);
}

/**
 * pmap_compare_title:
 * @record: a record
 *
 * Returns: (transfer full): which record of the map it is, in words: "Pupil Amira Example · Target 2"
 */
char *
pmap_compare_title (PmapRecord *record)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PMAP_IS_RECORD (record), NULL);

  name = name_record (record);
  for (PmapRecord *owner = pmap_record_get_owner (record); owner != NULL && pmap_record_get_list (owner) != NULL;
       owner = pmap_record_get_owner (owner))
    {
      g_autofree char *outer = name_record (owner), *inner = g_steal_pointer (&name);

      /* translators: two records, of which the first holds the second: "Pupil Amira Example · Target 2". */
      name = g_strdup_printf (_("%1$s · %2$s"), outer, inner);
    }
  return g_steal_pointer (&name);
}

/**
 * pmap_difference_new:
 * @kind: what happened
 * @record: to which record
 * @field: (nullable): and to which of its fields
 *
 * Returns: (transfer full): a difference without values
 */
PmapDifference *
pmap_difference_new (PmapDifferenceKind  kind,
                     PmapRecord         *record,
                     const PmapField    *field)
{
  PmapDifference *difference = g_new0 (PmapDifference, 1);
  PmapRecord *named = record;

  while (named != NULL && pmap_record_get_id (named) == NULL)
    named = pmap_record_get_owner (named);
  difference->kind = kind;
  difference->id = g_strdup (named != NULL ? pmap_record_get_id (named) : NULL);
  difference->title = pmap_compare_title (record);
  difference->field = field;
  difference->label = g_strdup (field != NULL ? pmap_field_get_label (field) : "");
  difference->before = g_strdup ("");
  difference->after = g_strdup ("");
  return difference;
}

static PmapDifference *
add_difference (GPtrArray          *differences,
                PmapDifferenceKind  kind,
                PmapRecord         *record)
{
  PmapDifference *difference = pmap_difference_new (kind, record, NULL);

  g_ptr_array_add (differences, difference);
  return difference;
}

static void
set_texts (PmapDifference *difference,
           char           *before,
           char           *after)
{
  g_free (difference->before);
  g_free (difference->after);
  difference->before = before;
  difference->after = after;
}

/* Two references that read the same name different records; then the ids tell them apart. */
static char *
format_field (PmapRecord      *record,
              const PmapField *field,
              gboolean         with_id)
{
  g_autofree char *text = pmap_record_format_field (record, field);
  const char *id = field->kind == PMAP_KIND_REFERENCE ? pmap_record_get_reference (record, field) : NULL;

  if (id == NULL || (*text != '\0' && !with_id))
    return g_steal_pointer (&text);
  /* translators: a name and an id: "1stClass@Number (i-12)". */
  return *text != '\0' ? g_strdup_printf (_("%1$s (%2$s)"), text, id) : g_strdup (id);
}

/**
 * pmap_compare_field:
 * @before: (nullable): a record, or %NULL for one that said nothing
 * @after: the same record later
 * @field: one of its fields that holds a value
 *
 * Returns: (transfer full) (nullable): how the field differs, if it does
 */
PmapDifference *
pmap_compare_field (PmapRecord      *before,
                    PmapRecord      *after,
                    const PmapField *field)
{
  PmapDifference *difference;

  if (before != NULL ? pmap_record_equal_field (before, after, field) : pmap_record_is_default (after, field))
    return NULL;
  difference = pmap_difference_new (PMAP_DIFFERENCE_CHANGED, after, field);
  set_texts (difference, before != NULL ? format_field (before, field, FALSE) : g_strdup (""),
             format_field (after, field, FALSE));
  if (before != NULL && g_str_equal (difference->before, difference->after))
    set_texts (difference, format_field (before, field, TRUE), format_field (after, field, TRUE));
  return difference;
}

/* The same record in the other map, where it is not in the same list. */
static PmapRecord *
find_elsewhere (PmapRecord *record,
                PmapRecord *other_owner)
{
  PmapDocument *other = pmap_record_get_document (other_owner);
  PmapRecord *found = other != NULL ? pmap_document_find (other, pmap_record_get_id (record)) : NULL;

  return found != NULL && G_OBJECT_TYPE (found) == G_OBJECT_TYPE (record) ? found : NULL;
}

static void compare_records (GPtrArray  *differences,
                             PmapRecord *before,
                             PmapRecord *after);

static void
compare_new (GPtrArray  *differences,
             PmapRecord *record,
             PmapRecord *owner_before)
{
  PmapRecord *elsewhere = find_elsewhere (record, owner_before);
  PmapDifference *difference;

  if (elsewhere == NULL)
    {
      add_difference (differences, PMAP_DIFFERENCE_ADDED, record);
      return;
    }
  difference = add_difference (differences, PMAP_DIFFERENCE_MOVED, record);
  set_texts (difference, pmap_compare_title (pmap_record_get_owner (elsewhere)),
             pmap_compare_title (pmap_record_get_owner (record)));
  compare_records (differences, elsewhere, record);
}

static void
compare_lists (GPtrArray       *differences,
               PmapRecord      *before,
               PmapRecord      *after,
               const PmapField *field)
{
  guint n_before, n_after;
  gpointer const *old = pmap_record_list_peek (pmap_record_get_records (before, field), &n_before);
  gpointer const *new = pmap_record_list_peek (pmap_record_get_records (after, field), &n_after);
  g_autofree guint *match = pmap_match_records (old, n_before, new, n_after, PMAP_MATCH_LIKELY);
  g_autofree gboolean *moved = pmap_match_moved (match, n_after);
  g_autofree gboolean *kept = g_new0 (gboolean, n_before);

  for (guint i = 0; i < n_after; i++)
    if (match[i] != PMAP_MATCH_NONE)
      kept[match[i]] = TRUE;
  for (guint i = 0; i < n_before; i++)
    if (!kept[i] && find_elsewhere (old[i], after) == NULL)
      add_difference (differences, PMAP_DIFFERENCE_REMOVED, old[i]);
  for (guint i = 0; i < n_after; i++)
    {
      if (match[i] == PMAP_MATCH_NONE)
        {
          compare_new (differences, new[i], before);
          continue;
        }
      if (moved[i])
        add_difference (differences, PMAP_DIFFERENCE_MOVED, new[i]);
      compare_records (differences, old[match[i]], new[i]);
    }
}

static void
compare_records (GPtrArray  *differences,
                 PmapRecord *before,
                 PmapRecord *after)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (after);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (field->kind == PMAP_KIND_RECORD)
        compare_records (differences, pmap_record_get_record (before, field), pmap_record_get_record (after, field));
      else if (field->kind == PMAP_KIND_RECORDS && !(field->flags & PMAP_FIELD_LOG))
        compare_lists (differences, before, after, field);
      else if (field->kind != PMAP_KIND_RECORDS)
        {
          PmapDifference *difference = pmap_compare_field (before, after, field);

          if (difference != NULL)
            g_ptr_array_add (differences, difference);
        }
    }
  if (!pmap_record_equal_foreign (before, after))
    {
      PmapDifference *difference = add_difference (differences, PMAP_DIFFERENCE_CHANGED, after);

      g_free (difference->label);
      difference->label = g_strdup (_("What other programs keep here"));
    }
}

/**
 * pmap_compare_records:
 * @before: a record
 * @after: the same record later
 *
 * Returns: (transfer full) (element-type PmapDifference): what differs, in the order of the file
 */
GPtrArray *
pmap_compare_records (PmapRecord *before,
                      PmapRecord *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_difference_free);

  g_return_val_if_fail (PMAP_IS_RECORD (before) && PMAP_IS_RECORD (after), differences);
  g_return_val_if_fail (G_OBJECT_TYPE (before) == G_OBJECT_TYPE (after), differences);

  compare_records (differences, before, after);
  return differences;
}

/**
 * pmap_compare:
 * @before: a map
 * @after: the same map later
 *
 * Says what differs. The log of changes is not compared: it says the same in its own way.
 *
 * Returns: (transfer full) (element-type PmapDifference): what differs, in the order of the file
 */
GPtrArray *
pmap_compare (PmapDocument *before,
              PmapDocument *after)
{
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (PmapDocument) renamed = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (before) && PMAP_IS_DOCUMENT (after), NULL);

  ids = pmap_neutral_id_find (before, after);
  if (ids != NULL)
    renamed = pmap_neutral_id_rewrite (before, ids);
  return pmap_compare_records (PMAP_RECORD (renamed != NULL ? renamed : before), PMAP_RECORD (after));
}

/* A text for a sentence: in quotation marks, on one line, and of a long one only the part about where it differs. */
static char *
quote (const char *text,
       const char *other)
{
  g_autofree char *part = pmap_text_excerpt (text, other, SHOWN_MAXIMUM);

  g_strdelimit (part, "\n\r\t", ' ');
  return g_strdup_printf ("“%s”", part);
}

static char *
describe_change (const PmapDifference *self)
{
  gboolean is_text = self->field != NULL
                     && (self->field->kind == PMAP_KIND_TEXT || self->field->kind == PMAP_KIND_LONG_TEXT);
  g_autofree char *before = is_text ? quote (self->before, self->after) : g_strdup (self->before);
  g_autofree char *after = is_text ? quote (self->after, self->before) : g_strdup (self->after);

  if (*self->before != '\0' && *self->after != '\0')
    /* translators: a record, a field's label, the value before and after: "Pupil Amira Example: Year group was 3, is 4". */
    return g_strdup_printf (_("%1$s: %2$s was %3$s, is %4$s"), self->title, self->label, before, after);
  if (*self->after != '\0')
    /* translators: a record, a field's label, the value now: "Pupil Amira Example: Class was empty, is “3B”". */
    return g_strdup_printf (_("%1$s: %2$s was empty, is %3$s"), self->title, self->label, after);
  if (*self->before != '\0')
    /* translators: a record, a field's label, the value before: "Pupil Amira Example: Class was “3B”, is empty". */
    return g_strdup_printf (_("%1$s: %2$s was %3$s, is empty"), self->title, self->label, before);
  /* translators: a record, and what changed in it: "Pupil Amira Example: What other programs keep here changed". */
  return g_strdup_printf (_("%1$s: %2$s changed"), self->title, self->label);
}

/**
 * pmap_difference_describe:
 * @self: a difference
 *
 * Returns: (transfer full): one plain sentence without its full stop: "Pupil Amira Example: Year group was 3, is 4"
 */
char *
pmap_difference_describe (const PmapDifference *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case PMAP_DIFFERENCE_ADDED:
      /* translators: a record: "Pupil Amira Example was added". */
      return g_strdup_printf (_("%s was added"), self->title);
    case PMAP_DIFFERENCE_REMOVED:
      /* translators: a record: "Pupil Amira Example, target 2 was removed". */
      return g_strdup_printf (_("%s was removed"), self->title);
    case PMAP_DIFFERENCE_MOVED:
      if (*self->before == '\0')
        /* translators: a record: "Tier Targeted has another place in its list". */
        return g_strdup_printf (_("%s has another place in its list"), self->title);
      /* translators: a record, the record that it was in, and the one that it is in now. */
      return g_strdup_printf (_("%1$s was moved from %2$s to %3$s"), self->title, self->before, self->after);
    case PMAP_DIFFERENCE_CHANGED:
    default:
      return describe_change (self);
    }
}
