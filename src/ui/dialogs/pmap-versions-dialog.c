/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The earlier versions of a map: when each was saved and by whom, and, in words, what would change if it were brought back. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-versions-dialog.h"

#include "base/pmap-moment.h"
#include "store/pmap-compare.h"
#include "store/pmap-version-survey.h"
#include "ui/widgets/pmap-difference-list.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-list-stop.h"

#include <glib/gi18n.h>

struct _PmapVersionsDialog
{
  GtkWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *what_label;
  GtkScrolledWindow *differences_window;
  PmapDifferenceList *differences;
  GtkWidget *copy_button;
  GtkWidget *restore_button;

  GCancellable *cancellable;
  GPtrArray *survey;             /* PmapSurveyedVersion */
  gboolean may_restore;
  gboolean has_present;          /* there is a map now that a version can be held against */
};

enum
{
  RESTORE,
  SAVE_COPY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapVersionsDialog, pmap_versions_dialog, GTK_TYPE_WINDOW)

static PmapSurveyedVersion *
get_selected (PmapVersionsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && self->survey != NULL ? self->survey->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

static char *
describe_effect (PmapVersionsDialog        *self,
                 const PmapSurveyedVersion *item)
{
  if (item->differences == NULL)
    return g_strdup (item->fault);
  if (!self->has_present)
    return g_strdup (_("It opens as a map of its own. The file that cannot be opened stays as it is, until you save over it."));
  if (item->differences->len == 0)
    return g_strdup (_("This version is the same as the map is now."));
  return pmap_number_say (item->differences->len,
                          ngettext ("If you bring this version back, %u thing changes:",
                                    "If you bring this version back, %u things change:", item->differences->len));
}

static void
row_selected_cb (PmapVersionsDialog *self)
{
  PmapSurveyedVersion *item = get_selected (self);
  gboolean is_readable = item != NULL && item->differences != NULL;
  gboolean differs = item != NULL && item->differences != NULL && item->differences->len > 0;
  g_autofree char *what = item != NULL ? describe_effect (self, item) : g_strdup ("");

  gtk_label_set_label (self->what_label, what);
  gtk_widget_set_visible (GTK_WIDGET (self->differences_window), differs);
  if (differs)
    pmap_difference_list_set (self->differences, item->differences);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->differences_window), 0);
  gtk_widget_set_sensitive (self->copy_button, item != NULL);
  gtk_widget_set_sensitive (self->restore_button, self->has_present ? differs && self->may_restore : is_readable);
}

static void
restore_clicked_cb (PmapVersionsDialog *self)
{
  PmapSurveyedVersion *item = get_selected (self);

  if (item == NULL)
    return;
  g_signal_emit (self, signals[RESTORE], 0, item->version);
  gtk_window_close (GTK_WINDOW (self));
}

static void
copy_clicked_cb (PmapVersionsDialog *self)
{
  PmapSurveyedVersion *item = get_selected (self);

  if (item != NULL)
    g_signal_emit (self, signals[SAVE_COPY], 0, item->version);
}

static void
pmap_versions_dialog_dispose (GObject *object)
{
  PmapVersionsDialog *self = PMAP_VERSIONS_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->survey, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_versions_dialog_parent_class)->dispose (object);
}

static void
pmap_versions_dialog_class_init (PmapVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_versions_dialog_dispose;

  /**
   * PmapVersionsDialog::restore:
   * @self: the dialog
   * @version: what the map is to become again
   */
  signals[RESTORE] = g_signal_new ("restore", PMAP_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, PMAP_TYPE_KEPT_VERSION);
  /**
   * PmapVersionsDialog::save-copy:
   * @self: the dialog
   * @version: what is to be had as a file of its own
   */
  signals[SAVE_COPY] = g_signal_new ("save-copy", PMAP_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, PMAP_TYPE_KEPT_VERSION);

  g_type_ensure (PMAP_TYPE_DIFFERENCE_LIST);
  g_type_ensure (PMAP_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, what_label);
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, differences_window);
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PmapVersionsDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_versions_dialog_init (PmapVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_item (PmapVersionsDialog        *self,
               const PmapSurveyedVersion *item)
{
  g_autofree char *count = NULL;

  if (item->differences == NULL)
    count = g_strdup (_("cannot be read"));
  else if (!self->has_present)
    count = pmap_number_say (item->n_pupils, ngettext ("%u pupil", "%u pupils", item->n_pupils));
  else if (item->differences->len == 0)
    count = g_strdup (_("the same as now"));
  else
    count = pmap_number_say (item->differences->len,
                             ngettext ("%u difference from now", "%u differences from now", item->differences->len));
  /* translators: a person's name, and how many differences. */
  return item->author != NULL ? g_strdup_printf (_("%1$s · %2$s"), item->author, count) : g_steal_pointer (&count);
}

static void
add_row (PmapVersionsDialog        *self,
         const PmapSurveyedVersion *item)
{
  g_autoptr (GDateTime) time = pmap_kept_version_get_time (item->version);
  g_autofree char *when = time != NULL ? pmap_moment_describe (g_date_time_to_unix (time), pmap_moment_now ())
                                       : g_strdup (_("some time ago"));
  g_autofree char *said = describe_item (self, item);
  /* translators: a line that says what is known of an earlier version, and where it is from. */
  g_autofree char *what = item->is_elsewhere ? g_strdup_printf (_("%s · from another name of the file"), said) : g_strdup (said);
  g_autofree char *title = NULL, *name = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();

  /* translators: when: "today at 9:14". */
  title = g_strdup_printf (_("Saved %s"), when);
  /* translators: when a version was saved, then what is known of it, for who listens. */
  name = g_strdup_printf (_("%1$s, %2$s"), title, what);
  gtk_box_append (GTK_BOX (box), pmap_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), pmap_label_new (what, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
surveyed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PmapVersionsDialog) self = user_data;
  GPtrArray *survey = pmap_version_survey_finish (result, NULL);

  if (survey == NULL)
    return;
  self->survey = survey;
  for (guint i = 0; i < survey->len; i++)
    add_row (self, survey->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, survey->len > 0 ? "versions" : "none");
  if (survey->len == 0)
    return;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

/**
 * pmap_versions_dialog_new:
 * @parent: the window of the map
 * @present: (nullable): the map as it is now; %NULL where its file cannot be opened, so that a version opens beside it
 * @file: its file
 * @may_restore: whether the map may be changed
 *
 * Returns: (transfer none): a window with the earlier versions, not yet shown
 */
GtkWidget *
pmap_versions_dialog_new (GtkWindow    *parent,
                          PmapDocument *present,
                          PmapFile     *file,
                          gboolean      may_restore)
{
  PmapVersionsDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && PMAP_IS_FILE (file), NULL);

  self = g_object_new (PMAP_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  self->may_restore = may_restore;
  self->has_present = present != NULL;
  if (present == NULL)
    gtk_button_set_label (GTK_BUTTON (self->restore_button), _("_Open this version"));
  self->cancellable = g_cancellable_new ();
  pmap_version_survey_async (present, file, self->cancellable, surveyed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
