/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button at the end of a line of advice: it says where the rule comes from, and silences the line once there is a reason. At a line
 * that is silenced it has it told again. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-silence-button.h"

#include "model/pmap-silenced.h"

#include <glib/gi18n.h>

struct _PmapSilenceButton
{
  GtkWidget parent_instance;

  const PmapIssueKind *kind;
  GtkWidget *button;
  GtkEditable *entry;         /* of the popover, once that was opened */
  GtkWidget *done;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapSilenceButton, pmap_silence_button, GTK_TYPE_WIDGET)

static char *
get_reason (PmapSilenceButton *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
changed_cb (PmapSilenceButton *self)
{
  g_autofree char *reason = get_reason (self);

  gtk_widget_set_sensitive (self->done, *reason != '\0');
}

/* The line may go, and this button with it. */
static void
silence_cb (PmapSilenceButton *self)
{
  g_autofree char *reason = get_reason (self);

  if (*reason == '\0')
    return;
  g_object_ref (self);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[DECIDED], 0, reason);
  g_object_unref (self);
}

static void
tell_again_cb (PmapSilenceButton *self)
{
  g_object_ref (self);
  g_signal_emit (self, signals[DECIDED], 0, NULL);
  g_object_unref (self);
}

static GtkWidget *
make_text (const char *text,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 40, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapSilenceButton *self = user_data;
  GtkWidget *popover, *box;

  if (self->entry != NULL)
    return;
  popover = gtk_popover_new ();
  box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "margin-start", 9, "margin-end", 9,
                      "margin-top", 9, "margin-bottom", 9, NULL);
  gtk_box_append (GTK_BOX (box), make_text (_("Where this comes from"), "heading"));
  gtk_box_append (GTK_BOX (box), make_text (pmap_issue_kind_get_source (self->kind), "form-hint"));
  gtk_box_append (GTK_BOX (box), make_text (_("Why need it not be told again?"), "heading"));
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), PMAP_SILENCED_WHY_MAXIMUM);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("e.g. Agreed with the class teacher"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why need it not be told again?"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (silence_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), make_text (_("The reason stays in the map, with your name and the day."), "form-hint"));
  self->done = g_object_new (GTK_TYPE_BUTTON, "label", _("_Silence"), "use-underline", TRUE, "halign", GTK_ALIGN_END, "sensitive", FALSE,
                             NULL);
  gtk_widget_add_css_class (self->done, "suggested-action");
  g_signal_connect_swapped (self->done, "clicked", G_CALLBACK (silence_cb), self);
  gtk_box_append (GTK_BOX (box), self->done);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Silence this advice"), -1);
}

static void
pmap_silence_button_dispose (GObject *object)
{
  PmapSilenceButton *self = PMAP_SILENCE_BUTTON (object);

  self->entry = NULL;
  self->done = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_silence_button_parent_class)->dispose (object);
}

static void
pmap_silence_button_class_init (PmapSilenceButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_silence_button_dispose;

  /**
   * PmapSilenceButton::decided:
   * @self: the button
   * @why: (nullable): the reason why the line is not to be told again; %NULL for one that is to be told again
   *
   * The user has decided. The line may go next.
   */
  signals[DECIDED] = g_signal_new ("decided", PMAP_TYPE_SILENCE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_silence_button_init (PmapSilenceButton *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pmap_silence_button_new:
 * @kind: the rule of the line
 * @is_silenced: whether the line is silenced
 *
 * Returns: (transfer floating): the button of a line of advice
 */
GtkWidget *
pmap_silence_button_new (const PmapIssueKind *kind,
                         gboolean             is_silenced)
{
  PmapSilenceButton *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (PMAP_TYPE_SILENCE_BUTTON, NULL);
  self->kind = kind;
  if (is_silenced)
    {
      self->button = gtk_button_new_with_mnemonic (_("_Tell again"));
      g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (tell_again_cb), self);
    }
  else
    {
      self->button = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "notifications-disabled-symbolic");
      gtk_widget_set_tooltip_text (self->button, _("Silence this advice…"));
      gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Silence this advice"), -1);
    }
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "silence-button");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
