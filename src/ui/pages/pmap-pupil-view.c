/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page, or part of one, about one pupil. A pupil who leaves the map leaves the view. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-view.h"

typedef struct
{
  PmapPupil *pupil;
  GSignalGroup *document_signals;
} PmapPupilViewPrivate;

enum
{
  PROP_PUPIL = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmapPupilView, pmap_pupil_view, PMAP_TYPE_PAGE)

static void
record_removed_cb (PmapPupilView *self,
                   PmapRecord    *record)
{
  if ((gpointer) record == pmap_pupil_view_get_pupil (self))
    pmap_pupil_view_set_pupil (self, NULL);
}

static void
pmap_pupil_view_workspace_set (PmapPage *page)
{
  PmapPupilViewPrivate *private = pmap_pupil_view_get_instance_private (PMAP_PUPIL_VIEW (page));
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  g_signal_group_set_target (private->document_signals,
                             workspace != NULL ? pmap_workspace_get_document (workspace) : NULL);
  pmap_pupil_view_set_pupil (PMAP_PUPIL_VIEW (page), NULL);
}

static void
pmap_pupil_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_PUPIL)
    g_value_set_object (value, pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_pupil_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (property_id == PROP_PUPIL)
    pmap_pupil_view_set_pupil (PMAP_PUPIL_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_pupil_view_dispose (GObject *object)
{
  PmapPupilViewPrivate *private = pmap_pupil_view_get_instance_private (PMAP_PUPIL_VIEW (object));

  g_clear_object (&private->document_signals);
  g_clear_object (&private->pupil);

  G_OBJECT_CLASS (pmap_pupil_view_parent_class)->dispose (object);
}

static void
pmap_pupil_view_class_init (PmapPupilViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmap_pupil_view_dispose;
  object_class->get_property = pmap_pupil_view_get_property;
  object_class->set_property = pmap_pupil_view_set_property;
  PMAP_PAGE_CLASS (klass)->workspace_set = pmap_pupil_view_workspace_set;

  /**
   * PmapPupilView:pupil:
   *
   * Whom it shows: a pupil of its map, or %NULL.
   */
  properties[PROP_PUPIL] = g_param_spec_object ("pupil", NULL, NULL, PMAP_TYPE_PUPIL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_pupil_view_init (PmapPupilView *self)
{
  PmapPupilViewPrivate *private = pmap_pupil_view_get_instance_private (self);

  private->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (private->document_signals, "record-removed", G_CALLBACK (record_removed_cb), self);
}

/** pmap_pupil_view_get_pupil: Returns: (transfer none) (nullable): whom it shows; always a pupil of its map */
PmapPupil *
pmap_pupil_view_get_pupil (PmapPupilView *self)
{
  PmapPupilViewPrivate *private = pmap_pupil_view_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_PUPIL_VIEW (self), NULL);

  return private->pupil;
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
  PmapPupilViewPrivate *private = pmap_pupil_view_get_instance_private (self);

  g_return_if_fail (PMAP_IS_PUPIL_VIEW (self));
  g_return_if_fail (pupil == NULL || PMAP_IS_PUPIL (pupil));

  if (!g_set_object (&private->pupil, pupil))
    return;
  if (PMAP_PUPIL_VIEW_GET_CLASS (self)->pupil_set != NULL)
    PMAP_PUPIL_VIEW_GET_CLASS (self)->pupil_set (self);
  pmap_page_queue_refresh (PMAP_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PUPIL]);
}
