/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The groups: every intervention of the map with staff, dates, members and cost, one-to-one as well as larger ones. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-groups-page.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "history/pmap-assign.h"
#include "model/pmap-intervention.h"
#include "model/pmap-places.h"
#include "model/pmap-review.h"
#include "model/pmap-tier.h"
#include "report/pmap-group-words.h"
#include "report/pmap-provision-words.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-intervention-form.h"

#include <glib/gi18n.h>

struct _PmapGroupsPage
{
  PmapRecordsPage parent_instance;

  PmapChooser *start_chooser;
  GtkToggleButton *running_button;
  PmapInterventionForm *form;
};

G_DEFINE_FINAL_TYPE (PmapGroupsPage, pmap_groups_page, PMAP_TYPE_RECORDS_PAGE)

static const PmapCost *
find_cost (gpointer page,
           gpointer intervention)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  return workspace != NULL ? pmap_ledger_get_cost (pmap_workspace_get_ledger (workspace), intervention) : NULL;
}

/* Columns */

static char *
describe_provision (gpointer               item,
                    const PmapTableColumn *column,
                    gpointer               user_data)
{
  return g_strdup (pmap_words_get_name (item));
}

static gint64
get_tier (gpointer               item,
          const PmapTableColumn *column,
          gpointer               user_data)
{
  return pmap_records_page_get_tier (user_data, pmap_intervention_get_provision (item));
}

static char *
describe_tier (gpointer               item,
               const PmapTableColumn *column,
               gpointer               user_data)
{
  PmapTier *tier = pmap_intervention_get_tier (item);

  return tier != NULL ? pmap_record_describe (PMAP_RECORD (tier)) : NULL;
}

static char *
describe_staff (gpointer               item,
                const PmapTableColumn *column,
                gpointer               user_data)
{
  return pmap_words_get_who (item);
}

static char *
describe_dates (gpointer               item,
                const PmapTableColumn *column,
                gpointer               user_data)
{
  PmapIntervention *intervention = item;

  return pmap_words_get_dates (intervention->start, intervention->end);
}

static gint64
get_start (gpointer               item,
           const PmapTableColumn *column,
           gpointer               user_data)
{
  return PMAP_INTERVENTION (item)->start;
}

static PmapDate
get_today (gpointer page)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  return workspace != NULL ? pmap_workspace_get_today (workspace) : PMAP_DATE_NONE;
}

static char *
describe_review (gpointer               item,
                 const PmapTableColumn *column,
                 gpointer               user_data)
{
  PmapDate today = get_today (user_data);
  PmapDate review = pmap_review_find (item, today, NULL);
  g_autofree char *date = pmap_date_format_short (review);

  if (pmap_review_judge (review, today) != PMAP_REVIEW_OVERDUE)
    return g_steal_pointer (&date);
  /* translators: %s is the day on which a group should have been reviewed. */
  return g_strdup_printf (_("Overdue: %s"), date);
}

static gint64
get_review (gpointer               item,
            const PmapTableColumn *column,
            gpointer               user_data)
{
  return pmap_review_find (item, get_today (user_data), NULL);
}

static char *
count_overdue_reviews (GListModel            *rows,
                       const PmapTableColumn *column,
                       gpointer               user_data)
{
  PmapDate today = get_today (user_data);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapRecord) intervention = g_list_model_get_item (rows, i);

      n += pmap_review_get_state (intervention, today) == PMAP_REVIEW_OVERDUE;
    }
  return n > 0 ? pmap_number_say (n, ngettext ("%u overdue", "%u overdue", n)) : NULL;
}

static char *
describe_frequency (gpointer               item,
                    const PmapTableColumn *column,
                    gpointer               user_data)
{
  return pmap_words_get_frequency (item);
}

static gint64
get_n_members (gpointer               item,
               const PmapTableColumn *column,
               gpointer               user_data)
{
  return pmap_places_count_taken (item, pmap_places_get_day (item, get_today (user_data)));
}

static char *
describe_members (gpointer               item,
                  const PmapTableColumn *column,
                  gpointer               user_data)
{
  return pmap_words_get_taken (item, get_today (user_data));
}

static gint64
get_cost (gpointer               item,
          const PmapTableColumn *column,
          gpointer               user_data)
{
  const PmapCost *cost = find_cost (user_data, item);

  return cost != NULL ? cost->total : 0;
}

static char *
describe_cost (gpointer               item,
               const PmapTableColumn *column,
               gpointer               user_data)
{
  const PmapCost *cost = find_cost (user_data, item);

  if (cost == NULL || cost->uncosted)
    return g_strdup ("–");
  return pmap_money_format (cost->total);
}

