/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of advice about when and where: two things at once, the same lesson missed again and again, more hours than somebody is paid
 * for. Only what is still to come is spoken of. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-advice-private.h"

#include "base/pmap-clock.h"
#include "base/pmap-text.h"
#include "calc/pmap-timetable.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-slot.h"
#include "model/pmap-subject.h"

#include <glib/gi18n.h>

/** At the same time on so many days of the week is every day, to a class that has the same lesson then. */
#define EVERY_DAY 4

/** What goes on for less than half a term is caught up. */
#define SOME_WEEKS 6

/** How often the same lesson is missed in all before it is spoken of: about a term. */
#define A_TERM 12

const PmapIssueKind _pmap_advice_clash_pupil = {
  "clash-pupil", PMAP_PLURAL_ ("%u pupil is to be in two places at once", "%u times a pupil is to be in two places at once"),
  PMAP_URGENCY_OVERDUE, N_("A pupil is in one place at a time, so one of the two is not given as the map says")
};
const PmapIssueKind _pmap_advice_clash_staff = {
  "clash-staff", PMAP_PLURAL_ ("%u adult is to be in two places at once", "%u times an adult is to be in two places at once"),
  PMAP_URGENCY_OVERDUE, N_("An adult is in one place at a time, so one of the two is not given as the map says")
};
const PmapIssueKind _pmap_advice_clash_room = {
  "clash-room", PMAP_PLURAL_ ("%u room is to have two groups at once", "%u times a room is to have two groups at once"), PMAP_URGENCY_REST,
  N_("A room has one group at a time, unless it is large enough for two")
};
const PmapIssueKind _pmap_advice_same_lesson = {
  "same-lesson", PMAP_PLURAL_ ("%u time the same lesson is missed again and again", "%u times the same lesson is missed again and again"),
  PMAP_URGENCY_REST, N_("SEND Code of Practice 6.2: pupils with SEN engage in the activities of the school alongside others")
};
const PmapIssueKind _pmap_advice_over_planned = {
  "over-planned", PMAP_PLURAL_ ("%u adult is planned for more hours than are paid", "%u adults are planned for more hours than are paid"),
  PMAP_URGENCY_MONEY, N_("A cost is of hours that somebody works: more than are paid are not given, or cost more")
};

static PmapTimetable *
make_timetable (const PmapAdviceContext *context)
{
  return pmap_timetable_new (context->document, context->calendar, context->first, context->last);
}

/* "Mon, Wed, Fri". */
static char *
list_weekdays (guint weekdays)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < PMAP_N_WEEKDAYS; i++)
    if (weekdays & 1u << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(pmap_weekday_labels[i]));
  return g_string_free (text, FALSE);
}

/* "on 4 December 2026, 9:00 to 9:05", "Fri, 9:00 to 9:05, 23 times from 4 December 2026". */
static char *
say_when (const PmapClash *clash)
{
  g_autofree char *from = pmap_clock_format (clash->from), *until = pmap_clock_format (clash->until);
  g_autofree char *day = pmap_date_format (clash->day), *weekdays = list_weekdays (clash->weekdays);

  if (clash->n_times == 1)
    /* translators: a date, and two times of the day. */
    return g_strdup_printf (_("on %1$s, %2$s to %3$s"), day, from, until);
  /* translators: days of the week, two times of the day, a number of times, and a date. */
  return g_strdup_printf (ngettext ("%1$s, %2$s to %3$s, %4$u time from %5$s", "%1$s, %2$s to %3$s, %4$u times from %5$s", clash->n_times),
                          weekdays, from, until, clash->n_times, day);
}

static void
add_clash (PmapRecord          *record,
           PmapIssues          *issues,
           const PmapIssueKind *kind,
           const PmapClash     *clash)
{
  g_autofree char *first = pmap_record_describe (PMAP_RECORD (clash->first)), *second = pmap_record_describe (PMAP_RECORD (clash->second));
  g_autofree char *when = say_when (clash);
  PmapIssue *issue;

  if (clash->first == clash->second)
    issue = pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, kind, NULL,
                                   /* translators: a group, and when: "Zones: two of its slots are at once: Fri, 9:00 to 9:05 …" */
                                   _("%1$s: two of its slots are at once: %2$s"), first, when);
  else
    issue = pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, kind, NULL,
                                   /* translators: two groups, and when: "Zones and Sensory circuit at once: Fri, 9:00 to 9:05 …" */
                                   _("%1$s and %2$s at once: %3$s"), first, second, when);
  issue->of = g_strdup (pmap_record_get_id (PMAP_RECORD (clash->first)));
  issue->with = g_strdup (pmap_record_get_id (PMAP_RECORD (clash->second)));
}

