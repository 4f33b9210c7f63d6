/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a figure was reached, as a table: staff with rate, on-costs, minutes and weeks; what is bought; the sum; how it is
 * shared. A rule stands above each sum.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-working-table.h"

#include "report/pmap-provision-words.h"
#include "report/pmap-step-words.h"
#include "report/pmap-working-words.h"

#include "base/pmap-money.h"
#include "model/pmap-places.h"

#include <glib/gi18n.h>

static void
free_row (gpointer data)
{
  PmapWorkingRow *row = data;

  for (guint i = 0; i < PMAP_WORKING_N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row->detail);
  g_free (row);
}

static PmapWorkingRow *
add_row (PmapWorkingTable *self,
         PmapWorkingRank rank,
         char *what)
{
  PmapWorkingRow *row = g_new0 (PmapWorkingRow, 1);

  row->rank = rank;
  row->cells[PMAP_WORKING_WHAT] = what;
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_detail (PmapWorkingRow *row,
            char *detail)
{
  char *before = g_steal_pointer (&row->detail);

  row->detail = before != NULL ? g_strdup_printf ("%s · %s", before, detail) : g_strdup (detail);
  g_free (before);
  g_free (detail);
}

static gboolean
is_counted (const PmapWorking *working)
{
  return working->run.weeks_from == PMAP_WEEKS_FROM_CALENDAR;
}

/* What a session's minutes are multiplied with, beside each other: "(30 + 5) × 5 × 2 staff = 350". */
static char *
format_minutes (const PmapWorking *working,
                const PmapWorkingTerm *term)
{
  GString *text = g_string_new (NULL);
  g_autofree char *often = NULL, *product = NULL;
  gint64 minutes = (term->minutes + term->preparation) * term->count * term->held;
  gboolean by_week = !working->counts_sessions && working->has_sessions;

  if (term->has_rate && term->rate.basis == PMAP_RATE_SESSION)
    {
      gint64 times = term->count * term->held * (by_week ? working->run.sessions_per_week : PMAP_DECIMAL_ONE);

      product = pmap_number_format (times, PMAP_DECIMAL_PLACES);
      /* translators: how many sessions are paid for; the number may have decimals: "2.5". */
      g_string_append_printf (text, ngettext ("%s session", "%s sessions", times == PMAP_DECIMAL_ONE ? 1 : 2), product);
      return g_string_free (text, FALSE);
    }
  if (term->preparation != 0)
    g_string_append_printf (text, "(%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT ")", term->minutes, term->preparation);
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, term->minutes);
  if (by_week)
    {
      often = pmap_number_format (working->run.sessions_per_week, PMAP_DECIMAL_PLACES);
      g_string_append_printf (text, " × %s", often);
    }
  if (term->count != 1)
    /* translators: how many members of staff give it. */
    g_string_append_printf (text, _(" × %" G_GINT64_FORMAT " staff"), term->count);
  if (working->run.taught == PMAP_TAUGHT_IN_TURN)
    /* translators: each of so many pupils has a session of its own. */
    g_string_append_printf (text, ngettext (" × %u pupil", " × %u pupils", term->held), term->held);
  product = pmap_number_format (minutes * (by_week ? working->run.sessions_per_week : PMAP_DECIMAL_ONE),
                                PMAP_DECIMAL_PLACES);
  if (!g_str_equal (product, text->str))
    g_string_append_printf (text, " = %s", product);
  return g_string_free (text, FALSE);
}

/* For how many weeks, or at how many sessions. */
static char *
format_times (const PmapWorking *working,
              const PmapWorkingTerm *term)
{
  g_autofree char *weeks = NULL;

  if (!working->has_sessions)
    return g_strdup ("0");
  if (working->counts_sessions)
    return g_strdup_printf ("%u", term->measure);
  if (is_counted (working))
    return pmap_number_format (term->measure * (gint64) (PMAP_DECIMAL_ONE / 5), PMAP_DECIMAL_PLACES);
  weeks = pmap_number_format (working->run.weeks, PMAP_DECIMAL_PLACES);
  if (term->measure == working->measure)
    return g_steal_pointer (&weeks);
  /* translators: a number of weeks, and the part of the days that counts: "12 × 20/60". */
  return g_strdup_printf (_("%1$s × %2$u/%3$u"), weeks, term->measure, working->measure);
}

