/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a figure was reached, in a form that can be checked with a calculator:
 *
 *   £13.47 × 1.30 × 20/60 h × 5 a week × 12 weeks ÷ 3 pupils = £116.74
 *
 * One line for each staffing line, each rate and each resource; then what made the numbers: days counted, places
 * outside the map, weights, who was there when. It is read off the same plan as the cost. Where a figure is the sum of
 * several lines, these are rounded by largest remainder too, so that they add up on paper. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-working.h"

#include "base/pmap-money.h"
#include "calc/pmap-cost.h"
#include "calc/pmap-costing-private.h"
#include "calc/pmap-exact-private.h"
#include "model/pmap-resource.h"

#include <glib/gi18n.h>

/* One product of the sum. */
typedef struct
{
  char *label;       /* whose or what it is */
  char *dates;       /* or NULL: all of the period */
  char *formula;
  mpz_t amount;      /* over the plan's denominator */
} Term;

static void
free_term (gpointer data)
{
  Term *term = data;

  g_free (term->label);
  g_free (term->dates);
  g_free (term->formula);
  mpz_clear (term->amount);
  g_free (term);
}

static Term *
add_term (GPtrArray *terms)
{
  Term *term = g_new0 (Term, 1);

  mpz_init (term->amount);
  g_ptr_array_add (terms, term);
  return term;
}

static char *
format_dates (PmapDate first,
              PmapDate last)
{
  g_autofree char *from = pmap_date_format (first), *to = pmap_date_format (last);

  if (first == last)
    return g_steal_pointer (&from);
  /* translators: a period: its first and its last day. */
  return g_strdup_printf (_("%1$s to %2$s"), from, to);
}

static char *
format_weeks (gint64 weeks)
{
  g_autofree char *number = pmap_number_format (weeks, PMAP_DECIMAL_PLACES);

  /* translators: %s is a number that may have decimals; the singular is for exactly one. */
  return g_strdup_printf (weeks == PMAP_DECIMAL_ONE ? _("%s week") : _("%s weeks"), number);
}

/* "5 a week × 12 weeks": how many sessions fall on some of the run's days. */
static char *
format_times (const PmapPlan *plan,
              guint           n_days)
{
  g_autofree char *each_week = NULL, *weeks = NULL;

  if (plan->sessions == 0)
    return g_strdup (_("0 sessions"));
  if (plan->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR && plan->intervention->weekdays != 0)
    return g_strdup_printf (ngettext ("%u session", "%u sessions", n_days), n_days);
  each_week = pmap_number_format (plan->run.sessions_per_week, PMAP_DECIMAL_PLACES);
  weeks = format_weeks (plan->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR ? n_days * (PMAP_DECIMAL_ONE / 5) : plan->run.weeks);
  if (plan->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR || n_days == plan->measure)
    /* translators: sessions a week, and weeks: "5 a week × 12 weeks". */
    return g_strdup_printf (_("%1$s a week × %2$s"), each_week, weeks);
  /* translators: sessions a week, weeks, and the part of the days that counts: "5 a week × 12 weeks × 20/60 days". */
  return g_strdup_printf (_("%1$s a week × %2$s × %3$u/%4$u days"), each_week, weeks, n_days, plan->measure);
}

/* One, and the on-cost: "1.30"; NULL where there is none. */
static char *
format_on_cost (gint64 percent)
{
  g_autoptr (GString) factor = NULL;

  if (percent == 0)
    return NULL;
  factor = g_string_new (NULL);
  pmap_number_append_xml (factor, PMAP_PLAN_WHOLE_PERCENT + percent, PMAP_DECIMAL_PLACES + 2, TRUE);
  while (factor->len > 4 && factor->str[factor->len - 1] == '0' && factor->str[factor->len - 3] != '.')
    g_string_truncate (factor, factor->len - 1);
  return g_string_free (g_steal_pointer (&factor), FALSE);
}

static char *
format_line (const PmapPlan      *plan,
             const PmapPlanLine  *line,
             const PmapDatedRate *rate,
             guint                n_days)
{
  GString *text = g_string_new (NULL);
  g_autofree char *hourly = pmap_money_format_rate (rate != NULL ? rate->hourly : 0);
  g_autofree char *on_cost = rate != NULL ? format_on_cost (rate->on_cost_percent) : NULL;
  g_autofree char *times = format_times (plan, n_days);

  g_string_append (text, hourly);
  if (rate == NULL)
    g_string_append_printf (text, " %s", _("(no rate yet)"));
  if (on_cost != NULL)
    g_string_append_printf (text, " × %s", on_cost);
  g_string_append (text, " × ");
  if (line->preparation != 0)
    /* translators: minutes of a session and of its preparation, as a part of an hour. */
    g_string_append_printf (text, _("(%1$" G_GINT64_FORMAT " + %2$" G_GINT64_FORMAT ")/60 h"),
                            line->minutes, line->preparation);
  else
    /* translators: minutes, as a part of an hour. */
    g_string_append_printf (text, _("%" G_GINT64_FORMAT "/60 h"), line->minutes);
  if (line->count != 1)
    /* translators: how many members of staff give it. */
    g_string_append_printf (text, _(" × %" G_GINT64_FORMAT " staff"), line->count);
  g_string_append_printf (text, " × %s", times);
  return g_string_free (text, FALSE);
}

