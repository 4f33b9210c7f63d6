/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil's charts: what the provision costs, and by what. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-charts.h"

struct _PmapPupilCharts
{
  PmapPage parent_instance;

  PmapPupil *pupil;
};

enum
{
  PROP_PUPIL = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapPupilCharts, pmap_pupil_charts, PMAP_TYPE_PAGE)

static void
pmap_pupil_charts_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_PUPIL)
    g_value_set_object (value, PMAP_PUPIL_CHARTS (object)->pupil);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_pupil_charts_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property_id == PROP_PUPIL)
    pmap_pupil_charts_set_pupil (PMAP_PUPIL_CHARTS (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_pupil_charts_dispose (GObject *object)
{
  g_clear_object (&PMAP_PUPIL_CHARTS (object)->pupil);

  G_OBJECT_CLASS (pmap_pupil_charts_parent_class)->dispose (object);
}

static void
pmap_pupil_charts_class_init (PmapPupilChartsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmap_pupil_charts_dispose;
  object_class->get_property = pmap_pupil_charts_get_property;
  object_class->set_property = pmap_pupil_charts_set_property;

  /**
   * PmapPupilCharts:pupil:
   *
   * Whose charts.
   */
  properties[PROP_PUPIL] = g_param_spec_object ("pupil", NULL, NULL, PMAP_TYPE_PUPIL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_pupil_charts_init (PmapPupilCharts *self)
{
}

/** pmap_pupil_charts_get_pupil: Returns: (transfer none) (nullable): whose charts are shown */
PmapPupil *
pmap_pupil_charts_get_pupil (PmapPupilCharts *self)
{
  g_return_val_if_fail (PMAP_IS_PUPIL_CHARTS (self), NULL);

  return self->pupil;
}

/** pmap_pupil_charts_set_pupil: Shows another pupil's charts, or none. */
void
pmap_pupil_charts_set_pupil (PmapPupilCharts *self,
                             PmapPupil       *pupil)
{
  g_return_if_fail (PMAP_IS_PUPIL_CHARTS (self));
  g_return_if_fail (pupil == NULL || PMAP_IS_PUPIL (pupil));

  if (!g_set_object (&self->pupil, pupil))
    return;
  pmap_page_queue_refresh (PMAP_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PUPIL]);
}
