/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pupil's costed map on paper, for the meeting with the parents.
 *
 * It is read by a family, so it says things in plain words and in the order of the conversation: what the
 * child is good at, what is hard, what is done in every lesson, what is given beside it and what that
 * costs, what is aimed for, and room for what parents and child have to say. It holds this pupil's data
 * only: no UPN, nobody's pay, neither group names nor notes, and in free texts no other child's name.
 *
 * Costs are the ledger's shares, so the lines add up to the printed totals to the penny.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-pupil.h"
#include "report/pmap-provision-words.h"
#include "report/pmap-report-kinds.h"
#include "report/pmap-report-parts-private.h"
#include "report/pmap-step-words.h"

#include "base/pmap-money.h"
#include "model/pmap-funding.h"
#include "model/pmap-need.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-review.h"
#include "model/pmap-school.h"
#include "model/pmap-strategy.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

#define PARENT_LINES 5
#define PUPIL_LINES 3

typedef struct
{
  PmapReport *report;
  PmapLedger *ledger;
  PmapDocument *document;
  PmapPupil *pupil;
  const char *id;
  const char *called;
  PmapNameScreen *screen;
  GPtrArray *members;
  gint64 printed_total;
} Work;

static const char *
get_school_name (PmapDocument *document)
{
  PmapSchool *school = pmap_document_get_school (document);

  return school != NULL && school->name != NULL ? school->name : "";
}

/* Who, and when */

static void
add_class_key (Work *work,
               PmapBlock *keys)
{
  PmapPupil *pupil = work->pupil;
  g_autofree char *class_name = pmap_name_screen_apply_label (work->screen, pupil->class_name);
  const char *year = pupil->year_group != 0 ? pmap_choices_get_label (pmap_year_groups, pupil->year_group) : NULL;
  g_autofree char *both = NULL;

  if (year != NULL && class_name != NULL)
    /* translators: a year group and the class in it */
    both = g_strdup_printf (_("%s, class %s"), year, class_name);
  if (both != NULL)
    pmap_block_add_key (keys, _("Year"), both);
  else if (year != NULL)
    pmap_block_add_key (keys, _("Year"), year);
  else if (class_name != NULL)
    pmap_block_add_key (keys, _("Class"), class_name);
}

static void
add_head (Work *work)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (work->pupil));
  g_autofree char *year = pmap_words_get_school_year (work->document);
  g_autofree char *line = *year == '\0' ? g_strdup (_("Provision map"))
                                        : g_strdup_printf (_("Provision map for the school year %s"), year);
  g_autofree char *review = pmap_date_format (pmap_review_find (PMAP_RECORD (work->pupil), PMAP_DATE_NONE, NULL));
  g_autofree char *school = pmap_name_screen_apply_label (work->screen, get_school_name (work->document));
  PmapNeed *need = pmap_pupil_get_main_need (work->pupil);
  PmapBlock *block;

  if (*school != '\0')
    pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, school));
  pmap_report_add (work->report, pmap_block_new_heading (1, name != NULL ? name : ""));
  block = pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_SUBHEADING, line));
  pmap_block_set_space_before (block, 2.0);

  block = pmap_report_add (work->report, pmap_block_new_keys (1));
  add_class_key (work, block);
  if (work->pupil->sen != PMAP_SEN_UNSAID)
    pmap_block_add_key (block, _("Support"), pmap_choices_get_label (pmap_sen_codes, work->pupil->sen));
  if (need != NULL)
    pmap_block_add_key (block, _("Main need"), pmap_choices_get_label (pmap_need_types, need->type));
  if (*review != '\0')
    pmap_block_add_key (block, _("Next review"), review);
}

/* What is known of the child */

static void
add_section (Work *work,
             const char *title,
             const char *field)
{
  g_autofree char *text = pmap_name_screen_apply_field (work->screen, work->pupil, field);

  if (text == NULL || *text == '\0')
    return;
  pmap_report_add (work->report, pmap_block_new_heading (2, title));
  pmap_report_parts_add_paragraphs (work->report, text);
}

