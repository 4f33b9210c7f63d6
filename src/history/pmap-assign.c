/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starting a run of a provision, with a pupil or still without; joining a group, leaving it, and never having been in it:
 * each one step that can be undone.
 *
 * A new intervention starts on the next school day and ends after as many weeks as the menu says. It carries copies of
 * what the menu says (length, frequency, staff, resources): the menu may change next term, and what was given and what
 * it cost must not change with it. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-assign.h"

#include "base/pmap-error.h"
#include "model/pmap-places.h"
#include "model/pmap-resource.h"
#include "model/pmap-run-dates.h"
#include "model/pmap-run.h"
#include "model/pmap-staffing.h"

#include <glib/gi18n.h>

/* What is added is part of a step that has a name. */
#define STEP ""

/* The fields of an intervention that begin as the menu says them, by their name in both nouns. */
static const struct
{
  const char *provision;
  const char *intervention;
} copied_fields[] = {
  { "minutes", "minutes" },
  { "sessions-per-week", "sessions-per-week" },
  { "group-size", "group-size" },
  { "taught", "taught" },
  { "purpose", "outcome" },
};

static gboolean
copy_fields (PmapEditor        *editor,
             PmapProvision     *provision,
             PmapIntervention  *intervention,
             GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
    {
      const PmapField *from = pmap_record_find_field (PMAP_RECORD (provision), copied_fields[i].provision);
      const PmapField *to = pmap_record_find_field (PMAP_RECORD (intervention), copied_fields[i].intervention);
      g_auto (GValue) value = G_VALUE_INIT;

      pmap_record_get_value (PMAP_RECORD (provision), from, &value);
      if (!pmap_editor_set (editor, PMAP_RECORD (intervention), to, &value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_staffing (PmapEditor        *editor,
              PmapProvision     *provision,
              PmapIntervention  *intervention,
              GError           **error)
{
  PmapRecord *line;

  if (provision->role == NULL)
    return TRUE;
  line = pmap_editor_add (editor, intervention->staffing, PMAP_POSITION_END, STEP, error, "role", provision->role, NULL);
  return line != NULL
         && pmap_editor_set_number (editor, line, "preparation-minutes", provision->preparation_minutes, error);
}

static gboolean
add_resources (PmapEditor        *editor,
               PmapProvision     *provision,
               PmapIntervention  *intervention,
               GError           **error)
{
  for (guint i = 0; i < pmap_record_list_get_length (provision->resources); i++)
    {
      g_autoptr (PmapRecord) copy = pmap_record_copy (pmap_record_list_get (provision->resources, i));

      if (!pmap_editor_insert (editor, intervention->resources, PMAP_POSITION_END, copy, error))
        return FALSE;
    }
  return TRUE;
}

static PmapMember *
add_member (PmapEditor        *editor,
            PmapIntervention  *intervention,
            PmapPupil         *pupil,
            PmapDate           from,
            GError           **error)
{
  g_autoptr (PmapRecord) member = pmap_record_new (PMAP_TYPE_MEMBER);

  if (!pmap_editor_insert (editor, intervention->members, PMAP_POSITION_END, member, error)
      || !pmap_editor_set_reference (editor, member, "pupil", PMAP_RECORD (pupil), error)
      || !pmap_editor_set_date (editor, member, "from", from, error))
    return NULL;
  return PMAP_MEMBER (member);     /* the list holds it now */
}

static PmapIntervention *
begin_run (PmapEditor     *editor,
           PmapProvision  *provision,
           PmapDate        today,
           GError        **error)
{
  PmapDocument *document = pmap_editor_get_document (editor);
  PmapYear *year = pmap_document_get_year (document);
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (year);
  g_autoptr (PmapRecord) run = pmap_record_new (PMAP_TYPE_INTERVENTION);
  PmapIntervention *intervention = PMAP_INTERVENTION (run);
  PmapDate start = pmap_run_dates_find_start (calendar, year, today);
  PmapDate end = pmap_run_dates_find_end (calendar, year, start, provision->weeks);

  if (!pmap_editor_insert (editor, document->interventions, PMAP_POSITION_END, run, error)
      || !pmap_editor_set_reference (editor, run, "provision", PMAP_RECORD (provision), error)
      || !pmap_editor_set_date (editor, run, "start", start, error)
      || !pmap_editor_set_date (editor, run, "end", end, error)
      || !copy_fields (editor, provision, intervention, error)
      || !add_staffing (editor, provision, intervention, error)
      || !add_resources (editor, provision, intervention, error))
    return NULL;
  return intervention;     /* the list holds it now */
}

/**
 * pmap_assign_start:
 * @editor: the editor of a document
 * @provision: an entry of its menu
 * @today: the day on which this is done
 * @error: says in plain words why not
 *
 * Starts a run of @provision that nobody is in yet: from the next school day, for as many weeks as the menu says, and
 * all else (length, frequency, group, usual staff, resources, purpose) as the menu says, too.
 *
 * Returns: (transfer none) (nullable): the run, or %NULL; nothing changed then
 */
PmapIntervention *
pmap_assign_start (PmapEditor     *editor,
                   PmapProvision  *provision,
                   PmapDate        today,
                   GError        **error)
{
  g_autofree char *name = NULL, *label = NULL;
  PmapIntervention *intervention;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_PROVISION (provision), NULL);

  name = pmap_record_describe (PMAP_RECORD (provision));
  /* translators: the name of a step that can be undone; %s is a provision: "Start a group of Talk Boost". */
  label = g_strdup_printf (_("Start a group of %s"), name);
  pmap_editor_begin (editor, label);
  intervention = begin_run (editor, provision, today, error);
  pmap_editor_finish (editor, intervention != NULL);
  return intervention;
}

/**
 * pmap_assign_provision:
 * @editor: the editor of a document
 * @provision: an entry of its menu
 * @pupil: one of its pupils
 * @today: the day on which this is done
 * @error: says in plain words why not
 *
 * Starts a run of @provision as pmap_assign_start() does, with @pupil as its one member.
 *
 * Returns: (transfer none) (nullable): the membership, or %NULL; nothing changed then
 */
PmapMember *
pmap_assign_provision (PmapEditor     *editor,
                       PmapProvision  *provision,
                       PmapPupil      *pupil,
                       PmapDate        today,
                       GError        **error)
{
  g_autofree char *name = NULL, *label = NULL;
  PmapIntervention *intervention;
  PmapMember *member = NULL;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_PROVISION (provision) && PMAP_IS_PUPIL (pupil), NULL);

  name = pmap_record_describe (PMAP_RECORD (provision));
  /* translators: the name of a step that can be undone; %s is a provision: "Add 1stClass@Number". */
  label = g_strdup_printf (_("Add %s"), name);
  pmap_editor_begin (editor, label);
  intervention = begin_run (editor, provision, today, error);
  if (intervention != NULL)
    member = add_member (editor, intervention, pupil, PMAP_DATE_NONE, error);
  pmap_editor_finish (editor, member != NULL);
  return member;
}

/**
 * pmap_assign_one_to_one:
 * @editor: the editor of a document
 * @provision: an entry of its menu
 * @pupil: one of its pupils
 * @today: the day on which this is done
 * @error: says in plain words why not
 *
 * As pmap_assign_provision(), with one place, whatever the menu says.
 *
 * Returns: (transfer none) (nullable): the membership, or %NULL; nothing changed then
 */
PmapMember *
pmap_assign_one_to_one (PmapEditor     *editor,
                        PmapProvision  *provision,
                        PmapPupil      *pupil,
                        PmapDate        today,
                        GError        **error)
{
  g_autofree char *name = NULL, *label = NULL;
  PmapMember *member;
  PmapRecord *run;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_PROVISION (provision) && PMAP_IS_PUPIL (pupil), NULL);

  name = pmap_record_describe (PMAP_RECORD (provision));
  /* translators: the name of a step that can be undone; %s is a provision. */
  label = g_strdup_printf (_("Add %s, one to one"), name);
  pmap_editor_begin (editor, label);
  member = pmap_assign_provision (editor, provision, pupil, today, error);
  run = member != NULL ? pmap_record_get_owner (PMAP_RECORD (member)) : NULL;
  done = run != NULL && pmap_editor_set_number (editor, run, "group-size", 1, error);
  return pmap_editor_finish (editor, done) ? member : NULL;
}

static gboolean
has_begun (PmapIntervention *intervention,
           PmapDate          today)
{
  PmapDate start = pmap_run_get_dates (intervention).from;

  return start != PMAP_DATE_NONE && start < today && pmap_intervention_get_phase (intervention, today) == PMAP_PHASE_RUNNING;
}

/* The first day of who joins: the next school day in a group that runs already, so that no past cost changes. The first
 * of all has no past cost to change and is in it from the start. */
static PmapDate
find_joining_day (PmapEditor       *editor,
                  PmapIntervention *intervention,
                  PmapMember       *joiner,
                  PmapDate          today)
{
  PmapYear *year = pmap_document_get_year (pmap_editor_get_document (editor));
  g_autoptr (PmapCalendar) calendar = NULL;
  gboolean is_first = TRUE;
  PmapDate day, end;

  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    is_first = is_first && pmap_record_list_get (intervention->members, i) == (gpointer) joiner;
  if (is_first || !has_begun (intervention, today))
    return PMAP_DATE_NONE;
  calendar = pmap_calendar_new (year);
  day = pmap_run_dates_find_start (calendar, year, today);
  end = pmap_run_get_dates (intervention).to;
  return end != PMAP_DATE_NONE ? MIN (day, end) : day;
}

/**
 * pmap_assign_find_joining_day:
 * @editor: the editor of a document
 * @intervention: one of its interventions
 * @today: the day on which this is done
 *
 * Returns: the first day of a pupil whom pmap_assign_to_group() puts in it; %PMAP_DATE_NONE for its own first day
 */
PmapDate
pmap_assign_find_joining_day (PmapEditor       *editor,
                              PmapIntervention *intervention,
                              PmapDate          today)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_INTERVENTION (intervention), PMAP_DATE_NONE);

  return find_joining_day (editor, intervention, NULL, today);
}

