/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The groups: what their page has beside its table, as they are started by choosing what they are a group of, and their form shows
 * its members. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-groups-page.h"

#include "model/pmap-intervention.h"
#include "model/pmap-tier.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-intervention-form.h"

#include <glib/gi18n.h>

struct _PmapGroupsPage
{
  PmapRecordsPage parent_instance;

  PmapChooser *start_chooser;
  PmapInterventionForm *form;
};

G_DEFINE_FINAL_TYPE (PmapGroupsPage, pmap_groups_page, PMAP_TYPE_RECORDS_PAGE)

/* The form */

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

static void
step_cb (PmapGroupsPage   *self,
         PmapIntervention *step)
{
  pmap_records_page_edit (PMAP_RECORDS_PAGE (self), PMAP_RECORD (step), "minutes");
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
  PmapRecord *provision = pmap_chooser_item_get_object (item);

  pmap_chooser_set_text (chooser, "");
  pmap_records_page_add (user_data, provision);
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
  records_class->show_form = pmap_groups_page_show_form;
  records_class->focus_form = pmap_groups_page_focus_form;

  g_type_ensure (PMAP_TYPE_CHOOSER);
  g_type_ensure (PMAP_TYPE_INTERVENTION_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-groups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapGroupsPage, start_chooser);
  gtk_widget_class_bind_template_child (widget_class, PmapGroupsPage, form);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
}

static void
pmap_groups_page_init (PmapGroupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_chooser_set_func (self->start_chooser, list_provisions_cb, self);
}
