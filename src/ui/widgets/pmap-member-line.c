/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A member in the list of a group: the name, that leads to the pupil; class, days and how it goes; and a button by which
 * the pupil leaves. Who has left stays in the list, and the line says when. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-member-line.h"

#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "report/pmap-group-words.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-leave-popover.h"
#include "ui/widgets/pmap-name-link.h"
#include "ui/widgets/pmap-subforms.h"

#include <glib/gi18n.h>

struct _PmapMemberLine
{
  PmapFormPart parent_instance;

  GtkLabel *detail_label;
  GtkMenuButton *leave_button;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (PmapMemberLine, pmap_member_line, PMAP_TYPE_FORM_PART)

static void
add_detail (GString    *details,
            const char *detail)
{
  if (detail == NULL || *detail == '\0')
    return;
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, detail);
}

static void
show_member (PmapMemberLine *self)
{
  PmapWorkspace *workspace = pmap_form_part_get_workspace (PMAP_FORM_PART (self));
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *presence = NULL, *progress = NULL, *name = NULL, *label = NULL;
  PmapRecord *pupil;
  PmapMember *member;
  PmapDate today;

  gtk_widget_set_visible (GTK_WIDGET (self->leave_button),
                          record != NULL && workspace != NULL && !pmap_workspace_is_read_only (workspace));
  if (record == NULL || workspace == NULL || pmap_record_get_document (record) == NULL)
    return;
  member = PMAP_MEMBER (record);
  today = pmap_workspace_get_today (workspace);
  pupil = pmap_document_find (pmap_workspace_get_document (workspace), member->pupil);
  presence = pmap_words_get_presence (member, today);
  if (PMAP_IS_PUPIL (pupil))
    add_detail (details, PMAP_PUPIL (pupil)->class_name);
  add_detail (details, presence);
  if (!pmap_workspace_is_disguised (workspace))
    {
      progress = pmap_words_get_progress (member);
      add_detail (details, progress);
    }
  gtk_label_set_label (self->detail_label, details->str);
  if (pmap_places_get_presence (member, today) == PMAP_PRESENCE_NOW)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "absent");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "absent");

  name = pmap_record_describe (record);
  /* translators: %s is a pupil: the name of a button that opens the ways to leave a group. */
  label = g_strdup_printf (_("%s: leaves, or was never in it"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->leave_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The days of a member without days of its own are the group's. */
static void
field_changed_cb (PmapMemberLine *self,
                  PmapRecord     *record)
{
  PmapRecord *member = pmap_form_part_get_record (PMAP_FORM_PART (self));

  if (member != NULL && pmap_record_get_owner (member) == record)
    show_member (self);
}

static void
pmap_member_line_bind (PmapFormPart *part,
                       PmapRecord   *record)
{
  PmapMemberLine *self = PMAP_MEMBER_LINE (part);

  g_signal_group_set_target (self->document_signals, record != NULL ? pmap_record_get_document (record) : NULL);
  show_member (self);
}

static void
pmap_member_line_field_changed (PmapFormPart    *part,
                                const PmapField *field)
{
  show_member (PMAP_MEMBER_LINE (part));
}

/* The line may go, and the focus must not go with it. */
static void
about_to_change_cb (PmapMemberLine *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), PMAP_TYPE_SUBFORMS);

  if (list != NULL)
    gtk_widget_grab_focus (list);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapMemberLine *self = user_data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (pmap_form_part_get_record (PMAP_FORM_PART (self)) == NULL)
    return;
  if (popover == NULL)
    {
      popover = pmap_leave_popover_new ();
      g_signal_connect_swapped (popover, "about-to-change", G_CALLBACK (about_to_change_cb), self);
      gtk_menu_button_set_popover (button, popover);
    }
  pmap_leave_popover_set (PMAP_LEAVE_POPOVER (popover), pmap_form_part_get_workspace (PMAP_FORM_PART (self)),
                          PMAP_MEMBER (pmap_form_part_get_record (PMAP_FORM_PART (self))));
}

static void
pmap_member_line_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&PMAP_MEMBER_LINE (object)->document_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_member_line_parent_class)->dispose (object);
}

static void
pmap_member_line_class_init (PmapMemberLineClass *klass)
{
  PmapFormPartClass *part_class = PMAP_FORM_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_member_line_dispose;
  part_class->bind = pmap_member_line_bind;
  part_class->field_changed = pmap_member_line_field_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
pmap_member_line_init (PmapMemberLine *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "field-changed", G_CALLBACK (field_changed_cb), self);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), g_object_new (PMAP_TYPE_NAME_LINK, NULL));
  self->detail_label = GTK_LABEL (pmap_label_new (NULL, "form-hint"));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->detail_label));
  gtk_widget_set_parent (texts, GTK_WIDGET (self));

  self->leave_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->leave_button, "view-more-symbolic");
  gtk_menu_button_set_has_frame (self->leave_button, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->leave_button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->leave_button), _("Leaves, or was never in it"));
  gtk_menu_button_set_create_popup_func (self->leave_button, create_popover_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->leave_button), GTK_WIDGET (self));
}
