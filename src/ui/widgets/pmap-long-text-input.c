/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of several lines, in a frame that grows with it. Tab moves on; Ctrl+Enter or leaving it gives the text to the
 * editor; Escape brings back what the record holds. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-long-text-input.h"

#define MINIMUM_HEIGHT 58     /* two lines and a bit: there is room to write */
#define LINE_LENGTH 72
#define MARGIN_SIDE 8
#define MARGIN_TOP 6

struct _PmapLongTextInput
{
  PmapInput parent_instance;

  GtkWidget *frame;
  GtkTextView *view;
  GtkLabel *twin;         /* unseen, of the same text: a label knows how high it is at a width, a text view does not */
  char *shown;
};

G_DEFINE_FINAL_TYPE (PmapLongTextInput, pmap_long_text_input, PMAP_TYPE_INPUT)

static char *
get_typed (PmapLongTextInput *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static GtkWidget *
pmap_long_text_input_get_control (PmapInput *input)
{
  return GTK_WIDGET (PMAP_LONG_TEXT_INPUT (input)->view);
}

static void
pmap_long_text_input_show (PmapInput *input)
{
  PmapLongTextInput *self = PMAP_LONG_TEXT_INPUT (input);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  PmapRecord *record = pmap_input_get_record (input);
  g_autofree char *typed = get_typed (self);

  g_free (self->shown);
  self->shown = record != NULL ? pmap_record_format_field (record, pmap_input_get_field (input)) : g_strdup ("");
  if (g_str_equal (typed, self->shown))
    return;
  /* What the map says is not the view's to undo. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, self->shown, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
changed_cb (PmapLongTextInput *self)
{
  g_autofree char *typed = get_typed (self);
  g_autofree char *text = g_strconcat (typed, "\n", NULL);      /* a line to go on in */

  gtk_label_set_label (self->twin, text);
  pmap_input_typed (PMAP_INPUT (self), self->shown);
}

static char *
pmap_long_text_input_get_typed (PmapInput *input)
{
  return get_typed (PMAP_LONG_TEXT_INPUT (input));
}

static void
pmap_long_text_input_flush (PmapInput *input)
{
  PmapLongTextInput *self = PMAP_LONG_TEXT_INPUT (input);
  g_autofree char *typed = get_typed (self);

  if (g_strcmp0 (typed, self->shown) != 0)
    pmap_input_commit_typed (input, typed);
}

static void
leave_cb (PmapLongTextInput *self)
{
  pmap_input_flush (PMAP_INPUT (self));
}

static gboolean
key_pressed_cb (PmapLongTextInput *self,
                guint              key,
                guint              code,
                GdkModifierType    modifiers)
{
  g_autofree char *typed = get_typed (self);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (modifiers & GDK_CONTROL_MASK))
    {
      pmap_input_flush (PMAP_INPUT (self));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape
      && (g_strcmp0 (typed, self->shown) != 0 || pmap_input_get_error (PMAP_INPUT (self)) != NULL))
    {
      pmap_input_take_back (PMAP_INPUT (self));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
pmap_long_text_input_dispose (GObject *object)
{
  PmapLongTextInput *self = PMAP_LONG_TEXT_INPUT (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (pmap_long_text_input_parent_class)->dispose (object);
}

static void
pmap_long_text_input_class_init (PmapLongTextInputClass *klass)
{
  PmapInputClass *input_class = PMAP_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_long_text_input_dispose;
  input_class->get_control = pmap_long_text_input_get_control;
  input_class->show = pmap_long_text_input_show;
  input_class->flush = pmap_long_text_input_flush;
  input_class->get_typed = pmap_long_text_input_get_typed;
}

static void
pmap_long_text_input_init (PmapLongTextInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (g_object_new (GTK_TYPE_TEXT_VIEW,
                                            "accepts-tab", FALSE,
                                            "wrap-mode", GTK_WRAP_WORD_CHAR,
                                            "left-margin", MARGIN_SIDE, "right-margin", MARGIN_SIDE,
                                            "top-margin", MARGIN_TOP, "bottom-margin", MARGIN_TOP,
                                            NULL));
  self->twin = GTK_LABEL (g_object_new (GTK_TYPE_LABEL,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                        "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                        "xalign", 0.0, "yalign", 0.0,
                                        "max-width-chars", LINE_LENGTH,
                                        "margin-start", MARGIN_SIDE, "margin-end", MARGIN_SIDE,
                                        "margin-top", MARGIN_TOP, "margin-bottom", MARGIN_TOP,
                                        "opacity", 0.0, "can-target", FALSE,
                                        NULL));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->twin), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->frame = gtk_overlay_new ();
  gtk_widget_set_hexpand (self->frame, TRUE);
  gtk_widget_set_size_request (self->frame, -1, MINIMUM_HEIGHT);
  gtk_overlay_set_child (GTK_OVERLAY (self->frame), GTK_WIDGET (self->twin));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->frame),
                           g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view,
                                         "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  gtk_widget_add_css_class (self->frame, "text-frame");
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}
