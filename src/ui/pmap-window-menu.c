/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school's menu of provision as a whole: entries of a starter menu or of another school come in, and it goes out as a template
 * for others, without anybody's name in it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-number.h"
#include "store/pmap-menu-template.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-menu-dialog.h"

#include <glib/gi18n.h>

static void
add_from_menu_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PmapWindow *self = user_data;

  _pmap_window_commit_typing (self);
  gtk_window_present (GTK_WINDOW (pmap_menu_dialog_new (GTK_WINDOW (self), self->workspace)));
}

/* --- as a template --- */

static void
save_template (PmapWindow *self,
               gboolean    with_rates)
{
  const PmapFileKind kind = { _("Template"), "*.pmap" };
  guint n_cleaned;
  g_autoptr (GBytes) template = pmap_menu_template_write (pmap_workspace_get_document (self->workspace), with_rates, &n_cleaned);
  g_autofree char *cleaned = pmap_number_say (n_cleaned, ngettext ("Names were taken out of %u entry: look it over.",
                                                                   "Names were taken out of %u entries: look them over.", n_cleaned));
  /* translators: %s is the name of a file. */
  const char *said = _("The menu is saved as the template “%s”.");
  g_autofree char *both = g_strconcat (said, " ", cleaned, NULL);

  _pmap_window_save_bytes (self, _("Save the menu as a template"), &kind,
                           /* translators: the name of a file. */
                           _("menu of provision.pmap"), template, n_cleaned > 0 ? both : said);
}

static void
answer_cb (PmapAlert  *alert,
           const char *response,
           gpointer    user_data)
{
  PmapWindow *self = user_data;

  if (self->workspace != NULL && !g_str_equal (response, "cancel"))
    save_template (self, g_str_equal (response, "rates"));
}

static void
save_template_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PmapWindow *self = user_data;
  PmapAlert *alert;

  if (_pmap_window_is_discreet (self))
    return;
  _pmap_window_commit_typing (self);
  if (pmap_record_list_get_length (pmap_workspace_get_document (self->workspace)->provisions) == 0)
    {
      pmap_workspace_error (self->workspace, _("The menu of provision is empty."));
      return;
    }
  alert = pmap_alert_new (GTK_WINDOW (self), _("Save this menu as a template?"),
                          _("Another school can add its entries to a menu of its own. The file has the entries with their tiers and roles; "
                            "no pupil, no group, nobody of the staff. Names in what is written there are replaced. Hourly rates are "
                            "staff’s personal data: send them along only where you may."));
  pmap_alert_add_button (alert, "cancel", _("_Cancel"), NULL);
  pmap_alert_add_button (alert, "rates", _("Save with hourly _rates…"), NULL);
  pmap_alert_add_button (alert, "save", _("_Save…"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

/* Follows what is open. */
void
_pmap_window_update_menu (PmapWindow *self)
{
  gboolean has_map = self->workspace != NULL;

  _pmap_window_enable (self, "add-from-menu", has_map && !pmap_workspace_is_read_only (self->workspace));
  _pmap_window_enable (self, "save-menu-template", has_map);
}

void
_pmap_window_install_menu_actions (PmapWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "add-from-menu", .activate = add_from_menu_cb },
    { .name = "save-menu-template", .activate = save_template_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