/* How many sessions so many times in so many weeks make: half a session a week in 34.4 weeks is 17.2. NULL where that has no end. */
static char *
format_sessions (const PmapWorking *working,
                 const PmapWorkingTerm *term)
{
  gint64 weeks = is_counted (working) ? term->measure * (gint64) (PMAP_DECIMAL_ONE / 5) : working->run.weeks;
  gint64 divisor = PMAP_DECIMAL_ONE, sessions = weeks * working->run.sessions_per_week;

  if (!is_counted (working) && term->measure != working->measure)
    {
      sessions *= term->measure;
      divisor *= working->measure;
    }
  return sessions % divisor == 0 ? pmap_number_format (sessions / divisor, PMAP_DECIMAL_PLACES) : NULL;
}

static void
add_price (PmapWorkingRow *row,
           const PmapWorking *working,
           const PmapWorkingTerm *term)
{
  g_autofree char *price = pmap_money_format (term->price);

  if (term->kind == PMAP_WORKING_ONCE)
    {
      if (term->measure == working->measure)
        row->cells[PMAP_WORKING_TIMES] = g_strdup (_("once"));
      else
        {
          row->cells[PMAP_WORKING_TIMES] = g_strdup_printf ("%u/%u", term->measure, working->measure);
          /* translators: a price that is paid once. */
          add_detail (row, g_strdup_printf (_("%s once"), price));
        }
      return;
    }
  if (working->counts_sessions || !working->has_sessions)
    /* translators: a price that is paid at each session. */
    add_detail (row, g_strdup_printf (_("%s a session"), price));
  else
    {
      g_autofree char *rate = pmap_words_get_rate (working->run.sessions_per_week);
      g_autofree char *sessions = format_sessions (working, term);

      if (sessions != NULL)
        /* translators: a price that is paid at each session, how often, and how many sessions that makes in all its weeks:
         * "£8.50 a session, once a fortnight: 17.2 sessions". */
        add_detail (row, g_strdup_printf (_("%1$s a session, %2$s: %3$s sessions"), price, rate, sessions));
      else
        /* translators: a price that is paid at each session, and how often: "£8.50 a session, 3 times a week". */
        add_detail (row, g_strdup_printf (_("%1$s a session, %2$s"), price, rate));
    }
  if (working->run.taught == PMAP_TAUGHT_IN_TURN)
    add_detail (row, g_strdup_printf (ngettext ("for %u pupil", "for each of %u pupils", term->held), term->held));
  row->cells[PMAP_WORKING_TIMES] = format_times (working, term);
}

static void
add_term (PmapWorkingTable *self,
          const PmapWorking *working,
          const PmapWorkingTerm *term)
{
  PmapWorkingRow *row = add_row (self, PMAP_WORKING_NORMAL, pmap_working_words_get_label (term));

  if (!term->is_all && term->first != PMAP_DATE_NONE)
    add_detail (row, pmap_words_get_dates (term->first, term->last));
  if (term->missed_sessions > 0)
    add_detail (row, g_strdup_printf (ngettext ("without %u session that was not held", "without %u sessions that were not held",
                                                (gulong) term->missed_sessions),
                                      (guint) term->missed_sessions));
  if (term->kind == PMAP_WORKING_STAFF)
    {
      g_autofree char *on_cost = pmap_working_words_get_on_cost (term->on_cost_percent);

      row->cells[PMAP_WORKING_HOUR] = term->has_rate ? pmap_working_words_get_price (&term->rate) : g_strdup (_("no rate yet"));
      row->cells[PMAP_WORKING_ON_COSTS] = on_cost != NULL ? g_strdup_printf ("× %s", on_cost) : NULL;
      row->cells[PMAP_WORKING_MINUTES] = format_minutes (working, term);
      row->cells[PMAP_WORKING_TIMES] = format_times (working, term);
    }
  else
    add_price (row, working, term);
  row->cells[PMAP_WORKING_AMOUNT] = pmap_money_format (term->pence);
}

