/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long notes: 20,000 characters without a break in each field for long text of each form. What is measured and laid out for
 * a key, for taking the text, for undoing it and for coming back to it is counted: it may be the text once for drawing it,
 * and must not grow with it otherwise. The processor time of the dearest key is printed, and judged by nobody. */

#define _GNU_SOURCE
#include "config.h"

#include "model/pmap-intervention.h"
#include "model/pmap-school.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/dialogs/pmap-school-dialog.h"
#include "ui/pages/pmap-page.h"
#include "ui/pmap-map-view.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-long-text-input.h"

#include <dlfcn.h>

#include "larkbeck.h"
#include "ui-test.h"

#define LENGTH 20000            /* more than a field takes: it says so when it is left, and stays quick until then */
#define TAKEN_LENGTH 9000       /* as much as it takes, nearly */
#define SHORT_LENGTH 1500
#define N_KEYS 3
#define BESIDES 8000            /* characters of other labels and of the texts that are shorter than the frame */

/* --- counting what is measured and laid out --- */

static gsize characters_laid_out;

/* In the place of Pango's, for GTK too. */
void
pango_layout_set_text (PangoLayout *layout,
                       const char  *text,
                       int          length)
{
  static void (*set_text) (PangoLayout *, const char *, int) = NULL;

  if (set_text == NULL)
    *(void **) &set_text = dlsym (RTLD_NEXT, "pango_layout_set_text");
  characters_laid_out += length < 0 ? (int) strlen (text) : length;
  set_text (layout, text, length);
}

typedef void (*MeasureFunc) (GtkWidget *, GtkOrientation, int, int *, int *, int *, int *);

static MeasureFunc measure_label, measure_long_text;
static gsize characters_measured;      /* of labels, each as often as it is measured */
static guint inputs_measured;

