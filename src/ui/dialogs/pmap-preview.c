/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What will be printed, inside the program: GTK's own preview writes the pages into a temporary file for another program
 * to show, which is no place for a pupil's data. Laying out goes in slices of time, so that a long document can be
 * left at any moment. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-preview.h"

#include "report/pmap-report-pdf.h"
#include "store/pmap-export.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/dialogs/pmap-print-operation.h"

#include "ui/widgets/pmap-cut-text.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

/* Longer than this an idle slice must not take: in microseconds. */
#define SLICE (8 * G_TIME_SPAN_MILLISECOND)

struct _PmapPreview
{
  GtkWindow parent_instance;

  GtkWidget *back_button;
  GtkWidget *on_button;
  GtkLabel *page_label;
  GtkDropDown *zoom_choice;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkLabel *notice_label;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  PmapPaper *paper;

  PmapReport *report;
  PmapPageLayout *layout;
  guint layout_source;
};

static const struct
{
  const char *label;
  int zoom;
} zooms[] = {
  { N_("Whole page"), PMAP_PAPER_FIT_PAGE },
  { N_("Page width"), PMAP_PAPER_FIT_WIDTH },
  { N_("75 %"), 75 },
  { N_("100 %"), 100 },
  { N_("150 %"), 150 },
  { N_("200 %"), 200 },
};

G_DEFINE_FINAL_TYPE (PmapPreview, pmap_preview, GTK_TYPE_WINDOW)

static void
say (PmapPreview *self,
     const char  *message)
{
  gtk_label_set_text (self->notice_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), TRUE);
}

static void
show_page_number (PmapPreview *self)
{
  guint n_pages = pmap_paper_get_n_pages (self->paper);
  guint page = pmap_paper_get_page (self->paper);
  g_autofree char *text = NULL;

  /* translators: which page of how many is in sight */
  text = n_pages > 0 ? g_strdup_printf (_("%u of %u"), page + 1, n_pages) : g_strdup ("");
  gtk_label_set_text (self->page_label, text);
  gtk_widget_set_sensitive (self->back_button, page > 0);
  gtk_widget_set_sensitive (self->on_button, page + 1 < n_pages);
}

static void
page_cb (GObject    *object,
         GParamSpec *pspec,
         gpointer    user_data)
{
  show_page_number (user_data);
}

static void
turn (PmapPreview *self,
      int          by)
{
  pmap_paper_go_to (self->paper, (guint) ((int) pmap_paper_get_page (self->paper) + by));
}

static void
back_cb (GtkButton *button,
         gpointer   user_data)
{
  turn (user_data, -1);
}

static void
on_cb (GtkButton *button,
       gpointer   user_data)
{
  turn (user_data, 1);
}

static void
zoom_cb (GObject    *object,
         GParamSpec *pspec,
         gpointer    user_data)
{
  PmapPreview *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->zoom_choice);

  if (selected < G_N_ELEMENTS (zooms))
    pmap_paper_set_zoom (self->paper, zooms[selected].zoom);
}

/* Printing */

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            gpointer                 user_data)
{
  PmapPreview *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  message = g_strdup_printf (_("It could not be printed: %s. You can save it as a PDF instead."),
                             error != NULL ? error->message : _("the printer gave no reason"));
  say (self, message);
}

/* The toolkit writes by whatever link has the name that was chosen in its own dialog. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                PmapPreview       *self)
{
  const char *uri = gtk_print_settings_get (gtk_print_operation_get_print_settings (operation), GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || pmap_export_may_write (file, &error))
    return;
  gtk_print_operation_cancel (operation);
  say (self, error->message);
}

static void
print_cb (GtkButton *button,
          gpointer   user_data)
{
  PmapPreview *self = user_data;
  g_autoptr (PmapPrintOperation) operation = pmap_print_operation_new (self->report);

  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PmapPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (pmap_export_finish (G_FILE (source), result, &error))
    {
      g_autofree char *name = g_file_get_basename (G_FILE (source));

      /* translators: %s is a file's name */
      message = g_strdup_printf (_("Saved as “%s”."), name);
    }
  else
    message = g_strdup (error->message);
  say (self, message);
}

