/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a figure was reached, in words that can be checked with a calculator:
 *
 *   £13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 3 pupils = £116.74
 *
 * A line for each term of the sum, then what made the numbers: weeks, empty places, weights, who was there when.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-working-words.h"

#include "report/pmap-paid-words.h"
#include "report/pmap-provision-words.h"

#include "base/pmap-money.h"

#include <glib/gi18n.h>

/** pmap_working_words_get_dates: Returns: (transfer full): "14 September 2026 to 31 March 2027" */
char *
pmap_working_words_get_dates (PmapDate first,
                              PmapDate last)
{
  g_autofree char *from = pmap_date_format (first), *to = pmap_date_format (last);

  if (first == last)
    return g_steal_pointer (&from);
  /* translators: a period: its first and its last day. */
  return g_strdup_printf (_("%1$s to %2$s"), from, to);
}

/** pmap_working_words_get_on_cost: Returns: (transfer full) (nullable): one and the on-cost, "1.30"; %NULL without any */
char *
pmap_working_words_get_on_cost (gint64 percent)
{
  GString *factor;

  if (percent == 0)
    return NULL;
  factor = g_string_new (NULL);
  pmap_number_append_xml (factor, 100 * (gint64) PMAP_DECIMAL_ONE + percent, PMAP_DECIMAL_PLACES + 2, TRUE);
  while (factor->len > 4 && factor->str[factor->len - 1] == '0' && factor->str[factor->len - 3] != '.')
    g_string_truncate (factor, factor->len - 1);
  return g_string_free (factor, FALSE);
}

/**
 * pmap_working_words_get_price:
 * @price: what a rate comes to
 *
 * Returns: (transfer full): what an hour or a session costs, as it is reached: "£13.47", "£117.00 a session", "£655.00 ÷ 38 weeks",
 *   "£24,790.00 ÷ 52.143 weeks ÷ 37 hours"
 */
char *
pmap_working_words_get_price (const PmapRatePrice *price)
{
  GString *text = g_string_new (NULL);
  g_autofree char *amount = pmap_money_format_rate (price->amount), *weeks = NULL, *hours = NULL;

  if (price->basis == PMAP_RATE_SESSION)
    /* translators: a price that is paid at each session. */
    g_string_append_printf (text, _("%s a session"), amount);
  else
    g_string_append (text, amount);
  if (price->weeks != PMAP_UNSET)
    {
      weeks = pmap_words_get_week_count (price->weeks);
      g_string_append_printf (text, " ÷ %s", weeks);
    }
  if (price->hours != PMAP_UNSET)
    {
      hours = pmap_number_format (price->hours, PMAP_DECIMAL_PLACES);
      /* translators: what a price is divided by; the number may have decimals: " ÷ 3.25 hours". */
      g_string_append_printf (text, ngettext (" ÷ %s hour", " ÷ %s hours", price->hours == PMAP_DECIMAL_ONE ? 1 : 2), hours);
    }
  return g_string_free (text, FALSE);
}

/** pmap_working_words_get_label: Returns: (transfer full): whose or what a term is: a staff role, a resource */
char *
pmap_working_words_get_label (const PmapWorkingTerm *term)
{
  return term->record != NULL ? pmap_record_describe (term->record) : g_strdup (_("Staff"));
}

static gboolean
is_counted (const PmapWorking *working)
{
  return working->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR;
}