/* A term for each rate of a staffing line. */
static void
add_line_terms (const PmapPlan     *plan,
                PmapCosting        *costing,
                const PmapPlanLine *line,
                GPtrArray          *terms)
{
  guint n_before = terms->len;

  for (guint i = 0, next; i < plan->n_segments; i = next)
    {
      const PmapSegment *first = _pmap_plan_get_segment (plan, i);
      const PmapDatedRate *rate = _pmap_plan_find_rate (plan, line, first->first);
      PmapDate last = first->last;
      guint n_days = first->measure;
      Term *term;

      for (next = i + 1; next < plan->n_segments; next++)
        {
          const PmapSegment *segment = _pmap_plan_get_segment (plan, next);

          if (_pmap_plan_find_rate (plan, line, segment->first) != rate)
            break;
          n_days += segment->measure;
          last = segment->last;
        }
      if (n_days == 0)
        continue;
      term = add_term (terms);
      term->label = line->rates != NULL && line->rates->role != NULL
                      ? pmap_record_describe (PMAP_RECORD (line->rates->role)) : g_strdup (_("Staff"));
      term->dates = plan->spread != PMAP_SPREAD_AT_ONCE ? format_dates (first->first, last) : NULL;
      term->formula = format_line (plan, line, rate, n_days);
      _pmap_plan_cost_line (plan, line, first->first, term->amount);
      _pmap_exact_multiply (term->amount, term->amount, plan->sessions);
      mpz_mul_ui (term->amount, term->amount, n_days);
    }
  if (terms->len == n_before + 1)
    g_clear_pointer (&((Term *) terms->pdata[n_before])->dates, g_free);
}

static void
add_resource_terms (const PmapPlan *plan,
                    guint           n_days,
                    GPtrArray      *terms)
{
  PmapRecordList *resources = _pmap_plan_get_resources (plan);

  for (guint i = 0; i < pmap_record_list_get_length (resources); i++)
    {
      PmapResource *resource = pmap_record_list_get (resources, i);
      g_autofree char *cost = NULL, *times = NULL;
      Term *term;

      if (resource->cost == PMAP_UNSET || resource->cost == 0)
        continue;
      cost = pmap_money_format (resource->cost);
      term = add_term (terms);
      term->label = pmap_record_describe (PMAP_RECORD (resource));
      _pmap_exact_set (term->amount, resource->cost);
      _pmap_exact_multiply (term->amount, term->amount, PMAP_PLAN_UNIT);
      if (resource->basis == PMAP_RESOURCE_SESSION)
        {
          times = format_times (plan, n_days);
          term->formula = g_strdup_printf ("%s × %s", cost, times);
          _pmap_exact_multiply (term->amount, term->amount, plan->sessions);
        }
      else
        {
          term->formula = n_days == plan->measure ? g_strdup (cost)
                          /* translators: a price, and the part of the days that counts: "£25.00 × 20/60 days". */
                          : g_strdup_printf (_("%1$s × %2$u/%3$u days"), cost, n_days, plan->measure);
          _pmap_exact_multiply (term->amount, term->amount, plan->sessions_divisor);
        }
      mpz_mul_ui (term->amount, term->amount, n_days);
    }
}

static guint
count_days (const PmapPlan *plan)
{
  guint n_days = 0;

  for (guint i = 0; i < plan->n_segments; i++)
    n_days += _pmap_plan_get_segment (plan, i)->measure;
  return n_days;
}

static GPtrArray *
list_terms (const PmapPlan *plan,
            PmapCosting    *costing)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (free_term);
  guint n_days = count_days (plan);

  if (n_days == 0)
    return terms;
  for (guint i = 0; i < plan->lines->len; i++)
    add_line_terms (plan, costing, &g_array_index (plan->lines, PmapPlanLine, i), terms);
  add_resource_terms (plan, n_days, terms);
  return terms;
}

