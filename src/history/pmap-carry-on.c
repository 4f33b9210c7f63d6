/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reformatting a target that is not fully met: a new one continues it, from where the pupil is now, and the old one
 * stays as it was, with its progress, marked as carried on. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-carry-on.h"

#include "model/pmap-progress.h"

#include <glib/gi18n.h>

/* What the new target begins with; dates, baseline and progress are its own. */
static const char *const copied_fields[] = {
  "specific", "measurable", "criterion", "intervention", "need", "relevant",
};

/* The last measure seen is where the new target begins; without one, the old beginning. */
static char *
find_baseline (PmapTarget *target)
{
  PmapProgress *last = NULL;

  for (guint i = 0; i < pmap_record_list_get_length (target->progress); i++)
    {
      PmapProgress *entry = pmap_record_list_get (target->progress, i);

      if (entry->value != PMAP_UNSET && (last == NULL || entry->date >= last->date))
        last = entry;
    }
  return last != NULL ? pmap_number_format (last->value, PMAP_DECIMAL_PLACES) : g_strdup (target->baseline);
}

static gboolean
fill_in (PmapEditor  *editor,
         PmapTarget  *target,
         PmapRecord  *next,
         PmapDate     today,
         PmapDate     review,
         GError     **error)
{
  g_autofree char *baseline = find_baseline (target);

  for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
    {
      const PmapField *field = pmap_record_find_field (next, copied_fields[i]);
      g_auto (GValue) value = G_VALUE_INIT;

      pmap_record_get_value (PMAP_RECORD (target), field, &value);
      if (!pmap_editor_set (editor, next, field, &value, error))
        return FALSE;
    }
  return pmap_editor_set_typed (editor, next, "baseline", baseline, error)
         && pmap_editor_set_date (editor, next, "set", today, error)
         && pmap_editor_set_date (editor, next, "review", review, error)
         && pmap_editor_set_reference (editor, next, "continues", PMAP_RECORD (target), error)
         && pmap_editor_set_choice (editor, PMAP_RECORD (target), "status", PMAP_TARGET_CARRIED_ON, error);
}

/**
 * pmap_carry_on_target:
 * @editor: the editor of a document
 * @target: a target of one of its pupils
 * @today: the day on which the new target is set
 * @review: when it is to be reviewed, or %PMAP_DATE_NONE
 * @error: says in plain words why not
 *
 * Reformats a target and carries it on: puts a new one, which continues @target, behind it.
 *
 * Returns: (transfer none) (nullable): the new target, or %NULL; nothing changed then
 */
PmapTarget *
pmap_carry_on_target (PmapEditor  *editor,
                      PmapTarget  *target,
                      PmapDate     today,
                      PmapDate     review,
                      GError     **error)
{
  g_autoptr (PmapRecord) next = NULL;
  PmapRecordList *list;
  gboolean done;
  guint position;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_TARGET (target), NULL);
  list = pmap_record_get_list (PMAP_RECORD (target));
  g_return_val_if_fail (list != NULL, NULL);

  next = pmap_record_new (PMAP_TYPE_TARGET);
  pmap_record_list_get_position (list, PMAP_RECORD (target), &position);
  pmap_editor_begin (editor, _("Carry on target"));
  done = pmap_editor_insert (editor, list, position + 1, next, error)
         && fill_in (editor, target, next, today, review, error);
  return pmap_editor_finish (editor, done) ? PMAP_TARGET (next) : NULL;    /* the list holds it now */
}
