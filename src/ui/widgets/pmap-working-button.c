/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cost that opens its working: the figure of an intervention, or of a membership of one, and in a popover the lines
 * that lead to it, to be read and copied. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-working-button.h"

#include "base/pmap-money.h"
#include "calc/pmap-working.h"

#include <glib/gi18n.h>

struct _PmapWorkingButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkLabel *working_label;       /* in the popover, made when first opened */
  PmapWorkspace *workspace;
  PmapRecord *record;
};

G_DEFINE_FINAL_TYPE (PmapWorkingButton, pmap_working_button, GTK_TYPE_WIDGET)

static char *
describe_working (PmapWorkingButton *self)
{
  PmapLedger *ledger;

  if (self->record == NULL || pmap_record_get_document (self->record) == NULL)
    return g_strdup ("");
  ledger = pmap_workspace_get_ledger (self->workspace);
  if (PMAP_IS_MEMBER (self->record))
    return pmap_working_describe_share (pmap_ledger_get_costing (ledger), PMAP_MEMBER (self->record));
  return pmap_working_describe_intervention (pmap_ledger_get_costing (ledger), PMAP_INTERVENTION (self->record));
}

/* A label that gets the focus selects all of itself; that is not what opening it means. */
static void
popover_shown_cb (PmapWorkingButton *self)
{
  gtk_label_select_region (self->working_label, 0, 0);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapWorkingButton *self = user_data;
  g_autofree char *working = describe_working (self);

  if (self->working_label == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("How this figure comes about"), "xalign", 0.0, NULL);

      gtk_widget_add_css_class (heading, "heading");
      gtk_box_append (GTK_BOX (box), heading);
      self->working_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "selectable", TRUE, "wrap", TRUE,
                                                     "max-width-chars", 60, NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->working_label), "working");
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->working_label));
      gtk_widget_add_css_class (box, "working-popover");
      gtk_popover_set_child (GTK_POPOVER (popover), box);
      gtk_menu_button_set_popover (button, popover);
      g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
    }
  gtk_label_set_label (self->working_label, working);
}

static void
pmap_working_button_dispose (GObject *object)
{
  PmapWorkingButton *self = PMAP_WORKING_BUTTON (object);

  self->working_label = NULL;
  self->label = NULL;
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_working_button_parent_class)->dispose (object);
}

static void
pmap_working_button_class_init (PmapWorkingButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_working_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_working_button_init (PmapWorkingButton *self)
{
  self->label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "figure");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, FALSE);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "working-button");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Show how this figure comes about"));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/** pmap_working_button_new: Returns: (transfer floating): a button without a figure */
GtkWidget *
pmap_working_button_new (void)
{
  return g_object_new (PMAP_TYPE_WORKING_BUTTON, NULL);
}

static gint64
find_cost (PmapWorkspace *workspace,
           PmapRecord    *record)
{
  PmapLedger *ledger = pmap_workspace_get_ledger (workspace);
  const PmapCost *cost;

  if (PMAP_IS_MEMBER (record))
    return pmap_ledger_get_share (ledger, PMAP_MEMBER (record));
  cost = pmap_ledger_get_cost (ledger, PMAP_INTERVENTION (record));
  return cost != NULL ? cost->total : 0;
}

/**
 * pmap_working_button_set:
 * @self: a button
 * @workspace: (nullable): a map
 * @record: (nullable): a member or an intervention of it; the button is hidden without one
 *
 * Shows what @record costs now. To be called again when that may have changed.
 */
void
pmap_working_button_set (PmapWorkingButton *self,
                         PmapWorkspace     *workspace,
                         PmapRecord        *record)
{
  g_autofree char *cost = NULL, *name = NULL;

  g_return_if_fail (PMAP_IS_WORKING_BUTTON (self));
  g_return_if_fail (record == NULL || PMAP_IS_MEMBER (record) || PMAP_IS_INTERVENTION (record));

  if (record != NULL && pmap_record_get_document (record) == NULL)
    record = NULL;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->record, record);
  if (record != NULL && pmap_workspace_is_disguised (workspace))
    g_clear_object (&self->record);
  gtk_widget_set_visible (GTK_WIDGET (self), self->record != NULL);
  if (self->record == NULL)
    return;
  cost = pmap_money_format (find_cost (workspace, record));
  gtk_label_set_label (self->label, cost);
  /* translators: %s is an amount of money. */
  name = g_strdup_printf (_("%s, show how this figure comes about"), cost);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** pmap_working_button_get_text: Returns: (transfer none): the figure as it is shown */
const char *
pmap_working_button_get_text (PmapWorkingButton *self)
{
  g_return_val_if_fail (PMAP_IS_WORKING_BUTTON (self), NULL);

  return gtk_label_get_label (self->label);
}