static void
append_amount (GString    *text,
               const char *what,
               gint64      pence)
{
  g_autofree char *amount = pmap_money_format (pence);

  if (g_str_equal (what, amount))
    g_string_append_printf (text, "%s\n", amount);
  else
    g_string_append_printf (text, "%s = %s\n", what, amount);
}

/* The sum's lines, and under several of them their sum. */
static void
append_terms (GString     *text,
              GPtrArray   *terms,
              PmapCosting *costing,
              gint64       total)
{
  pmap_shares_begin (costing->shares);
  for (guint i = 0; i < terms->len; i++)
    pmap_shares_add (costing->shares, NULL, ((Term *) terms->pdata[i])->amount);
  pmap_shares_allot (costing->shares, total);
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = terms->pdata[i];

      if (terms->len > 1)
        g_string_append_printf (text, "%s: ", term->label);
      if (term->dates != NULL)
        g_string_append_printf (text, "%s: ", term->dates);
      append_amount (text, term->formula, pmap_shares_get (costing->shares, i));
    }
  if (terms->len != 1)
    append_amount (text, _("Together"), total);
}

/* Where the number of weeks or of sessions comes from. */
static void
append_weeks (GString           *text,
              const PmapPlan    *plan,
              const PmapCosting *costing)
{
  g_autofree char *dates = plan->start != PMAP_DATE_NONE ? format_dates (plan->start, plan->end) : NULL;
  g_autofree char *weeks = NULL, *weekdays = NULL;

  if (plan->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR && plan->intervention->weekdays != 0)
    {
      weekdays = pmap_record_format_field (PMAP_RECORD (plan->intervention),
                                           pmap_record_find_field (PMAP_RECORD (plan->intervention), "weekdays"));
      g_string_append_printf (text, ngettext ("%1$u teaching day on %2$s (%3$s)", "%1$u teaching days on %2$s (%3$s)",
                                              plan->measure),
                              plan->measure, weekdays, dates);
    }
  else if (plan->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR)
    {
      weeks = format_weeks (plan->measure * (gint64) (PMAP_DECIMAL_ONE / 5));
      /* translators: days, weeks, and the dates between which they are counted. */
      g_string_append_printf (text, ngettext ("%1$u teaching day ÷ 5 = %2$s (%3$s)",
                                              "%1$u teaching days ÷ 5 = %2$s (%3$s)", plan->measure),
                              plan->measure, weeks, dates);
    }
  else if (plan->run.weeks_from == PMAP_WEEKS_FROM_PROVISION || plan->run.weeks_from == PMAP_WEEKS_FROM_YEAR)
    {
      weeks = format_weeks (plan->run.weeks);
      g_string_append_printf (text, plan->run.weeks_from == PMAP_WEEKS_FROM_PROVISION
                                      /* translators: %s is a number of weeks, with its unit. */
                                      ? _("%s, as the provision menu says")
                                      /* translators: %s is a number of weeks, with its unit. */
                                      : _("%s, the teaching weeks of the school year"), weeks);
    }
  else
    return;
  g_string_append_c (text, '\n');
}

