/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts of a map, one at a time: a choice of kinds in the place of the chart's title, and the chart. Without a
 * pupil the kinds are those of the school. What a bar stands for is opened by the window. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-charts-pane.h"

#include "model/pmap-document.h"
#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"
#include "model/pmap-record-list.h"
#include "model/pmap-target.h"
#include "report/pmap-chart-kinds.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

struct _PmapChartsPane
{
  GtkWidget parent_instance;

  PmapChartView *view;
  GtkWidget *hidden_label;       /* where every chart is of costs, and figures are hidden */
  GtkDropDown *kind_choice;
  GArray *offers;                /* of Offer: the charts that are offered now */
  PmapWorkspace *workspace;
  PmapPupil *pupil;
};

/* Of what a pupil will do, in the choice of charts. */
#define TARGET_CHARACTERS 40

/* A kind of chart and, where it is about one target of the pupil, which; both without one if the pupil has none. */
typedef struct
{
  const PmapChartKind *kind;
  char *target;
} Offer;

G_DEFINE_FINAL_TYPE (PmapChartsPane, pmap_charts_pane, GTK_TYPE_WIDGET)

static void
build_chart (PmapChartsPane *self)
{
  g_autoptr (PmapChart) chart = NULL;
  guint selected = gtk_drop_down_get_selected (self->kind_choice);

  if (self->workspace != NULL && selected < self->offers->len)
    {
      const Offer *offer = &g_array_index (self->offers, Offer, selected);
      const PmapChartOrder order = {
        .ledger = pmap_workspace_get_ledger (self->workspace),
        .pupil = self->pupil != NULL ? pmap_record_get_id (PMAP_RECORD (self->pupil)) : NULL,
        .target = offer->target,
        .today = pmap_workspace_get_today (self->workspace),
      };

      chart = pmap_chart_kind_build (offer->kind, &order);
    }
  pmap_chart_view_set_chart (self->view, chart);
}

static void
kind_cb (PmapChartsPane *self)
{
  build_chart (self);
}

static void
clear_offer (gpointer data)
{
  g_free (((Offer *) data)->target);
}

static GArray *
create_offers (void)
{
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (Offer));

  g_array_set_clear_func (offers, clear_offer);
  return offers;
}

static void
add_offer (GArray              *offers,
           GtkStringList       *titles,
           const PmapChartKind *kind,
           PmapTarget          *target)
{
  const char *id = target != NULL ? pmap_record_get_id (PMAP_RECORD (target)) : NULL;
  Offer offer = { kind, g_strdup (id) };

  g_array_append_val (offers, offer);
  if (target != NULL && target->specific != NULL)
    {
      g_autofree char *start = g_utf8_strlen (target->specific, -1) > TARGET_CHARACTERS
                                 ? g_utf8_substring (target->specific, 0, TARGET_CHARACTERS) : NULL;
      g_autofree char *title = start != NULL ? g_strdup_printf (_("Target: %s…"), g_strchomp (start))
                                             : g_strdup_printf (_("Target: %s"), target->specific);

      gtk_string_list_append (titles, title);
    }
  else
    gtk_string_list_append (titles, pmap_chart_kind_get_title (kind));
}

/* A target has a chart of its own, for each is measured by something else. */
static void
add_offers (PmapChartsPane      *self,
            GArray              *offers,
            GtkStringList       *titles,
            const PmapChartKind *kind)
{
  guint n = kind->about_target ? pmap_record_list_get_length (self->pupil->targets) : 0;

  for (guint i = 0; i < n; i++)
    add_offer (offers, titles, kind, pmap_record_list_get (self->pupil->targets, i));
  if (n == 0)
    add_offer (offers, titles, kind, NULL);
}

static guint
find_offer (GArray      *offers,
            const Offer *wanted)
{
  guint same_kind = 0;

  for (guint i = offers->len; i-- > 0;)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);

      if (offer->kind != wanted->kind)
        continue;
      same_kind = i;
      if (g_strcmp0 (offer->target, wanted->target) == 0)
        return i;
    }
  return same_kind;
}

static gboolean
are_same (GListModel *one,
          GListModel *other)
{
  guint n = one != NULL ? g_list_model_get_n_items (one) : 0;

  if (one == NULL || n != g_list_model_get_n_items (other))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (one), i),
                      gtk_string_list_get_string (GTK_STRING_LIST (other), i)))
      return FALSE;
  return TRUE;
}

