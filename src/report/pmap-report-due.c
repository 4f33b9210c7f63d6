/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due in the next weeks, on paper: what is late first, then week by week. It is for the school: it names pupils. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-kinds.h"

#include "base/pmap-text.h"
#include "model/pmap-due.h"
#include "model/pmap-school.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"

#include <glib/gi18n.h>

#define TARGET_MAXIMUM 120     /* characters */

static PmapBlock *
add_table (PmapReport *report,
           char       *heading)
{
  PmapBlock *table;

  pmap_report_add (report, pmap_block_new_heading (3, heading));
  g_free (heading);
  table = pmap_report_add (report, pmap_block_new_table ());
  pmap_block_add_column (table, _("Day"), 16.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("What"), 22.0, PMAP_BLOCK_ALIGN_START);
  pmap_block_add_column (table, _("Whose"), 62.0, PMAP_BLOCK_ALIGN_START);
  return table;
}

static void
add_row (PmapBlock     *table,
         const PmapDue *due)
{
  g_autofree char *day = pmap_date_format_short (due->day), *whose = pmap_record_describe_subject (due->record);
  PmapRichText *text = pmap_rich_text_new (PMAP_TEXT_BODY, whose != NULL ? whose : "");

  if (PMAP_IS_TARGET (due->record) && PMAP_TARGET (due->record)->specific != NULL)
    {
      g_autofree char *target = pmap_text_excerpt (PMAP_TARGET (due->record)->specific, NULL, TARGET_MAXIMUM);

      pmap_rich_text_append_line (text, PMAP_TEXT_MUTED, target);
    }
  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_BODY, day);
  pmap_block_add_text (table, PMAP_TEXT_BODY, pmap_due_get_words (due));
  pmap_block_add_cell (table, text);
}

static char *
describe_week (PmapDate monday)
{
  g_autofree char *day = pmap_date_format (monday);

  /* translators: %s is a Monday. */
  return g_strdup_printf (_("Week of %s"), day);
}

static void
add_tables (PmapReport *report,
            GArray     *found,
            PmapDate    today)
{
  PmapBlock *table = NULL;
  PmapDate week = PMAP_DATE_NONE;

  for (guint i = 0; i < found->len; i++)
    {
      const PmapDue *due = &g_array_index (found, PmapDue, i);
      PmapDate monday = due->day - pmap_date_weekday (due->day);

      if (due->day < today && table == NULL)
        table = add_table (report, g_strdup (_("Overdue")));
      else if (due->day >= today && monday != week)
        {
          table = add_table (report, describe_week (monday));
          week = monday;
        }
      add_row (table, due);
    }
}

static PmapReport *
build (const PmapReportKind  *kind,
       const PmapReportOrder *order)
{
  PmapDocument *document = pmap_ledger_get_document (order->ledger);
  PmapSchool *school = pmap_document_get_school (document);
  PmapDate until = pmap_due_find_until (order->today);
  g_autoptr (GArray) found = pmap_due_list (document, order->today, until);
  g_autofree char *day = pmap_date_format (order->today), *last = pmap_date_format (until);
  /* translators: two days. */
  g_autofree char *line = g_strdup_printf (_("As of %1$s, until %2$s"), day, last);
  PmapReport *report = pmap_report_new (_("What is due"), school->name != NULL ? school->name : "");

  pmap_report_add (report, pmap_block_new_heading (2, _("What is due")));
  pmap_block_set_space_before (pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, line)), 2.0);
  add_tables (report, found, order->today);
  if (found->len == 0)
    pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, _("Nothing is due in these weeks.")));
  return report;
}

const PmapReportKind pmap_report_kind_due = { "due", N_("What is due"), .build = build };
