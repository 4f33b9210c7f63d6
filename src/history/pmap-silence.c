/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice that is not to be told again, because somebody looked and decided so: with the reason, the name and the day, in the record that
 * it is about. It can be taken back at any time. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-silence.h"

#include "base/pmap-error.h"
#include "base/pmap-user.h"
#include "model/pmap-intervention.h"
#include "model/pmap-silenced.h"
#include "model/pmap-staff-member.h"

#include <glib/gi18n.h>

static gboolean
set_record (PmapEditor  *editor,
            PmapRecord  *silenced,
            const char  *field,
            const char  *id,
            GError     **error)
{
  PmapRecord *record = id != NULL ? pmap_document_find (pmap_editor_get_document (editor), id) : NULL;

  return record == NULL || pmap_editor_set_reference (editor, silenced, field, record, error);
}

/**
 * pmap_silence:
 * @editor: the editor of a map
 * @issue: advice about it
 * @why: the reason, which is needed: somebody will ask
 * @today: the day it is
 * @error: says in plain words why not
 *
 * Keeps in the record that @issue is about that it is not to be told again. What is said of other groups or other staff by the same rule
 * still is. One step that can be undone.
 *
 * Returns: whether it is silenced now
 */
gboolean
pmap_silence (PmapEditor       *editor,
              const PmapIssue  *issue,
              const char       *why,
              PmapDate          today,
              GError          **error)
{
  PmapRecordList *silences;
  g_autoptr (PmapRecord) silenced = NULL;
  g_autofree char *reason = NULL;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && issue != NULL && why != NULL, FALSE);

  silences = pmap_silenced_find_list (pmap_editor_get_document (editor), issue);
  reason = g_strstrip (g_strdup (why));
  if (silences == NULL || *reason == '\0')
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                           silences == NULL ? _("This has to be put right: it cannot be silenced")
                                            : _("Write why: somebody will want to know"));
      return FALSE;
    }
  if (pmap_silenced_find (pmap_editor_get_document (editor), issue) != NULL)
    return TRUE;
  silenced = pmap_record_new (PMAP_TYPE_SILENCED);
  pmap_editor_begin (editor, _("Silence advice"));
  done = pmap_editor_insert (editor, silences, pmap_record_list_get_length (silences), silenced, error)
         && pmap_editor_set_typed (editor, silenced, "rule", issue->kind->code, error)
         && set_record (editor, silenced, "group", issue->of, error) && set_record (editor, silenced, "with", issue->with, error)
         && set_record (editor, silenced, "member", issue->about, error)
         && pmap_editor_set_typed (editor, silenced, "why", reason, error)
         && pmap_editor_set_typed (editor, silenced, "who", pmap_user_get_name (), error)
         && pmap_editor_set_date (editor, silenced, "on", today, error);
  return pmap_editor_finish (editor, done);
}

/**
 * pmap_silence_take_back:
 * @editor: the editor of a map
 * @issue: advice about it that is silenced
 * @error: says in plain words why not
 *
 * Has @issue be told again.
 *
 * Returns: whether it is told now
 */
gboolean
pmap_silence_take_back (PmapEditor       *editor,
                        const PmapIssue  *issue,
                        GError          **error)
{
  PmapSilenced *silenced;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && issue != NULL, FALSE);

  silenced = pmap_silenced_find (pmap_editor_get_document (editor), issue);
  return silenced == NULL || pmap_editor_remove (editor, PMAP_RECORD (silenced), error);
}
