/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offers what was left behind when the program ended without closing its maps. Closing the window decides nothing: what is
 * neither recovered nor discarded is offered again at the next start. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-recovery-dialog.h"

#include "ui/dialogs/pmap-recovery-card.h"

struct _PmapRecoveryDialog
{
  GtkWindow parent_instance;

  GtkBox *cards;
};

enum
{
  RECOVER,
  LOOK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapRecoveryDialog, pmap_recovery_dialog, GTK_TYPE_WINDOW)

static void
pmap_recovery_dialog_class_init (PmapRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * PmapRecoveryDialog::recover:
   * @self: the dialog
   * @snapshot: what the user wants back
   */
  signals[RECOVER] = g_signal_new ("recover", PMAP_TYPE_RECOVERY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, PMAP_TYPE_SNAPSHOT);
  /**
   * PmapRecoveryDialog::look:
   * @self: the dialog
   * @snapshot: what the user wants to see
   */
  signals[LOOK] = g_signal_new ("look", PMAP_TYPE_RECOVERY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, PMAP_TYPE_SNAPSHOT);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryDialog, cards);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_recovery_dialog_init (PmapRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
remove_card (PmapRecoveryDialog *self,
             PmapRecoveryCard   *card)
{
  gtk_box_remove (self->cards, GTK_WIDGET (card));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->cards)) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
recover_cb (PmapRecoveryDialog *self,
            PmapRecoveryCard   *card)
{
  g_signal_emit (self, signals[RECOVER], 0, pmap_recovery_card_get_snapshot (card));
}

static void
look_cb (PmapRecoveryDialog *self,
         PmapRecoveryCard   *card)
{
  g_signal_emit (self, signals[LOOK], 0, pmap_recovery_card_get_snapshot (card));
}

/**
 * pmap_recovery_dialog_new:
 * @parent: the window that it is shown with
 * @snapshots: (element-type PmapSnapshot): what was left behind
 * @protection: (nullable): what opens those that are sealed
 *
 * Returns: (transfer none): a window that offers them, not yet shown
 */
GtkWidget *
pmap_recovery_dialog_new (GtkWindow      *parent,
                          GPtrArray      *snapshots,
                          PmapProtection *protection)
{
  PmapRecoveryDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && snapshots != NULL && snapshots->len > 0, NULL);

  self = g_object_new (PMAP_TYPE_RECOVERY_DIALOG, "transient-for", parent, NULL);
  for (guint i = 0; i < snapshots->len; i++)
    {
      GtkWidget *card = pmap_recovery_card_new (snapshots->pdata[i], protection);

      g_signal_connect_object (card, "recover", G_CALLBACK (recover_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "look", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "gone", G_CALLBACK (remove_card), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
  /* Recovering harms nothing: Enter does it. Else the focus would be on what discards. */
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->cards)));
  return GTK_WIDGET (self);
}

/**
 * pmap_recovery_dialog_done:
 * @self: the dialog
 * @snapshot: what was recovered
 *
 * Takes it off the list; the window closes with the last one.
 */
void
pmap_recovery_dialog_done (PmapRecoveryDialog *self,
                           PmapSnapshot       *snapshot)
{
  g_return_if_fail (PMAP_IS_RECOVERY_DIALOG (self));

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (pmap_recovery_card_get_snapshot (PMAP_RECOVERY_CARD (card)) == snapshot)
      {
        remove_card (self, PMAP_RECOVERY_CARD (card));
        break;
      }
}
