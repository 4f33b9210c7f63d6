/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A week for each adult, a sheet each, to be handed out: when, what, with whom, where. Pupils are initials, for such sheets lie about;
 * no cost, rate or salary is on them. What has no time yet stands below, so that nothing is forgotten. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-kinds.h"

#include "base/pmap-number.h"
#include "calc/pmap-timetable.h"
#include "model/pmap-disguise.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-school.h"
#include "model/pmap-staffing.h"
#include "report/pmap-provision-words.h"
#include "report/pmap-week-words.h"

#include <glib/gi18n.h>

#define DAYS_A_WEEK 7

typedef struct
{
  PmapReport *report;
  PmapDocument *document;
  PmapDate monday;
  PmapCalendar *calendar;
  PmapTimetable *timetable;
  PmapInitials *initials;
  PmapNameScreen *screen;      /* makes initials of names in what groups are called */
} Work;

static char *
get_name (Work             *work,
          PmapIntervention *intervention)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (intervention));

  return pmap_disguise_text (work->screen, name);
}

static char *
say_length (const PmapSession *session)
{
  return session->minutes > 0 ? g_strdup_printf (ngettext ("%u min", "%u min", (guint) session->minutes), (guint) session->minutes)
                              : g_strdup ("");
}

static void
add_row (Work              *work,
         PmapBlock         *table,
         const PmapSession *session,
         gboolean           is_first)
{
  g_autofree char *date = pmap_date_format_day (session->day), *time = pmap_week_words_get_time (session);
  g_autofree char *day = g_strdup_printf ("%s %s", _(pmap_weekday_labels[pmap_date_weekday (session->day)]), date);
  g_autofree char *name = get_name (work, session->intervention), *length = say_length (session);
  g_autofree char *pupils = pmap_week_words_get_pupils (session, work->initials, G_MAXUINT);

  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_STRONG, is_first ? day : "");
  pmap_block_add_text (table, PMAP_TEXT_BODY, time);
  pmap_block_add_text (table, PMAP_TEXT_BODY, length);
  pmap_block_add_text (table, PMAP_TEXT_BODY, name);
  pmap_block_add_text (table, PMAP_TEXT_BODY, pupils);
  pmap_block_add_text (table, PMAP_TEXT_BODY, session->slot->place != NULL ? session->slot->place : "");
}

static void
add_week (Work   *work,
          GArray *sessions)
{
  PmapBlock *table = pmap_report_add (work->report, pmap_block_new_table ());
  PmapDate last = PMAP_DATE_NONE;

  pmap_block_set_space_before (table, 12.0);
  pmap_block_add_column (table, _("Day"), 0.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Time"), 0.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Length"), 0.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("What"), 3.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("With"), 2.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Where"), 1.0, PMAP_BLOCK_ALIGN_START);
  for (guint i = 0; i < sessions->len; i++)
    {
      const PmapSession *session = &g_array_index (sessions, PmapSession, i);

      add_row (work, table, session, session->day != last);
      last = session->day;
    }
}

static gboolean
is_given_by (PmapIntervention *intervention,
             const char       *member)
{
  for (guint i = 0; i < pmap_record_list_get_length (intervention->staffing); i++)
    if (g_strcmp0 (((PmapStaffing *) pmap_record_list_get (intervention->staffing, i))->member, member) == 0)
      return TRUE;
  return FALSE;
}

/* What is given in this week and has no slots. */
static void
add_untimed (Work       *work,
             const char *member)
{
  gboolean has_head = FALSE;

  for (guint i = 0; i < pmap_record_list_get_length (work->document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (work->document->interventions, i);
      g_autofree char *name = NULL, *often = NULL, *line = NULL;

      if (pmap_record_list_get_length (intervention->slots) > 0 || !is_given_by (intervention, member)
          || pmap_intervention_get_phase (intervention, work->monday) == PMAP_PHASE_OVER
          || pmap_intervention_get_phase (intervention, work->monday + DAYS_A_WEEK - 1) == PMAP_PHASE_AHEAD)
        continue;
      if (!has_head)
        pmap_report_add (work->report, pmap_block_new_heading (3, _("At no fixed time")));
      has_head = TRUE;
      name = get_name (work, intervention);
      often = pmap_words_get_frequency (intervention);
      /* translators: a group, and how long and how often it is. */
      line = g_strdup_printf (_("%1$s: %2$s"), name, often);
      pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_BODY, line));
    }
}

