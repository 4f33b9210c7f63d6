/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The name of a form's record, to be read and followed: the members of a group, each a way to the pupil. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-name-link.h"

struct _PmapNameLink
{
  PmapFormPart parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PmapNameLink, pmap_name_link, PMAP_TYPE_FORM_PART)

static void
show_name (PmapFormPart *part)
{
  PmapRecord *record = pmap_form_part_get_record (part);
  g_autofree char *name = record != NULL ? pmap_record_describe (record) : g_strdup ("");

  gtk_button_set_label (GTK_BUTTON (PMAP_NAME_LINK (part)->button), name);
}

static void
pmap_name_link_bind (PmapFormPart *part,
                     PmapRecord   *record)
{
  show_name (part);
}

static void
pmap_name_link_field_changed (PmapFormPart    *part,
                              const PmapField *field)
{
  show_name (part);
}

static void
clicked_cb (PmapFormPart *part)
{
  if (pmap_form_part_get_record (part) != NULL)
    pmap_workspace_show (pmap_form_part_get_workspace (part), pmap_form_part_get_record (part));
}

static void
pmap_name_link_dispose (GObject *object)
{
  g_clear_pointer (&PMAP_NAME_LINK (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_name_link_parent_class)->dispose (object);
}

static void
pmap_name_link_class_init (PmapNameLinkClass *klass)
{
  PmapFormPartClass *part_class = PMAP_FORM_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_name_link_dispose;
  part_class->bind = pmap_name_link_bind;
  part_class->field_changed = pmap_name_link_field_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_name_link_init (PmapNameLink *self)
{
  self->button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->button, "link");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}
