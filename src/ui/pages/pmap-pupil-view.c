/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all that shows one pupil has in common: the map, the pupil, and keeping up with changes.
 *
 * However many changes a step makes (adding a provision makes a dozen), a view is refreshed once, before the next frame
 * is drawn; one that is not on screen is refreshed when it comes there. A pupil who leaves the map leaves the view. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-view.h"

/* Before GTK draws, after all that is to happen now. */
#define PRIORITY_REFRESH (GDK_PRIORITY_REDRAW - 10)

typedef struct
{
  PmapWorkspace *workspace;
  PmapPupil *pupil;
  GSignalGroup *document_signals;
  guint refresh_id;
  guint stale : 1;
} PmapPupilViewPrivate;

enum
{
  PROP_WORKSPACE = 1,
  PROP_PUPIL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmapPupilView, pmap_pupil_view, GTK_TYPE_WIDGET)

static void
refresh (PmapPupilView *self)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  priv->stale = FALSE;
  if (PMAP_PUPIL_VIEW_GET_CLASS (self)->refresh != NULL)
    PMAP_PUPIL_VIEW_GET_CLASS (self)->refresh (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (user_data);

  priv->refresh_id = 0;
  if (gtk_widget_get_mapped (user_data))
    refresh (user_data);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (PmapPupilView *self)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  priv->stale = TRUE;
  if (priv->refresh_id == 0)
    priv->refresh_id = g_idle_add_full (PRIORITY_REFRESH, refresh_cb, self, NULL);
}

static void
record_removed_cb (PmapPupilView *self,
                   PmapRecord    *record)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  if (PMAP_RECORD (priv->pupil) == record)
    pmap_pupil_view_set_pupil (self, NULL);
  else
    queue_refresh (self);
}

static void
change_pupil (PmapPupilView *self)
{
  if (PMAP_PUPIL_VIEW_GET_CLASS (self)->pupil_changed != NULL)
    PMAP_PUPIL_VIEW_GET_CLASS (self)->pupil_changed (self);
  queue_refresh (self);
}

static void
set_workspace (PmapPupilView *self,
               PmapWorkspace *workspace)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  if (!g_set_object (&priv->workspace, workspace))
    return;
  g_clear_object (&priv->pupil);
  g_signal_group_set_target (priv->document_signals,
                             workspace != NULL ? pmap_workspace_get_document (workspace) : NULL);
  change_pupil (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PUPIL]);
}

static void
pmap_pupil_view_map (GtkWidget *widget)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (PMAP_PUPIL_VIEW (widget));

  GTK_WIDGET_CLASS (pmap_pupil_view_parent_class)->map (widget);

  if (priv->stale)
    refresh (PMAP_PUPIL_VIEW (widget));
}

static void
pmap_pupil_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (PMAP_PUPIL_VIEW (object));

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_PUPIL:
      g_value_set_object (value, priv->pupil);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_pupil_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORKSPACE:
      set_workspace (PMAP_PUPIL_VIEW (object), g_value_get_object (value));
      break;
    case PROP_PUPIL:
      pmap_pupil_view_set_pupil (PMAP_PUPIL_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_pupil_view_dispose (GObject *object)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (PMAP_PUPIL_VIEW (object));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  g_clear_object (&priv->document_signals);
  g_clear_object (&priv->pupil);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (pmap_pupil_view_parent_class)->dispose (object);
}

static void
pmap_pupil_view_class_init (PmapPupilViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pmap_pupil_view_dispose;
  object_class->get_property = pmap_pupil_view_get_property;
  object_class->set_property = pmap_pupil_view_set_property;
  GTK_WIDGET_CLASS (klass)->map = pmap_pupil_view_map;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PMAP_TYPE_WORKSPACE, flags);
  properties[PROP_PUPIL] = g_param_spec_object ("pupil", NULL, NULL, PMAP_TYPE_PUPIL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_pupil_view_init (PmapPupilView *self)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  priv->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (priv->document_signals, "field-changed", G_CALLBACK (queue_refresh), self);
  g_signal_group_connect_swapped (priv->document_signals, "record-added", G_CALLBACK (queue_refresh), self);
  g_signal_group_connect_swapped (priv->document_signals, "record-removed", G_CALLBACK (record_removed_cb), self);
  g_signal_group_connect_swapped (priv->document_signals, "record-moved", G_CALLBACK (queue_refresh), self);
}

/**
 * pmap_pupil_view_get_workspace:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the map that it shows
 */
PmapWorkspace *
pmap_pupil_view_get_workspace (PmapPupilView *self)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_PUPIL_VIEW (self), NULL);

  return priv->workspace;
}

/**
 * pmap_pupil_view_get_pupil:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the pupil that it shows; always one of its map
 */
PmapPupil *
pmap_pupil_view_get_pupil (PmapPupilView *self)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_PUPIL_VIEW (self), NULL);

  return priv->pupil;
}

/**
 * pmap_pupil_view_set_pupil:
 * @self: a view with a map
 * @pupil: (nullable): a pupil of it
 */
void
pmap_pupil_view_set_pupil (PmapPupilView *self,
                           PmapPupil     *pupil)
{
  PmapPupilViewPrivate *priv = pmap_pupil_view_get_instance_private (self);

  g_return_if_fail (PMAP_IS_PUPIL_VIEW (self));
  g_return_if_fail (pupil == NULL || PMAP_IS_PUPIL (pupil));

  if (!g_set_object (&priv->pupil, pupil))
    return;
  change_pupil (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PUPIL]);
}