static void
count_label (GtkWidget      *widget,
             GtkOrientation  orientation,
             int             for_size,
             int            *minimum,
             int            *natural,
             int            *minimum_baseline,
             int            *natural_baseline)
{
  characters_measured += strlen (gtk_label_get_text (GTK_LABEL (widget)));
  measure_label (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
count_long_text (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  inputs_measured++;
  measure_long_text (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
count_measures (void)
{
  GtkWidgetClass *label = g_type_class_ref (GTK_TYPE_LABEL);
  GtkWidgetClass *long_text = g_type_class_ref (PMAP_TYPE_LONG_TEXT_INPUT);

  measure_label = label->measure;
  label->measure = count_label;
  measure_long_text = long_text->measure;
  long_text->measure = count_long_text;
}

/* --- the window --- */

typedef struct
{
  PmapWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->view = pmap_map_view_new (fixture->workspace);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_wait_for_focus (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
}

static void
collect (GtkWidget *inside,
         GPtrArray *inputs)
{
  if (!gtk_widget_get_child_visible (inside) || !gtk_widget_get_visible (inside))
    return;
  if (PMAP_IS_LONG_TEXT_INPUT (inside) && gtk_widget_get_mapped (inside))
    g_ptr_array_add (inputs, inside);
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, inputs);
}

/* A text without a break: one paragraph, the hardest for whoever lays it out. */
static char *
make_text (gsize length)
{
  static const char sentence[] = "He finds it hard to wait, and calls out when the group is slow. ";
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, sentence);
  g_string_truncate (text, length);
  return g_string_free (text, FALSE);
}

/* The processor time that this thread had, in milliseconds. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

typedef struct
{
  gsize measured;          /* characters of labels */
  gsize laid_out;          /* characters of all */
  guint inputs;
  double time;
} Cost;

static void
start (Cost *cost)
{
  characters_measured = characters_laid_out = inputs_measured = 0;
  cost->time = get_time ();
}

static void
stop (Cost *cost)
{
  ui_test_settle ();
  cost->time = get_time () - cost->time;
  cost->measured = characters_measured;
  cost->laid_out = characters_laid_out;
  cost->inputs = inputs_measured;
}

/* The dearest of some keys. */
static Cost
press_keys (GtkTextView *view,
            const char  *key,
            guint        n)
{
  Cost dearest = { 0 };

  for (guint i = 0; i < n; i++)
    {
      Cost cost;

      start (&cost);
      g_signal_emit_by_name (view, "insert-at-cursor", key);
      stop (&cost);
      dearest.measured = MAX (dearest.measured, cost.measured);
      dearest.laid_out = MAX (dearest.laid_out, cost.laid_out);
      dearest.inputs = MAX (dearest.inputs, cost.inputs);
      dearest.time = MAX (dearest.time, cost.time);
    }
  return dearest;
}

static void
print (const char *what,
       Cost        cost)
{
  g_test_message ("  %-8s %6.1f ms; measured %zu characters of labels, %u inputs; laid out %zu characters", what, cost.time,
                  cost.measured, cost.inputs, cost.laid_out);
}

/* A draft is no part of the map yet: there is nothing to undo. */
static void
try_input (Fixture   *fixture,
           PmapInput *input)
{
  PmapRecord *record = pmap_input_get_record (input);
  gboolean is_draft = !PMAP_IS_SCHOOL (record)
                      && pmap_document_find (pmap_workspace_get_document (fixture->workspace), pmap_record_get_id (record)) != record;
  GtkTextView *view = GTK_TEXT_VIEW (pmap_input_get_control (input));
  g_autofree char *short_text = make_text (SHORT_LENGTH), *text = make_text (LENGTH), *taken = make_text (TAKEN_LENGTH);
  Cost few, many, paste, take, undo, redo;

  g_test_message ("%s.%s", G_OBJECT_TYPE_NAME (pmap_input_get_record (input)), pmap_input_get_field (input)->name);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), short_text, -1);
  ui_test_settle ();
  few = press_keys (view, "x", N_KEYS);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "", -1);
  ui_test_settle ();
  paste = press_keys (view, text, 1);
  many = press_keys (view, "x", N_KEYS);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), taken, -1);
  ui_test_settle ();
  start (&take);
  pmap_input_flush (input);
  stop (&take);
  g_assert_null (pmap_input_get_error (input));
  start (&undo);
  if (!is_draft)
    pmap_history_undo (pmap_workspace_get_history (fixture->workspace));
  stop (&undo);
  start (&redo);
  if (!is_draft)
    pmap_history_redo (pmap_workspace_get_history (fixture->workspace));
  stop (&redo);
  print ("short", few);
  print ("paste", paste);
  print ("key", many);
  print ("take", take);
  print ("undo", undo);
  print ("redo", redo);

  /* A key in a long text is one layout of it, by the view, and no work that a key in a short one has not, but for what is said of
   * it: on a slow machine what is typed is taken between two keys, and refused as too long. */
  g_assert_cmpuint (many.measured, <=, few.measured + BESIDES);
  g_assert_cmpuint (many.inputs, <=, few.inputs);
  g_assert_cmpuint (many.laid_out, <=, LENGTH + BESIDES);
  g_assert_cmpuint (paste.laid_out, <=, LENGTH + BESIDES);
  /* A remark on it moves what stands below, whose labels are measured anew. */
  g_assert_cmpuint (take.measured, <=, 3 * BESIDES);
  g_assert_cmpuint (take.laid_out, <=, TAKEN_LENGTH + BESIDES);
  g_assert_cmpuint (undo.measured, <=, BESIDES);
  g_assert_cmpuint (redo.measured, <=, 3 * BESIDES);
  g_assert_cmpuint (redo.laid_out, <=, TAKEN_LENGTH + BESIDES);
}

/* Returns: (transfer container): the fields for long text there, each tried */
static GPtrArray *
try_inside (Fixture   *fixture,
            GtkWidget *inside)
{
  GPtrArray *inputs = g_ptr_array_new ();

  ui_test_settle ();
  collect (inside, inputs);
  g_assert_cmpuint (inputs->len, >, 0);
  for (guint i = 0; i < inputs->len; i++)
    try_input (fixture, inputs->pdata[i]);
  return inputs;
}

static void
try_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) inputs = try_inside (fixture, fixture->view);
  PmapRecord *record = pmap_input_get_record (inputs->pdata[0]);
  Cost leave, back;

  start (&leave);
  pmap_workspace_show_page (fixture->workspace, "overview");
  stop (&leave);
  start (&back);
  pmap_workspace_show (fixture->workspace, record);
  stop (&back);
  print ("leave", leave);
  print ("back", back);
  g_assert_cmpuint (back.measured, <=, BESIDES);
  g_assert_cmpuint (back.laid_out, <=, inputs->len * TAKEN_LENGTH + BESIDES);
}