/* "5 a week × 12 weeks": how many sessions there are on some of the run's days. */
static char *
format_times (const PmapWorking *working,
              const PmapWorkingTerm *term)
{
  GString *text = g_string_new (NULL);
  g_autofree char *each_week = NULL, *weeks = NULL;

  if (!working->has_sessions)
    g_string_append (text, _("0 sessions"));
  else if (working->counts_sessions)
    g_string_append_printf (text, ngettext ("%u session", "%u sessions", term->measure), term->measure);
  else
    {
      g_autofree char *planned = NULL;

      each_week = pmap_number_format (working->run.sessions_per_week, PMAP_DECIMAL_PLACES);
      weeks = pmap_words_get_week_count (is_counted (working) ? term->measure * (gint64) (PMAP_DECIMAL_ONE / 5)
                                                              : working->run.weeks);
      if (is_counted (working) || term->measure == working->measure)
        /* translators: sessions a week, and weeks: "5 a week × 12 weeks". */
        g_string_append_printf (text, _("%1$s a week × %2$s"), each_week, weeks);
      else
        /* translators: sessions a week, weeks, and the part of the days that counts: "5 a week × 12 weeks × 20/60 days". */
        g_string_append_printf (text, _("%1$s a week × %2$s × %3$u/%4$u days"), each_week, weeks, term->measure,
                                working->measure);
      if (term->missed_sessions > 0)
        {
          planned = g_strdup (text->str);
          /* translators: what was planned, "2 a week × 10 weeks", and how many sessions of it were not held. */
          g_string_printf (text, ngettext ("(%1$s − %2$u session)", "(%1$s − %2$u sessions)", (gulong) term->missed_sessions), planned,
                           (guint) term->missed_sessions);
        }
    }
  if (working->run.taught == PMAP_TAUGHT_IN_TURN)
    /* translators: each of so many pupils has a session of its own. */
    g_string_append_printf (text, ngettext (" × %u pupil", " × %u pupils", term->held), term->held);
  return g_string_free (text, FALSE);
}

static void
append_staff (GString *text,
              const PmapWorkingTerm *term)
{
  g_autofree char *rate = term->has_rate ? pmap_working_words_get_price (&term->rate) : pmap_money_format_rate (0);
  g_autofree char *on_cost = pmap_working_words_get_on_cost (term->on_cost_percent);

  g_string_append (text, rate);
  if (!term->has_rate)
    g_string_append_printf (text, " %s", _("(no rate yet)"));
  if (on_cost != NULL)
    g_string_append_printf (text, " × %s", on_cost);
  if (term->has_rate && term->rate.basis == PMAP_RATE_SESSION)
    ;                           /* whatever its minutes */
  else if (term->preparation != 0)
    /* translators: minutes of a session and of its preparation, as a part of an hour. */
    g_string_append_printf (text, _(" × (%1$" G_GINT64_FORMAT " + %2$" G_GINT64_FORMAT ")/60 h"),
                            term->minutes, term->preparation);
  else
    /* translators: minutes, as a part of an hour. */
    g_string_append_printf (text, _(" × %" G_GINT64_FORMAT "/60 h"), term->minutes);
  if (term->count != 1)
    /* translators: how many members of staff give it. */
    g_string_append_printf (text, _(" × %" G_GINT64_FORMAT " staff"), term->count);
}

static char *
format_term (const PmapWorking *working,
             const PmapWorkingTerm *term)
{
  GString *text = g_string_new (NULL);
  g_autofree char *times = NULL, *price = pmap_money_format (term->price);

  if (term->kind == PMAP_WORKING_ONCE && term->measure == working->measure)
    g_string_append (text, price);
  else if (term->kind == PMAP_WORKING_ONCE && working->counts_sessions)
    /* translators: a price, and the part of the sessions that counts: "£25.00 × 20/60 sessions". */
    g_string_append_printf (text, _("%1$s × %2$u/%3$u sessions"), price, term->measure, working->measure);
  else if (term->kind == PMAP_WORKING_ONCE)
    /* translators: a price, and the part of the days that counts: "£25.00 × 20/60 days". */
    g_string_append_printf (text, _("%1$s × %2$u/%3$u days"), price, term->measure, working->measure);
  else
    {
      times = format_times (working, term);
      if (term->kind == PMAP_WORKING_STAFF)
        append_staff (text, term);
      else
        g_string_append (text, price);
      g_string_append_printf (text, " × %s", times);
    }
  return g_string_free (text, FALSE);
}

