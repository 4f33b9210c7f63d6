/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school's menu of provision as a grid, for a wall and for governors: tiers from left to right, areas of need from top to bottom,
 * each entry with how long, how often, in what group and by whom. It says nothing of pupils and nothing of money. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-kinds.h"

#include "base/pmap-date.h"
#include "model/pmap-choices.h"
#include "model/pmap-provision.h"
#include "model/pmap-school.h"
#include "model/pmap-tier.h"
#include "report/pmap-menu-words.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

/* The whole grid stands on one side where its letters need not be smaller than this, in parts of the usual 12 points: 8 points. */
#define LEAST_SCALE (8.0 / 12.0)

/* The column of the areas, and the least of a tier's, as parts of all tiers. */
#define AREA_PART 0.13
#define TIER_PART 0.14

typedef struct
{
  PmapDocument *document;
  guint n_tiers;               /* of the map; the number after them is of entries without a tier */
} Work;

static guint
find_column (Work          *work,
             PmapProvision *entry)
{
  gint64 number = pmap_tier_get_number (pmap_provision_get_tier (entry));

  return number < 0 ? work->n_tiers : (guint) number;
}

/* The next entry of a cell after @from, or of a whole column or row: an @area or a @column of -1 is any. */
static PmapProvision *
find_entry (Work  *work,
            int    area,
            int    column,
            guint *from)
{
  PmapRecordList *provisions = work->document->provisions;

  while (*from < pmap_record_list_get_length (provisions))
    {
      PmapProvision *entry = pmap_record_list_get (provisions, (*from)++);

      if ((area < 0 || entry->area == area) && (column < 0 || find_column (work, entry) == (guint) column))
        return entry;
    }
  return NULL;
}

static gboolean
has_entry (Work *work,
           int   area,
           int   column)
{
  guint from = 0;

  return find_entry (work, area, column, &from) != NULL;
}

/* A text that no line breaks. */
static char *
keep_together (char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_free (text);
  return g_strjoinv ("\302\240", words);
}

static char *
describe (PmapProvision *entry)
{
  g_autofree char *time = keep_together (pmap_menu_words_get_time_short (entry));
  g_autofree char *group = keep_together (pmap_menu_words_get_group (entry));
  GString *text = g_string_new (NULL);

  for (const char *const *part = (const char *const[]) { time, group, pmap_menu_words_get_staff (entry), NULL }; *part != NULL; part++)
    if (**part != '\0')
      g_string_append_printf (text, " · %s", *part);
  return g_string_free (text, FALSE);
}

static PmapRichText *
make_cell (Work *work,
           int   area,
           int   column)
{
  PmapRichText *cell = NULL;
  PmapProvision *entry;
  guint from = 0;

  while ((entry = find_entry (work, area, column, &from)) != NULL)
    {
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (entry)), *details = describe (entry);

      if (cell == NULL)
        cell = pmap_rich_text_new (PMAP_TEXT_STRONG, name);
      else
        pmap_rich_text_append_line (cell, PMAP_TEXT_STRONG, name);
      if (*details != '\0')
        pmap_rich_text_append (cell, PMAP_TEXT_BODY, details);
    }
  return cell != NULL ? cell : pmap_rich_text_new (PMAP_TEXT_MUTED, "–");
}

static glong
count_letters (Work *work,
               guint column)
{
  PmapProvision *entry;
  glong n = 0;
  guint from = 0;

  while ((entry = find_entry (work, -1, (int) column, &from)) != NULL)
    {
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (entry)), *details = describe (entry);

      n += g_utf8_strlen (name, -1) + g_utf8_strlen (details, -1);
    }
  return n;
}

/* The tiers that are shown: those of the map, and a last one where entries name none. */
static guint
count_columns (Work *work)
{
  return work->n_tiers + has_entry (work, -1, (int) work->n_tiers);
}

