/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A run that changed from a date, told: what each step is, and whether the support steps down with it.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-step-words.h"

#include "model/pmap-places.h"
#include "model/pmap-run.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

/* As it stands within a sentence; NULL where there is nobody in it and no place. */
static char *
describe_group (PmapIntervention *intervention)
{
  PmapRun run;
  gint64 size;

  pmap_run_find (&run, intervention);
  size = MAX (run.places, (gint64) pmap_places_count_most (intervention));
  if (size <= 0)
    return NULL;
  if (size == 1 || run.taught == PMAP_TAUGHT_IN_TURN)
    /* translators: within a sentence: "60 minutes, once a week, one to one". */
    return g_strdup (_("one to one"));
  /* translators: within a sentence: "30 minutes, once a week, in a group of 3". */
  return g_strdup_printf (ngettext ("in a group of %d", "in a group of %d", (gulong) size), (int) size);
}

/** pmap_words_get_step: Returns: (transfer full): how long, how often, with how many: "60 minutes, once a week, one to one" */
char *
pmap_words_get_step (PmapIntervention *intervention)
{
  g_autofree char *frequency = NULL, *group = NULL;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  frequency = pmap_words_get_frequency (intervention);
  group = describe_group (intervention);
  if (*frequency == '\0' || group == NULL)
    return group != NULL ? g_steal_pointer (&group) : g_steal_pointer (&frequency);
  /* translators: how long and how often, and with how many. */
  return g_strdup_printf (_("%1$s, %2$s"), frequency, group);
}

/* Whether the support steps down, steps up or stays as much; NULL where it carries nothing on, or too little is said to tell. */
static const char *
find_trend (PmapIntervention *intervention)
{
  PmapIntervention *previous = pmap_intervention_get_previous (intervention);

  if (previous == NULL)
    return NULL;
  switch (pmap_intervention_compare_support (previous, intervention))
    {
    case PMAP_SUPPORT_DOWN:
      /* translators: a pupil gets less of an adult's time from a date. */
      return _("steps down");
    case PMAP_SUPPORT_UP:
      /* translators: a pupil gets more of an adult's time from a date. */
      return _("steps up");
    case PMAP_SUPPORT_SAME:
      /* translators: a pupil gets as much of an adult's time as before. */
      return _("stays as much");
    case PMAP_SUPPORT_UNKNOWN:
    default:
      return NULL;
    }
}

/* @text is what the step is, and is freed. */
static char *
add_trend (char             *text,
           PmapIntervention *step)
{
  const char *trend = find_trend (step);
  char *both;

  if (trend == NULL)
    return text;
  /* translators: what a step is, and "steps down", "steps up" or "stays as much". */
  both = g_strdup_printf (_("%1$s: %2$s"), text, trend);
  g_free (text);
  return both;
}

/** pmap_words_get_step_and_trend: Returns: (transfer full): "30 minutes, once a week, in a group of 3: steps down" */
char *
pmap_words_get_step_and_trend (PmapIntervention *intervention)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  return add_trend (pmap_words_get_step (intervention), intervention);
}

static char *
describe_step (PmapIntervention *step,
               gboolean          is_first,
               gboolean          is_last)
{
  char *text = pmap_words_get_step (step);
  g_autofree char *day = is_last ? NULL : pmap_date_format_short (pmap_run_get_dates (step).to);

  if (day != NULL && *day != '\0')
    {
      /* translators: what a step is, and its last day: "60 minutes, one to one, until 9 Jan 2027" */
      char *dated = g_strdup_printf (_("%1$s, until %2$s"), text, day);

      g_free (text);
      text = dated;
    }
  return is_first ? text : add_trend (text, step);
}

/**
 * pmap_words_get_steps:
 * @member: a membership
 *
 * Returns: (transfer full) (nullable): "60 minutes, once a week, one to one, until 9 Jan 2027 → 30 minutes, once a week, in a group
 *   of 3: steps down"; %NULL where it is one step alone
 */
char *
pmap_words_get_steps (PmapMember *member)
{
  g_autoptr (GPtrArray) steps = NULL;
  GString *text;

  g_return_val_if_fail (PMAP_IS_MEMBER (member), NULL);

  steps = pmap_member_list_steps (member);
  if (steps->len == 1)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *step = describe_step (PMAP_INTERVENTION (pmap_record_get_owner (steps->pdata[i])), i == 0,
                                             i + 1 == steps->len);

      if (i > 0)
        g_string_append (text, " → ");
      g_string_append (text, step);
    }
  return g_string_free (text, FALSE);
}

/**
 * pmap_words_get_part:
 * @intervention: an intervention
 *
 * Returns: (transfer full) (nullable): a sentence that says of how many weeks it has a part, where it was cut short by a change from
 *   a date; %NULL where its weeks are all its own
 */
char *
pmap_words_get_part (PmapIntervention *intervention)
{
  g_autofree char *weeks = NULL;
  PmapRun run;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  pmap_run_find (&run, intervention);
  if (intervention->spread_days == PMAP_UNSET || run.weeks == PMAP_UNSET)
    return NULL;
  weeks = pmap_words_get_week_count (run.weeks);
  /* translators: a number of weeks ("10 weeks"), and the number of school days that they lie on. */
  return g_strdup_printf (ngettext ("Of %1$s on %2$d school day it has those of its own days; the rest went on.",
                                    "Of %1$s on %2$d school days it has those of its own days; the rest went on.",
                                    (gulong) intervention->spread_days), weeks, (int) intervention->spread_days);
}

/**
 * pmap_words_get_past:
 * @intervention: an intervention
 * @today: the day it is
 *
 * Returns: (transfer full): a sentence that says which past figures move when the run itself is changed
 */
char *
pmap_words_get_past (PmapIntervention *intervention,
                     PmapDate          today)
{
  g_autofree char *first = NULL, *last = NULL;
  PmapPeriod days;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  days = pmap_run_get_dates (intervention);
  first = pmap_date_format (days.from);
  last = pmap_date_format (days.to);
  switch (pmap_intervention_get_phase (intervention, today))
    {
    case PMAP_PHASE_AHEAD:
      return g_strdup (_("It has not begun: changes here move no past figure."));
    case PMAP_PHASE_OVER:
      if (days.from != PMAP_DATE_NONE)
        /* translators: two days. */
        return g_strdup_printf (_("Correct: changes here change what was costed from %1$s to %2$s."), first, last);
      return g_strdup (_("Correct: changes here change what was costed."));
    case PMAP_PHASE_RUNNING:
    default:
      if (days.from != PMAP_DATE_NONE)
        /* translators: %s is a day. */
        return g_strdup_printf (_("Correct: changes here also change what was costed since %s."), first);
      return g_strdup (_("Correct: changes here also change what was costed so far."));
    }
}
