/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drop-down asks for as much room as its longest title takes. Where titles are somebody's own, as the name of a school, or long,
 * what is chosen is cut at its end instead; the list that opens has them whole. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-drop-down.h"

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (PangoEllipsizeMode mode)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (mode));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * pmap_drop_down_cut_titles:
 * @drop_down: a drop-down of texts
 *
 * Lets it be narrower than its titles.
 */
void
pmap_drop_down_cut_titles (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) cut = make_factory (PANGO_ELLIPSIZE_END), whole = make_factory (PANGO_ELLIPSIZE_NONE);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_drop_down_set_factory (drop_down, cut);
  gtk_drop_down_set_list_factory (drop_down, whole);
}