static void
find_clashes (PmapTimetable       *timetable,
              PmapTimetableView    view,
              PmapRecord          *record,
              const PmapIssueKind *kind,
              PmapIssues          *issues)
{
  g_autoptr (GArray) sessions = pmap_timetable_list (timetable, view, pmap_record_get_id (record));
  g_autoptr (GArray) clashes = pmap_timetable_find_clashes (sessions, view);

  for (guint i = 0; i < clashes->len; i++)
    add_clash (record, issues, kind, &g_array_index (clashes, PmapClash, i));
}

static PmapTimetable *
make_pupil_timetable (const PmapAdviceContext *context,
                      PmapRecord              *pupil)
{
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (context->ledger, pmap_record_get_id (pupil));
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  PmapTimetable *timetable = make_timetable (context);

  for (guint i = 0; i < members->len; i++)
    {
      PmapRecord *intervention = pmap_record_get_owner (members->pdata[i]);

      if (g_hash_table_add (added, intervention))
        pmap_timetable_add (timetable, PMAP_INTERVENTION (intervention));
    }
  return timetable;
}

static gboolean
is_planned (const PmapAdviceContext *context,
            PmapRecord              *record)
{
  return pmap_record_get_id (record) != NULL && context->last != PMAP_DATE_NONE && context->first <= context->last;
}

void
_pmap_advice_find_clash_pupil (const PmapAdviceContext *context,
                               gpointer                 record,
                               PmapIssues              *issues)
{
  g_autoptr (PmapTimetable) timetable = NULL;

  if (!is_planned (context, record) || pmap_pupil_is_former (record))
    return;
  timetable = make_pupil_timetable (context, record);
  find_clashes (timetable, PMAP_TIMETABLE_PUPIL, record, &_pmap_advice_clash_pupil, issues);
}

void
_pmap_advice_find_clash_staff (const PmapAdviceContext *context,
                               gpointer                 record,
                               PmapIssues              *issues)
{
  g_autoptr (PmapTimetable) timetable = NULL;
  g_autoptr (GPtrArray) given = NULL;

  if (!is_planned (context, record))
    return;
  timetable = make_timetable (context);
  given = pmap_timetable_list_given_by (context->document, pmap_record_get_id (record));
  pmap_timetable_add_all (timetable, given);
  find_clashes (timetable, PMAP_TIMETABLE_STAFF, record, &_pmap_advice_clash_staff, issues);
}

/* --- rooms --- */

static char *
fold_place (PmapSlot *slot)
{
  return slot->place != NULL ? g_strstrip (pmap_text_fold (slot->place)) : NULL;
}