static void
add_views (Work *work)
{
  g_autofree char *title = g_strdup_printf (_("What %s has told us"), work->called);

  add_section (work, title, "views");
  add_section (work, _("What parents and carers have told us"), "parent-views");
}

static int
compare_needs (gconstpointer a,
               gconstpointer b)
{
  return pmap_need_compare_ranks (*(PmapNeed *const *) a, *(PmapNeed *const *) b);
}

static void
add_needs (Work *work)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new ();
  g_autofree char *title = g_strdup_printf (_("What %s needs help with"), work->called);

  for (guint i = 0; i < pmap_record_list_get_length (work->pupil->needs); i++)
    g_ptr_array_add (needs, pmap_record_list_get (work->pupil->needs, i));
  if (needs->len == 0)
    return;
  g_ptr_array_sort (needs, compare_needs);

  pmap_report_add (work->report, pmap_block_new_heading (2, title));
  for (guint i = 0; i < needs->len; i++)
    {
      PmapNeed *need = g_ptr_array_index (needs, i);
      const char *type = need->type != PMAP_NEED_NONE ? pmap_choices_get_label (pmap_need_types, need->type) : NULL;
      g_autofree char *impact = pmap_name_screen_apply_field (work->screen, need, "impact");

      pmap_report_parts_add_item (work->report, type, impact);
    }
}

static void
add_strategies (Work *work)
{
  g_autofree char *title = g_strdup_printf (_("What every teacher does for %s"), work->called);

  if (pmap_record_list_get_length (work->pupil->strategies) == 0)
    return;
  pmap_report_add (work->report, pmap_block_new_heading (2, title));
  for (guint i = 0; i < pmap_record_list_get_length (work->pupil->strategies); i++)
    {
      PmapStrategy *strategy = pmap_record_list_get (work->pupil->strategies, i);
      g_autofree char *description = pmap_name_screen_apply_field (work->screen, strategy, "description");

      pmap_report_parts_add_item (work->report, NULL, description);
    }
}

/* Provision and what it costs */

static PmapIntervention *
get_intervention (PmapMember *member)
{
  return PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member)));
}

static PmapRichText *
make_purpose_cell (Work *work,
                   PmapMember *member)
{
  PmapIntervention *intervention = get_intervention (member);
  g_autofree char *name = pmap_report_parts_get_name (intervention, work->screen);
  PmapRichText *cell = pmap_rich_text_new (PMAP_TEXT_STRONG, name);
  g_autofree char *outcome = pmap_name_screen_apply_field (work->screen, intervention, "outcome");

  if (outcome != NULL && *outcome != '\0')
    pmap_rich_text_append_line (cell, PMAP_TEXT_BODY, outcome);
  return cell;
}

static PmapRichText *
make_manner_cell (Work *work,
                  PmapMember *member)
{
  PmapIntervention *intervention = get_intervention (member);
  g_autoptr (GPtrArray) steps = pmap_member_list_steps (member);
  g_autofree char *dates = pmap_words_get_dates (pmap_places_get_dates (steps->pdata[0]).from, pmap_places_get_dates (member).to);
  g_autofree char *told = pmap_words_get_steps (member);

  return pmap_report_parts_make_manner (intervention, told, dates, work->screen);
}

static void
add_member_row (Work *work,
                PmapBlock *table,
                PmapMember *member,
                gboolean is_costed)
{
  gint64 share = pmap_ledger_get_steps_share (work->ledger, member);
  g_autofree char *cost = pmap_money_format (share);

  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_cell (table, make_purpose_cell (work, member));
  pmap_block_add_cell (table, make_manner_cell (work, member));
  pmap_block_add_text (table, PMAP_TEXT_FIGURE, is_costed ? cost : _("No extra cost"));
}