/* What made the figures beyond the lines. */
static void
append_notes (GString        *text,
              const PmapPlan *plan,
              PmapCosting    *costing,
              PmapIssues     *issues)
{
  const PmapPeriod *period = &costing->period;
  guint n_days = count_days (plan);

  append_weeks (text, plan, costing);
  if (plan->rate_date != PMAP_DATE_NONE)
    g_string_append_printf (text, "%s\n", _("No dates: it counts for all the school year, at the rates of its first day"));
  if (n_days != plan->measure)
    {
      g_autofree char *name = pmap_period_describe (period, costing->year);

      g_string_append_printf (text, ngettext ("%1$s: %2$u of its %3$u day", "%1$s: %2$u of its %3$u days", plan->measure),
                              name, n_days, plan->measure);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    g_string_append_printf (text, "%s\n", ((PmapIssue *) issues->pdata[i])->message);
}

/* How many are there, how many are not: for a segment. */
static void
append_presence (GString           *text,
                 const PmapSegment *segment)
{
  if (segment->places == 0)
    return;
  g_string_append_printf (text, ngettext ("Group of %1$" G_GINT64_FORMAT " with %2$u member here",
                                          "Group of %1$" G_GINT64_FORMAT " with %2$u members here", segment->n_members),
                          segment->n_members + segment->places, segment->n_members);
  g_string_append (text, ": ");
  g_string_append_printf (text, ngettext ("%" G_GINT64_FORMAT " place is outside this map",
                                          "%" G_GINT64_FORMAT " places are outside this map", segment->places),
                          segment->places);
  g_string_append_c (text, '\n');
}

/* The division by those present: " ÷ 3 pupils", or by weight " × 2/5". Nothing where one alone bears all. */
static char *
format_division (const PmapPlan    *plan,
                 const PmapSegment *segment,
                 gint64             weight)
{
  g_autofree char *own = NULL, *all = NULL;
  gint64 n = segment->n_members + segment->places;

  if (weight == segment->weight)
    return g_strdup ("");
  if (weight == PMAP_DECIMAL_ONE && segment->weight == n * PMAP_DECIMAL_ONE)
    return segment->places == 0
             ? g_strdup_printf (ngettext (" ÷ %u pupil", " ÷ %u pupils", segment->n_members), segment->n_members)
             : g_strdup_printf (ngettext (" ÷ %" G_GINT64_FORMAT " place", " ÷ %" G_GINT64_FORMAT " places", n), n);
  own = pmap_number_format (weight, PMAP_DECIMAL_PLACES);
  all = pmap_number_format (segment->weight, PMAP_DECIMAL_PLACES);
  /* translators: a pupil's weight, and the sum of all weights. */
  return g_strdup_printf (_(" × %1$s/%2$s by weight"), own, all);
}

/* Whether two segments are shared alike, so that a pupil's working need not tell them apart. */
static gboolean
is_shared_alike (const PmapSegment *a,
                 const PmapSegment *b)
{
  return a->n_members == b->n_members && a->places == b->places && a->weight == b->weight;
}

/* A part of a membership in which all is shared alike. */
typedef struct
{
  guint first, end;        /* segments */
  mpz_t cost;              /* over the plan's denominator */
} Part;

static void
clear_part (gpointer data)
{
  mpz_clear (((Part *) data)->cost);
}

static GArray *
list_parts (const PmapPlan   *plan,
            const PmapMember *member)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint first, end;

  g_array_set_clear_func (parts, clear_part);
  if (!_pmap_plan_find_presence (plan, member, &first, &end))
    return parts;
  for (guint i = first, next; i < end; i = next)
    {
      Part part = { .first = i };
      const PmapSegment *segment = _pmap_plan_get_segment (plan, i);
      guint n_days = segment->measure;

      mpz_init_set (part.cost, segment->cost);
      for (next = i + 1; next < end && is_shared_alike (segment, _pmap_plan_get_segment (plan, next)); next++)
        {
          mpz_add (part.cost, part.cost, _pmap_plan_get_segment (plan, next)->cost);
          n_days += _pmap_plan_get_segment (plan, next)->measure;
        }
      part.end = next;
      if (n_days > 0)
        g_array_append_val (parts, part);
      else
        mpz_clear (part.cost);
    }
  return parts;
}

static gint64
get_weight (const PmapPlan *plan,
            const Part     *part)
{
  return MAX (_pmap_plan_get_segment (plan, part->first)->weight, 1);
}

/* Enters the member's share of each part into the costing's shares, over one denominator: the plan's, times the weights
 * of all parts. Returns whether the whole share, simply rounded, would be something else than `pence`. */
static gboolean
share_parts (const PmapPlan   *plan,
             PmapCosting      *costing,
             const PmapMember *member,
             GArray           *parts,
             gint64            pence)
{
  mpz_set_ui (costing->common, 1);
  for (guint i = 0; i < parts->len; i++)
    {
      _pmap_exact_set (costing->number, get_weight (plan, &g_array_index (parts, Part, i)));
      mpz_mul (costing->common, costing->common, costing->number);
    }
  mpz_mul (costing->total, costing->denominator, costing->common);
  mpz_set_ui (costing->all, 0);
  pmap_shares_begin (costing->shares);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      _pmap_exact_set (costing->number, get_weight (plan, part));
      mpz_divexact (costing->number, costing->common, costing->number);
      mpz_mul (costing->number, costing->number, part->cost);
      _pmap_exact_multiply (costing->number, costing->number, _pmap_plan_get_weight (member));
      pmap_shares_add (costing->shares, NULL, costing->number);
      mpz_add (costing->all, costing->all, costing->number);
    }
  pmap_shares_allot (costing->shares, pence);
  return _pmap_exact_round (costing->all, costing->total, costing->number, costing->other) != pence;
}

