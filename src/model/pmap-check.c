/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks that several nouns share. */

#include "config.h"

#include "model/pmap-check.h"

#include <glib/gi18n.h>

/**
 * pmap_record_check_order:
 * @self: a record
 * @issues: where to add what is wrong
 * @first: the name of a field that holds a day
 * @last: the name of a field that holds a day not before it
 *
 * Adds an error where both days are said and @last comes before @first.
 */
void
pmap_record_check_order (PmapRecord *self,
                         PmapIssues *issues,
                         const char *first,
                         const char *last)
{
  const PmapField *first_field = pmap_record_find_field (self, first);
  const PmapField *last_field = pmap_record_find_field (self, last);
  PmapDate first_day, last_day;
  g_autofree char *first_text = NULL, *last_text = NULL;

  g_return_if_fail (first_field != NULL && last_field != NULL);

  first_day = pmap_record_get_date (self, first_field);
  last_day = pmap_record_get_date (self, last_field);
  if (first_day == PMAP_DATE_NONE || last_day == PMAP_DATE_NONE || first_day <= last_day)
    return;
  first_text = pmap_date_format (first_day);
  last_text = pmap_date_format (last_day);
  pmap_issues_add (issues, PMAP_SEVERITY_ERROR, pmap_record_get_id (self), last_field->name,
                   /* translators: label and date of the later day, label and date of the earlier one:
                    * "Ends (1 May 2026) is before Starts (4 May 2026)". */
                   _("%1$s (%2$s) is before %3$s (%4$s)"),
                   pmap_field_get_label (last_field), last_text, pmap_field_get_label (first_field), first_text);
}