static gboolean
is_held_in (PmapIntervention *intervention,
            const char       *place)
{
  for (guint i = 0; i < pmap_record_list_get_length (intervention->slots); i++)
    {
      g_autofree char *other = fold_place (pmap_record_list_get (intervention->slots, i));

      if (g_strcmp0 (other, place) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What two groups have against each other is said of the one that is earlier in the map. */
static void
find_in_room (const PmapAdviceContext *context,
              PmapIntervention        *intervention,
              const char              *place,
              const char              *folded,
              PmapIssues              *issues)
{
  g_autoptr (PmapTimetable) timetable = make_timetable (context);
  g_autoptr (GArray) sessions = NULL, clashes = NULL;

  for (guint i = 0; i < pmap_record_list_get_length (context->document->interventions); i++)
    {
      PmapIntervention *other = pmap_record_list_get (context->document->interventions, i);

      if (is_held_in (other, folded))
        pmap_timetable_add (timetable, other);
    }
  sessions = pmap_timetable_list (timetable, PMAP_TIMETABLE_ROOM, place);
  clashes = pmap_timetable_find_clashes (sessions, PMAP_TIMETABLE_ROOM);
  for (guint i = 0; i < clashes->len; i++)
    {
      const PmapClash *clash = &g_array_index (clashes, PmapClash, i);
      g_autofree char *second = pmap_record_describe (PMAP_RECORD (clash->second)), *when = say_when (clash);
      PmapIssue *issue;

      if (clash->first != intervention || clash->second == intervention)
        continue;
      issue = pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, &_pmap_advice_clash_room, "slots",
                                     /* translators: a place, another group, and when. */
                                     _("%1$s has %2$s, too: %3$s"), place, second, when);
      issue->with = g_strdup (pmap_record_get_id (PMAP_RECORD (clash->second)));
    }
}

void
_pmap_advice_find_clash_room (const PmapAdviceContext *context,
                              gpointer                 record,
                              PmapIssues              *issues)
{
  PmapIntervention *intervention = record;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!is_planned (context, record))
    return;
  for (guint i = 0; i < pmap_record_list_get_length (intervention->slots); i++)
    {
      PmapSlot *slot = pmap_record_list_get (intervention->slots, i);
      g_autofree char *folded = fold_place (slot);

      if (folded == NULL || *folded == '\0' || g_hash_table_contains (seen, folded))
        continue;
      find_in_room (context, intervention, slot->place, folded, issues);
      g_hash_table_add (seen, g_steal_pointer (&folded));
    }
}

/* --- lessons --- */

/* What is missed at the same time of the day, whatever the day of the week. */
typedef struct
{
  gint64 time;
  guint weekdays;             /* on which it is missed for some weeks */
  gboolean is_one;            /* all for the same group */
  PmapIntervention *intervention;
} SameTime;

static void
add_same_time (GArray                 *times,
               const PmapLessonMissed *missed)
{
  SameTime item = { missed->time, 1u << missed->weekday, TRUE, missed->intervention };

  for (guint i = 0; i < times->len; i++)
    {
      SameTime *known = &g_array_index (times, SameTime, i);

      if (known->time != item.time)
        continue;
      known->weekdays |= item.weekdays;
      known->is_one = known->is_one && known->intervention == item.intervention;
      return;
    }
  g_array_append_val (times, item);
}

static guint
count_weekdays (guint weekdays)
{
  guint n = 0;

  for (guint i = 0; i < PMAP_N_WEEKDAYS; i++)
    n += (weekdays & 1u << i) != 0;
  return n;
}

static void
say_daily (PmapRecord     *record,
           const SameTime *same,
           PmapIssues     *issues)
{
  g_autofree char *weekdays = list_weekdays (same->weekdays), *time = pmap_clock_format (same->time);

  if (PMAP_IS_INTERVENTION (record))
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_same_lesson, "slots",
                           /* translators: days of the week, and a time of the day. */
                           _("%1$s at %2$s: who is out of class at the same time each day most often misses the same lesson"),
                           weekdays, time);
  else
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_same_lesson, NULL,
                           /* translators: days of the week, and a time of the day. */
                           _("%1$s at %2$s, for more than one group: who is out of class at the same time each day most often misses "
                             "the same lesson"),
                           weekdays, time);
}

/* One group after another at the same hour of the week. */
static void
say_again (PmapRecord             *pupil,
           GArray                 *sessions,
           const PmapLessonMissed *missed,
           PmapIssues             *issues)
{
  g_autofree char *time = pmap_clock_format (missed->time);
  PmapIntervention *other = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      const PmapSession *session = &g_array_index (sessions, PmapSession, i);

      if (session->intervention != missed->intervention && session->start == missed->time
          && pmap_date_weekday (session->day) == missed->weekday
          && g_strcmp0 (session->intervention->provision, missed->intervention->provision) != 0)
        other = session->intervention;
    }
  if (other != NULL)
    {
      g_autofree char *first = pmap_record_describe (PMAP_RECORD (missed->intervention)), *second = pmap_record_describe (PMAP_RECORD (other));

      pmap_record_add_issue (pupil, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_same_lesson, NULL,
                             /* translators: a day of the week, a time of the day, two groups, and a number of times. */
                             ngettext ("%1$s at %2$s, first for %3$s, then for %4$s: the lesson of that hour is missed %5$u time",
                                       "%1$s at %2$s, first for %3$s, then for %4$s: the lesson of that hour is missed %5$u times",
                                       missed->n_missed),
                             _(pmap_weekday_labels[missed->weekday]), time, first, second, missed->n_missed)->of
        = g_strdup (pmap_record_get_id (PMAP_RECORD (other)));
    }
}

/* What is missed at one time of the day on most days of the week. */
static GArray *
list_daily (GArray *missed)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (SameTime));

  for (guint i = 0; i < missed->len; i++)
    if (g_array_index (missed, PmapLessonMissed, i).n_missed >= SOME_WEEKS)
      add_same_time (times, &g_array_index (missed, PmapLessonMissed, i));
  for (guint i = times->len; i > 0; i--)
    if (count_weekdays (g_array_index (times, SameTime, i - 1).weekdays) < EVERY_DAY)
      g_array_remove_index (times, i - 1);
  return times;
}

