/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of several lines, in a frame that grows with it, up to a limit; longer text scrolls inside. Tab moves on; Ctrl+Enter or
 * leaving it gives the text to the editor; Escape brings back what the record holds.
 *
 * A text view does not know how high it is at a width that it does not have, so the frame measures the text itself. Boxes
 * in boxes ask for that again and again, for several widths with each key, so an answer must cost next to nothing however
 * long the text: the width that is asked for never depends on the text, no more of it is laid out than fills the frame, and
 * the answers are kept until text or font change. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-long-text-input.h"

#define MINIMUM_HEIGHT 58     /* two lines and a bit: there is room to write */
#define MINIMUM_LENGTH 16     /* characters of a line */
#define LINE_LENGTH 72
#define MOST_LINES 16
#define N_HEIGHTS 4
#define BEFORE_GTK_LAYS_OUT (GTK_PRIORITY_RESIZE - 5)
#define MARGIN_SIDE 8
#define MARGIN_TOP 6

struct _PmapLongTextInput
{
  PmapInput parent_instance;

  GtkWidget *frame;       /* scrolls */
  GtkTextView *view;
  char *shown;
  guint font;             /* the serial number of the font that the heights are for */
  struct
  {
    int width;            /* 0 where there is none */
    int height;
  } heights[N_HEIGHTS];   /* of the text at the widths asked for last */
  guint next_height;      /* the place of the next one */
  guint lay_out_source;
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

/* --- how high --- */

static void
forget_heights (PmapLongTextInput *self)
{
  memset (self->heights, 0, sizeof self->heights);
}

/* The average width of a character, and how high a line is. */
static void
get_font_size (PmapLongTextInput *self,
               double            *char_width,
               int               *line_height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  *char_width = pango_font_metrics_get_approximate_char_width (metrics) / (double) PANGO_SCALE;
  *line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

/* Two average characters are never narrower than one of "illicit", so this much fills the frame at its greatest height. */
static char *
get_beginning (PmapLongTextInput *self,
               int                n_chars)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, n_chars);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The height of the text, with a line to go on in, at a width of its lines. */
static int
lay_out (PmapLongTextInput *self,
         int                width)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  double char_width;
  int line_height, n_chars, height;

  get_font_size (self, &char_width, &line_height);
  n_chars = MIN (MOST_LINES * 2 * width / MAX (char_width, 1), G_MAXINT);
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) > n_chars)
    return MOST_LINES * line_height;

  text = get_beginning (self, n_chars);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return MIN (height + line_height, MOST_LINES * line_height);
}

static int
get_height (PmapLongTextInput *self,
            int                width)
{
  guint font = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  int height;

  if (font != self->font)
    forget_heights (self);
  self->font = font;
  for (guint i = 0; i < N_HEIGHTS; i++)
    if (self->heights[i].width == width)
      return self->heights[i].height;
  height = lay_out (self, width);
  self->heights[self->next_height].width = width;
  self->heights[self->next_height].height = height;
  self->next_height = (self->next_height + 1) % N_HEIGHTS;
  return height;
}

static GtkSizeRequestMode
pmap_long_text_input_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_long_text_input_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  PmapLongTextInput *self = PMAP_LONG_TEXT_INPUT (widget);
  double char_width;
  int line_height, natural_width;

  get_font_size (self, &char_width, &line_height);
  natural_width = LINE_LENGTH * char_width + 2 * MARGIN_SIDE;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_LENGTH * char_width + 2 * MARGIN_SIDE;
      *natural = natural_width;
      return;
    }
  for_size = for_size < 0 ? natural_width : for_size;
  *minimum = *natural = MAX (MINIMUM_HEIGHT, get_height (self, MAX (for_size - 2 * MARGIN_SIDE, 1)) + 2 * MARGIN_TOP);
}

static void
pmap_long_text_input_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  gtk_widget_size_allocate (PMAP_LONG_TEXT_INPUT (widget)->frame, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

/* GTK lays a changed paragraph out once to know its height, and once more to draw it. Asked for the cursor's place first, it
 * makes what it draws, and takes the height from there: half the work, which is felt where a paragraph has thousands of
 * characters. */
static gboolean
lay_out_once_cb (gpointer user_data)
{
  PmapLongTextInput *self = user_data;
  GdkRectangle cursor;

  self->lay_out_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_text_view_get_cursor_locations (self->view, NULL, &cursor, NULL);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PmapLongTextInput *self)
{
  forget_heights (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->lay_out_source == 0)
    self->lay_out_source = g_idle_add_full (BEFORE_GTK_LAYS_OUT, lay_out_once_cb, self, NULL);
  pmap_input_typed (PMAP_INPUT (self), self->shown);
}

/* --- what is typed --- */

static char *
pmap_long_text_input_get_typed (PmapInput *input)
{
  return get_typed (PMAP_LONG_TEXT_INPUT (input));
}

static void
pmap_long_text_input_set_typed (PmapInput  *input,
                                const char *typed)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (PMAP_LONG_TEXT_INPUT (input)->view), typed, -1);
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
  gboolean is_draft = pmap_form_is_draft (pmap_input_get_form (PMAP_INPUT (self)));
  g_autofree char *typed = get_typed (self);

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (modifiers & GDK_CONTROL_MASK))
    {
      pmap_input_flush (PMAP_INPUT (self));
      if (is_draft)     /* all of it is added */
        gtk_widget_activate_default (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  /* In a draft Escape is for the window, to leave it. */
  if (key == GDK_KEY_Escape && !is_draft
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

  g_clear_handle_id (&self->lay_out_source, g_source_remove);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (pmap_long_text_input_parent_class)->dispose (object);
}

static void
pmap_long_text_input_class_init (PmapLongTextInputClass *klass)
{
  PmapInputClass *input_class = PMAP_INPUT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_long_text_input_dispose;
  widget_class->get_request_mode = pmap_long_text_input_get_request_mode;
  widget_class->measure = pmap_long_text_input_measure;
  widget_class->size_allocate = pmap_long_text_input_size_allocate;
  input_class->get_control = pmap_long_text_input_get_control;
  input_class->show = pmap_long_text_input_show;
  input_class->flush = pmap_long_text_input_flush;
  input_class->get_typed = pmap_long_text_input_get_typed;
  input_class->set_typed = pmap_long_text_input_set_typed;
}

static void
pmap_long_text_input_init (PmapLongTextInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);      /* it measures for itself */
  self->view = GTK_TEXT_VIEW (g_object_new (GTK_TYPE_TEXT_VIEW,
                                            "accepts-tab", FALSE,
                                            "wrap-mode", GTK_WRAP_WORD_CHAR,
                                            "left-margin", MARGIN_SIDE, "right-margin", MARGIN_SIDE,
                                            "top-margin", MARGIN_TOP, "bottom-margin", MARGIN_TOP,
                                            NULL));
  self->frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                              "child", self->view,
                              "hscrollbar-policy", GTK_POLICY_NEVER,
                              NULL);
  gtk_widget_set_hexpand (self->frame, TRUE);
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
