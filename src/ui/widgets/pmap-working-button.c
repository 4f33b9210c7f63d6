/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cost that opens its working: the figure of an intervention, or of a membership of one, and in a popover the lines
 * that lead to it, to be read and copied. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-working-button.h"

#include "base/pmap-money.h"
#include "model/pmap-intervention-chain.h"
#include "report/pmap-working-table.h"
#include "ui/pmap-pay-cover.h"
#include "ui/widgets/pmap-working-view.h"

#include <glib/gi18n.h>

/* The working is as large as it is; more than this scrolls. */
#define MAX_WIDTH 940
#define MAX_HEIGHT 560
#define FRAME 48

struct _PmapWorkingButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  PmapWorkingView *view;         /* in the popover, made when first opened */
  PmapWorkspace *workspace;
  PmapRecord *record;
  gboolean adds_steps;
};

enum
{
  PROP_0,
  PROP_ADDS_STEPS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapWorkingButton, pmap_working_button, GTK_TYPE_WIDGET)

static void
create_popover (PmapWorkingButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->view = PMAP_WORKING_VIEW (pmap_working_view_new ());
  gtk_scrolled_window_set_propagate_natural_width (scroller, TRUE);
  gtk_scrolled_window_set_max_content_width (scroller, MAX_WIDTH);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, MAX_HEIGHT);
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "working-popover");
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (scroller));
  gtk_menu_button_set_popover (self->button, popover);
}

/* How a cost comes about begins with a rate. */
static void
create_covered_popover (PmapWorkingButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new (_("Rates and salaries are hidden. The preferences can show them.")));
  gtk_menu_button_set_popover (self->button, popover);
}

/* Below the figure, or above it; where neither has room for it all, beside it, which has the height of the window. */
static GtkArrowType
find_direction (PmapWorkingButton *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t place;
  int height;

  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  height = MIN (height, MAX_HEIGHT) + FRAME;
  if (root == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), root, &place)
      || place.origin.y + place.size.height + height <= gtk_widget_get_height (root))
    return GTK_ARROW_DOWN;
  return height <= place.origin.y ? GTK_ARROW_UP : GTK_ARROW_LEFT;
}

static gboolean
has_steps (PmapWorkingButton *self)
{
  return self->adds_steps && PMAP_IS_MEMBER (self->record) && pmap_member_get_previous (PMAP_MEMBER (self->record)) != NULL;
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapWorkingButton *self = user_data;
  g_autoptr (PmapWorking) working = NULL;
  PmapLedger *ledger;

  if (pmap_pay_cover_is_on ())
    {
      create_covered_popover (self);
      return;
    }
  if (self->view == NULL)
    create_popover (self);
  if (self->record == NULL || pmap_record_get_document (self->record) == NULL)
    return;
  ledger = pmap_workspace_get_ledger (self->workspace);
  if (has_steps (self))
    pmap_working_view_set_table (self->view, pmap_working_table_new_steps (ledger, PMAP_MEMBER (self->record)));
  else
    {
      working = pmap_working_new (pmap_ledger_get_costing (ledger), self->record);
      pmap_working_view_set_table (self->view, pmap_working_table_new (working));
    }
  gtk_menu_button_set_direction (self->button, find_direction (self));
}

static void
pmap_working_button_dispose (GObject *object)
{
  PmapWorkingButton *self = PMAP_WORKING_BUTTON (object);

  self->view = NULL;
  self->label = NULL;
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_working_button_parent_class)->dispose (object);
}

static void
pmap_working_button_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *spec)
{
  PmapWorkingButton *self = PMAP_WORKING_BUTTON (object);

  if (id == PROP_ADDS_STEPS)
    self->adds_steps = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
pmap_working_button_class_init (PmapWorkingButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_working_button_dispose;
  G_OBJECT_CLASS (klass)->set_property = pmap_working_button_set_property;

  /** PmapWorkingButton:adds-steps: whether of a membership that carries others on the cost of all of them is shown */
  properties[PROP_ADDS_STEPS] = g_param_spec_boolean ("adds-steps", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
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

static gint64
find_cost (PmapWorkingButton *self)
{
  PmapLedger *ledger = pmap_workspace_get_ledger (self->workspace);
  PmapRecord *record = self->record;
  const PmapCost *cost;

  if (has_steps (self))
    return pmap_ledger_get_steps_share (ledger, PMAP_MEMBER (record));
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
  cost = pmap_money_format (find_cost (self));
  gtk_label_set_label (self->label, cost);
  /* translators: %s is an amount of money. */
  name = g_strdup_printf (_("%s, show how this figure comes about"), cost);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