/* All of one tier; @tier is NULL for provision that no tier was said for. */
static void
add_tier (Work *work,
          PmapTier *tier,
          guint colour)
{
  g_autofree char *name = pmap_name_screen_apply_label (work->screen, tier != NULL && tier->name != NULL ? tier->name
                                                                                                   : _("Other provision"));
  gboolean is_costed = tier == NULL || tier->costed;
  PmapBlock *table = NULL;
  gint64 subtotal = 0;

  for (guint i = 0; i < work->members->len; i++)
    {
      PmapMember *member = g_ptr_array_index (work->members, i);

      if (pmap_intervention_get_tier (get_intervention (member)) != tier)
        continue;
      if (table == NULL)
        {
          pmap_report_add (work->report, pmap_block_new_heading (3, name));
          table = pmap_report_add (work->report, pmap_report_parts_new_provision_table ());
          pmap_block_set_edge_colour (table, (int) colour);
        }
      add_member_row (work, table, member, is_costed);
      subtotal += pmap_ledger_get_steps_share (work->ledger, member);
    }
  if (table == NULL || !is_costed)
    return;
  pmap_report_parts_add_sum (table, PMAP_ROW_SUBTOTAL, name, subtotal);
  work->printed_total += subtotal;
}

static void
add_meter (Work *work)
{
  PmapFunding *funding = pmap_document_get_funding (work->document);
  PmapYear *year = pmap_document_get_year (work->document);
  g_autofree char *described = pmap_period_describe (pmap_ledger_get_period (work->ledger), year);
  g_autofree char *period = pmap_name_screen_apply_label (work->screen, described);
  g_autofree char *limit = pmap_words_get_amount (funding->element_2_limit);
  gint64 counted = pmap_ledger_get_pupil_towards_limit (work->ledger, work->id);
  gboolean all_counts = counted == pmap_ledger_get_pupil_total (work->ledger, work->id);
  g_autofree char *distance = pmap_money_format (ABS (funding->element_2_limit - counted));
  g_autofree char *part = pmap_money_format (counted);
  g_autofree char *value_text = all_counts ? g_strdup_printf (_("Compared with %s"), limit)
                                           /* translators: the part of the cost that others do not pay, and a limit. */
                                           : g_strdup_printf (_("%1$s of it compared with %2$s"), part, limit);
  g_autofree char *limit_text = g_strdup_printf (counted > funding->element_2_limit ? _("%s above it") : _("%s below it"),
                                                 distance);
  g_autofree char *note = NULL;
  PmapBlock *total, *meter;

  total = pmap_report_parts_add_total (work->report, period, work->printed_total);
  /* The limit is one of the academic year: the cost of another period is not held against it. */
  if (pmap_ledger_get_period (work->ledger)->kind != PMAP_PERIOD_ACADEMIC_YEAR)
    {
      pmap_report_parts_add_paid (work->report, work->ledger, work->id);
      return;
    }
  pmap_block_set_keep_with_next (total, TRUE);
  meter = pmap_report_add (work->report, pmap_block_new_meter (funding->element_2_limit, value_text, limit_text));
  for (guint i = 0; i < pmap_record_list_get_length (work->document->tiers); i++)
    {
      PmapRecord *tier = pmap_record_list_get (work->document->tiers, i);

      pmap_block_add_meter_part (meter, pmap_ledger_get_pupil_tier_towards_limit (work->ledger, work->id,
                                                                                  pmap_record_get_id (tier)), i);
    }
  pmap_block_set_space_before (meter, 18.0);
  pmap_block_set_keep_with_next (meter, TRUE);
  note = g_strdup_printf (_("%s a year is about what a school is expected to pay from its own budget for one pupil’s "
                            "extra support before it asks the local authority for more."), limit);
  pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, note));
  pmap_report_parts_add_paid (work->report, work->ledger, work->id);
}

static void
add_provision (Work *work)
{
  guint n_tiers = pmap_record_list_get_length (work->document->tiers);

  pmap_report_add (work->report, pmap_block_new_heading (2, _("Provision")));
  if (work->members->len == 0)
    {
      g_autofree char *text = g_strdup_printf (_("%s has no provision beside what every teacher does."),
                                               work->called);

      pmap_report_add (work->report, pmap_block_new_paragraph (PMAP_TEXT_BODY, text));
      return;
    }
  for (guint i = 0; i < n_tiers; i++)
    add_tier (work, pmap_record_list_get (work->document->tiers, i), i);
  add_tier (work, NULL, n_tiers);
  add_meter (work);
}

