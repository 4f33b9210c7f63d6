/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts that several printed documents share: texts of several paragraphs, the table of provision, and
 * SMART targets laid out letter by letter.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-paid-words.h"
#include "report/pmap-report-parts-private.h"
#include "report/pmap-provision-words.h"

#include "base/pmap-money.h"
#include "model/pmap-choices.h"
#include "model/pmap-progress.h"
#include "model/pmap-provision.h"
#include "model/pmap-record-list.h"
#include "model/pmap-review.h"
#include "model/pmap-target.h"

#include <glib/gi18n.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/** pmap_report_parts_add_paragraphs: Adds a paragraph for each line of @text that is not empty. */
void
pmap_report_parts_add_paragraphs (PmapReport *report,
                                  const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, lines[i]));
}

/** pmap_report_parts_add_item: Adds an item of a list, with a name in bold above its text; either may be %NULL. */
void
pmap_report_parts_add_item (PmapReport *report,
                            const char *name,
                            const char *text)
{
  PmapRichText *item;

  if (is_empty (name) && is_empty (text))
    return;
  item = pmap_rich_text_new (is_empty (name) ? PMAP_TEXT_BODY : PMAP_TEXT_STRONG, is_empty (name) ? text : name);
  if (!is_empty (name) && !is_empty (text))
    pmap_rich_text_append_line (item, PMAP_TEXT_BODY, text);
  pmap_report_add (report, pmap_block_new_bullet (item));
}

/** pmap_report_parts_new_provision_table: Returns: (transfer full): a table of provision: what, how, cost */
PmapBlock *
pmap_report_parts_new_provision_table (void)
{
  PmapBlock *table = pmap_block_new_table ();

  pmap_block_add_column (table, _("What, and what it is for"), 1.15, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("How it is given"), 1.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Cost"), 0.0, PMAP_BLOCK_ALIGN_END);
  pmap_block_set_space_before (table, 4.0);

  return table;
}

static void
append_line (PmapRichText **cell,
             const char *text)
{
  if (is_empty (text))
    return;
  if (*cell == NULL)
    *cell = pmap_rich_text_new (PMAP_TEXT_BODY, text);
  else
    pmap_rich_text_append_line (*cell, PMAP_TEXT_BODY, text);
}

/**
 * pmap_report_parts_get_name:
 * @intervention: an intervention
 * @screen: what keeps other pupils' names out
 *
 * Returns: (transfer full): the provision's name, as it is read on one pupil's map
 */
char *
pmap_report_parts_get_name (PmapIntervention *intervention,
                            PmapNameScreen *screen)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);

  if (provision == NULL || provision->name == NULL)
    return g_strdup (pmap_words_get_name (intervention));
  return pmap_name_screen_apply_field (screen, provision, "name");
}

/**
 * pmap_report_parts_make_manner:
 * @intervention: an intervention
 * @steps: (nullable): its steps, where it changed from a date: instead of how long, how often and in what group
 * @dates: from when to when
 * @screen: (nullable): what keeps pupils' names out
 *
 * Returns: (transfer full): how long, how often, in what group, by whom, when, and when it is reviewed
 */
PmapRichText *
pmap_report_parts_make_manner (PmapIntervention *intervention,
                               const char *steps,
                               const char *dates,
                               PmapNameScreen *screen)
{
  g_autofree char *frequency = pmap_words_get_frequency (intervention);
  g_autofree char *days = pmap_words_get_weekdays (intervention);
  g_autofree char *group = pmap_words_get_group (intervention);
  g_autofree char *roles = pmap_words_get_who (intervention);
  g_autofree char *who = screen != NULL ? pmap_name_screen_apply_label (screen, roles) : g_steal_pointer (&roles);
  g_autofree char *weeks = pmap_words_get_weeks (intervention);
  PmapDate review_day = pmap_review_find (PMAP_RECORD (intervention), PMAP_DATE_NONE, NULL);
  g_autofree char *review_text = review_day != PMAP_DATE_NONE ? pmap_date_format_short (review_day) : NULL;
  /* translators: a day, as in "11 Dec 2026". */
  g_autofree char *review = review_text != NULL ? g_strdup_printf (_("Review by %s"), review_text) : NULL;
  PmapRichText *cell = NULL;

  append_line (&cell, steps != NULL ? steps : frequency);
  append_line (&cell, days);
  append_line (&cell, steps != NULL ? NULL : group);
  append_line (&cell, who);
  append_line (&cell, weeks);
  append_line (&cell, dates);
  append_line (&cell, review);

  return cell != NULL ? cell : pmap_rich_text_new (PMAP_TEXT_MUTED, _("Not said yet"));
}

