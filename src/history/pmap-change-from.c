/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changing a run from a date, which is not correcting its past: the run is closed the day before and a successor, which names it,
 * carries on with all that is still true, ready to be changed. One step that can be undone.
 *
 * What was costed for the days before stays to the penny, in whatever period and for each pupil: the closed run keeps its weeks and
 * what was bought once for it, and remembers on how many days these lay, so that its own days take the part that they took.
 * The successor has the rest of both, and nothing is paid twice. How it went (measures, outcomes, notes on pupils) stays where it
 * was seen; a measure at the end is the next step's baseline. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-change-from.h"

#include "model/pmap-calendar.h"
#include "model/pmap-missed.h"
#include "model/pmap-places.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"
#include "model/pmap-resource.h"
#include "model/pmap-run-dates.h"
#include "model/pmap-run.h"

#include <glib/gi18n.h>

/* The part of a number that lies after the change; what is left lies before. All of it does where there are no sessions. */
static gint64
take_rest (gint64 whole,
           guint  part,
           guint  all)
{
  return all > 0 ? (whole * part + all / 2) / all : whole;
}

static PmapRecordList *
get_resources (PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);

  if (pmap_record_list_get_length (intervention->resources) == 0 && provision != NULL)
    return provision->resources;
  return intervention->resources;
}

static gboolean
buys_once (PmapIntervention *intervention)
{
  PmapRecordList *resources = get_resources (intervention);

  for (guint i = 0; i < pmap_record_list_get_length (resources); i++)
    if (((PmapResource *) pmap_record_list_get (resources, i))->basis != PMAP_RESOURCE_SESSION)
      return TRUE;
  return FALSE;
}

/* --- the successor, before it is in the map --- */

/* Who has left stays behind; who has yet to join comes along with all that is known. */
static void
keep_members (PmapIntervention *successor,
              PmapDate          day)
{
  for (guint i = pmap_record_list_get_length (successor->members); i > 0; i--)
    {
      PmapMember *member = pmap_record_list_get (successor->members, i - 1);

      if (member->to != PMAP_DATE_NONE && member->to < day)
        {
          _pmap_record_list_remove (successor->members, i - 1);
          continue;
        }
      if (member->from < day)
        {
          member->baseline = member->exit != PMAP_UNSET ? member->exit : member->baseline;
          member->exit = member->outcome = PMAP_UNSET;
          g_clear_pointer (&member->note, g_free);
        }
      if (member->from <= day)
        member->from = PMAP_DATE_NONE;
    }
}

/* What was not held before stays with the run that it was of. */
static void
keep_missed (PmapIntervention *successor,
             PmapDate          day)
{
  for (guint i = pmap_record_list_get_length (successor->missed); i > 0; i--)
    {
      PmapMissed *missed = pmap_record_list_get (successor->missed, i - 1);

      if (pmap_missed_get_last (missed) < day)
        _pmap_record_list_remove (successor->missed, i - 1);
      else
        missed->day = MAX (missed->day, day);
    }
}

/* The menu's resources are the successor's own from now on: it has to say what is left of them. */
static void
keep_resources (PmapIntervention      *successor,
                PmapIntervention      *intervention,
                const PmapRunDivision *division)
{
  PmapRecordList *resources = get_resources (intervention);
  gboolean has_own = resources == intervention->resources;

  if (!has_own && !buys_once (intervention))
    return;
  for (guint i = 0; i < pmap_record_list_get_length (resources); i++)
    {
      g_autoptr (PmapRecord) copy = NULL;
      PmapResource *resource;

      if (!has_own)
        {
          copy = pmap_record_copy (pmap_record_list_get (resources, i));
          _pmap_record_list_append (successor->resources, copy);
        }
      resource = pmap_record_list_get (successor->resources, i);
      if (resource->basis != PMAP_RESOURCE_SESSION && resource->cost != PMAP_UNSET)
        resource->cost = take_rest (resource->cost, division->parts_after, division->parts_all);
    }
}

static PmapRecord *
make_successor (PmapIntervention      *intervention,
                const PmapRunDivision *division)
{
  PmapRecord *copy = pmap_record_copy (PMAP_RECORD (intervention));
  PmapIntervention *successor = PMAP_INTERVENTION (copy);
  g_auto (GValue) id = G_VALUE_INIT;
  PmapRun run;

  g_value_init (&id, G_TYPE_STRING);
  g_value_set_string (&id, pmap_record_get_id (PMAP_RECORD (intervention)));
  _pmap_record_store_value (copy, pmap_record_find_field (copy, "follows"), &id);
  pmap_run_find (&run, intervention);
  successor->start = division->day;
  successor->spread_days = PMAP_UNSET;
  if (run.weeks != PMAP_UNSET)
    successor->weeks = take_rest (run.weeks, division->parts_after, division->parts_all);
  if (successor->review < division->day)
    successor->review = PMAP_DATE_NONE;
  keep_members (successor, division->day);
  keep_missed (successor, division->day);
  keep_resources (successor, intervention, division);
  return copy;
}

/* --- the run that is closed --- */