static void
append_amount (GString *text,
               const char *what,
               gint64 pence)
{
  g_autofree char *amount = pmap_money_format (pence);

  if (g_str_equal (what, amount))
    g_string_append_printf (text, "%s\n", amount);
  else
    g_string_append_printf (text, "%s = %s\n", what, amount);
}

/* The sum's lines, and under several of them their sum. */
static void
append_terms (GString *text,
              const PmapWorking *working)
{
  for (guint i = 0; i < working->terms->len; i++)
    {
      const PmapWorkingTerm *term = &g_array_index (working->terms, PmapWorkingTerm, i);
      g_autofree char *formula = format_term (working, term), *label = pmap_working_words_get_label (term);

      if (working->terms->len > 1)
        g_string_append_printf (text, "%s: ", label);
      if (!term->is_all && term->first != PMAP_DATE_NONE)
        {
          g_autofree char *dates = pmap_working_words_get_dates (term->first, term->last);

          g_string_append_printf (text, "%s: ", dates);
        }
      append_amount (text, formula, term->pence);
    }
  if (working->terms->len != 1)
    append_amount (text, _("Together"), working->cost->total);
}

/* The division by those present: " ÷ 3 pupils", or by weight " × 2/5". Nothing where one alone bears all. */
static char *
format_division (const PmapWorkingPart *part)
{
  g_autofree char *own = NULL, *all = NULL;
  gint64 n = part->n_members + part->places;

  if (part->weight == part->all_weights)
    return g_strdup ("");
  if (part->weight == PMAP_DECIMAL_ONE && part->all_weights == n * PMAP_DECIMAL_ONE)
    return part->places == 0
             ? g_strdup_printf (ngettext (" ÷ %u pupil", " ÷ %u pupils", part->n_members), part->n_members)
             : g_strdup_printf (ngettext (" ÷ %" G_GINT64_FORMAT " place", " ÷ %" G_GINT64_FORMAT " places", n), n);
  own = pmap_number_format (part->weight, PMAP_DECIMAL_PLACES);
  all = pmap_number_format (part->all_weights, PMAP_DECIMAL_PLACES);
  /* translators: a pupil's weight, and the sum of all weights. */
  return g_strdup_printf (_(" × %1$s/%2$s by weight"), own, all);
}

/* How many are there, how many are not. */
static void
append_presence (GString *text,
                 const PmapWorkingPart *part)
{
  if (part->places == 0)
    return;
  g_string_append_printf (text, ngettext ("Group of %1$" G_GINT64_FORMAT " with %2$u member here",
                                          "Group of %1$" G_GINT64_FORMAT " with %2$u members here", part->n_members),
                          part->n_members + part->places, part->n_members);
  g_string_append (text, ": ");
  g_string_append_printf (text, ngettext ("%" G_GINT64_FORMAT " place is outside this map",
                                          "%" G_GINT64_FORMAT " places are outside this map", part->places),
                          part->places);
  g_string_append_c (text, '\n');
}

/** pmap_working_words_get_minutes: Returns: (transfer full) (nullable): of which minutes of its sessions a part is; %NULL for all */
char *
pmap_working_words_get_minutes (const PmapWorkingPart *part)
{
  if (part->from_minute == PMAP_UNSET && part->to_minute == PMAP_UNSET)
    return NULL;
  if (part->from_minute == PMAP_UNSET)
    /* translators: of a session that some pupils leave before its end. */
    return g_strdup_printf (ngettext ("First %d minute", "First %d minutes", (gulong) part->to_minute), (int) part->to_minute);
  if (part->to_minute == PMAP_UNSET)
    /* translators: of a session: what is left after so many minutes, when others have gone. */
    return g_strdup_printf (ngettext ("After %d minute", "After %d minutes", (gulong) part->from_minute), (int) part->from_minute);
  /* translators: of a session: from a minute to another. */
  return g_strdup_printf (_("Minutes %1$d to %2$d"), (int) part->from_minute, (int) part->to_minute);
}