static void
test_profile (Fixture       *fixture,
              gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);

  pmap_workspace_show (fixture->workspace, pmap_record_list_get (document->pupils, 0));
  pmap_map_view_show_tab (PMAP_MAP_VIEW (fixture->view), "profile");
  try_all (fixture);
}

static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);
  PmapPupil *pupil = NULL;

  for (guint i = 0; pupil == NULL || pmap_record_list_get_length (pupil->targets) == 0; i++)
    pupil = pmap_record_list_get (document->pupils, i);
  pmap_workspace_show (fixture->workspace, pmap_record_list_get (pupil->targets, 0));
  try_all (fixture);
}

static void
test_group (Fixture       *fixture,
            gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);

  pmap_workspace_show (fixture->workspace, pmap_record_list_get (document->interventions, 0));
  try_all (fixture);
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);

  pmap_workspace_show (fixture->workspace, pmap_record_list_get (document->provisions, 0));
  try_all (fixture);
}

static void
test_member (Fixture       *fixture,
             gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);
  PmapIntervention *group = pmap_record_list_get (document->interventions, 0);

  pmap_workspace_show (fixture->workspace, pmap_record_list_get (group->members, 0));
  try_all (fixture);
}

static void
try_dialog (Fixture   *fixture,
            GtkWidget *dialog)
{
  g_autoptr (GPtrArray) inputs = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  inputs = try_inside (fixture, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_dialogs (Fixture       *fixture,
              gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);
  PmapPupil *pupil = pmap_record_list_get (document->pupils, 0);
  GtkWindow *window = GTK_WINDOW (fixture->window);

  try_dialog (fixture, pmap_school_dialog_new (window, fixture->workspace, NULL, "short-forms"));
  try_dialog (fixture, pmap_draft_dialog_new (window, fixture->workspace, pupil->targets, NULL));
}

/* The height of the first field of a profile for a text. */
static int
get_height (PmapInput  *input,
            const char *line,
            guint       n_lines)
{
  GtkTextView *view = GTK_TEXT_VIEW (pmap_input_get_control (input));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text->str, -1);
  ui_test_settle ();
  return gtk_widget_get_height (GTK_WIDGET (input));
}

static void
test_height (Fixture       *fixture,
             gconstpointer  data)
{
  PmapDocument *document = pmap_workspace_get_document (fixture->workspace);
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  g_autofree char *text = make_text (LENGTH);
  GtkAdjustment *inner;
  PmapInput *input;
  int two, six, most;

  g_test_summary ("A field is as high as its text with a line to go on in; from sixteen lines on it scrolls inside.");

  pmap_workspace_show (fixture->workspace, pmap_record_list_get (document->pupils, 0));
  pmap_map_view_show_tab (PMAP_MAP_VIEW (fixture->view), "profile");
  ui_test_settle ();
  collect (fixture->view, inputs);
  input = inputs->pdata[0];
  inner = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (pmap_input_get_control (input)));

  two = get_height (input, "Waits", 2);
  g_assert_cmpfloat (gtk_adjustment_get_upper (inner), <=, gtk_adjustment_get_page_size (inner));
  g_assert_cmpint (get_height (input, "", 0), <=, two);
  six = get_height (input, "Waits", 6);
  g_assert_cmpint (six, >, two);
  g_assert_cmpfloat (gtk_adjustment_get_upper (inner), <=, gtk_adjustment_get_page_size (inner));
  most = get_height (input, "Waits", 16);
  g_assert_cmpint (most, >, six);
  g_assert_cmpint (get_height (input, "Waits", 400), ==, most);
  g_assert_cmpint (get_height (input, text, 1), ==, most);
  g_assert_cmpfloat (gtk_adjustment_get_upper (inner), >, gtk_adjustment_get_page_size (inner));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  count_measures ();

  ADD ("/long-text/height", test_height);
  ADD ("/long-text/profile", test_profile);
  ADD ("/long-text/targets", test_targets);
  ADD ("/long-text/group", test_group);
  ADD ("/long-text/menu", test_menu);
  ADD ("/long-text/member", test_member);
  ADD ("/long-text/dialogs", test_dialogs);

  return g_test_run ();
}