/**
 * pmap_assign_to_group:
 * @editor: the editor of a document
 * @intervention: one of its interventions
 * @pupil: one of its pupils
 * @today: the day on which this is done
 * @error: says in plain words why not
 *
 * Lets @pupil join a group, once more if the pupil has left it. In one that runs already and has members the pupil is a
 * member from the next school day: who joins late changes no past cost.
 *
 * Returns: (transfer none) (nullable): the membership, or %NULL; nothing changed then
 */
PmapMember *
pmap_assign_to_group (PmapEditor        *editor,
                      PmapIntervention  *intervention,
                      PmapPupil         *pupil,
                      PmapDate           today,
                      GError           **error)
{
  g_autofree char *name = NULL, *label = NULL;
  PmapMember *member;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_INTERVENTION (intervention) && PMAP_IS_PUPIL (pupil), NULL);

  name = pmap_record_describe (PMAP_RECORD (intervention));
  if (pmap_places_find_holder (intervention, pmap_record_get_id (PMAP_RECORD (pupil)), today) != NULL)
    {
      g_autofree char *who = pmap_record_describe (PMAP_RECORD (pupil));

      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a pupil's name, and an intervention's. */
                   _("%1$s is in %2$s already"), who, name);
      return NULL;
    }
  /* translators: the name of a step that can be undone; %s is an intervention. */
  label = g_strdup_printf (_("Join %s"), name);
  pmap_editor_begin (editor, label);
  member = add_member (editor, intervention, pupil, find_joining_day (editor, intervention, NULL, today), error);
  pmap_editor_finish (editor, member != NULL);
  return member;
}