/* Each part of a membership: its dates, what the sessions of these days cost, and the division. */
static void
append_parts (GString *text,
              const PmapWorking *working)
{
  if (working->parts->len == 0)
    append_amount (text, _("No member on these days"), 0);
  for (guint i = 0; i < working->parts->len; i++)
    {
      const PmapWorkingPart *part = &g_array_index (working->parts, PmapWorkingPart, i);
      g_autofree char *cost = pmap_money_format (part->cost), *division = format_division (part);
      g_autofree char *dates = part->is_all ? NULL : pmap_working_words_get_dates (part->first, part->last);
      g_autofree char *minutes = pmap_working_words_get_minutes (part);
      g_autofree char *what = g_strconcat (dates != NULL ? dates : "", dates != NULL ? ": " : "", minutes != NULL ? minutes : "",
                                           minutes != NULL ? ": " : "", cost, division, NULL);

      append_amount (text, what, part->pence);
      append_presence (text, part);
    }
  if (working->parts->len > 1)
    append_amount (text, _("Share"), working->pence);
}

/* Where the number of weeks or of sessions comes from. */
static char *
describe_weeks (const PmapWorking *working)
{
  g_autofree char *dates = NULL, *weeks = NULL, *weekdays = NULL, *rate = NULL, *sessions = NULL;

  if (working->start != PMAP_DATE_NONE)
    dates = pmap_working_words_get_dates (working->start, working->end);
  if (working->run.has_slots)
    {
      if (!working->counts_sessions)
        return NULL;
      /* translators: sessions, and the dates between which they are. */
      return g_strdup_printf (ngettext ("%1$u session in its slots (%2$s)", "%1$u sessions in its slots (%2$s)", working->measure),
                              working->measure, dates);
    }
  if (working->run.counts_weekdays)
    {
      weekdays = pmap_words_list_weekdays (working->intervention);
      if (!working->counts_sessions || working->measure == working->n_days)
        return g_strdup_printf (ngettext ("%1$u teaching day on %2$s (%3$s)", "%1$u teaching days on %2$s (%3$s)",
                                          working->n_days),
                                working->n_days, weekdays, dates);
      rate = pmap_words_get_rate (working->run.sessions_per_week);
      sessions = g_strdup_printf (ngettext ("%u session", "%u sessions", working->measure), working->measure);
      /* translators: days, days of the week, dates, how often ("once a fortnight"), and what that makes ("4 sessions"). */
      return g_strdup_printf (ngettext ("%1$u teaching day on %2$s (%3$s), %4$s: %5$s",
                                        "%1$u teaching days on %2$s (%3$s), %4$s: %5$s", working->n_days),
                              working->n_days, weekdays, dates, rate, sessions);
    }
  if (is_counted (working))
    {
      weeks = pmap_words_get_week_count (working->measure * (gint64) (PMAP_DECIMAL_ONE / 5));
      /* translators: days, weeks, and the dates between which they are counted. */
      return g_strdup_printf (ngettext ("%1$u teaching day ÷ 5 = %2$s (%3$s)", "%1$u teaching days ÷ 5 = %2$s (%3$s)",
                                        working->measure),
                              working->measure, weeks, dates);
    }
  if (working->run.weeks == PMAP_UNSET)
    return NULL;
  weeks = pmap_words_get_week_count (working->run.weeks);
  if (working->run.weeks_from == PMAP_WEEKS_FROM_INTERVENTION)
    /* translators: %s is a number of weeks, with its unit. */
    return g_strdup_printf (_("%s, as entered here"), weeks);
  if (working->run.weeks_from == PMAP_WEEKS_FROM_PROVISION)
    /* translators: %s is a number of weeks, with its unit. */
    return g_strdup_printf (_("%s, as the provision menu says"), weeks);
  /* translators: %s is a number of weeks, with its unit. */
  return g_strdup_printf (_("%s, the teaching weeks of the school year"), weeks);
}