/* By what the dearest pupil bears. */
static gint64
get_cost_per_pupil (gpointer               item,
                    const PmapTableColumn *column,
                    gpointer               user_data)
{
  const PmapCost *cost = find_cost (user_data, item);

  return cost != NULL ? pmap_words_get_dearest (cost) : -1;
}

static char *
describe_cost_per_pupil (gpointer               item,
                         const PmapTableColumn *column,
                         gpointer               user_data)
{
  const PmapCost *cost = find_cost (user_data, item);

  return cost != NULL ? pmap_words_get_shares (cost) : g_strdup ("–");
}

static gint64
get_cost_of_places (gpointer               item,
                    const PmapTableColumn *column,
                    gpointer               user_data)
{
  const PmapCost *cost = find_cost (user_data, item);

  return cost != NULL && !cost->uncosted ? cost->places : 0;
}

static char *
describe_cost_of_places (gpointer               item,
                         const PmapTableColumn *column,
                         gpointer               user_data)
{
  gint64 pence = get_cost_of_places (item, column, user_data);

  return pence != 0 ? pmap_money_format (pence) : g_strdup ("–");
}

static char *
count_groups (GListModel            *rows,
              const PmapTableColumn *column,
              gpointer               user_data)
{
  guint n = g_list_model_get_n_items (rows);

  return pmap_number_say (n, ngettext ("%u group", "%u groups", n));
}

static const PmapTableColumn columns[] = {
  { "provision", N_("Provision"), .text = describe_provision, .tier = get_tier, .total = count_groups, .width = 17,
    .expand = TRUE },
  { "name", N_("Group"), .field = "name", .width = 14, .expand = TRUE, .rank = 1 },
  { "tier", N_("Tier"), .text = describe_tier, .key = get_tier, .width = 10, .rank = 7 },
  { "staff", N_("Staff"), .text = describe_staff, .width = 18, .expand = TRUE, .rank = 6 },
  { "dates", N_("When"), .text = describe_dates, .key = get_start, .width = 27, .rank = 5 },
  { "review", N_("Review"), .text = describe_review, .key = get_review, .total = count_overdue_reviews, .width = 19, .rank = 3 },
  { "frequency", N_("How often"), .text = describe_frequency, .width = 24, .expand = TRUE, .rank = 4 },
  { "members", N_("Members"), .text = describe_members, .key = get_n_members, .total = pmap_table_column_total_number,
    .width = 14, .figures = TRUE, .rank = 2 },
  { "cost", N_("Cost this year"), .text = describe_cost, .key = get_cost, .total = pmap_table_column_total_money, .width = 13,
    .figures = TRUE, .money = TRUE },
  { "per-pupil", N_("For each pupil"), .text = describe_cost_per_pupil, .key = get_cost_per_pupil, .width = 13,
    .figures = TRUE, .money = TRUE, .rank = 3 },
  { "empty-places", N_("Empty places"), .text = describe_cost_of_places, .key = get_cost_of_places,
    .total = pmap_table_column_total_money, .width = 12, .figures = TRUE, .money = TRUE, .rank = 4 },
};

/* The page */

static PmapRecordList *
pmap_groups_page_get_list (PmapRecordsPage *page,
                           PmapDocument    *document)
{
  return document->interventions;
}

static PmapProvision *
pmap_groups_page_get_provision (PmapRecordsPage *page,
                                PmapRecord      *record)
{
  return pmap_intervention_get_provision (PMAP_INTERVENTION (record));
}

static gboolean
pmap_groups_page_is_shown (PmapRecordsPage *page,
                           PmapRecord      *record)
{
  PmapGroupsPage *self = PMAP_GROUPS_PAGE (page);
  PmapDate today = pmap_workspace_get_today (pmap_page_get_workspace (PMAP_PAGE (page)));

  return !gtk_toggle_button_get_active (self->running_button)
         || pmap_intervention_get_phase (PMAP_INTERVENTION (record), today) == PMAP_PHASE_RUNNING;
}

static void
running_cb (GtkToggleButton *button,
            gpointer         user_data)
{
  pmap_records_page_refilter (user_data);
}

static void
pmap_groups_page_show_form (PmapRecordsPage *page,
                            PmapRecord      *record)
{
  PmapGroupsPage *self = PMAP_GROUPS_PAGE (page);

  pmap_intervention_form_show (self->form, pmap_page_get_workspace (PMAP_PAGE (page)),
                               (PmapIntervention *) record, NULL);
}

