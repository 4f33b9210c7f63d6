/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In the form of a rate: a post of a pay table is filled in from here. In the form of a role without a rate: the same for its first. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-pay-button.h"

#include "model/pmap-rate.h"
#include "model/pmap-staff-role.h"
#include "ui/dialogs/pmap-pay-dialog.h"
#include "ui/pmap-pay-cover.h"

#include <glib/gi18n.h>

struct _PmapPayButton
{
  PmapFormPart parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PmapPayButton, pmap_pay_button, PMAP_TYPE_FORM_PART)

static void
clicked_cb (PmapPayButton *self)
{
  PmapFormPart *part = PMAP_FORM_PART (self);

  pmap_form_flush (pmap_form_part_get_form (part));
  gtk_window_present (GTK_WINDOW (pmap_pay_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                       pmap_form_part_get_workspace (part),
                                                       pmap_form_part_get_record (part))));
}

static void
show (PmapPayButton *self,
      PmapRecord    *record)
{
  PmapWorkspace *workspace = pmap_form_part_get_workspace (PMAP_FORM_PART (self));
  gboolean is_wanted = PMAP_IS_RATE (record)
                       || (PMAP_IS_STAFF_ROLE (record) && pmap_record_list_get_length (PMAP_STAFF_ROLE (record)->rates) == 0);

  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted && !pmap_pay_cover_is_on () && workspace != NULL && !pmap_workspace_is_read_only (workspace));
}

static void
pmap_pay_button_bind (PmapFormPart *part,
                      PmapRecord   *record)
{
  show (PMAP_PAY_BUTTON (part), record);
}

static void
pmap_pay_button_list_changed (PmapFormPart   *part,
                              PmapRecordList *list)
{
  show (PMAP_PAY_BUTTON (part), pmap_form_part_get_record (part));
}

static void
pmap_pay_button_dispose (GObject *object)
{
  PmapPayButton *self = PMAP_PAY_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_pay_button_parent_class)->dispose (object);
}

static void
pmap_pay_button_class_init (PmapPayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_pay_button_dispose;
  PMAP_FORM_PART_CLASS (klass)->bind = pmap_pay_button_bind;
  PMAP_FORM_PART_CLASS (klass)->list_changed = pmap_pay_button_list_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_pay_button_init (PmapPayButton *self)
{
  self->button = gtk_button_new_with_label (_("From a pay table…"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->button, _("Fill in the salary, weeks and hours of a post"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}
