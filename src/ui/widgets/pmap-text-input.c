/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of text, a number, an amount of money or a day, as typed. Enter or leaving the entry gives it to the editor;
 * Escape brings back what the record holds. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-text-input.h"

#include "ui/widgets/pmap-date-button.h"

#include <glib/gi18n.h>

/* From so many characters on, a text takes the room that there is. */
#define WIDE 24

struct _PmapTextInput
{
  PmapInput parent_instance;

  GtkEntry *entry;
  PmapDateButton *date_button;    /* only for a day */
  char *shown;                    /* what show() put into the entry */
};

G_DEFINE_FINAL_TYPE (PmapTextInput, pmap_text_input, PMAP_TYPE_INPUT)

static GtkWidget *
pmap_text_input_get_control (PmapInput *input)
{
  return GTK_WIDGET (PMAP_TEXT_INPUT (input)->entry);
}

static void
pmap_text_input_show (PmapInput *input)
{
  PmapTextInput *self = PMAP_TEXT_INPUT (input);
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  PmapRecord *record = pmap_input_get_record (input);

  g_free (self->shown);
  self->shown = record != NULL ? pmap_record_format_field (record, pmap_input_get_field (input)) : g_strdup ("");
  if (!g_str_equal (gtk_editable_get_text (editable), self->shown))
    {
      /* What the map says is not the entry's to undo. */
      gtk_editable_set_enable_undo (editable, FALSE);
      gtk_editable_set_text (editable, self->shown);
      gtk_editable_set_enable_undo (editable, TRUE);
    }
  if (self->date_button != NULL)
    pmap_date_button_set_date (self->date_button, record != NULL
                                                  ? pmap_record_get_date (record, pmap_input_get_field (input))
                                                  : PMAP_DATE_NONE);
}

static void
pmap_text_input_flush (PmapInput *input)
{
  PmapTextInput *self = PMAP_TEXT_INPUT (input);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (typed, self->shown) != 0)
    pmap_input_commit_typed (input, typed);
}

static char *
pmap_text_input_get_typed (PmapInput *input)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (PMAP_TEXT_INPUT (input)->entry)));
}

static void
pmap_text_input_set_typed (PmapInput  *input,
                           const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (PMAP_TEXT_INPUT (input)->entry), typed);
}

static void
pmap_text_input_inherited_changed (PmapInput  *input,
                                   const char *inherited)
{
  const PmapField *field = pmap_input_get_field (input);
  PmapTextInput *self = PMAP_TEXT_INPUT (input);

  if (inherited == NULL && field->example != NULL && field->kind == PMAP_KIND_TEXT)
    inherited = _(field->example);
  gtk_entry_set_placeholder_text (self->entry, inherited);
}

/* Enter on a text that was refused says yes to what was probably meant. In a draft, what is all right is added. */
static void
activate_cb (PmapTextInput *self)
{
  if (!pmap_input_take_suggestion (PMAP_INPUT (self)))
    pmap_input_flush (PMAP_INPUT (self));
  if (pmap_input_get_error (PMAP_INPUT (self)) != NULL)
    return;
  if (pmap_form_is_draft (pmap_input_get_form (PMAP_INPUT (self))))
    gtk_widget_activate_default (GTK_WIDGET (self));
  else
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
changed_cb (PmapTextInput *self)
{
  pmap_input_typed (PMAP_INPUT (self), self->shown);
}

static void
leave_cb (PmapTextInput *self)
{
  pmap_input_flush (PMAP_INPUT (self));
}

static gboolean
key_pressed_cb (PmapTextInput *self,
                guint          key)
{
  if (key != GDK_KEY_Escape || pmap_form_is_draft (pmap_input_get_form (PMAP_INPUT (self)))
      || (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->shown) == 0
          && pmap_input_get_error (PMAP_INPUT (self)) == NULL))
    return GDK_EVENT_PROPAGATE;
  pmap_input_take_back (PMAP_INPUT (self));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return GDK_EVENT_STOP;
}

static void
date_picked_cb (PmapTextInput *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, pmap_date_button_get_date (self->date_button));
  pmap_input_commit_value (PMAP_INPUT (self), &value);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* An entry is as wide as what it holds: a year is not a name. Texts go by how long they may be. */
static const int widths[PMAP_N_KINDS] = {
  [PMAP_KIND_INTEGER] = 6, [PMAP_KIND_DECIMAL] = 6, [PMAP_KIND_MONEY] = 11, [PMAP_KIND_RATE] = 11, [PMAP_KIND_TIME] = 7,
  [PMAP_KIND_DATE] = 17,
};

static int
find_width (const PmapField *field)
{
  return widths[field->kind] != 0 ? widths[field->kind] : (int) MIN (pmap_field_get_maximum (field) + 2, WIDE);
}

static void
pmap_text_input_constructed (GObject *object)
{
  PmapTextInput *self = PMAP_TEXT_INPUT (object);
  const PmapField *field = pmap_input_get_field (PMAP_INPUT (self));
  int width = find_width (field);

  G_OBJECT_CLASS (pmap_text_input_parent_class)->constructed (object);

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), width);
  if (pmap_field_is_number (field))
    {
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "figure");
    }
  if (field->kind == PMAP_KIND_TEXT && width == WIDE)
    {
      gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
    }
  else if (field->kind == PMAP_KIND_TEXT)
    gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
  if (field->kind == PMAP_KIND_DATE)
    {
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
      self->date_button = PMAP_DATE_BUTTON (pmap_date_button_new (pmap_field_get_label (field)));
      gtk_widget_set_parent (GTK_WIDGET (self->date_button), GTK_WIDGET (self));
      g_signal_connect_swapped (self->date_button, "picked", G_CALLBACK (date_picked_cb), self);
    }
  pmap_text_input_inherited_changed (PMAP_INPUT (self), NULL);
}

static void
pmap_text_input_dispose (GObject *object)
{
  PmapTextInput *self = PMAP_TEXT_INPUT (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  if (self->date_button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->date_button));
  self->date_button = NULL;
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (pmap_text_input_parent_class)->dispose (object);
}

static void
pmap_text_input_class_init (PmapTextInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PmapInputClass *input_class = PMAP_INPUT_CLASS (klass);

  object_class->constructed = pmap_text_input_constructed;
  object_class->dispose = pmap_text_input_dispose;
  input_class->get_control = pmap_text_input_get_control;
  input_class->show = pmap_text_input_show;
  input_class->flush = pmap_text_input_flush;
  input_class->get_typed = pmap_text_input_get_typed;
  input_class->set_typed = pmap_text_input_set_typed;
  input_class->inherited_changed = pmap_text_input_inherited_changed;
}

static void
pmap_text_input_init (PmapTextInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
