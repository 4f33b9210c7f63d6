/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two copies of a map, a sentence a line. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-difference-list.h"

#include "store/pmap-compare.h"

#include <glib/gi18n.h>

/* Nobody reads more; that there are more is said. */
#define LINES_MAX 200

struct _PmapDifferenceList
{
  GtkWidget parent_instance;

  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (PmapDifferenceList, pmap_difference_list, GTK_TYPE_WIDGET)

static void
pmap_difference_list_dispose (GObject *object)
{
  PmapDifferenceList *self = PMAP_DIFFERENCE_LIST (object);

  if (self->lines != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->lines));
  self->lines = NULL;

  G_OBJECT_CLASS (pmap_difference_list_parent_class)->dispose (object);
}

static void
pmap_difference_list_class_init (PmapDifferenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_difference_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pmap_difference_list_init (PmapDifferenceList *self)
{
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->lines), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
}

static void
add_line (PmapDifferenceList *self,
          const char         *text,
          const char         *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->lines, label);
}

/**
 * pmap_difference_list_set:
 * @self: a list
 * @differences: (element-type PmapDifference): what pmap_compare() has found
 *
 * Shows other differences.
 */
void
pmap_difference_list_set (PmapDifferenceList *self,
                          GPtrArray          *differences)
{
  GtkWidget *child;

  g_return_if_fail (PMAP_IS_DIFFERENCE_LIST (self) && differences != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; i < MIN (differences->len, LINES_MAX); i++)
    {
      g_autofree char *sentence = pmap_difference_describe (differences->pdata[i]);

      add_line (self, sentence, NULL);
    }
  if (differences->len > LINES_MAX)
    {
      g_autofree char *more = pmap_number_say (differences->len - LINES_MAX,
                                               ngettext ("… and %u more.", "… and %u more.", differences->len - LINES_MAX));

      add_line (self, more, "dim-label");
    }
}