/* A tier is as wide as its entries want: then no column runs on far below the others. */
static void
add_columns (Work      *work,
             PmapBlock *table)
{
  guint n_columns = count_columns (work);
  g_autofree double *weights = g_new0 (double, n_columns);
  double letters = 0.0;

  for (guint i = 0; i < n_columns; i++)
    letters += (double) count_letters (work, i);
  pmap_block_add_column (table, _("Area of need"), AREA_PART, PMAP_BLOCK_ALIGN_START);
  for (guint i = 0; i < n_columns; i++)
    {
      PmapTier *tier = i < work->n_tiers ? pmap_record_list_get (work->document->tiers, i) : NULL;

      weights[i] = letters > 0.0 ? (double) count_letters (work, i) / letters : 0.0;
      pmap_block_add_column (table, tier == NULL ? _("No tier") : tier->name != NULL ? tier->name : "", MAX (weights[i], TIER_PART),
                             PMAP_BLOCK_ALIGN_START);
      pmap_block_set_column_colour (table, i + 1, i);
    }
}

static void
add_row (Work       *work,
         PmapBlock  *table,
         int         area,
         const char *title)
{
  guint n_columns = count_columns (work);

  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_STRONG, title);
  for (guint i = 0; i < n_columns; i++)
    pmap_block_add_cell (table, make_cell (work, area, (int) i));
}

static void
add_head (Work       *work,
          PmapReport *report,
          PmapDate    today)
{
  PmapSchool *school = pmap_document_get_school (work->document);
  g_autofree char *year = pmap_words_get_school_year (work->document), *day = pmap_date_format (today);
  g_autofree char *title = *year == '\0' ? g_strdup (_("Whole-school map of provision"))
                                         /* translators: %s is the school year. */
                                         : g_strdup_printf (_("Whole-school map of provision, %s"), year);
  /* translators: the school's name, and a day. */
  g_autofree char *line = school->name != NULL ? g_strdup_printf (_("%1$s · as of %2$s"), school->name, day)
                                               : g_strdup_printf (_("As of %s"), day);

  pmap_report_add (report, pmap_block_new_heading (2, title));
  pmap_block_set_space_before (pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, line)), 2.0);
}

static void
add_grid (Work       *work,
          PmapReport *report)
{
  PmapBlock *table = pmap_report_add (report, pmap_block_new_table ());

  pmap_block_set_space_before (table, 6.0);
  add_columns (work, table);
  for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
    add_row (work, table, area->value, _(area->label));
  if (has_entry (work, PMAP_AREA_NONE, -1))
    add_row (work, table, PMAP_AREA_NONE, _("No area of need"));
}

/* On one side where letters of 8 points allow it. No figure of the ledger is on it. */
static PmapReport *
build (const PmapReportKind  *kind,
       const PmapReportOrder *order)
{
  Work work;
  PmapReport *report;
  PmapSchool *school;
  g_autofree char *running_head = NULL;

  work.document = pmap_ledger_get_document (order->ledger);
  work.n_tiers = pmap_record_list_get_length (work.document->tiers);
  school = pmap_document_get_school (work.document);
  /* translators: at the head of every page but the first: the school's name */
  running_head = g_strdup_printf (_("Whole-school map of provision: %s"), school->name != NULL ? school->name : "");
  report = pmap_report_new (_("Whole-school map of provision"), running_head);
  pmap_report_set_landscape (report, TRUE);
  add_head (&work, report, order->today);
  pmap_report_set_one_side (report, LEAST_SCALE,
                            _("All of it does not fit on one side of this paper in letters of 8 points, the smallest that are easily "
                              "read, so it goes on overleaf. Larger paper holds more."));
  if (pmap_record_list_get_length (work.document->provisions) > 0)
    add_grid (&work, report);
  else
    pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, _("The menu of provision is empty.")));
  return report;
}

const PmapReportKind pmap_report_kind_menu = { "menu-grid", N_("The whole-school map on one page"), .build = build };
