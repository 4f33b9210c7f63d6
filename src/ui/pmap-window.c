/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window: one map, or none yet. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window.h"

struct _PmapWindow
{
  GtkApplicationWindow parent_instance;

  PmapWorkspace *workspace;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (PmapWindow, pmap_window, GTK_TYPE_APPLICATION_WINDOW)

static void
pmap_window_dispose (GObject *object)
{
  PmapWindow *self = PMAP_WINDOW (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_window_parent_class)->dispose (object);
}

static void
pmap_window_class_init (PmapWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, stack);
}

static void
pmap_window_init (PmapWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a map
 */
PmapWindow *
pmap_window_new (PmapApplication *application)
{
  return g_object_new (PMAP_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pmap_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the map that it shows
 */
PmapWorkspace *
pmap_window_get_workspace (PmapWindow *self)
{
  g_return_val_if_fail (PMAP_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * pmap_window_set_workspace:
 * @self: a window
 * @workspace: (nullable): the map to show
 */
void
pmap_window_set_workspace (PmapWindow    *self,
                           PmapWorkspace *workspace)
{
  g_return_if_fail (PMAP_IS_WINDOW (self));

  g_set_object (&self->workspace, workspace);
}