/** pmap_report_parts_add_sum: Adds the last row of a table: what the lines above add up to, in pence. */
void
pmap_report_parts_add_sum (PmapBlock *table,
                           PmapRowStyle style,
                           const char *name,
                           gint64 sum)
{
  g_autofree char *cost = pmap_money_format (sum);
  /* translators: the last row of a table; the name of what is added up, as in "Targeted" */
  g_autofree char *label = g_strdup_printf (_("Total: %s"), name);

  pmap_block_begin_row (table, style);
  pmap_block_add_text (table, PMAP_TEXT_STRONG, label);
  pmap_block_add_text (table, PMAP_TEXT_BODY, "");
  pmap_block_add_text (table, PMAP_TEXT_FIGURE_STRONG, cost);
}

/**
 * pmap_report_parts_add_total:
 * @report: a document
 * @period: the time that it is for
 * @total: what all tables above add up to, in pence
 *
 * Returns: (transfer none): the added table of one row
 */
PmapBlock *
pmap_report_parts_add_total (PmapReport *report,
                             const char *period,
                             gint64 total)
{
  PmapBlock *table = pmap_report_add (report, pmap_block_new_table ());
  g_autofree char *cost = pmap_money_format (total);
  PmapRichText *label = pmap_rich_text_new (PMAP_TEXT_STRONG, _("Total"));

  pmap_rich_text_append (label, PMAP_TEXT_BODY, "  ");
  pmap_rich_text_append (label, PMAP_TEXT_MUTED, period);
  pmap_block_add_column (table, NULL, 1.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, NULL, 0.0, PMAP_BLOCK_ALIGN_END);
  pmap_block_begin_row (table, PMAP_ROW_TOTAL);
  pmap_block_add_cell (table, label);
  pmap_block_add_text (table, PMAP_TEXT_FIGURE_STRONG, cost);

  return table;
}

/**
 * pmap_report_parts_add_paid:
 * @report: a document
 * @ledger: the figures
 * @pupil: (nullable): a pupil's id; %NULL for all of the school
 *
 * A small table of who pays how much; none where the school pays all.
 */
void
pmap_report_parts_add_paid (PmapReport *report,
                            PmapLedger *ledger,
                            const char *pupil)
{
  g_autoptr (GPtrArray) lines = pmap_paid_words_list (ledger, pupil);
  PmapBlock *table;

  if (lines->len == 0)
    return;
  table = pmap_report_add (report, pmap_block_new_table ());
  pmap_block_add_column (table, _("Who pays"), 1.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Cost"), 0.0, PMAP_BLOCK_ALIGN_END);
  for (guint i = 0; i < lines->len; i++)
    {
      const PmapPaidLine *line = lines->pdata[i];
      g_autofree char *amount = pmap_money_format (line->pence);

      pmap_block_begin_row (table, PMAP_ROW_NORMAL);
      pmap_block_add_text (table, PMAP_TEXT_BODY, line->name);
      pmap_block_add_text (table, PMAP_TEXT_FIGURE, amount);
    }
}

/* Targets */

static void
add_letter (PmapBlock *table,
            const char *name,
            PmapRichText *text)
{
  if (text == NULL)
    return;
  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_MUTED, name);
  pmap_block_add_cell (table, text);
}

static void
append_labelled (PmapRichText **cell,
                 const char *format,
                 const char *text)
{
  g_autofree char *line = NULL;

  if (is_empty (text))
    return;
  line = g_strdup_printf (format, text);
  append_line (cell, line);
}

static PmapRichText *
make_measure (PmapTarget *target,
              PmapNameScreen *screen)
{
  g_autofree char *measurable = pmap_name_screen_apply_field (screen, target, "measurable");
  g_autofree char *baseline = pmap_name_screen_apply_field (screen, target, "baseline");
  g_autofree char *criterion = pmap_name_screen_apply_field (screen, target, "criterion");
  PmapRichText *cell = NULL;

  append_line (&cell, measurable);
  append_labelled (&cell, _("At the start: %s"), baseline);
  append_labelled (&cell, _("Met when: %s"), criterion);
  return cell;
}

static PmapRichText *
make_support (PmapTarget *target,
              PmapNameScreen *screen)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (target));
  PmapRecord *intervention = document != NULL && target->intervention != NULL
                               ? pmap_document_find (document, target->intervention) : NULL;
  g_autofree char *frequency = NULL;
  PmapRichText *cell = NULL;

  if (PMAP_IS_INTERVENTION (intervention))
    {
      frequency = pmap_words_get_frequency (PMAP_INTERVENTION (intervention));
      g_autofree char *name = pmap_report_parts_get_name (PMAP_INTERVENTION (intervention), screen);

      append_labelled (&cell, _("With %s"), name);
      append_line (&cell, frequency);
    }
  return cell;
}

