/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One figure that matters, with what it is and what to hold it against: read in a moment. It is a button, which opens what the
 * figure counts. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-figure-card.h"

struct _PmapFigureCard
{
  GtkButton parent_instance;

  GtkLabel *title_label;
  GtkLabel *figure_label;
  GtkProgressBar *level_bar;
  GtkLabel *caption_label;
};

enum
{
  PROP_TITLE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapFigureCard, pmap_figure_card, GTK_TYPE_BUTTON)

static void
pmap_figure_card_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_text (PMAP_FIGURE_CARD (object)->title_label));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_figure_card_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property_id == PROP_TITLE)
    gtk_label_set_text (PMAP_FIGURE_CARD (object)->title_label, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_figure_card_class_init (PmapFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pmap_figure_card_get_property;
  object_class->set_property = pmap_figure_card_set_property;

  /**
   * PmapFigureCard:title:
   *
   * What the figure is.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapFigureCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, PmapFigureCard, figure_label);
  gtk_widget_class_bind_template_child (widget_class, PmapFigureCard, level_bar);
  gtk_widget_class_bind_template_child (widget_class, PmapFigureCard, caption_label);
}

static void
pmap_figure_card_init (PmapFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_figure_card_set:
 * @self: a card
 * @figure: the figure
 * @caption: what it is made of, or is to be held against
 * @level: how much of its limit it is, 1 for all of it; or %PMAP_FIGURE_CARD_NO_LEVEL
 *
 * Shows a figure.
 */
void
pmap_figure_card_set (PmapFigureCard *self,
                      const char     *figure,
                      const char     *caption,
                      double          level)
{
  g_autofree char *label = NULL;

  g_return_if_fail (PMAP_IS_FIGURE_CARD (self) && figure != NULL && caption != NULL);

  gtk_label_set_text (self->figure_label, figure);
  gtk_label_set_text (self->caption_label, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->level_bar), level >= 0.0);
  gtk_progress_bar_set_fraction (self->level_bar, CLAMP (level, 0.0, 1.0));
  if (level > 1.0)
    gtk_widget_add_css_class (GTK_WIDGET (self->level_bar), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->level_bar), "over");
  label = g_strdup_printf ("%s: %s, %s", gtk_label_get_text (self->title_label), figure, caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/** pmap_figure_card_get_figure: Returns: the figure */
const char *
pmap_figure_card_get_figure (PmapFigureCard *self)
{
  g_return_val_if_fail (PMAP_IS_FIGURE_CARD (self), NULL);

  return gtk_label_get_text (self->figure_label);
}