/* Where weeks were counted, as authorities do: beside the calendar's sessions, as soon as one session more or less comes of it. */
static char *
describe_beside (const PmapWorking *working)
{
  const gint64 tenth = PMAP_DECIMAL_ONE / 10;
  gint64 beside, difference;
  g_autofree char *rate = NULL, *weeks = NULL, *sessions = NULL, *amount = NULL;

  if (working->weeks_beside == PMAP_UNSET)
    return NULL;
  beside = (working->sessions_beside + tenth / 2) / tenth * tenth;
  difference = beside - working->measure * (gint64) PMAP_DECIMAL_ONE;
  if (ABS (difference) < PMAP_DECIMAL_ONE)
    return NULL;
  rate = pmap_words_get_rate (working->run.sessions_per_week);
  weeks = pmap_words_get_week_count ((working->weeks_beside + tenth / 2) / tenth * tenth);
  sessions = pmap_number_format (beside, PMAP_DECIMAL_PLACES);
  amount = pmap_number_format (ABS (difference), PMAP_DECIMAL_PLACES);
  /* translators: how often, a number of weeks with its unit, how many sessions that makes, and by how many these differ from those
   * of the calendar: "Counted by weeks, as authorities do, once a week in 38 weeks: 38 sessions, 2 more than by the calendar". */
  return g_strdup_printf (difference > 0
                            ? _("Counted by weeks, as authorities do, %1$s in %2$s: %3$s sessions, %4$s more than by the calendar")
                            : _("Counted by weeks, as authorities do, %1$s in %2$s: %3$s sessions, %4$s fewer than by the calendar"),
                          rate, weeks, sessions, amount);
}

static gboolean
has_session_terms (const PmapWorking *working)
{
  for (guint i = 0; i < working->terms->len; i++)
    if (g_array_index (working->terms, PmapWorkingTerm, i).kind != PMAP_WORKING_ONCE)
      return TRUE;
  return FALSE;
}

static char *
describe_period (const PmapWorking *working)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (working->intervention));
  g_autofree char *name = pmap_period_describe (&working->period, pmap_document_get_year (document));

  if (working->counts_sessions)
    /* translators: a period, and how many of all sessions are in it. */
    return g_strdup_printf (ngettext ("%1$s: %2$u of its %3$u session", "%1$s: %2$u of its %3$u sessions",
                                      working->measure),
                            name, working->costed, working->measure);
  /* translators: a period, and how many of all days are in it. */
  return g_strdup_printf (ngettext ("%1$s: %2$u of its %3$u day", "%1$s: %2$u of its %3$u days", working->measure),
                          name, working->costed, working->measure);
}

/* What was planned and not held. */
static char *
describe_missed (const PmapWorking *working)
{
  guint n = working->missed, n_sessions = (guint) working->missed_sessions;
  g_autofree char *days = NULL, *sessions = NULL;

  if (n > 0 && !working->counts_sessions)
    days = g_strdup_printf (ngettext ("%u day of it was not held", "%u days of it were not held", n), n);
  if (working->counts_sessions)
    n_sessions = n;
  if (n_sessions > 0)
    sessions = g_strdup_printf (ngettext ("%u planned session was not held", "%u planned sessions were not held", n_sessions), n_sessions);
  if (days != NULL && sessions != NULL)
    return g_strdup_printf ("%s; %s", days, sessions);
  return g_strdup (days != NULL ? days : sessions);
}

static char *
describe_uncosted (const PmapWorking *working)
{
  g_autofree char *tier = pmap_record_describe (PMAP_RECORD (working->run.tier));

  /* translators: %s is the name of a tier of provision. */
  return g_strdup_printf (_("“%s” is for every pupil and is never costed: £0.00"), tier);
}

