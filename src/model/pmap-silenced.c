/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice that somebody read and decided not to be told again. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-silenced.h"

#include "model/pmap-document.h"
#include "model/pmap-intervention.h"
#include "model/pmap-record-list.h"
#include "model/pmap-staff-member.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapSilenced, __VA_ARGS__)
static const PmapField fields[] = { PMAP_SILENCED_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "silenced",
  .title = N_("Silenced advice"),
  .add = N_("Silence advice"),
  .remove = N_("Tell advice again"),
  .move = N_("Move silenced advice"),
  .help = N_("Advice that somebody read and decided not to be told again, with the reason. It goes with the record that it is about."),
};

PMAP_DEFINE_RECORD (PmapSilenced, pmap_silenced, noun, NULL, NULL)

/**
 * pmap_silenced_find_list:
 * @document: a map
 * @issue: what was found in it
 *
 * What is wrong outright cannot be silenced, nor what is about a part of the map that keeps no such list.
 *
 * Returns: (transfer none) (nullable): the list of the record that @issue is about, in which it can be silenced
 */
PmapRecordList *
pmap_silenced_find_list (PmapDocument    *document,
                         const PmapIssue *issue)
{
  PmapRecord *record;
  const PmapField *field;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && issue != NULL, NULL);

  record = issue->severity != PMAP_SEVERITY_ERROR ? pmap_document_find (document, issue->id) : NULL;
  field = record != NULL ? pmap_record_find_field (record, "silenced") : NULL;
  return field != NULL ? pmap_record_get_records (record, field) : NULL;
}

/**
 * pmap_silenced_find:
 * @document: a map
 * @issue: what was found in it
 *
 * Returns: (transfer none) (nullable): the decision that @issue is not to be told again
 */
PmapSilenced *
pmap_silenced_find (PmapDocument    *document,
                    const PmapIssue *issue)
{
  PmapRecordList *silences = pmap_silenced_find_list (document, issue);

  for (guint i = 0; silences != NULL && i < pmap_record_list_get_length (silences); i++)
    {
      PmapSilenced *silenced = pmap_record_list_get (silences, i);

      if (g_strcmp0 (silenced->rule, issue->kind->code) == 0 && g_strcmp0 (silenced->group, issue->of) == 0
          && g_strcmp0 (silenced->with, issue->with) == 0 && g_strcmp0 (silenced->member, issue->about) == 0)
        return silenced;
    }
  return NULL;
}

/**
 * pmap_silenced_leave_out:
 * @document: a map
 * @issues: what was found in it
 *
 * What somebody decided not to be told again is not told where a map is opened or tried.
 */
void
pmap_silenced_leave_out (PmapDocument *document,
                         PmapIssues   *issues)
{
  g_return_if_fail (PMAP_IS_DOCUMENT (document) && issues != NULL);

  for (guint i = issues->len; i > 0; i--)
    if (pmap_silenced_find (document, issues->pdata[i - 1]) != NULL)
      g_ptr_array_remove_index (issues, i - 1);
}
