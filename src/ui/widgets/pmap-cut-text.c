/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A label that ends in "…" says under the pointer what it says in full. Which labels are cut depends on the window's width and
 * the size of the text, so no page says it of its own labels: the window does for all that have no tooltip themselves. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-cut-text.h"

static gboolean
query_tooltip_cb (GtkWidget  *window,
                  int         x,
                  int         y,
                  gboolean    keyboard_mode,
                  GtkTooltip *tooltip)
{
  const char *text = pmap_cut_text_find (window, x, y);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/** pmap_cut_text_tell: Makes @window say in tooltips what its labels have no room for. */
void
pmap_cut_text_tell (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_has_tooltip (window, TRUE);
  g_signal_connect (window, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * pmap_cut_text_find:
 * @window: a window
 * @x: a place in it
 * @y: the same
 *
 * Returns: (transfer none) (nullable): the whole text of the label there, if it is cut
 */
const char *
pmap_cut_text_find (GtkWidget *window,
                    double     x,
                    double     y)
{
  GtkWidget *label;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  label = gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT);
  if (!GTK_IS_LABEL (label) || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (label));
}