/**
 * pmap_working_words_list_notes:
 * @working: how a figure was reached
 *
 * What made the figures beyond the terms and their shares: where weeks come from, what falls on empty places. What may be
 * wrong with them is said by the cost's issues.
 *
 * Returns: (transfer full) (element-type utf8): whole sentences
 */
GPtrArray *
pmap_working_words_list_notes (const PmapWorking *working)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *total = NULL, *on_places = NULL, *nobodys = NULL;
  const PmapCost *cost;
  char *weeks, *beside, *paid;

  g_return_val_if_fail (working != NULL, notes);

  cost = working->cost;
  if (cost->uncosted)
    {
      g_ptr_array_add (notes, describe_uncosted (working));
      return notes;
    }
  total = pmap_money_format (cost->total);
  on_places = pmap_money_format (cost->places);
  nobodys = pmap_money_format (cost->outside - cost->places);
  if (working->is_adjusted)
    /* translators: %s is an amount of money. */
    g_ptr_array_add (notes, g_strdup_printf (_("Rounded so that all shares add up to %s"), total));
  weeks = has_session_terms (working) ? describe_weeks (working) : NULL;
  if (weeks != NULL)
    g_ptr_array_add (notes, weeks);
  beside = weeks != NULL ? describe_beside (working) : NULL;
  if (beside != NULL)
    g_ptr_array_add (notes, beside);
  if (working->run.taught == PMAP_TAUGHT_IN_TURN)
    g_ptr_array_add (notes, g_strdup (_("One to one, each in turn: every pupil has sessions of their own")));
  if (working->first_rates)
    g_ptr_array_add (notes, g_strdup (_("No dates: it counts for all the school year, at the rates of its first day")));
  if (working->costed != working->measure)
    g_ptr_array_add (notes, describe_period (working));
  if (working->missed > 0 || working->missed_sessions > 0)
    g_ptr_array_add (notes, describe_missed (working));
  if (cost->places != 0)
    /* translators: %s is an amount of money. */
    g_ptr_array_add (notes, g_strdup_printf (_("%s of the whole falls on empty places, kept for pupils outside this map"),
                                             on_places));
  if (cost->outside != cost->places)
    /* translators: %s is an amount of money. */
    g_ptr_array_add (notes, g_strdup_printf (_("%s of the whole is nobody’s"), nobodys));
  paid = pmap_paid_words_describe (working);
  if (paid != NULL)
    g_ptr_array_add (notes, paid);
  return notes;
}

/**
 * pmap_working_words_describe:
 * @working: how a figure was reached
 *
 * Returns: (transfer full): the same in lines of text
 */
char *
pmap_working_words_describe (const PmapWorking *working)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const PmapWorkingPart *part;

  g_return_val_if_fail (working != NULL, NULL);

  notes = pmap_working_words_list_notes (working);
  part = working->parts->len == 1 ? &g_array_index (working->parts, PmapWorkingPart, 0) : NULL;
  if (working->is_costed && working->terms->len == 1 && part != NULL && part->is_all && part->to_minute == PMAP_UNSET)
    {
      g_autofree char *formula = format_term (working, &g_array_index (working->terms, PmapWorkingTerm, 0));
      g_autofree char *division = format_division (part);
      g_autofree char *what = g_strconcat (formula, division, NULL);

      append_amount (text, what, working->pence);
      append_presence (text, part);
    }
  else if (working->is_costed)
    {
      append_terms (text, working);
      if (working->member != NULL)
        append_parts (text, working);
    }
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) notes->pdata[i]);
  for (guint i = 0; working->cost->issues != NULL && i < working->cost->issues->len; i++)
    g_string_append_printf (text, "%s\n", ((PmapIssue *) working->cost->issues->pdata[i])->message);
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