/* What can be shown of the school or the pupil; what was chosen stays chosen where it is still offered. */
static void
offer_kinds (PmapChartsPane *self,
             gboolean        disguised)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GArray) before = g_steal_pointer (&self->offers);
  guint selected = gtk_drop_down_get_selected (self->kind_choice), choice = 0;
  const PmapChartKind *kinds;
  guint n_kinds;

  self->offers = create_offers ();
  kinds = pmap_chart_kinds_get (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].about_pupil == (self->pupil != NULL) && !(disguised && pmap_chart_kind_is_money (&kinds[i])))
      add_offers (self, self->offers, titles, &kinds[i]);
  if (selected < before->len)
    choice = find_offer (self->offers, &g_array_index (before, Offer, selected));
  g_signal_handlers_block_by_func (self->kind_choice, kind_cb, self);
  if (!are_same (gtk_drop_down_get_model (self->kind_choice), G_LIST_MODEL (titles)))
    gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (titles));
  if (self->offers->len > 0)
    gtk_drop_down_set_selected (self->kind_choice, choice);
  g_signal_handlers_unblock_by_func (self->kind_choice, kind_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->view), self->offers->len > 0);
  gtk_widget_set_visible (self->hidden_label, self->offers->len == 0);
}

/* A bar stands for a record with a page, or for a tier, an area or a year: of those the groups tell more. */
static void
opened_cb (PmapChartView *view,
           const char    *id,
           gpointer       user_data)
{
  PmapChartsPane *self = user_data;
  PmapRecord *record = pmap_document_find (pmap_workspace_get_document (self->workspace), id);

  if (PMAP_IS_PUPIL (record) || PMAP_IS_INTERVENTION (record) || PMAP_IS_PROVISION (record))
    pmap_workspace_show (self->workspace, record);
  else
    pmap_workspace_show_page (self->workspace, "groups");
}

static void
failed_cb (PmapChartView *view,
           const char    *message,
           gpointer       user_data)
{
  PmapChartsPane *self = user_data;

  pmap_workspace_error (self->workspace, message);
}

static void
pmap_charts_pane_dispose (GObject *object)
{
  PmapChartsPane *self = PMAP_CHARTS_PANE (object);

  if (self->view != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->view));
  self->view = NULL;
  g_clear_pointer (&self->hidden_label, gtk_widget_unparent);
  g_clear_object (&self->pupil);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_charts_pane_parent_class)->dispose (object);
}

static void
pmap_charts_pane_finalize (GObject *object)
{
  g_array_unref (PMAP_CHARTS_PANE (object)->offers);

  G_OBJECT_CLASS (pmap_charts_pane_parent_class)->finalize (object);
}

static void
pmap_charts_pane_class_init (PmapChartsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmap_charts_pane_dispose;
  object_class->finalize = pmap_charts_pane_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_charts_pane_init (PmapChartsPane *self)
{
  self->offers = create_offers ();
  self->kind_choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->kind_choice), GTK_ALIGN_START);
  pmap_type_ahead_add (self->kind_choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart"), -1);
  g_signal_connect_swapped (self->kind_choice, "notify::selected", G_CALLBACK (kind_cb), self);

  self->view = g_object_new (PMAP_TYPE_CHART_VIEW, NULL);
  pmap_chart_view_set_lead (self->view, GTK_WIDGET (self->kind_choice));
  g_signal_connect (self->view, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect (self->view, "failed", G_CALLBACK (failed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));

  self->hidden_label = g_object_new (GTK_TYPE_LABEL, "label", _("The charts here are of costs, and figures are hidden."),
                                     "visible", FALSE, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->hidden_label, "form-hint");
  gtk_widget_set_parent (self->hidden_label, GTK_WIDGET (self));
}

/**
 * pmap_charts_pane_show:
 * @self: a pane
 * @workspace: (nullable): the open map
 * @pupil: (nullable): a pupil of it, or %NULL for the school's charts
 *
 * Shows the chosen chart with the figures as they are now; to be called again when they changed.
 */
void
pmap_charts_pane_show (PmapChartsPane *self,
                       PmapWorkspace  *workspace,
                       PmapPupil      *pupil)
{
  g_return_if_fail (PMAP_IS_CHARTS_PANE (self));
  g_return_if_fail (workspace == NULL || PMAP_IS_WORKSPACE (workspace));
  g_return_if_fail (pupil == NULL || PMAP_IS_PUPIL (pupil));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->pupil, pupil);
  offer_kinds (self, workspace != NULL && pmap_workspace_is_disguised (workspace));
  build_chart (self);
}

/** pmap_charts_pane_choose: Chooses a kind of chart by its nick. Returns: whether it is offered now */
gboolean
pmap_charts_pane_choose (PmapChartsPane *self,
                         const char     *kind)
{
  g_return_val_if_fail (PMAP_IS_CHARTS_PANE (self) && kind != NULL, FALSE);

  for (guint i = 0; i < self->offers->len; i++)
    if (g_str_equal (g_array_index (self->offers, Offer, i).kind->nick, kind))
      {
        gtk_drop_down_set_selected (self->kind_choice, i);
        return TRUE;
      }
  return FALSE;
}

/** pmap_charts_pane_get_view: Returns: (transfer none): the chart */
PmapChartView *
pmap_charts_pane_get_view (PmapChartsPane *self)
{
  g_return_val_if_fail (PMAP_IS_CHARTS_PANE (self), NULL);

  return self->view;
}
