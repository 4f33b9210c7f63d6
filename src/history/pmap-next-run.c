/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run that goes on in another term or school year: the one that is over keeps its dates, its cost and how it went, and another
 * carries it on with staff, slots and who is still there, so that the chain of steps is kept. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-bulk-private.h"

#include "model/pmap-class-name.h"
#include "model/pmap-member.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"
#include "model/pmap-run.h"
#include "model/pmap-slot.h"

/* Gives a run without a first or a last day the edge of the year that is over, on which it was costed, so that a new year does not
 * make it one of that. Weeks that the menu or the year said stay, too: with both dates they would be counted. */
gboolean
_pmap_bulk_pin_dates (PmapEditor        *editor,
                      PmapIntervention  *intervention,
                      PmapDate           first,
                      PmapDate           last,
                      GError           **error)
{
  PmapRecord *record = PMAP_RECORD (intervention);
  PmapRun run;

  if (intervention->start != PMAP_DATE_NONE && intervention->end != PMAP_DATE_NONE)
    return TRUE;
  pmap_run_find (&run, intervention);
  if (intervention->start == PMAP_DATE_NONE
      && !pmap_editor_set_date (editor, record, "start",
                                intervention->end != PMAP_DATE_NONE ? MIN (first, intervention->end) : first, error))
    return FALSE;
  if (intervention->end == PMAP_DATE_NONE
      && !pmap_editor_set_date (editor, record, "end", MAX (last, intervention->start), error))
    return FALSE;
  return run.has_slots || run.weeks == PMAP_UNSET || pmap_editor_set_number (editor, record, "weeks", run.weeks, error);
}

/* Whether a member was there to the end, and is still at school when the next run starts. */
static gboolean
stays (PmapMember *member,
       PmapRecord *intervention,
       PmapDate    start)
{
  PmapDocument *document = pmap_record_get_document (intervention);
  gpointer pupil = document != NULL ? pmap_document_find (document, member->pupil) : NULL;
  PmapDate end = PMAP_INTERVENTION (intervention)->end;

  if (!PMAP_IS_PUPIL (pupil) || pmap_pupil_is_former (pupil)
      || (PMAP_PUPIL (pupil)->left != PMAP_DATE_NONE && PMAP_PUPIL (pupil)->left < start))
    return FALSE;
  return end == PMAP_DATE_NONE ? member->to == PMAP_DATE_NONE : pmap_places_get_presence (member, end) == PMAP_PRESENCE_NOW;
}

/* How many members go on to a run that starts on @start. */
guint
_pmap_bulk_count_stayers (PmapIntervention *intervention,
                          PmapDate          start)
{
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    n += stays (pmap_record_list_get (intervention->members, i), PMAP_RECORD (intervention), start);
  return n;
}

/* How it went stays where it was seen; a measure at the end is the next run's at the start. */
static void
keep_members (PmapIntervention *next,
              PmapIntervention *intervention,
              PmapDate          start)
{
  for (guint i = pmap_record_list_get_length (next->members); i > 0; i--)
    {
      PmapMember *member = pmap_record_list_get (next->members, i - 1);

      if (!stays (pmap_record_list_get (intervention->members, i - 1), PMAP_RECORD (intervention), start))
        {
          _pmap_record_list_remove (next->members, i - 1);
          continue;
        }
      member->baseline = member->exit != PMAP_UNSET ? member->exit : member->baseline;
      member->exit = member->outcome = PMAP_UNSET;
      member->from = member->to = PMAP_DATE_NONE;
      g_clear_pointer (&member->note, g_free);
    }
}

/* Single days of a time that is over say nothing of the next. */
static void
keep_slots (PmapIntervention *next)
{
  for (guint i = pmap_record_list_get_length (next->slots); i > 0; i--)
    if (pmap_slot_get_repeats (pmap_record_list_get (next->slots, i - 1)) == PMAP_SLOT_ONE_DAY)
      _pmap_record_list_remove (next->slots, i - 1);
  for (guint i = pmap_record_list_get_length (next->missed); i > 0; i--)
    _pmap_record_list_remove (next->missed, i - 1);
}

/* Lets another run carry on @intervention, which has a last day, in @span. Returns: (transfer none) (nullable): that run */
PmapIntervention *
_pmap_bulk_carry_on (PmapEditor          *editor,
                     PmapIntervention    *intervention,
                     const PmapNextSpan  *span,
                     GError             **error)
{
  g_autoptr (PmapRecord) record = pmap_record_copy (PMAP_RECORD (intervention));
  PmapIntervention *next = PMAP_INTERVENTION (record);
  PmapRecordList *list = pmap_record_get_list (PMAP_RECORD (intervention));
  g_auto (GValue) id = G_VALUE_INIT;
  guint position;

  g_value_init (&id, G_TYPE_STRING);
  g_value_set_string (&id, pmap_record_get_id (PMAP_RECORD (intervention)));
  _pmap_record_store_value (record, pmap_record_find_field (record, "follows"), &id);
  next->start = span->start;
  next->end = span->end;
  next->review = span->review;
  next->spread_days = PMAP_UNSET;
  if (span->last_year_group != 0 && next->name != NULL)
    {
      char *raised = pmap_class_name_raise (next->name, span->last_year_group);

      g_free (next->name);
      next->name = raised;
    }
  keep_members (next, intervention, span->start);
  keep_slots (next);
  pmap_record_list_get_position (list, PMAP_RECORD (intervention), &position);
  return pmap_editor_insert (editor, list, position + 1, record, error) ? next : NULL;
}