static void
save_to (GFile    *file,
         gpointer  user_data)
{
  PmapPreview *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format_iso8601 (now);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  double width, height;

  pmap_page_layout_get_size (self->layout, &width, &height);
  bytes = pmap_report_write_pdf (self->report, width, height, date, &error);
  if (bytes == NULL)
    {
      say (self, error->message);
      return;
    }
  pmap_export_async (file, bytes, saved_cb, g_object_ref (self));
}

static void
save_cb (GtkButton *button,
         gpointer   user_data)
{
  PmapPreview *self = user_data;
  const PmapFileKind kinds[] = { { _("Document (PDF)"), "*.pdf" } };

  pmap_file_chooser_save (GTK_WINDOW (self), _("Save as PDF"), kinds, G_N_ELEMENTS (kinds), NULL,
                          _("Provision map.pdf"), save_to, g_object_ref (self), g_object_unref);
}

/* Laying out */

static void
show_pages (PmapPreview *self)
{
  pmap_paper_set_layout (self->paper, self->layout);
  gtk_widget_set_sensitive (self->print_button, TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  show_page_number (self);
  gtk_widget_grab_focus (self->print_button);
}

static gboolean
lay_out_cb (gpointer user_data)
{
  PmapPreview *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;

  while (!pmap_page_layout_step (self->layout) && g_get_monotonic_time () < end)
    continue;
  if (!pmap_page_layout_is_finished (self->layout))
    {
      gtk_progress_bar_set_fraction (self->progress_bar, pmap_page_layout_get_progress (self->layout));
      return G_SOURCE_CONTINUE;
    }
  self->layout_source = 0;
  show_pages (self);
  return G_SOURCE_REMOVE;
}

static void
pmap_preview_dispose (GObject *object)
{
  PmapPreview *self = PMAP_PREVIEW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_object (&self->layout);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pmap_preview_parent_class)->dispose (object);
}

static void
pmap_preview_class_init (PmapPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_preview_dispose;

  g_type_ensure (PMAP_TYPE_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, back_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, on_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, zoom_choice);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, print_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, save_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PmapPreview, paper);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_preview_init (PmapPreview *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_cut_text_tell (GTK_WIDGET (self));
  pmap_type_ahead_add (self->zoom_choice);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_string_list_append (labels, _(zooms[i].label));
  gtk_drop_down_set_model (self->zoom_choice, G_LIST_MODEL (labels));
  gtk_widget_set_sensitive (self->print_button, FALSE);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  show_page_number (self);
}

/* As large as the window that it belongs to, for the pages are what is looked at. */
static void
find_size (PmapPreview *self,
           GtkWindow   *parent)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (parent != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                                 MAX (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}

/**
 * pmap_preview_new:
 * @parent: (nullable): the window that it belongs to
 * @report: what is to be printed
 * @title: the window's title
 *
 * Returns: (transfer none): a window, not yet presented, that shows the pages and prints them
 */
GtkWidget *
pmap_preview_new (GtkWindow  *parent,
                  PmapReport *report,
                  const char *title)
{
  PmapPreview *self;
  double width, height;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_REPORT (report) && title != NULL, NULL);

  self = g_object_new (PMAP_TYPE_PREVIEW, "transient-for", parent, "title", title, NULL);
  self->report = g_object_ref (report);
  pmap_report_get_a4 (report, &width, &height);
  find_size (self, parent);
  self->layout = pmap_page_layout_new (report, width, height);
  self->layout_source = g_idle_add (lay_out_cb, self);
  return GTK_WIDGET (self);
}

/** pmap_preview_get_paper: Returns: (transfer none): the pages */
PmapPaper *
pmap_preview_get_paper (PmapPreview *self)
{
  g_return_val_if_fail (PMAP_IS_PREVIEW (self), NULL);

  return self->paper;
}
