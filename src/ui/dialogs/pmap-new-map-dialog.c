/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the little that makes a new map the school's own: its name, and which academic year. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-new-map-dialog.h"

#include "history/pmap-new-map.h"
#include "ui/pmap-cover.h"
#include "ui/widgets/pmap-choice-entry.h"
#include "ui/widgets/pmap-focus.h"

#include <glib/gi18n.h>

struct _PmapNewMapDialog
{
  GtkWindow parent_instance;

  GtkEditable *school;
  PmapChoiceEntry *year;    /* by the year in which it begins */
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapNewMapDialog, pmap_new_map_dialog, GTK_TYPE_WINDOW)

static void
create_cb (GtkButton        *button,
           PmapNewMapDialog *self)
{
  g_autofree char *school = g_strstrip (g_strdup (gtk_editable_get_text (self->school)));
  g_autoptr (PmapDocument) document = NULL;
  int year;

  /* What is no year is marked, and there is no map without one. */
  if (!pmap_choice_entry_take (self->year, &year, NULL) || year == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->year));
      return;
    }
  document = pmap_new_map (*school != '\0' ? school : NULL, pmap_date_new (1, 9, (guint) year));
  g_signal_emit (self, signals[CREATED], 0, document);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pmap_new_map_dialog_class_init (PmapNewMapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * PmapNewMapDialog::created:
   * @self: the dialog
   * @document: the new map
   */
  signals[CREATED] = g_signal_new ("created", PMAP_TYPE_NEW_MAP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, PMAP_TYPE_DOCUMENT);

  g_type_ensure (PMAP_TYPE_CHOICE_ENTRY);
  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-new-map-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapNewMapDialog, school);
  gtk_widget_class_bind_template_child (widget_class, PmapNewMapDialog, year);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_new_map_dialog_init (PmapNewMapDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_cover_spare (GTK_WINDOW (self));
}

/**
 * pmap_new_map_dialog_new:
 * @parent: the window
 * @today: the day; this academic year and the next are offered
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
pmap_new_map_dialog_new (GtkWindow *parent,
                         PmapDate   today)
{
  PmapNewMapDialog *self;
  guint month, first_year;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && today != PMAP_DATE_NONE, NULL);

  self = g_object_new (PMAP_TYPE_NEW_MAP_DIALOG, "transient-for", parent, NULL);
  pmap_date_split (today, NULL, &month, &first_year);
  if (month < 9)
    first_year--;
  for (guint year = first_year; year <= first_year + 1; year++)
    {
      /* translators: an academic year, from September 2026 to August 2027: "2026/27". */
      g_autofree char *title = g_strdup_printf (_("%1$u/%2$02u"), year, (year + 1) % 100);

      pmap_choice_entry_add (self->year, title, (int) year);
    }
  pmap_choice_entry_set_value (self->year, (int) first_year);
  return GTK_WIDGET (self);
}