/* By how many it is shared, empty places among them. */
static char *
describe_sharing (const PmapWorking *working,
                  const PmapWorkingPart *part)
{
  gint64 n = part->n_members + part->places;
  g_autofree char *own = NULL, *all = NULL, *places = NULL;

  if (part->weight != PMAP_DECIMAL_ONE || part->all_weights != n * PMAP_DECIMAL_ONE)
    {
      own = pmap_number_format (part->weight, PMAP_DECIMAL_PLACES);
      all = pmap_number_format (part->all_weights, PMAP_DECIMAL_PLACES);
      /* translators: a pupil's weight, and the sum of all weights. */
      return g_strdup_printf (_("Shared by weight: %1$s of %2$s"), own, all);
    }
  if (working->run.taught == PMAP_TAUGHT_IN_TURN)
    return g_strdup_printf (ngettext ("Sessions of one of %u pupil", "Sessions of one of %u pupils", part->n_members),
                            part->n_members);
  if (part->places == 0)
    return g_strdup_printf (ngettext ("Shared by %u pupil", "Shared by %u pupils", part->n_members), part->n_members);
  places = g_strdup_printf (ngettext ("Shared by %" G_GINT64_FORMAT " place", "Shared by %" G_GINT64_FORMAT " places", n), n);
  /* translators: "Shared by 4 places", and how many of these are empty. */
  return g_strdup_printf (ngettext ("%1$s, %2$" G_GINT64_FORMAT " of them empty", "%1$s, %2$" G_GINT64_FORMAT " of them empty",
                                    part->places),
                          places, part->places);
}

static char *
format_division (const PmapWorkingPart *part)
{
  gint64 n = part->n_members + part->places;
  g_autofree char *own = NULL, *all = NULL;

  if (part->weight == PMAP_DECIMAL_ONE && part->all_weights == n * PMAP_DECIMAL_ONE)
    return g_strdup_printf ("÷ %" G_GINT64_FORMAT, n);
  own = pmap_number_format (part->weight, PMAP_DECIMAL_PLACES);
  all = pmap_number_format (part->all_weights, PMAP_DECIMAL_PLACES);
  return g_strdup_printf ("× %s/%s", own, all);
}

static char *
describe_presence (const PmapWorking *working,
                   const PmapWorkingPart *part)
{
  g_autofree char *dates = pmap_words_get_dates (part->first, part->last);

  if (working->counts_sessions)
    /* translators: dates, and how many of all sessions are on them. */
    return g_strdup_printf (ngettext ("%1$s: %2$u of %3$u session", "%1$s: %2$u of %3$u sessions", working->measure),
                            dates, part->measure, working->measure);
  /* translators: dates, and how many of all days are among them. */
  return g_strdup_printf (ngettext ("%1$s: %2$u of %3$u day", "%1$s: %2$u of %3$u days", working->measure),
                          dates, part->measure, working->measure);
}

/* What the days of the membership cost, and by how many that is shared. */
static void
add_part (PmapWorkingTable *self,
          const PmapWorking *working,
          const PmapWorkingPart *part)
{
  PmapWorkingRow *row;

  char *minutes = pmap_working_words_get_minutes (part);

  if (working->parts->len > 1 || minutes != NULL)
    {
      g_autofree char *cost = pmap_money_format (part->cost), *division = format_division (part);

      row = add_row (self, PMAP_WORKING_NORMAL, minutes != NULL ? minutes : describe_presence (working, part));
      row->detail = describe_sharing (working, part);
      if (minutes != NULL && !part->is_all)
        add_detail (row, describe_presence (working, part));
      if (part->weight != part->all_weights)
        add_detail (row, g_strdup_printf ("%s %s", cost, division));
      row->cells[PMAP_WORKING_AMOUNT] = pmap_money_format (part->pence);
      return;
    }
  if (!part->is_all)
    {
      row = add_row (self, PMAP_WORKING_NORMAL, describe_presence (working, part));
      row->cells[PMAP_WORKING_AMOUNT] = pmap_money_format (part->cost);
    }
  if (part->weight == part->all_weights)
    return;
  row = add_row (self, PMAP_WORKING_NORMAL, describe_sharing (working, part));
  row->cells[PMAP_WORKING_AMOUNT] = format_division (part);
}

static void
add_sum (PmapWorkingTable *self,
         PmapWorkingRank rank,
         char *what,
         gint64 pence)
{
  add_row (self, rank, what)->cells[PMAP_WORKING_AMOUNT] = pmap_money_format (pence);
}