static void
add_clashes (Work   *work,
             GArray *sessions)
{
  g_autoptr (GArray) clashes = pmap_timetable_find_clashes (sessions, PMAP_TIMETABLE_STAFF);

  for (guint i = 0; i < clashes->len; i++)
    {
      g_autofree char *clash = pmap_week_words_get_clash (&g_array_index (clashes, PmapClash, i));
      g_autofree char *text = pmap_disguise_text (work->screen, clash);

      pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_STRONG, text));
    }
}

static void
add_sheet (Work            *work,
           PmapStaffMember *member,
           gboolean         is_first)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (member));
  g_autoptr (GArray) sessions = pmap_timetable_list (work->timetable, PMAP_TIMETABLE_STAFF, id);
  g_autofree char *first = pmap_date_format_day (work->monday), *last = pmap_date_format (work->monday + 4), *line = NULL, *name = NULL;
  g_autofree char *hours = pmap_week_words_get_hours (pmap_timetable_get_planned (work->timetable, member, NULL));

  if (!is_first)
    pmap_report_add (work->report, pmap_block_new_page_break ());
  name = pmap_record_describe (PMAP_RECORD (member));
  pmap_report_add (work->report, pmap_block_new_heading (1, name));
  /* translators: the first and the last day of a week, and a number of hours. */
  line = g_strdup_printf (pmap_calendar_is_week_b (work->calendar, work->monday)
                            ? _("Week of %1$s to %2$s, week B · %3$s hours planned, with preparation")
                            : _("Week of %1$s to %2$s, week A · %3$s hours planned, with preparation"),
                          first, last, hours);
  pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, line));
  if (sessions->len > 0)
    add_week (work, sessions);
  add_clashes (work, sessions);
  add_untimed (work, id);
}

static gboolean
has_work (Work            *work,
          PmapStaffMember *member)
{
  return pmap_record_get_id (PMAP_RECORD (member)) != NULL && pmap_timetable_get_planned (work->timetable, member, NULL) > 0;
}

/* A sheet for each member of staff who has something to do in the week of the day; where there is no school in it, in the next that has. */
static PmapReport *
build (const PmapReportKind  *kind,
       const PmapReportOrder *order)
{
  Work work;
  PmapSchool *school;
  g_autofree char *running_head = NULL;
  gboolean is_first = TRUE;

  work.document = pmap_ledger_get_document (order->ledger);
  school = pmap_document_get_school (work.document);
  /* translators: at the head of every page but the first: the school's name. */
  running_head = g_strdup_printf (_("Timetables of staff: %s"), school->name != NULL ? school->name : "");
  work.report = pmap_report_new (_("Timetables of staff"), running_head);
  work.calendar = pmap_calendar_new (pmap_document_get_year (work.document));
  work.monday = pmap_timetable_find_week (work.document, work.calendar, order->today, 0);
  work.timetable = pmap_timetable_new_whole (work.document, work.calendar, work.monday, work.monday + DAYS_A_WEEK - 1);
  work.initials = pmap_initials_new (work.document);
  work.screen = pmap_disguise_new_screen (work.document);
  for (guint i = 0; i < pmap_record_list_get_length (work.document->staff_members); i++)
    {
      PmapStaffMember *member = pmap_record_list_get (work.document->staff_members, i);

      if (!has_work (&work, member))
        continue;
      add_sheet (&work, member, is_first);
      is_first = FALSE;
    }
  if (is_first)
    pmap_report_add (work.report, pmap_block_new_paragraph (PMAP_TEXT_BODY, _("Nobody has anything to do in this week.")));
  pmap_timetable_free (work.timetable);
  pmap_initials_free (work.initials);
  pmap_name_screen_free (work.screen);
  pmap_calendar_free (work.calendar);
  return work.report;
}

const PmapReportKind pmap_report_kind_timetable = { "timetable", N_("Each adult’s timetable, without costs"), .build = build };
