/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that are made in code, as they stand nearly everywhere. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-label.h"

/**
 * pmap_label_new:
 * @text: (nullable): what it says, translated; %NULL for nothing yet
 * @css_class: (nullable): how it looks: "dim-label"
 *
 * Returns: (transfer floating): words that begin at the left and go on in the next line where there is no room
 */
GtkWidget *
pmap_label_new (const char *text,
                const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text != NULL ? text : "", "xalign", 0.0, "wrap", TRUE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