/**
 * pmap_assign_date_joiner:
 * @editor: the editor of a document
 * @member: a new membership in it, from no day yet
 * @today: the day on which this is done
 * @error: says in plain words why not
 *
 * Gives who was added to a group by its form the first day that pmap_assign_to_group() would.
 *
 * Returns: %FALSE if it cannot be; nothing changed then
 */
gboolean
pmap_assign_date_joiner (PmapEditor  *editor,
                         PmapMember  *member,
                         PmapDate     today,
                         GError     **error)
{
  PmapRecord *intervention;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_MEMBER (member), FALSE);
  intervention = pmap_record_get_owner (PMAP_RECORD (member));
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), FALSE);

  return pmap_editor_set_date (editor, PMAP_RECORD (member), "from",
                               find_joining_day (editor, PMAP_INTERVENTION (intervention), member, today), error);
}

/**
 * pmap_assign_has_past:
 * @member: a membership
 * @today: the day that is asked on
 *
 * Returns: whether there is anything to keep when the pupil is taken out: days before @today, or how it went. What was
 *   put in by mistake a moment ago has no past.
 */
gboolean
pmap_assign_has_past (PmapMember *member,
                      PmapDate    today)
{
  g_return_val_if_fail (PMAP_IS_MEMBER (member), TRUE);

  return pmap_places_get_dates (member).from < today || member->baseline != PMAP_UNSET || member->exit != PMAP_UNSET
         || member->outcome != PMAP_UNSET || member->note != NULL;
}

/**
 * pmap_assign_find_last_day:
 * @editor: the editor of a document
 * @member: a membership in it
 * @today: the day that is asked on
 *
 * Returns: the day that is most likely meant when somebody says today that the pupil leaves: today, or the last school
 *   day before, but no day outside the pupil's time in it
 */