static void
add_share (PmapWorkingTable *self,
           const PmapWorking *working)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (working->intervention));
  g_autofree char *called = pmap_words_get_given_name (document, working->member->pupil);

  if (working->parts->len == 0)
    add_sum (self, PMAP_WORKING_NORMAL, g_strdup (_("No member on these days")), 0);
  for (guint i = 0; i < working->parts->len; i++)
    add_part (self, working, &g_array_index (working->parts, PmapWorkingPart, i));
  /* translators: %s is what a pupil is called. */
  add_sum (self, PMAP_WORKING_RESULT, g_strdup_printf (_("For %s"), called), working->pence);
}

static gboolean
is_used (PmapWorkingTable *self,
         PmapWorkingColumn column)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PmapWorkingRow *row = self->rows->pdata[i];
      const char *cell = row->cells[column];

      /* That things are bought once needs no column of its own. */
      if (cell != NULL && !(column == PMAP_WORKING_TIMES && g_str_equal (cell, _("once"))))
        return TRUE;
    }
  return FALSE;
}

/* Whether all staff are priced by the hour, so that the column may be called that. */
static gboolean
is_by_hour (const PmapWorking *working)
{
  for (guint i = 0; i < working->terms->len; i++)
    {
      const PmapWorkingTerm *term = &g_array_index (working->terms, PmapWorkingTerm, i);

      if (term->kind == PMAP_WORKING_STAFF && term->has_rate && term->rate.basis != PMAP_RATE_HOUR)
        return FALSE;
    }
  return TRUE;
}

static void
find_headings (PmapWorkingTable *self,
               const PmapWorking *working)
{
  const char *const headings[PMAP_WORKING_N_COLUMNS] = {
    [PMAP_WORKING_WHAT] = _("What"),
    [PMAP_WORKING_HOUR] = is_by_hour (working) ? _("An hour") : _("Rate"),
    [PMAP_WORKING_ON_COSTS] = _("On-costs"),
    [PMAP_WORKING_MINUTES] = working->counts_sessions ? _("Minutes") : _("Minutes a week"),
    [PMAP_WORKING_TIMES] = working->counts_sessions ? _("Sessions") : _("Weeks"),
    [PMAP_WORKING_AMOUNT] = _("Amount"),
  };

  for (guint i = 0; i < PMAP_WORKING_N_COLUMNS; i++)
    self->headings[i] = is_used (self, i) ? headings[i] : NULL;
}

static void
find_rates (PmapWorkingTable *self,
               const PmapWorking *working)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (working->intervention));
  PmapRecord *set = working->rate_set != NULL ? pmap_document_find (document, working->rate_set) : NULL;
  g_autofree char *name = set != NULL ? pmap_record_describe (set) : NULL;

  if (name != NULL && self->headings[PMAP_WORKING_HOUR] != NULL)
    /* translators: %s is the name of a set of rates, as in "The school’s own rates". */
    self->rates = g_strdup_printf (_("Rates: %s"), name);
}

/**
 * pmap_working_table_new:
 * @working: how a figure was reached
 *
 * Returns: (transfer full): the table to show
 */
PmapWorkingTable *
pmap_working_table_new (const PmapWorking *working)
{
  PmapWorkingTable *self;

  g_return_val_if_fail (working != NULL, NULL);

  self = g_new0 (PmapWorkingTable, 1);
  self->title = pmap_record_describe (PMAP_RECORD (working->intervention));
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->notes = pmap_working_words_list_notes (working);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; working->cost->issues != NULL && i < working->cost->issues->len; i++)
    g_ptr_array_add (self->warnings, g_strdup (((PmapIssue *) working->cost->issues->pdata[i])->message));
  if (working->is_costed)
    {
      for (guint i = 0; i < working->terms->len; i++)
        add_term (self, working, &g_array_index (working->terms, PmapWorkingTerm, i));
      self->n_terms = working->terms->len;
      if (working->member == NULL)
        add_sum (self, PMAP_WORKING_RESULT, g_strdup (_("Together")), working->pence);
      else if (self->n_terms != 1)
        add_sum (self, PMAP_WORKING_SUM, g_strdup (_("The whole intervention")), working->cost->total);
      if (working->member != NULL)
        add_share (self, working);
    }
  find_headings (self, working);
  find_rates (self, working);
  return self;
}

/**
 * pmap_working_table_new_steps:
 * @ledger: the figures of a map
 * @member: the last of memberships that carry each other on
 *
 * Returns: (transfer full): what each step costs, and all together; how a step's figure was reached is for pmap_working_table_new()
 */
