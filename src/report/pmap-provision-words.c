/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How provision is told to a parent or a colleague: who, how long, how often, in what group, until when.
 *
 * What an intervention leaves unsaid is said by the menu of provision. Staff are named by role only:
 * a name beside a cost would tell what somebody earns.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-provision-words.h"

#include "base/pmap-money.h"
#include "model/pmap-run.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-resource.h"
#include "model/pmap-review.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

static PmapDocument *
get_document (PmapIntervention *intervention)
{
  return pmap_record_get_document (PMAP_RECORD (intervention));
}

/** pmap_words_get_name: Returns: (transfer none): the provision's name, without that of the group */
const char *
pmap_words_get_name (PmapIntervention *intervention)
{
  PmapProvision *provision;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  provision = pmap_intervention_get_provision (intervention);
  return provision != NULL && provision->name != NULL ? provision->name : _("Provision without a name");
}

static const char *
get_role_name (PmapDocument *document,
               const char *id)
{
  PmapRecord *role = document != NULL && id != NULL ? pmap_document_find (document, id) : NULL;

  return PMAP_IS_STAFF_ROLE (role) ? PMAP_STAFF_ROLE (role)->name : NULL;
}

static const char *
get_staffing_role (PmapDocument *document,
                   PmapStaffing *staffing)
{
  PmapRecord *member;

  if (staffing->role != NULL || staffing->member == NULL)
    return get_role_name (document, staffing->role);
  member = document != NULL ? pmap_document_find (document, staffing->member) : NULL;
  return PMAP_IS_STAFF_MEMBER (member) ? get_role_name (document, PMAP_STAFF_MEMBER (member)->role) : NULL;
}

