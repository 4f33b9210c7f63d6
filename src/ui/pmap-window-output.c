/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the window: pages for the printer, and tables for a spreadsheet. What is looked at is what is printed, with the rows
 * and the order of the screen; the menu has all else that the map can be printed as. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-text.h"
#include "exchange/pmap-csv-listing.h"
#include "exchange/pmap-due-calendar.h"
#include "model/pmap-disguise.h"
#include "model/pmap-due.h"
#include "report/pmap-report-kinds.h"
#include "store/pmap-export.h"
#include "ui/dialogs/pmap-print.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/pages/pmap-records-page.h"

#include <glib/gi18n.h>

/* Whether names are hidden, so that nothing may leave the window; it is said then. */
gboolean
_pmap_window_is_discreet (PmapWindow *self)
{
  if (self->disguised == NULL)
    return FALSE;
  pmap_workspace_error (self->disguised, _("Paper and files show every name, and so would the pages before they are printed. "
                                           "Show names again (F8) first."));
  return TRUE;
}

static void
print (PmapWindow           *self,
       const PmapReportKind *kind,
       GListModel           *rows,
       const char           *filter)
{
  PmapPupil *pupil = pmap_map_view_find_pupil (self->view);

  if (!_pmap_window_is_discreet (self) && !(kind->about_pupil && pupil == NULL))
    pmap_print (GTK_WINDOW (self), self->workspace, kind, kind->about_pupil ? pupil : NULL, rows, filter);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PmapWindow *self = user_data;
  const PmapPageKind *page = pmap_page_kind_find (pmap_map_view_get_page (self->view));

  g_autofree char *filter = pmap_map_view_describe_filter (self->view);

  print (self, pmap_report_kind_find (page->report), pmap_map_view_get_rows (self->view), filter);
}

static void
print_report_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  const PmapReportKind *kind = pmap_report_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    print (user_data, kind, NULL, NULL);
}

/* --- files --- */

typedef struct
{
  PmapWindow *window;
  GBytes *bytes;
  char *said;
} Output;

static Output *
new_output (PmapWindow *window,
            GBytes     *bytes,
            const char *said)
{
  Output *output = g_new0 (Output, 1);

  output->window = g_object_ref (window);
  output->bytes = g_bytes_ref (bytes);
  output->said = g_strdup (said);
  return output;
}

static void
free_output (gpointer data)
{
  Output *output = data;

  g_object_unref (output->window);
  g_bytes_unref (output->bytes);
  g_free (output->said);
  g_free (output);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Output *output = user_data;
  PmapMapView *view = output->window->view;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = pmap_text_of_file_name (base);
  g_autoptr (GString) said = g_string_new (output->said);
  g_autoptr (GError) error = NULL;
  gboolean written = pmap_export_finish (G_FILE (source), result, &error);

  g_string_replace (said, "%s", name, 1);
  if (view != NULL && written)
    pmap_notice_bar_say (pmap_map_view_get_notice_bar (view), PMAP_NOTICE_UNTIL_CHANGED, said->str);
  else if (view != NULL)
    pmap_notice_bar_warn (pmap_map_view_get_notice_bar (view), PMAP_NOTICE_ALWAYS, error->message);
  free_output (output);
}

static void
write_to (GFile    *file,
          gpointer  user_data)
{
  Output *output = user_data;

  pmap_export_async (file, output->bytes, written_cb, new_output (output->window, output->bytes, output->said));
}

/* Asks where, and writes; @said, in which "%s" is the name of the file, is said when it is done. */
void
_pmap_window_save_bytes (PmapWindow         *self,
                         const char         *title,
                         const PmapFileKind *kind,
                         const char         *name,
                         GBytes             *bytes,
                         const char         *said)
{
  pmap_file_chooser_save (GTK_WINDOW (self), title, kind, 1, NULL, name, write_to, new_output (self, bytes, said), free_output);
}