/* Each part of a membership: its dates, what the sessions of these days cost, and the division. */
static void
append_parts (GString          *text,
              const PmapPlan   *plan,
              PmapCosting      *costing,
              const PmapMember *member,
              GArray           *parts,
              gint64            pence)
{
  if (parts->len == 0)
    append_amount (text, _("No member on these days"), 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      const PmapSegment *segment = _pmap_plan_get_segment (plan, part->first);
      const PmapSegment *last = _pmap_plan_get_segment (plan, part->end - 1);
      g_autofree char *cost = pmap_money_format (_pmap_exact_round (part->cost, costing->denominator,
                                                                   costing->number, costing->other));
      g_autofree char *division = format_division (plan, segment, _pmap_plan_get_weight (member));
      gboolean is_all = part->first == 0 && part->end == plan->n_segments;
      g_autofree char *dates = is_all ? NULL : format_dates (segment->first, last->last);
      g_autofree char *what = g_strconcat (dates != NULL ? dates : "", dates != NULL ? ": " : "", cost, division, NULL);

      append_amount (text, what, pmap_shares_get (costing->shares, i));
      append_presence (text, segment);
    }
  if (parts->len > 1)
    append_amount (text, _("Share"), pence);
}

static gboolean
append_uncosted (GString        *text,
                 const PmapPlan *plan)
{
  g_autofree char *tier = NULL;

  if (!plan->uncosted)
    return FALSE;
  tier = pmap_record_describe (PMAP_RECORD (plan->run.tier));
  /* translators: %s is the name of a tier of provision. */
  g_string_append_printf (text, _("“%s” is for every pupil and is never costed: £0.00"), tier);
  g_string_append_c (text, '\n');
  return TRUE;
}

static char *
finish (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/**
 * pmap_working_describe_intervention:
 * @costing: what the cost was computed with
 * @intervention: an intervention of its document
 *
 * Returns: (transfer full): how the intervention's cost in the costing's period is reached, in lines
 */
char *
pmap_working_describe_intervention (PmapCosting      *costing,
                                    PmapIntervention *intervention)
{
  g_autoptr (PmapCost) cost = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  GString *text;

  g_return_val_if_fail (costing != NULL && PMAP_IS_INTERVENTION (intervention), NULL);

  text = g_string_new (NULL);
  cost = pmap_cost_new (costing, intervention);
  if (append_uncosted (text, &costing->plan))
    return finish (text);
  terms = list_terms (&costing->plan, costing);
  _pmap_plan_get_denominator (&costing->plan, costing->denominator);
  append_terms (text, terms, costing, cost->total);
  append_notes (text, &costing->plan, costing, cost->issues);
  return finish (text);
}

/**
 * pmap_working_describe_share:
 * @costing: what the cost was computed with
 * @member: a membership in its document
 *
 * Returns: (transfer full): how the share of @member in its intervention's cost is reached, in lines
 */
char *
pmap_working_describe_share (PmapCosting *costing,
                             PmapMember  *member)
{
  PmapRecord *owner;
  g_autoptr (PmapCost) cost = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GArray) parts = NULL;
  const PmapPlan *plan;
  GString *text;
  gboolean in_one, is_adjusted;
  guint position = 0;
  gint64 pence;

  g_return_val_if_fail (costing != NULL && PMAP_IS_MEMBER (member), NULL);
  owner = pmap_record_get_owner (PMAP_RECORD (member));
  g_return_val_if_fail (PMAP_IS_INTERVENTION (owner), NULL);

  text = g_string_new (NULL);
  plan = &costing->plan;
  cost = pmap_cost_new (costing, PMAP_INTERVENTION (owner));
  if (append_uncosted (text, plan))
    return finish (text);
  pmap_record_list_get_position (pmap_record_get_list (PMAP_RECORD (member)), PMAP_RECORD (member), &position);
  pence = cost->shares[position].pence;
  terms = list_terms (plan, costing);
  parts = list_parts (plan, member);
  _pmap_plan_get_denominator (plan, costing->denominator);
  in_one = terms->len == 1 && parts->len == 1 && g_array_index (parts, Part, 0).first == 0
           && g_array_index (parts, Part, 0).end == plan->n_segments;
  if (!in_one)
    append_terms (text, terms, costing, cost->total);
  is_adjusted = share_parts (plan, costing, member, parts, pence);
  if (in_one)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (plan, 0);
      g_autofree char *division = format_division (plan, segment, _pmap_plan_get_weight (member));
      g_autofree char *what = g_strconcat (((Term *) terms->pdata[0])->formula, division, NULL);

      append_amount (text, what, pence);
      append_presence (text, segment);
    }
  else
    append_parts (text, plan, costing, member, parts, pence);
  if (is_adjusted)
    {
      g_autofree char *total = pmap_money_format (cost->total);

      /* translators: %s is an amount of money. */
      g_string_append_printf (text, _("Rounded so that all shares add up to %s"), total);
      g_string_append_c (text, '\n');
    }
  append_notes (text, plan, costing, cost->issues);
  return finish (text);
}