static PmapRichText *
make_relevance (PmapTarget *target,
                PmapNameScreen *screen)
{
  g_autofree char *relevant = pmap_name_screen_apply_field (screen, target, "relevant");
  PmapRichText *cell = NULL;

  append_line (&cell, relevant);
  if (target->need != PMAP_NEED_NONE)
    append_labelled (&cell, _("It serves this need: %s"), pmap_choices_get_label (pmap_need_types, target->need));
  return cell;
}

static PmapRichText *
make_time (PmapTarget *target)
{
  g_autofree char *set = pmap_date_format (target->set);
  g_autofree char *review = pmap_date_format (target->review);
  PmapRichText *cell = NULL;

  append_labelled (&cell, _("Set on %s"), set);
  append_labelled (&cell, _("We look at it again by %s"), review);
  return cell;
}

static char *
describe_progress (PmapProgress *progress,
                   PmapNameScreen *screen)
{
  g_autofree char *note = pmap_name_screen_apply_field (screen, progress, "note");
  g_autofree char *date = pmap_date_format (progress->date);
  g_autofree char *value = progress->value != PMAP_UNSET ? pmap_number_format (progress->value, PMAP_DECIMAL_PLACES)
                                                         : NULL;

  if (value != NULL && !is_empty (note))
    /* translators: a date, a measured number, and what was seen */
    return g_strdup_printf (_("%s: %s. %s"), date, value, note);
  /* translators: a date, and what was measured or seen */
  return g_strdup_printf (_("%s: %s"), date, value != NULL ? value : (note != NULL ? note : ""));
}

static PmapRichText *
make_progress (PmapTarget *target,
               PmapNameScreen *screen)
{
  PmapRichText *cell = NULL;

  if (target->status != PMAP_TARGET_UNSAID)
    cell = pmap_rich_text_new (PMAP_TEXT_STRONG, pmap_choices_get_label (pmap_target_statuses, target->status));
  for (guint i = 0; i < pmap_record_list_get_length (target->progress); i++)
    {
      g_autofree char *line = describe_progress (pmap_record_list_get (target->progress, i), screen);

      append_line (&cell, line);
    }
  return cell;
}

static PmapBlock *
make_target (PmapTarget *target,
             PmapNameScreen *screen)
{
  g_autofree char *aim = pmap_name_screen_apply_field (screen, target, "specific");
  PmapBlock *table = pmap_block_new_table ();
  PmapRichText *specific = NULL;

  pmap_block_add_column (table, NULL, 0.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, NULL, 1.0, PMAP_BLOCK_ALIGN_START);
  if (!is_empty (aim))
    specific = pmap_rich_text_new (PMAP_TEXT_STRONG, aim);
  add_letter (table, _("Specific"), specific);
  add_letter (table, _("Measurable"), make_measure (target, screen));
  add_letter (table, _("Achievable"), make_support (target, screen));
  add_letter (table, _("Relevant"), make_relevance (target, screen));
  add_letter (table, _("Time-bound"), make_time (target));
  add_letter (table, _("So far"), make_progress (target, screen));
  pmap_block_set_keep_together (table, TRUE);
  pmap_block_set_edge_colour (table, 0);

  return table;
}

/**
 * pmap_report_parts_add_targets:
 * @report: a document
 * @pupil: whose targets
 * @screen: what keeps other pupils' names out
 * @called: the pupil's name in a sentence
 *
 * Adds the targets that count now: those that were carried on are told by the ones that carry them on.
 */
void
pmap_report_parts_add_targets (PmapReport *report,
                               PmapPupil *pupil,
                               PmapNameScreen *screen,
                               const char *called)
{
  g_autofree char *title = g_strdup_printf (_("What %s is working towards"), called);
  guint number = 0;

  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    {
      PmapTarget *target = pmap_record_list_get (pupil->targets, i);
      g_autofree char *heading = NULL;
      PmapBlock *table;

      if (target->status == PMAP_TARGET_CARRIED_ON)
        continue;
      if (number == 0)
        pmap_report_add (report, pmap_block_new_heading (2, title));
      heading = g_strdup_printf (_("Target %u"), ++number);
      pmap_report_add (report, pmap_block_new_heading (3, heading));
      table = pmap_report_add (report, make_target (target, screen));
      pmap_block_set_space_before (table, 4.0);
    }
}