/* Room for the family */

static void
add_comments (Work *work)
{
  g_autofree char *title = g_strdup_printf (_("What %s wants to say"), work->called);
  PmapBlock *block;

  /* All that is written by hand is on one page, which can be copied or filed by itself. */
  pmap_report_add (work->report, pmap_block_new_heading (2, _("Parents’ and carers’ comments")));
  block = pmap_report_add (work->report, pmap_block_new_writing_lines (PARENT_LINES));
  pmap_block_set_keep_with_next (block, TRUE);
  pmap_report_add (work->report, pmap_block_new_heading (2, title));
  block = pmap_report_add (work->report, pmap_block_new_writing_lines (PUPIL_LINES));
  pmap_block_set_keep_with_next (block, TRUE);

  block = pmap_report_add (work->report, pmap_block_new_signature (_("Parent or carer"), _("Date")));
  pmap_block_set_space_before (block, 16.0);
  pmap_block_set_keep_with_next (block, TRUE);
  block = pmap_report_add (work->report, pmap_block_new_signature (work->called, _("Date")));
  pmap_block_set_keep_with_next (block, TRUE);
  pmap_report_add (work->report, pmap_block_new_signature (_("For the school"), _("Date")));
}

/**
 * pmap_report_pupil_new:
 * @ledger: the map's figures; its period is printed beside the total
 * @pupil: the pupil's id
 * @screen: (nullable): a screen of the pupil's, with what was decided; afterwards its questions are those of this document.
 *   With %NULL every word that names another child, or may, is replaced
 *
 * Returns: (transfer full) (nullable): the document to print, or %NULL if there is no such pupil
 */
PmapReport *
pmap_report_pupil_new (PmapLedger *ledger,
                       const char *pupil,
                       PmapNameScreen *screen)
{
  g_autoptr (PmapNameScreen) own_screen = NULL;
  PmapRecord *record;
  Work work = { .ledger = ledger };
  g_autofree char *name = NULL;
  g_autofree char *running_head = NULL;
  g_autofree char *called = NULL;
  g_autoptr (GPtrArray) members = NULL;

  g_return_val_if_fail (PMAP_IS_LEDGER (ledger) && pupil != NULL, NULL);

  work.document = pmap_ledger_get_document (ledger);
  record = pmap_document_find (work.document, pupil);
  if (!PMAP_IS_PUPIL (record))
    return NULL;
  if (screen == NULL)
    screen = own_screen = pmap_name_screen_new (work.document, pupil);

  name = pmap_record_describe (record);
  /* translators: at the head of every page of a pupil's map: the pupil's name */
  running_head = g_strdup_printf (_("Provision map: %s"), name != NULL ? name : "");
  called = pmap_words_get_given_name (work.document, pupil);
  members = pmap_ledger_list_pupil_lines (ledger, pupil);
  work.report = pmap_report_new (_("Provision map"), running_head);
  work.pupil = PMAP_PUPIL (record);
  work.id = pupil;
  work.called = called;
  work.members = members;
  work.screen = screen;

  pmap_name_screen_forget (screen);
  add_head (&work);
  add_section (&work, _("Strengths and interests"), "strengths");
  add_needs (&work);
  add_views (&work);
  add_strategies (&work);
  add_provision (&work);
  pmap_report_parts_add_targets (work.report, work.pupil, screen, called);
  add_comments (&work);

  return work.report;
}

static PmapReport *
build (const PmapReportKind *kind,
       const PmapReportOrder *order)
{
  return pmap_report_pupil_new (order->ledger, order->pupil, order->screen);
}

const PmapReportKind pmap_report_kind_pupil = {
  "pupil", N_("This pupil’s map, for the family"), .about_pupil = TRUE, .for_family = TRUE, .build = build
};