static gboolean
has_text (GPtrArray *texts,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

/* Who is not staff is paid for each session and stands among the resources: a visiting therapist. */
static void
add_paid_by_session (GPtrArray *roles,
                     PmapIntervention *intervention,
                     PmapProvision *provision)
{
  PmapRecordList *resources = intervention->resources;

  if (pmap_record_list_get_length (resources) == 0 && provision != NULL)
    resources = provision->resources;
  for (guint i = 0; i < pmap_record_list_get_length (resources); i++)
    {
      PmapResource *resource = pmap_record_list_get (resources, i);

      if (resource->basis == PMAP_RESOURCE_SESSION && resource->name != NULL)
        g_ptr_array_add (roles, g_strdup (resource->name));
    }
}

/**
 * pmap_words_get_who:
 * @intervention: an intervention
 *
 * Returns: (transfer full): the roles that give it, as in "Teaching assistant, level 2"; where there is no staff,
 *   what is paid for each session, as in "Therapist’s session"; empty if nobody was said
 */
char *
pmap_words_get_who (PmapIntervention *intervention)
{
  PmapDocument *document;
  PmapProvision *provision;
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  document = get_document (intervention);
  provision = pmap_intervention_get_provision (intervention);
  for (guint i = 0; i < pmap_record_list_get_length (intervention->staffing); i++)
    {
      PmapStaffing *staffing = pmap_record_list_get (intervention->staffing, i);
      const char *role = get_staffing_role (document, staffing);

      if (role == NULL)
        continue;
      if (staffing->count > 1)
        /* translators: how many people of one role: "2 × Teaching assistant" */
        g_ptr_array_add (roles, g_strdup_printf (_("%u × %s"), (guint) staffing->count, role));
      else if (!has_text (roles, role))
        g_ptr_array_add (roles, g_strdup (role));
    }
  if (pmap_record_list_get_length (intervention->staffing) == 0 && provision != NULL
      && get_role_name (document, provision->role) != NULL)
    g_ptr_array_add (roles, g_strdup (get_role_name (document, provision->role)));
  if (roles->len == 0)
    add_paid_by_session (roles, intervention, provision);

  g_ptr_array_add (roles, NULL);
  /* translators: between the names of roles that give a provision together */
  return g_strjoinv (_(" and "), (char **) roles->pdata);
}

/** pmap_words_get_rate: Returns: (transfer full): how often, from sessions a week in ten-thousandths: "3 times a week" */
char *
pmap_words_get_rate (gint64 sessions)
{
  g_autofree char *number = NULL;

  if (sessions == PMAP_DECIMAL_ONE / 2)
    return g_strdup (_("once a fortnight"));
  if (sessions == PMAP_DECIMAL_ONE)
    return g_strdup (_("once a week"));
  if (sessions == 2 * PMAP_DECIMAL_ONE)
    return g_strdup (_("twice a week"));
  number = pmap_number_format (sessions, PMAP_DECIMAL_PLACES);
  /* translators: how often: "3 times a week" */
  return g_strdup_printf (_("%s times a week"), number);
}

/** pmap_words_list_weekdays: Returns: (transfer full): the weekdays of a run, "Mon, Wed"; empty where it names none */
char *
pmap_words_list_weekdays (PmapIntervention *intervention)
{
  PmapRecord *record = PMAP_RECORD (intervention);

  return pmap_record_format_field (record, pmap_record_find_field (record, "weekdays"));
}

/* How sessions lie on the days on which they are counted, where that is not one on each of them: else NULL. */
static char *
describe_pattern (PmapIntervention *intervention,
                  const PmapRun *run)
{
  gint64 one_a_day = pmap_run_count_weekdays (run) * PMAP_DECIMAL_ONE, times;
  g_autofree char *days = NULL;

  if (!run->counts_weekdays || run->sessions_per_week <= 0 || run->sessions_per_week == one_a_day)
    return NULL;
  days = pmap_words_list_weekdays (intervention);
  if (run->sessions_per_week == 2 * one_a_day)
    /* translators: days of the week: "Twice a day on Mon, Wed" */
    return g_strdup_printf (_("Twice a day on %s"), days);
  if (run->sessions_per_week % one_a_day == 0)
    {
      times = run->sessions_per_week / one_a_day;
      /* translators: how often a day, and days of the week: "3 times a day on Mon, Wed" */
      return g_strdup_printf (ngettext ("%1$d time a day on %2$s", "%1$d times a day on %2$s", (gulong) times),
                              (int) times, days);
    }
  if (pmap_run_count_weekdays (run) == 1 && one_a_day == 2 * run->sessions_per_week)
    /* translators: a day of the week: "Every other Tue" */
    return g_strdup_printf (_("Every other %s"), days);
  if (pmap_run_count_weekdays (run) == 1 && one_a_day % run->sessions_per_week == 0)
    {
      times = one_a_day / run->sessions_per_week;
      /* translators: a number of weeks, and a day of the week: "Every 4 weeks on Tue" */
      return g_strdup_printf (ngettext ("Every %1$d week on %2$s", "Every %1$d weeks on %2$s", (gulong) times),
                              (int) times, days);
    }
  if (run->sessions_per_week < one_a_day)
    /* translators: days of the week that take turns: "On Mon, Thu in turn" */
    return g_strdup_printf (_("On %s in turn"), days);
  /* translators: days of the week: "Spread over Mon, Thu" */
  return g_strdup_printf (_("Spread over %s"), days);
}

static void
append_word (GString *text,
             const char *separator,
             const char *word)
{
  if (word == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, word);
}

/* How long a session is: "30 minutes"; where slots differ, "20 to 45 minutes". */
static char *
describe_length (PmapIntervention *intervention,
                 const PmapRun *run)
{
  gint64 least = run->minutes, most = run->minutes;

  for (guint i = 0; i < pmap_record_list_get_length (intervention->slots); i++)
    {
      gint64 minutes = pmap_run_get_slot_minutes (run, pmap_record_list_get (intervention->slots, i));

      if (minutes == PMAP_UNSET)
        continue;
      least = i == 0 || least == PMAP_UNSET ? minutes : MIN (least, minutes);
      most = i == 0 ? minutes : MAX (most, minutes);
    }
  if (most == PMAP_UNSET)
    return NULL;
  if (least != most)
    /* translators: how long sessions are, the shortest and the longest. */
    return g_strdup_printf (ngettext ("%1$d to %2$d minute", "%1$d to %2$d minutes", (gulong) most), (int) least, (int) most);
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) most), (int) most);
}

