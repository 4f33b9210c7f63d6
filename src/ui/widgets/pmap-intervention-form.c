/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All of one intervention as a form: how long and how often, when, by whom, for whom, what for, what it costs. Opened
 * from a pupil's map it also has that pupil's own measures and outcome. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-intervention-form.h"

#include "model/pmap-provision.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-name-link.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-trail-button.h"
#include "ui/widgets/pmap-working-button.h"

#include <glib/gi18n.h>

struct _PmapInterventionForm
{
  GtkWidget parent_instance;

  PmapWorkspace *workspace;
  PmapIntervention *intervention;
  PmapMember *member;
  GtkWidget *box;
  PmapForm *form;
  PmapForm *member_form;
  GtkWidget *cost_grid;
  GtkLabel *pupil_cost_label;
  PmapWorkingButton *pupil_cost;
  PmapWorkingButton *group_cost;
  GtkWidget *member_card;
  GtkLabel *member_heading;
};

G_DEFINE_FINAL_TYPE (PmapInterventionForm, pmap_intervention_form, GTK_TYPE_WIDGET)

/* Who is chosen by name has a role already. */
static void
staffing_added_cb (PmapInterventionForm *self,
                   PmapRecord           *line)
{
  PmapRecord *who = pmap_document_find (pmap_workspace_get_document (self->workspace), PMAP_STAFFING (line)->member);

  if (PMAP_IS_STAFF_MEMBER (who) && PMAP_STAFFING (line)->role == NULL)
    pmap_editor_set_typed (pmap_workspace_get_editor (self->workspace), line, "role", PMAP_STAFF_MEMBER (who)->role, NULL);
}

static void
pmap_intervention_form_dispose (GObject *object)
{
  PmapInterventionForm *self = PMAP_INTERVENTION_FORM (object);

  if (self->box != NULL)
    pmap_intervention_form_show (self, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_INTERVENTION_FORM);
  self->box = NULL;

  G_OBJECT_CLASS (pmap_intervention_form_parent_class)->dispose (object);
}

static void
pmap_intervention_form_class_init (PmapInterventionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_NAME_LINK);
  g_type_ensure (PMAP_TYPE_SUBFORMS);
  g_type_ensure (PMAP_TYPE_TRAIL_BUTTON);
  g_type_ensure (PMAP_TYPE_WORKING_BUTTON);

  G_OBJECT_CLASS (klass)->dispose = pmap_intervention_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/ProvisionMap/ui/pmap-intervention-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, box);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, form);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_form);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, cost_grid);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, pupil_cost_label);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, pupil_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, group_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_card);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_heading);
  gtk_widget_class_bind_template_callback (widget_class, staffing_added_cb);
}

static void
pmap_intervention_form_init (PmapInterventionForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pmap_intervention_form_new: Returns: (transfer floating): a form of no intervention */
GtkWidget *
pmap_intervention_form_new (void)
{
  return g_object_new (PMAP_TYPE_INTERVENTION_FORM, NULL);
}

/**
 * pmap_intervention_form_show:
 * @self: a form
 * @workspace: (nullable): a map
 * @intervention: (nullable): an intervention of it
 * @member: (nullable): one of its memberships, to have that pupil's measures and share
 */
void
pmap_intervention_form_show (PmapInterventionForm *self,
                             PmapWorkspace        *workspace,
                             PmapIntervention     *intervention,
                             PmapMember           *member)
{
  g_return_if_fail (PMAP_IS_INTERVENTION_FORM (self));

  pmap_form_flush (self->form);
  pmap_form_flush (self->member_form);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->intervention, intervention);
  g_set_object (&self->member, member);
  pmap_form_set_workspace (self->form, workspace);
  pmap_form_set_workspace (self->member_form, workspace);
  pmap_form_set_record (self->form, PMAP_RECORD (intervention));
  pmap_form_set_record (self->member_form, PMAP_RECORD (member));
  pmap_intervention_form_refresh (self);
}

/**
 * pmap_intervention_form_refresh:
 * @self: a form
 *
 * Shows the figures and names anew; the fields keep up by themselves.
 */
void
pmap_intervention_form_refresh (PmapInterventionForm *self)
{
  PmapProvision *provision;
  g_autofree char *pupil = NULL, *heading = NULL;

  g_return_if_fail (PMAP_IS_INTERVENTION_FORM (self));

  if (self->intervention != NULL && pmap_record_get_document (PMAP_RECORD (self->intervention)) == NULL)
    g_clear_object (&self->intervention);
  if (self->member != NULL && pmap_record_get_document (PMAP_RECORD (self->member)) == NULL)
    g_clear_object (&self->member);

  provision = self->intervention != NULL ? pmap_intervention_get_provision (self->intervention) : NULL;
  pmap_form_set_fallback (self->form, PMAP_RECORD (provision), _("from the menu"));
  gtk_widget_set_visible (self->cost_grid, self->workspace == NULL || !pmap_workspace_is_disguised (self->workspace));
  pmap_working_button_set (self->group_cost, self->workspace, PMAP_RECORD (self->intervention));
  pmap_working_button_set (self->pupil_cost, self->workspace, PMAP_RECORD (self->member));
  gtk_widget_set_visible (GTK_WIDGET (self->pupil_cost_label), self->member != NULL);
  gtk_widget_set_visible (self->member_card, self->member != NULL);
  if (self->member == NULL)
    return;
  pupil = pmap_record_describe (PMAP_RECORD (self->member));
  /* translators: %s is a pupil's name, over that pupil's own measures in a group. */
  heading = g_strdup_printf (_("How it goes for %s"), pupil);
  gtk_label_set_label (self->member_heading, heading);
}

/**
 * pmap_intervention_form_focus:
 * @self: a form
 * @field_name: a field of the intervention
 *
 * Returns: whether the field took the focus
 */
gboolean
pmap_intervention_form_focus (PmapInterventionForm *self,
                              const char           *field_name)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION_FORM (self), FALSE);

  return pmap_form_focus_field (self->form, field_name);
}
