/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one pupil: a strip that says who and how much, and under it the tabs. It opens on the map: what the pupil
 * gets, what it costs, and where to add. Ctrl+1 … Ctrl+4 change tabs; Insert or Ctrl+I adds a provision from any. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-page.h"

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"
#include "ui/pages/pmap-pupil-charts.h"
#include "ui/pages/pmap-pupil-map.h"
#include "ui/pages/pmap-pupil-profile.h"
#include "ui/pages/pmap-pupil-strip.h"
#include "ui/pages/pmap-pupil-targets.h"
#include "ui/widgets/pmap-focus.h"

struct _PmapPupilPage
{
  PmapPupilView parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  PmapPupilMap *map;
  PmapPupilTargets *targets;
};

G_DEFINE_FINAL_TYPE (PmapPupilPage, pmap_pupil_page, PMAP_TYPE_PUPIL_VIEW)

static void
show_tab_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  PmapPupilPage *self = PMAP_PUPIL_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, g_variant_get_string (parameter, NULL));
  /* A tab of a map that is only looked at may have nothing to type into. These keys work as long as the focus is in here. */
  if (!gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack)))
    gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static void
add_provision_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  PmapPupilPage *self = PMAP_PUPIL_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "map");
  pmap_pupil_map_begin_add (self->map);
}

static void
pmap_pupil_page_refresh (PmapPage *page)
{
  gtk_widget_set_visible (PMAP_PUPIL_PAGE (page)->box, pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (page)) != NULL);
}

static gboolean
pmap_pupil_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (PMAP_PUPIL_PAGE (widget)->stack));
}

static GtkWidget *
pmap_pupil_page_get_form (PmapPage *page)
{
  GtkWidget *tab = gtk_stack_get_visible_child (PMAP_PUPIL_PAGE (page)->stack);

  return PMAP_IS_PAGE (tab) ? pmap_page_get_form (PMAP_PAGE (tab)) : NULL;
}

static void
pmap_pupil_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMAP_TYPE_PUPIL_PAGE);

  G_OBJECT_CLASS (pmap_pupil_page_parent_class)->dispose (object);
}

static void
pmap_pupil_page_class_init (PmapPupilPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_PUPIL_CHARTS);
  g_type_ensure (PMAP_TYPE_PUPIL_MAP);
  g_type_ensure (PMAP_TYPE_PUPIL_PROFILE);
  g_type_ensure (PMAP_TYPE_PUPIL_STRIP);
  g_type_ensure (PMAP_TYPE_PUPIL_TARGETS);

  G_OBJECT_CLASS (klass)->dispose = pmap_pupil_page_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_pupil_page_grab_focus;
  PMAP_PAGE_CLASS (klass)->refresh = pmap_pupil_page_refresh;
  PMAP_PAGE_CLASS (klass)->get_form = pmap_pupil_page_get_form;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilPage, box);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilPage, map);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilPage, targets);

  gtk_widget_class_install_action (widget_class, "pupil.show-tab", "s", show_tab_cb);
  gtk_widget_class_install_action (widget_class, "pupil.add-provision", NULL, add_provision_cb);
}

static void
pmap_pupil_page_init (PmapPupilPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "map");
}

/**
 * pmap_pupil_page_show_record:
 * @self: a page
 * @record: the pupil, or something inside or about the pupil: a need, a target, a group membership
 *
 * Shows the pupil that @record is about, the tab that it is on, and selects it there.
 */
void
pmap_pupil_page_show_record (PmapPupilPage *self,
                             PmapRecord    *record)
{
  PmapPupil *pupil;
  PmapRecord *target;

  g_return_if_fail (PMAP_IS_PUPIL_PAGE (self) && PMAP_IS_RECORD (record));

  pupil = pmap_record_find_pupil (record);
  if (pupil == NULL)
    return;
  pmap_pupil_view_set_pupil (PMAP_PUPIL_VIEW (self), pupil);
  target = pmap_record_find_around (record, PMAP_TYPE_TARGET);
  if (PMAP_IS_MEMBER (record))
    {
      gtk_stack_set_visible_child_name (self->stack, "map");
      pmap_pupil_map_select (self->map, record);
    }
  else if (target != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "targets");
      pmap_pupil_targets_select (self->targets, target);
    }
  else if (record != PMAP_RECORD (pupil))
    gtk_stack_set_visible_child_name (self->stack, "profile");
}

/** pmap_pupil_page_get_tab: Returns: (transfer none): which tab is open: "profile", "map", "targets" or "charts" */
const char *
pmap_pupil_page_get_tab (PmapPupilPage *self)
{
  g_return_val_if_fail (PMAP_IS_PUPIL_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * pmap_pupil_page_show_tab:
 * @self: a page
 * @tab: one of the tabs
 */
void
pmap_pupil_page_show_tab (PmapPupilPage *self,
                          const char    *tab)
{
  g_return_if_fail (PMAP_IS_PUPIL_PAGE (self) && tab != NULL);

  gtk_stack_set_visible_child_name (self->stack, tab);
}