PmapDate
pmap_assign_find_last_day (PmapEditor *editor,
                           PmapMember *member,
                           PmapDate    today)
{
  PmapRecord *intervention;
  PmapYear *year;
  g_autoptr (PmapCalendar) calendar = NULL;
  PmapPeriod run;
  PmapDate day;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_MEMBER (member), today);
  intervention = pmap_record_get_owner (PMAP_RECORD (member));
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), today);

  year = pmap_document_get_year (pmap_editor_get_document (editor));
  calendar = pmap_calendar_new (year);
  day = pmap_run_dates_find_last_school_day (calendar, year, today);
  run = pmap_run_get_dates (PMAP_INTERVENTION (intervention));
  if (run.to != PMAP_DATE_NONE)
    day = MIN (day, run.to);
  return MAX (day, pmap_places_get_dates (member).from);
}

/**
 * pmap_assign_end_run:
 * @editor: the editor of a document
 * @intervention: one of its interventions
 * @last_day: its last day
 * @error: says in plain words why not
 *
 * Ends a run. Weeks that were said as a number become those that are over, so that what was costed until then stays, and no more. To
 * be called inside a group.
 *
 * Returns: %FALSE if it cannot be
 */
gboolean
pmap_assign_end_run (PmapEditor        *editor,
                     PmapIntervention  *intervention,
                     PmapDate           last_day,
                     GError           **error)
{
  gint64 weeks;
  PmapRun run;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_INTERVENTION (intervention) && last_day != PMAP_DATE_NONE, FALSE);

  weeks = pmap_run_count_weeks_until (intervention, last_day);

  if (!pmap_editor_set_date (editor, PMAP_RECORD (intervention), "end", last_day, error))
    return FALSE;
  pmap_run_find (&run, intervention);
  return run.weeks == PMAP_UNSET || weeks == PMAP_UNSET || run.weeks == weeks
         || pmap_editor_set_number (editor, PMAP_RECORD (intervention), "weeks", weeks, error);
}

/**
 * pmap_assign_leave:
 * @editor: the editor of a document
 * @member: a membership in it
 * @last_day: the pupil's last day
 * @error: says in plain words why not
 *
 * Lets a pupil leave: what was given until @last_day, what it cost and how it went stay. One to one there is nothing
 * left to go on, so that the intervention itself ends, and a number of weeks said for it becomes those that are over.
 *
 * Returns: %FALSE if it cannot be; nothing changed then
 */
gboolean
pmap_assign_leave (PmapEditor  *editor,
                   PmapMember  *member,
                   PmapDate     last_day,
                   GError     **error)
{
  PmapRecord *intervention;
  PmapDate first_day;
  g_autofree char *who = NULL, *name = NULL, *label = NULL;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_MEMBER (member) && last_day != PMAP_DATE_NONE, FALSE);
  intervention = pmap_record_get_owner (PMAP_RECORD (member));
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), FALSE);

  who = pmap_record_describe (PMAP_RECORD (member));
  name = pmap_record_describe (intervention);
  first_day = pmap_places_get_dates (member).from;
  if (last_day < first_day)
    {
      g_autofree char *day = pmap_date_format (first_day);

      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a pupil's name, and a day. */
                   _("%1$s began on %2$s: the last day cannot be before it"), who, day);
      return FALSE;
    }
  /* translators: the name of a step that can be undone: a pupil's name, and an intervention's. */
  label = g_strdup_printf (_("%1$s leaves %2$s"), who, name);
  pmap_editor_begin (editor, label);
  if (pmap_places_is_group (PMAP_INTERVENTION (intervention)))
    done = pmap_editor_set_date (editor, PMAP_RECORD (member), "to", last_day, error);
  else
    done = pmap_assign_end_run (editor, PMAP_INTERVENTION (intervention), last_day, error);
  return pmap_editor_finish (editor, done);
}

/**
 * pmap_assign_withdraw:
 * @editor: the editor of a document
 * @member: a membership in it
 * @error: says in plain words why not
 *
 * Takes a pupil out of an intervention, as if never put in; the intervention goes with its last member.
 * Who was in it and leaves is given a last day instead, see pmap_assign_leave().
 *
 * Returns: %FALSE if it cannot be; nothing changed then
 */
gboolean
pmap_assign_withdraw (PmapEditor  *editor,
                      PmapMember  *member,
                      GError     **error)
{
  PmapRecord *intervention;
  g_autofree char *name = NULL, *label = NULL;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_MEMBER (member), FALSE);
  intervention = pmap_record_get_owner (PMAP_RECORD (member));
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), FALSE);

  name = pmap_record_describe (intervention);
  /* translators: the name of a step that can be undone; %s is an intervention. */
  label = g_strdup_printf (_("Remove %s"), name);
  pmap_editor_begin (editor, label);
  if (pmap_record_list_get_length (PMAP_INTERVENTION (intervention)->members) == 1)
    done = pmap_editor_remove (editor, intervention, error);
  else
    done = pmap_editor_remove (editor, PMAP_RECORD (member), error);
  return pmap_editor_finish (editor, done);
}
