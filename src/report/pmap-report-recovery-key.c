/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page for the school's safe: the recovery key of a protected map, which map it opens, and how.
 *
 * It names the file and the school, for whoever finds it in the safe in five years; never a pupil.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-recovery-key.h"

#include "base/pmap-date.h"

#include <glib/gi18n.h>

#define N_COLUMNS 4

static void
add_paragraph (PmapReport *report,
               const char *text)
{
  PmapBlock *block = pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, text));

  pmap_block_set_space_before (block, 10.0);
}

/* The groups as on the screen, four in a row under their numbers: a slip is told by the number of its group. */
static void
add_groups (PmapReport *report,
            const char *recovery_key)
{
  g_auto (GStrv) groups = g_strsplit (recovery_key, "-", -1);
  guint n = g_strv_length (groups);

  for (guint row = 0; row * N_COLUMNS < n; row++)
    {
      PmapBlock *table = pmap_block_new_table ();

      for (guint i = row * N_COLUMNS; i < n && i < (row + 1) * N_COLUMNS; i++)
        {
          g_autofree char *number = g_strdup_printf ("%u", i + 1);

          pmap_block_add_column (table, number, 1.0, PMAP_BLOCK_ALIGN_START);
        }
      pmap_block_begin_row (table, PMAP_ROW_NORMAL);
      for (guint i = row * N_COLUMNS; i < n && i < (row + 1) * N_COLUMNS; i++)
        pmap_block_add_text (table, PMAP_TEXT_TITLE, groups[i]);
      pmap_block_set_space_before (table, 14.0);
      pmap_report_add (report, table);
    }
}

/**
 * pmap_report_recovery_key_new:
 * @recovery_key: the key as it is printed, in groups joined by dashes
 * @name: (nullable): the file that it opens
 * @school: (nullable): the school that it belongs to
 *
 * Returns: (transfer full): one page
 */
PmapReport *
pmap_report_recovery_key_new (const char *recovery_key,
                              const char *name,
                              const char *school)
{
  g_autofree char *date = pmap_date_format (pmap_date_today ());
  PmapReport *report;
  PmapBlock *keys;

  g_return_val_if_fail (recovery_key != NULL, NULL);

  report = pmap_report_new (_("Provision map"), _("Recovery key"));
  if (school != NULL)
    pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, school));
  pmap_report_add (report, pmap_block_new_heading (1, _("Recovery key of a provision map")));
  keys = pmap_report_add (report, pmap_block_new_keys (2));
  if (name != NULL)
    pmap_block_add_key (keys, _("File"), name);
  pmap_block_add_key (keys, _("Made on"), date);
  add_groups (report, recovery_key);
  add_paragraph (report, _("This key opens the file when its password is forgotten. Whoever has it can read what the file says "
                           "about children. Please keep it in a locked place, away from the computer."));
  add_paragraph (report, _("To use it: open the file with Provision Map and type the key in the place of the password. Capitals, "
                           "spaces and dashes do not matter. Then choose a new password."));
  add_paragraph (report, _("If this page may have been seen by somebody who should not have it, choose “Make a new recovery "
                           "key…” in the program’s menu. This one then opens only older copies of the file."));
  return report;
}