static void
pmap_groups_page_focus_form (PmapRecordsPage *page,
                             const char      *field_name)
{
  PmapGroupsPage *self = PMAP_GROUPS_PAGE (page);

  if (!pmap_intervention_form_focus (self->form, field_name))
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
pmap_groups_page_refresh (PmapPage *page)
{
  PMAP_PAGE_CLASS (pmap_groups_page_parent_class)->refresh (page);

  pmap_intervention_form_refresh (PMAP_GROUPS_PAGE (page)->form);
}

/* Starting a group */

static GPtrArray *
list_provisions_cb (PmapChooser *chooser,
                    gpointer     user_data)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  PmapRecordList *provisions = workspace != NULL ? pmap_workspace_get_document (workspace)->provisions : NULL;

  for (guint i = 0; provisions != NULL && i < pmap_record_list_get_length (provisions); i++)
    {
      PmapProvision *provision = pmap_record_list_get (provisions, i);
      PmapTier *tier = pmap_provision_get_tier (provision);
      g_autofree char *detail = tier != NULL ? pmap_record_describe (PMAP_RECORD (tier)) : NULL;

      g_ptr_array_add (items, pmap_chooser_item_new (provision->name != NULL ? provision->name : "", detail, NULL,
                                                     provision, 0));
    }
  return items;
}

static void
chosen_cb (PmapChooser     *chooser,
           PmapChooserItem *item,
           gpointer         user_data)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  PmapIntervention *group;
  g_autoptr (GError) error = NULL;

  pmap_chooser_set_text (chooser, "");
  group = pmap_assign_start (pmap_workspace_get_editor (workspace), pmap_chooser_item_get_object (item),
                             pmap_workspace_get_today (workspace), &error);
  if (group != NULL)
    pmap_records_page_edit (user_data, PMAP_RECORD (group), "name");
  else
    pmap_workspace_refuse (workspace, error->message);
}

static void
pmap_groups_page_workspace_set (PmapPage *page)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  PMAP_PAGE_CLASS (pmap_groups_page_parent_class)->workspace_set (page);

  gtk_widget_set_sensitive (GTK_WIDGET (PMAP_GROUPS_PAGE (page)->start_chooser),
                            workspace != NULL && !pmap_workspace_is_read_only (workspace));
}

static void
pmap_groups_page_class_init (PmapGroupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmapPageClass *page_class = PMAP_PAGE_CLASS (klass);
  PmapRecordsPageClass *records_class = PMAP_RECORDS_PAGE_CLASS (klass);

  page_class->workspace_set = pmap_groups_page_workspace_set;
  page_class->refresh = pmap_groups_page_refresh;
  records_class->get_list = pmap_groups_page_get_list;
  records_class->get_provision = pmap_groups_page_get_provision;
  records_class->is_shown = pmap_groups_page_is_shown;
  records_class->show_form = pmap_groups_page_show_form;
  records_class->focus_form = pmap_groups_page_focus_form;

  g_type_ensure (PMAP_TYPE_CHOOSER);
  g_type_ensure (PMAP_TYPE_INTERVENTION_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-groups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapGroupsPage, start_chooser);
  gtk_widget_class_bind_template_child (widget_class, PmapGroupsPage, running_button);
  gtk_widget_class_bind_template_child (widget_class, PmapGroupsPage, form);
  gtk_widget_class_bind_template_callback (widget_class, running_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
pmap_groups_page_init (PmapGroupsPage *self)
{
  PmapRecordsPage *page = PMAP_RECORDS_PAGE (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_chooser_set_func (self->start_chooser, list_provisions_cb, self);
  pmap_records_page_set_columns (page, columns, G_N_ELEMENTS (columns));
  pmap_records_page_set_empty (page, _("No groups yet"),
                               _("Start one above, or give a pupil a provision: both make a group here."));
}

/**
 * pmap_groups_page_show_only:
 * @self: a page
 * @running: whether to list only the groups that run today
 *
 * Lists all of these, whatever was searched for before, and goes to the first of them.
 */
void
pmap_groups_page_show_only (PmapGroupsPage *self,
                            gboolean        running)
{
  g_return_if_fail (PMAP_IS_GROUPS_PAGE (self));

  gtk_toggle_button_set_active (self->running_button, running);
  pmap_records_page_show_all (PMAP_RECORDS_PAGE (self));
  gtk_widget_child_focus (GTK_WIDGET (pmap_records_page_get_table (PMAP_RECORDS_PAGE (self))), GTK_DIR_TAB_FORWARD);
}