/* Whether all of its slots are in every week, so that how often a week can be said. */
static gboolean
is_weekly (PmapIntervention *intervention)
{
  for (guint i = 0; i < pmap_record_list_get_length (intervention->slots); i++)
    if (pmap_slot_get_repeats (pmap_record_list_get (intervention->slots, i)) != PMAP_SLOT_EVERY_WEEK)
      return FALSE;
  return TRUE;
}

/**
 * pmap_words_get_slots:
 * @intervention: an intervention
 *
 * Returns: (transfer full): when it is, by its slots: "Mon, Wed 9:30; Fri 13:15, week A"; %NULL where it has none
 */
char *
pmap_words_get_slots (PmapIntervention *intervention)
{
  GString *text = NULL;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  for (guint i = 0; i < pmap_record_list_get_length (intervention->slots); i++)
    {
      g_autofree char *slot = pmap_record_describe (pmap_record_list_get (intervention->slots, i));

      if (text == NULL)
        text = g_string_new (NULL);
      append_word (text, "; ", slot);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/**
 * pmap_words_get_frequency:
 * @intervention: an intervention
 *
 * Returns: (transfer full): how long and how often, as it is costed: "30 minutes, 3 times a week", and where it is spread
 *   over weekdays how: "30 minutes, once a fortnight · Every other Tue"; with slots when: "30 minutes, twice a week · Mon,
 *   Wed 9:30"; empty if neither was said
 */
char *
pmap_words_get_frequency (PmapIntervention *intervention)
{
  PmapRun run;
  GString *text;
  g_autofree char *length = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *pattern = NULL;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  pmap_run_find (&run, intervention);
  length = describe_length (intervention, &run);
  if (run.sessions_per_week != PMAP_UNSET && run.sessions_per_week > 0 && is_weekly (intervention))
    rate = pmap_words_get_rate (run.sessions_per_week);
  pattern = run.has_slots ? pmap_words_get_slots (intervention) : describe_pattern (intervention, &run);

  text = g_string_new (length);
  /* translators: between how long and how often: "30 minutes, 3 times a week" */
  append_word (text, _(", "), rate);
  append_word (text, " · ", pattern);
  return g_string_free (text, FALSE);
}

/**
 * pmap_words_get_weekdays:
 * @intervention: an intervention
 *
 * Returns: (transfer full): "On Mon, Wed"; empty where no days were said, or pmap_words_get_frequency() says them
 */
char *
pmap_words_get_weekdays (PmapIntervention *intervention)
{
  PmapRun run;
  g_autofree char *days = NULL, *pattern = NULL;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  pmap_run_find (&run, intervention);
  if (run.weekdays == 0 || run.has_slots)
    return g_strdup ("");
  pattern = describe_pattern (intervention, &run);
  if (pattern != NULL)
    return g_strdup ("");
  days = pmap_words_list_weekdays (intervention);
  /* translators: days of the week: "On Mon, Wed" */
  return g_strdup_printf (_("On %s"), days);
}

/** pmap_words_get_group: Returns: (transfer full): "One to one" or "In a group of 4"; empty if there is nobody in it */
char *
pmap_words_get_group (PmapIntervention *intervention)
{
  PmapRun run;
  gint64 size, members;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  pmap_run_find (&run, intervention);
  members = pmap_places_count_most (intervention);
  size = MAX (run.places, members);
  if (size <= 0)
    return g_strdup ("");
  if (size == 1 || run.taught == PMAP_TAUGHT_IN_TURN)
    return g_strdup (_("One to one"));
  return g_strdup_printf (ngettext ("In a group of %d", "In a group of %d", (gulong) size), (int) size);
}

/* The form that a number with decimals takes: exactly one is the singular, and so is no other number. */
static gulong
get_plural (gint64 number)
{
  if (number % PMAP_DECIMAL_ONE == 0)
    return number / PMAP_DECIMAL_ONE;
  return number / PMAP_DECIMAL_ONE + 2;
}

/** pmap_words_get_week_count: Returns: (transfer full): "10 weeks", from a number in ten-thousandths */
char *
pmap_words_get_week_count (gint64 weeks)
{
  g_autofree char *number = pmap_number_format (weeks, PMAP_DECIMAL_PLACES);

  /* translators: %s is a number that may have decimals. */
  return g_strdup_printf (ngettext ("%s week", "%s weeks", get_plural (weeks)), number);
}

/** pmap_words_get_weeks: Returns: (transfer full): "10 weeks" where that was said and is costed; empty where dates say it */
char *
pmap_words_get_weeks (PmapIntervention *intervention)
{
  PmapRun run;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  pmap_run_find (&run, intervention);
  if ((run.weeks_from != PMAP_WEEKS_FROM_INTERVENTION && run.weeks_from != PMAP_WEEKS_FROM_PROVISION)
      || intervention->spread_days != PMAP_UNSET)
    return g_strdup ("");
  return pmap_words_get_week_count (run.weeks);
}

/** pmap_words_get_dates: Returns: (transfer full): "3 Sep 2026 to 18 Dec 2026", or as much of it as is known */
char *
pmap_words_get_dates (PmapDate from,
                      PmapDate to)
{
  g_autofree char *first = pmap_date_format_short (from);
  g_autofree char *last = pmap_date_format_short (to);

  if (from != PMAP_DATE_NONE && to != PMAP_DATE_NONE)
    return g_strdup_printf (_("%s to %s"), first, last);
  if (from != PMAP_DATE_NONE)
    return g_strdup_printf (_("From %s"), first);
  if (to != PMAP_DATE_NONE)
    return g_strdup_printf (_("Until %s"), last);
  return g_strdup ("");
}

/** pmap_words_get_given_name: Returns: (transfer full): what a pupil is called in a sentence */
char *
pmap_words_get_given_name (PmapDocument *document,
                           const char *pupil)
{
  PmapRecord *record = pmap_document_find (document, pupil);

  if (PMAP_IS_PUPIL (record) && PMAP_PUPIL (record)->given_name != NULL)
    return g_strdup (PMAP_PUPIL (record)->given_name);
  return g_strdup (_("the pupil"));
}

/** pmap_words_get_school_year: Returns: (transfer full): "2026/27"; empty if the map has no dates */
char *
pmap_words_get_school_year (PmapDocument *document)
{
  PmapPeriod year = pmap_period_academic_year (pmap_document_get_year (document));
  guint day, month, first, last;

  if (year.from == PMAP_DATE_NONE)
    return g_strdup ("");
  pmap_date_split (year.from, &day, &month, &first);
  pmap_date_split (year.to, &day, &month, &last);
  if (first == last)
    return g_strdup_printf ("%u", first);
  return g_strdup_printf ("%u/%02u", first, last % 100);
}

/** pmap_words_get_amount: Returns: (transfer full): "£6,000", with pence only where there are any */
char *
pmap_words_get_amount (gint64 pence)
{
  return pence % 100 == 0 ? pmap_money_format_pounds (pence) : pmap_money_format (pence);
}

/**
 * pmap_words_get_review:
 * @record: a pupil, a target or an intervention
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): when it is next reviewed, and if that is past, that it is
 */
char *
pmap_words_get_review (PmapRecord *record,
                       PmapDate today)
{
  PmapDate review = pmap_review_find (record, today, NULL);
  g_autofree char *date = pmap_date_format_short (review);

  switch (pmap_review_judge (review, today))
    {
    case PMAP_REVIEW_OVERDUE:
      /* translators: %s is a day that is past. */
      return g_strdup_printf (_("Review was due %s"), date);
    case PMAP_REVIEW_SOON:
    case PMAP_REVIEW_LATER:
      /* translators: %s is a day. */
      return g_strdup_printf (_("Review %s"), date);
    case PMAP_REVIEW_UNSET:
    default:
      return NULL;
    }
}
