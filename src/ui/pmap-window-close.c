/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done before a window goes.
 *
 * Nobody is asked to save first: a map that has a file is saved when its window closes. Only a map that has no file yet asks
 * for one. A window whose map could not be saved stays open. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "model/pmap-subject.h"
#include "ui/dialogs/pmap-alert.h"

#include <glib/gi18n.h>

/* Without asking anything more. */
void
_pmap_window_close_now (PmapWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
unsaved_response_cb (PmapAlert  *alert,
                     const char *response,
                     PmapWindow *self)
{
  if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      _pmap_window_save_as (self);
    }
  else if (g_str_equal (response, "discard"))
    _pmap_window_close_now (self);
}

static void
ask_where_to_save (PmapWindow *self)
{
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (self), _("Keep this map?"),
                                     _("It is not in a file yet. Without one, it is gone when the window closes."));

  pmap_alert_add_button (alert, "discard", _("_Discard"), "destructive-action");
  pmap_alert_add_button (alert, "cancel", _("_Cancel"), NULL);
  pmap_alert_add_button (alert, "save", _("_Save…"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (unsaved_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

static void
refused_response_cb (PmapAlert  *alert,
                     const char *response,
                     PmapWindow *self)
{
  if (self->workspace == NULL)
    return;
  if (g_str_equal (response, "discard"))
    {
      pmap_refusals_clear (pmap_workspace_get_refusals (self->workspace));
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    _pmap_window_show_refused (self);
}

/* What was typed and not taken is in no file, and would be gone without a word. */
static void
ask_about_refused (PmapWindow *self)
{
  PmapRefusals *refusals = pmap_workspace_get_refusals (self->workspace);
  g_autoptr (PmapIssues) lines = pmap_issues_new ();
  guint n = pmap_refusals_count (refusals);
  g_autofree char *what = pmap_refusals_describe (refusals);
  g_autofree char *heading = NULL;
  PmapAlert *alert;

  /* translators: %s is what holds something that is no value: "“How often” of NELI for Ben" or "3 fields". */
  heading = g_strdup_printf (_("Close without %s?"), what);
  alert = pmap_alert_new (GTK_WINDOW (self), heading,
                          _("What was typed there could not be taken, so it is not in the map. All else is kept."));
  for (guint i = 0; i < pmap_refusals_count (refusals); i++)
    {
      const PmapRefusal *refusal = pmap_refusals_get (refusals, i);
      g_autofree char *who = pmap_record_describe_subject (refusal->record);

      /* translators: whom it is about, a field's label, what was typed there, and why that was not taken. */
      pmap_issues_add (lines, PMAP_SEVERITY_WARNING, NULL, NULL, _("%1$s, %2$s: “%3$s”. %4$s"), who != NULL ? who : "",
                       pmap_field_get_label (refusal->field), refusal->typed, refusal->message);
    }
  pmap_alert_list_issues (alert, lines);
  pmap_alert_add_button (alert, "discard", ngettext ("Close _without it", "Close _without them", n), "destructive-action");
  pmap_alert_add_button (alert, "cancel", ngettext ("_Put it right", "_Put them right", n), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (refused_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

/* A new map has at least its school's name in it; an example only what was changed. */
static gboolean
is_worth_keeping (PmapWindow *self)
{
  return self->protection_wished || pmap_history_is_modified (pmap_workspace_get_history (self->workspace))
         || (self->file == NULL && !self->as_copy);
}

/* Whether the window may close now. If not, it sees to it that it may soon, or asks. */
gboolean
_pmap_window_may_close (PmapWindow *self)
{
  gboolean is_busy;

  if (self->may_close || self->workspace == NULL)
    return TRUE;
  _pmap_window_commit_typing (self);
  if (pmap_refusals_count (pmap_workspace_get_refusals (self->workspace)) > 0)
    {
      self->close_after_save = FALSE;
      ask_about_refused (self);
      return FALSE;
    }
  is_busy = self->saving || self->next_round != 0 || (self->catching_up && is_worth_keeping (self));
  if (!is_busy && (!is_worth_keeping (self) || pmap_workspace_is_read_only (self->workspace)))
    return TRUE;
  if (self->file == NULL && !is_busy)
    {
      ask_where_to_save (self);
      return FALSE;
    }
  self->close_after_save = TRUE;
  if (!is_busy)
    _pmap_window_save (self, PMAP_SAVE_ASKED);
  return FALSE;
}