PmapWorkingTable *
pmap_working_table_new_steps (PmapLedger *ledger,
                              PmapMember *member)
{
  PmapWorkingTable *self;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *called = NULL;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger) && PMAP_IS_MEMBER (member), NULL);

  steps = pmap_member_list_steps (member);
  called = pmap_words_get_given_name (pmap_ledger_get_document (ledger), member->pupil);
  self = g_new0 (PmapWorkingTable, 1);
  self->title = pmap_record_describe (pmap_record_get_owner (PMAP_RECORD (member)));
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < steps->len; i++)
    {
      PmapPeriod days = pmap_places_get_dates (steps->pdata[i]);
      PmapWorkingRow *row = add_row (self, PMAP_WORKING_NORMAL, pmap_words_get_dates (days.from, days.to));

      row->detail = pmap_words_get_step (PMAP_INTERVENTION (pmap_record_get_owner (steps->pdata[i])));
      row->cells[PMAP_WORKING_AMOUNT] = pmap_money_format (pmap_ledger_get_share (ledger, steps->pdata[i]));
    }
  self->n_terms = steps->len;
  /* translators: %s is what a pupil is called. */
  add_sum (self, PMAP_WORKING_RESULT, g_strdup_printf (_("For %s"), called), pmap_ledger_get_steps_share (ledger, member));
  self->headings[PMAP_WORKING_WHAT] = _("What");
  self->headings[PMAP_WORKING_AMOUNT] = _("Amount");
  g_ptr_array_add (self->notes, g_strdup (_("It changed from a date. The form of each step shows how its figure comes about.")));
  return self;
}

void
pmap_working_table_free (PmapWorkingTable *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->rates);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* On paper, which is narrow, the on-costs stand beside the rate. */
static char *
make_paper_cell (const PmapWorkingRow *row,
                 PmapWorkingColumn column)
{
  const char *text = row->cells[column], *on_costs = row->cells[PMAP_WORKING_ON_COSTS];

  if (column == PMAP_WORKING_HOUR && text != NULL && on_costs != NULL)
    return g_strdup_printf ("%s %s", text, on_costs);
  return g_strdup (text != NULL ? text : "");
}

static gboolean
is_on_paper (const PmapWorkingTable *self,
             PmapWorkingColumn column)
{
  return self->headings[column] != NULL && column != PMAP_WORKING_ON_COSTS;
}

/**
 * pmap_working_table_to_block:
 * @self: a working
 *
 * Returns: (transfer full) (nullable): the table for paper, without its notes; %NULL where there is nothing to add up
 */
PmapBlock *
pmap_working_table_to_block (const PmapWorkingTable *self)
{
  static const PmapRowStyle styles[] = { PMAP_ROW_NORMAL, PMAP_ROW_SUBTOTAL, PMAP_ROW_TOTAL };
  PmapBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->rows->len == 0)
    return NULL;
  block = pmap_block_new_table ();
  for (guint column = 0; column < PMAP_WORKING_N_COLUMNS; column++)
    if (is_on_paper (self, column))
      pmap_block_add_column (block, self->headings[column],
                             column == PMAP_WORKING_WHAT ? 1.0 : 0.0,
                             column == PMAP_WORKING_WHAT ? PMAP_BLOCK_ALIGN_START : PMAP_BLOCK_ALIGN_END);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PmapWorkingRow *row = self->rows->pdata[i];
      gboolean is_sum = row->rank != PMAP_WORKING_NORMAL;
      PmapRichText *what = pmap_rich_text_new (is_sum ? PMAP_TEXT_STRONG : PMAP_TEXT_BODY, row->cells[PMAP_WORKING_WHAT]);

      if (row->detail != NULL)
        pmap_rich_text_append_line (what, PMAP_TEXT_MUTED, row->detail);
      pmap_block_begin_row (block, styles[row->rank]);
      pmap_block_add_cell (block, what);
      for (guint column = PMAP_WORKING_HOUR; column < PMAP_WORKING_N_COLUMNS; column++)
        {
          g_autofree char *text = make_paper_cell (row, column);

          if (is_on_paper (self, column))
            pmap_block_add_text (block, is_sum ? PMAP_TEXT_FIGURE_STRONG : PMAP_TEXT_FIGURE, text);
        }
    }
  return block;
}