/* The table is that of the moment in which it was asked for. */
static void
save_listing (PmapWindow        *self,
              const PmapListing *listing,
              GListModel        *rows)
{
  const PmapFileKind kind = { _("Table for a spreadsheet (CSV)"), "*.csv" };
  const PmapListingContext context = { pmap_workspace_get_ledger (self->workspace), pmap_workspace_get_today (self->workspace) };
  g_autoptr (GListModel) all = rows == NULL ? pmap_listing_list_rows (listing, &context) : NULL;
  g_autoptr (GBytes) table = pmap_csv_write_listing (listing, &context, rows != NULL ? rows : all);
  g_autofree char *name = g_strconcat (listing->nick, ".csv", NULL);

  /* translators: %s is the name of a file. */
  _pmap_window_save_bytes (self, _("Save the table"), &kind, name, table, _("The table is saved as “%s”."));
}

static void
save_table_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PmapWindow *self = user_data;
  const PmapPageKind *page = pmap_page_kind_find (pmap_map_view_get_page (self->view));

  if (page->records != NULL && !_pmap_window_is_discreet (self))
    save_listing (self, pmap_listing_find (page->records->listing), pmap_map_view_get_rows (self->view));
}

/* One that is on no page. */
static void
save_listing_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PmapWindow *self = user_data;
  const PmapListing *listing = pmap_listing_find (g_variant_get_string (parameter, NULL));

  if (listing != NULL && !_pmap_window_is_discreet (self))
    save_listing (self, listing, NULL);
}

/* A diary is seen by others, and is kept on servers: initials, not names. */
static void
save_calendar_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PmapWindow *self = user_data;
  const PmapFileKind kind = { _("Calendars"), "*.ics" };
  PmapDate today = pmap_workspace_get_today (self->workspace);
  g_autoptr (PmapDocument) shown = pmap_disguise_new (pmap_workspace_get_document (self->workspace));
  PmapDate until = MAX (pmap_document_get_year (shown)->end, pmap_due_find_until (today));
  g_autoptr (GBytes) calendar = pmap_due_calendar_write (shown, today, until);

  _pmap_window_save_bytes (self, _("Save what is due for a calendar"), &kind, _("What is due.ics"), calendar,
                           /* translators: %s is the name of a file. */
                           _("What is due is saved as “%s”, with initials instead of names."));
}

/* --- the menu --- */

/* All that the map can be printed as; of one pupil only while one is looked at, or selected in a table. */
static void
fill_print_menu (PmapWindow *self,
                 gboolean    has_pupil)
{
  guint n_kinds, n_wanted = 0;
  const PmapReportKind *kinds = pmap_report_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    n_wanted += has_pupil || !kinds[i].about_pupil;
  if ((guint) g_menu_model_get_n_items (G_MENU_MODEL (self->print_menu)) == n_wanted)
    return;
  g_menu_remove_all (self->print_menu);
  for (guint i = 0; i < n_kinds; i++)
    if (has_pupil || !kinds[i].about_pupil)
      {
        g_autofree char *action = g_strdup_printf ("win.print-report::%s", kinds[i].nick);

        g_menu_append (self->print_menu, pmap_report_kind_get_title (&kinds[i]), action);
      }
}

/* Follows what is looked at. */
void
_pmap_window_update_output (PmapWindow *self)
{
  gboolean has_map = self->workspace != NULL;
  gboolean has_pupil = has_map && pmap_map_view_find_pupil (self->view) != NULL;

  _pmap_window_enable (self, "print", has_map);
  _pmap_window_enable (self, "print-report", has_map);
  _pmap_window_enable (self, "save-listing", has_map);
  _pmap_window_enable (self, "save-calendar", has_map);
  _pmap_window_enable (self, "save-table", has_map && pmap_map_view_get_rows (self->view) != NULL);
  fill_print_menu (self, has_pupil);
}

void
_pmap_window_install_output_actions (PmapWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "print", .activate = print_cb },
    { .name = "print-report", .activate = print_report_cb, .parameter_type = "s" },
    { .name = "save-table", .activate = save_table_cb },
    { .name = "save-listing", .activate = save_listing_cb, .parameter_type = "s" },
    { .name = "save-calendar", .activate = save_calendar_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