/* Who has yet to join does so in the successor; a last day to come is the successor's, too. */
static gboolean
part_with_members (PmapEditor        *editor,
                   PmapIntervention  *intervention,
                   PmapDate           day,
                   GError           **error)
{
  for (guint i = pmap_record_list_get_length (intervention->members); i > 0; i--)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i - 1);
      gboolean done = TRUE;

      if (member->from >= day && (member->to == PMAP_DATE_NONE || member->to >= day))
        done = pmap_editor_remove (editor, PMAP_RECORD (member), error);
      else if (member->to >= day)
        done = pmap_editor_set_date (editor, PMAP_RECORD (member), "to", PMAP_DATE_NONE, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
part_with_missed (PmapEditor        *editor,
                  PmapIntervention  *intervention,
                  PmapDate           day,
                  GError           **error)
{
  for (guint i = pmap_record_list_get_length (intervention->missed); i > 0; i--)
    {
      PmapMissed *missed = pmap_record_list_get (intervention->missed, i - 1);
      gboolean done = TRUE;

      if (missed->day >= day)
        done = pmap_editor_remove (editor, PMAP_RECORD (missed), error);
      else if (pmap_missed_get_last (missed) >= day)
        done = pmap_editor_set_date (editor, PMAP_RECORD (missed), "until", day - 1, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_run (PmapEditor             *editor,
           PmapIntervention       *intervention,
           const PmapRunDivision  *division,
           GError                **error)
{
  PmapRecord *record = PMAP_RECORD (intervention);
  gboolean is_spread;
  PmapRun run;

  pmap_run_find (&run, intervention);
  is_spread = run.weeks != PMAP_UNSET || buys_once (intervention);
  if (!pmap_editor_set_date (editor, record, "end", division->day - 1, error)
      || (is_spread && !pmap_editor_set_number (editor, record, "spread-days", division->days_all, error))
      || (run.weeks != PMAP_UNSET && !pmap_editor_set_number (editor, record, "weeks", run.weeks, error))
      || (intervention->review >= division->day && !pmap_editor_set_date (editor, record, "review", PMAP_DATE_NONE, error)))
    return FALSE;
  return part_with_members (editor, intervention, division->day, error)
         && part_with_missed (editor, intervention, division->day, error);
}

static gboolean
carry_on (PmapEditor             *editor,
          PmapIntervention       *intervention,
          PmapRecord             *successor,
          const PmapRunDivision  *division,
          GError                **error)
{
  PmapRecordList *list = pmap_record_get_list (PMAP_RECORD (intervention));
  guint position;

  pmap_record_list_get_position (list, PMAP_RECORD (intervention), &position);
  return close_run (editor, intervention, division, error)
         && pmap_editor_insert (editor, list, position + 1, successor, error);
}

/**
 * pmap_change_from:
 * @editor: the editor of a document
 * @intervention: one of its interventions
 * @day: from when on it is to be another
 * @error: says in plain words why not, see pmap_intervention_divide()
 *
 * Closes @intervention the day before @day and lets a successor carry it on: a copy with the members who stay, the rest of its
 * weeks and of what was bought once. Nothing that was costed before @day moves.
 *
 * Returns: (transfer none) (nullable): the successor, which is to be changed now; %NULL where that cannot be, and nothing changed
 */
PmapIntervention *
pmap_change_from (PmapEditor        *editor,
                  PmapIntervention  *intervention,
                  PmapDate           day,
                  GError           **error)
{
  g_autoptr (PmapRecord) successor = NULL;
  g_autofree char *name = NULL, *date = NULL, *label = NULL;
  PmapRunDivision division;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_INTERVENTION (intervention) && day != PMAP_DATE_NONE, NULL);

  if (!pmap_intervention_divide (intervention, day, &division, error))
    return NULL;
  successor = make_successor (intervention, &division);
  name = pmap_record_describe (PMAP_RECORD (intervention));
  date = pmap_date_format (day);
  /* translators: the name of a step that can be undone: an intervention, and a day. */
  label = g_strdup_printf (_("Change %1$s from %2$s"), name, date);
  pmap_editor_begin (editor, label);
  done = carry_on (editor, intervention, successor, &division, error);
  return pmap_editor_finish (editor, done) ? PMAP_INTERVENTION (successor) : NULL;      /* the list holds it now */
}

/**
 * pmap_change_from_find_day:
 * @editor: the editor of a document
 * @intervention: one of its interventions
 * @today: the day that is asked on
 *
 * Returns: the day that is most likely meant when somebody says today that it changes: the next school day, but within the run;
 *   whether it can be changed then is for pmap_intervention_divide() to say
 */
PmapDate
pmap_change_from_find_day (PmapEditor       *editor,
                           PmapIntervention *intervention,
                           PmapDate          today)
{
  PmapYear *year;
  g_autoptr (PmapCalendar) calendar = NULL;
  PmapPeriod run;
  PmapDate day;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_INTERVENTION (intervention), today);

  year = pmap_document_get_year (pmap_editor_get_document (editor));
  calendar = pmap_calendar_new (year);
  run = pmap_run_get_dates (intervention);
  day = pmap_run_dates_find_start (calendar, year, MAX (today + 1, run.from != PMAP_DATE_NONE ? run.from + 1 : 0));
  return run.to != PMAP_DATE_NONE ? MIN (day, run.to) : day;
}