/* A group that is at the same time each day: said once, and not of each who is in it. */
void
_pmap_advice_find_same_lesson_daily (const PmapAdviceContext *context,
                                     gpointer                 record,
                                     PmapIssues              *issues)
{
  g_autoptr (PmapTimetable) timetable = NULL;
  g_autoptr (GArray) missed = NULL, times = NULL;

  if (!is_planned (context, record))
    return;
  timetable = make_timetable (context);
  pmap_timetable_add (timetable, record);
  missed = pmap_timetable_list_missed (timetable, NULL);
  times = list_daily (missed);
  for (guint i = 0; i < times->len; i++)
    say_daily (record, &g_array_index (times, SameTime, i), issues);
}

/* A map knows no lessons: what is missed at the same time on most days of the week, or for one thing after another at the same hour of
 * the week, is most likely the same. Once a week for one thing is what such support is, and is not spoken of. */
void
_pmap_advice_find_same_lesson (const PmapAdviceContext *context,
                               gpointer                 record,
                               PmapIssues              *issues)
{
  g_autoptr (PmapTimetable) timetable = NULL;
  g_autoptr (GArray) missed = NULL, sessions = NULL, times = NULL;

  if (!is_planned (context, record) || pmap_pupil_is_former (record))
    return;
  timetable = make_pupil_timetable (context, record);
  missed = pmap_timetable_list_missed (timetable, pmap_record_get_id (record));
  sessions = pmap_timetable_list (timetable, PMAP_TIMETABLE_PUPIL, pmap_record_get_id (record));
  times = list_daily (missed);
  for (guint i = 0; i < times->len; i++)
    if (!g_array_index (times, SameTime, i).is_one)
      say_daily (record, &g_array_index (times, SameTime, i), issues);
  for (guint i = 0; i < missed->len; i++)
    if (g_array_index (missed, PmapLessonMissed, i).n_missed >= A_TERM)
      say_again (record, sessions, &g_array_index (missed, PmapLessonMissed, i), issues);
}

/* --- hours --- */

#define MINUTES_AN_HOUR 60

/* Hours to one decimal, in ten-thousandths, of minutes in ten-thousandths. */
static gint64
round_hours (gint64 minutes)
{
  const gint64 tenth = PMAP_DECIMAL_ONE / 10;

  return (minutes / MINUTES_AN_HOUR + tenth / 2) / tenth * tenth;
}

/* The week in which most is planned, or the first of several. */
void
_pmap_advice_find_over_planned (const PmapAdviceContext *context,
                                gpointer                 record,
                                PmapIssues              *issues)
{
  PmapStaffMember *member = record;
  gint64 most = 0;
  PmapDate when = PMAP_DATE_NONE;
  guint n_weeks = 0;
  g_autoptr (GPtrArray) given = NULL;
  g_autofree char *planned = NULL, *paid = NULL, *week = NULL;

  if (!is_planned (context, record) || member->hours_per_week == PMAP_UNSET)
    return;
  given = pmap_timetable_list_given_by (context->document, pmap_record_get_id (record));
  for (PmapDate monday = context->first - pmap_date_weekday (context->first); monday <= context->last; monday += PMAP_N_WEEKDAYS)
    {
      g_autoptr (PmapTimetable) timetable = NULL;
      gint64 hours;

      if (pmap_calendar_count_days (context->calendar, monday, monday + PMAP_N_WEEKDAYS - 1, PMAP_WEEKDAYS_ALL) == 0)
        continue;
      timetable = pmap_timetable_new (context->document, context->calendar, monday, monday + PMAP_N_WEEKDAYS - 1);
      pmap_timetable_add_all (timetable, given);
      hours = round_hours (pmap_timetable_get_planned (timetable, member, NULL));
      n_weeks += hours > member->hours_per_week;
      if (hours > most)
        {
          most = hours;
          when = monday;
        }
    }
  if (n_weeks == 0)
    return;
  planned = pmap_number_format (most, PMAP_DECIMAL_PLACES);
  paid = pmap_number_format (member->hours_per_week, PMAP_DECIMAL_PLACES);
  week = pmap_date_format (when);
  pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_over_planned, "hours-per-week",
                         /* translators: hours planned, hours paid, the first day of a week, and a number of weeks. */
                         ngettext ("%1$s hours are planned, with preparation, of %2$s that are paid, in the week of %3$s; that is so in %4$u week",
                                   "%1$s hours are planned, with preparation, of %2$s that are paid, in the week of %3$s; that is so in %4$u weeks",
                                   n_weeks),
                         planned, paid, week, n_weeks);
}
