/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who the pupil is: the facts, strengths and views, needs in their order, universal strategies. One form of cards. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-profile.h"

#include "ui/widgets/pmap-column-layout.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-form-rest.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-trail-button.h"

struct _PmapPupilProfile
{
  PmapPupilView parent_instance;

  GtkWidget *scroller;
  PmapForm *form;
};

G_DEFINE_FINAL_TYPE (PmapPupilProfile, pmap_pupil_profile, PMAP_TYPE_PUPIL_VIEW)

static void
pmap_pupil_profile_pupil_set (PmapPupilView *view)
{
  PmapPupilProfile *self = PMAP_PUPIL_PROFILE (view);

  pmap_form_set_workspace (self->form, pmap_page_get_workspace (PMAP_PAGE (view)));
  pmap_form_set_record (self->form, PMAP_RECORD (pmap_pupil_view_get_pupil (view)));
}

static gboolean
pmap_pupil_profile_grab_focus (GtkWidget *widget)
{
  return pmap_form_focus_field (PMAP_PUPIL_PROFILE (widget)->form, "given-name");
}

static void
pmap_pupil_profile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMAP_TYPE_PUPIL_PROFILE);

  G_OBJECT_CLASS (pmap_pupil_profile_parent_class)->dispose (object);
}

static void
pmap_pupil_profile_class_init (PmapPupilProfileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_FORM_REST);
  g_type_ensure (PMAP_TYPE_SUBFORMS);
  g_type_ensure (PMAP_TYPE_TRAIL_BUTTON);

  G_OBJECT_CLASS (klass)->dispose = pmap_pupil_profile_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_pupil_profile_grab_focus;
  PMAP_PUPIL_VIEW_CLASS (klass)->pupil_set = pmap_pupil_profile_pupil_set;
  g_type_ensure (PMAP_TYPE_COLUMN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-profile.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilProfile, scroller);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilProfile, form);
}

static void
pmap_pupil_profile_init (PmapPupilProfile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
