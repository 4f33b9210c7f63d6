/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page and every dialog on a small laptop, at the usual text size, at twice that, and for who reads from right to left:
 * nothing wants more than the screen has, nothing stands beyond its edge, and what is cut can be read in full under the pointer.
 * Pages and their forms come from the kinds of pages, tabs from the stack, previews from the kinds of reports, dialogs from the
 * resources: a new one is measured without a word here. */

#include "config.h"

#include "dialogs.h"
#include "larkbeck.h"
#include "ui-test.h"
#include "shared/map.h"

#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"
#include "report/pmap-report-kinds.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/pages/pmap-pupil-profile.h"
#include "ui/pages/pmap-pupil-strip.h"
#include "ui/pmap-application.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-side-fold.h"
#include "ui/pmap-window.h"
#include "ui/widgets/pmap-cut-text.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-input.h"
#include "ui/widgets/pmap-split.h"

#define SCREEN_WIDTH 1024
#define SCREEN_HEIGHT 700

#define USUAL 96
#define TWICE 192
#define FRAMES_MOST 100        /* in which a scroll is through */

/* How somebody has set the desktop. */
typedef struct
{
  const char *name;
  int dots_per_inch;
  GtkTextDirection direction;
} Reader;

static const Reader readers[] = {
  { "usual-text", USUAL, GTK_TEXT_DIR_LTR },
  { "large-text", TWICE, GTK_TEXT_DIR_LTR },
  { "right-to-left", USUAL, GTK_TEXT_DIR_RTL },
  { "large-right-to-left", TWICE, GTK_TEXT_DIR_RTL },
};

/* --- what is measured --- */

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_WINDOW (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static gboolean
is_scrolled_sideways (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLBAR (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_POPOVER (widget))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_sight (GtkWidget       *widget,
             GtkWidget       *window,
             graphene_rect_t *bounds)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t sight;

  return gtk_widget_compute_bounds (widget, window, bounds)
         && (scroller == NULL
             || (gtk_widget_compute_bounds (scroller, window, &sight) && graphene_rect_contains_rect (&sight, bounds)));
}

/* Whether something else lies over it, as the side list may. */
static gboolean
is_covered (GtkWidget *widget,
            GtkWidget *window,
            double     x,
            double     y)
{
  GtkWidget *over = gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT);

  return over != NULL && over != widget && !gtk_widget_is_ancestor (widget, over) && !gtk_widget_is_ancestor (over, widget);
}

static void
check_label (GtkLabel   *label,
             GtkWidget  *window,
             const char *where)
{
  graphene_rect_t bounds;
  double x, y;

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)) || has_tooltip (GTK_WIDGET (label))
      || !is_in_sight (GTK_WIDGET (label), window, &bounds))
    return;
  x = bounds.origin.x + bounds.size.width / 2;
  y = bounds.origin.y + bounds.size.height / 2;
  if (is_covered (GTK_WIDGET (label), window, x, y)
      || (g_strcmp0 (pmap_cut_text_find (window, x, y), gtk_label_get_text (label)) == 0 && gtk_widget_get_has_tooltip (window)))
    return;
  g_test_message ("%s: “%s” is cut, and has no tooltip", where, gtk_label_get_text (label));
  g_test_fail ();
}

/* What stands beyond the window's edge cannot be reached. */
static void
check_inside (GtkWidget  *widget,
              GtkWidget  *window,
              const char *where)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, window, &bounds) || is_scrolled_sideways (widget))
    return;
  if (bounds.origin.x >= -1.0F && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (window) + 1.0F)
    return;
  g_test_message ("%s: %s %s stands from %.0f to %.0f in a window of %d", where, G_OBJECT_TYPE_NAME (widget),
                  GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "",
                  bounds.origin.x, bounds.origin.x + bounds.size.width, gtk_widget_get_width (window));
  g_test_fail ();
}

static void
check_widgets (GtkWidget  *widget,
               GtkWidget  *window,
               const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (GTK_LABEL (widget), window, where);
  if (gtk_widget_get_first_child (widget) == NULL)
    check_inside (widget, window, where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_widgets (child, window, where);
}

static void
check_window (GtkWidget  *window,
              const char *where)
{
  int width, height;

  ui_test_settle ();
  for (guint i = 0; i < 50 && gtk_widget_get_width (window) == 0; i++)
    ui_test_settle ();
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, MAX (width, MIN (gtk_widget_get_width (window), SCREEN_WIDTH)),
                      &height, NULL, NULL, NULL);
  g_test_message ("%s: at least %d × %d, is %d × %d", where, width, height, gtk_widget_get_width (window),
                  gtk_widget_get_height (window));
  if (width > SCREEN_WIDTH || height > SCREEN_HEIGHT || gtk_widget_get_width (window) > SCREEN_WIDTH
      || gtk_widget_get_height (window) > SCREEN_HEIGHT)
    g_test_fail_printf ("%s wants %d × %d", where, MAX (width, gtk_widget_get_width (window)),
                        MAX (height, gtk_widget_get_height (window)));
  check_widgets (window, window, where);
}

/* --- pages --- */

static void
set_text_size (int dots_per_inch)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dots_per_inch * 1024, NULL);
  ui_test_settle ();
}

static void
set_reader (const Reader *reader)
{
  gtk_widget_set_default_direction (reader->direction);
  set_text_size (reader->dots_per_inch);
}

/* The list of the document that holds records of a type. */
static PmapRecordList *
find_list (PmapDocument *document,
           GType         type)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (document);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_RECORDS && klass->fields[i].get_item_type () == type)
      return PMAP_FIELD_PLACE (PmapRecordList *, document, &klass->fields[i]);
  return NULL;
}

static void
check_page (GtkWidget          *window,
            PmapMapView        *view,
            const PmapPageKind *kind,
            const Reader       *reader)
{
  PmapWorkspace *workspace = pmap_window_get_workspace (PMAP_WINDOW (window));
  PmapDocument *document = pmap_workspace_get_document (workspace);
  g_autofree char *where = g_strdup_printf ("%s, %s", kind->name, reader->name);

  pmap_map_view_show_page (view, kind->name);
  check_window (window, where);
  for (guint i = 0; i < PMAP_PAGE_N_SHOWS && kind->shows[i] != NULL; i++)
    {
      PmapRecordList *list = find_list (document, kind->shows[i]());
      guint n = list != NULL ? pmap_record_list_get_length (list) : 0;
      g_autofree char *with_form = NULL;

      if (n == 0)
        continue;
      with_form = g_strdup_printf ("%s with a form for %s, %s", kind->name, g_type_name (kind->shows[i]()), reader->name);
      pmap_workspace_show (workspace, pmap_record_list_get (list, MIN (7, n - 1)));
      g_assert_cmpstr (pmap_map_view_get_page (view), ==, kind->name);
      check_window (window, with_form);
    }
}

static void
check_tabs (GtkWidget    *window,
            PmapMapView  *view,
            const Reader *reader)
{
  PmapWorkspace *workspace = pmap_window_get_workspace (PMAP_WINDOW (window));
  PmapPupil *pupil = find_pupil_with_target (pmap_workspace_get_document (workspace));
  GtkStackSwitcher *switcher;
  g_autoptr (GListModel) tabs = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *where_opened = g_strdup_printf ("a pupil's intervention, %s", reader->name);

  pmap_workspace_show (workspace, PMAP_RECORD (pupil));
  switcher = ui_test_find (ui_test_find (window, PMAP_TYPE_PUPIL_PAGE), GTK_TYPE_STACK_SWITCHER);
  /* Who it is and what it costs leave the page its room. */
  ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (ui_test_find (window, PMAP_TYPE_PUPIL_STRIP)), <, SCREEN_HEIGHT / 5);
  tabs = G_LIST_MODEL (gtk_stack_get_pages (gtk_stack_switcher_get_stack (switcher)));
  g_assert_cmpuint (g_list_model_get_n_items (tabs), >=, 4);
  for (guint i = 0; i < g_list_model_get_n_items (tabs); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (tabs, i);
      GtkStackPage *tab = GTK_STACK_PAGE (item);
      g_autofree char *where = g_strdup_printf ("%s, %s", gtk_stack_page_get_name (tab), reader->name);
      PmapSplit *split = ui_test_find (gtk_stack_page_get_child (tab), PMAP_TYPE_SPLIT);

      pmap_map_view_show_tab (view, gtk_stack_page_get_name (tab));
      check_window (window, where);
      if (split != NULL)
        {
          g_autofree char *with_form = g_strdup_printf ("%s with a form", where);

          pmap_split_show_form (split);
          check_window (window, with_form);
          pmap_split_show_list (split);
        }
    }
  members = pmap_ledger_get_pupil_members (pmap_workspace_get_ledger (workspace), pmap_record_get_id (PMAP_RECORD (pupil)));
  pmap_workspace_show (workspace, members->pdata[0]);
  ui_test_settle ();
  pmap_split_show_form (ui_test_find (ui_test_find (window, PMAP_TYPE_PUPIL_PAGE), PMAP_TYPE_SPLIT));
  check_window (window, where_opened);
}

static GtkWidget *
open_window (const Reader *reader)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapWindow *window;

  set_reader (reader);
  window = pmap_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), SCREEN_WIDTH, SCREEN_HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  pmap_window_set_workspace (window, workspace);
  ui_test_settle ();
  return GTK_WIDGET (window);
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  set_reader (&readers[0]);
}

/* Whoever reads from right to left has the side list on the right. */
static void
check_direction (GtkWidget    *window,
                 PmapMapView  *view,
                 const Reader *reader)
{
  GtkWidget *list = GTK_WIDGET (pmap_map_view_get_side_list (view));
  graphene_rect_t bounds;
  gboolean is_on_right;

  g_assert_true (gtk_widget_compute_bounds (list, window, &bounds));
  is_on_right = bounds.origin.x + bounds.size.width / 2 > gtk_widget_get_width (window) / 2;
  g_assert_cmpint (is_on_right, ==, reader->direction == GTK_TEXT_DIR_RTL);
}

static void
test_pages (gconstpointer data)
{
  const Reader *reader = data;
  GtkWidget *window = open_window (reader);
  PmapMapView *view = ui_test_find (window, PMAP_TYPE_MAP_VIEW);
  guint n_kinds;
  const PmapPageKind *kinds = pmap_page_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].title != NULL)
      check_page (window, view, &kinds[i], reader);
  check_tabs (window, view, reader);
  pmap_map_view_set_list_open (view, TRUE);
  check_window (window, "the side list over the page");
  check_direction (window, view, reader);
  close_window (window);
}

/* --- folding --- */

static void
test_fold (void)
{
  GtkWidget *window = open_window (&readers[1]);
  PmapMapView *view = ui_test_find (window, PMAP_TYPE_MAP_VIEW);
  PmapSideFold *fold = ui_test_find (window, PMAP_TYPE_SIDE_FOLD);
  GtkWidget *list = GTK_WIDGET (pmap_map_view_get_side_list (view));
  g_autoptr (GVariant) state = NULL;

  g_assert_true (pmap_side_fold_is_folded (fold));
  g_assert_false (gtk_widget_get_mapped (list));
  state = g_action_group_get_action_state (G_ACTION_GROUP (window), "side-list");
  g_assert_false (g_variant_get_boolean (state));

  /* Finding a pupil opens it, with the cursor in the search. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "search", NULL);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));

  /* Once somebody is opened it goes, and the focus goes on to the page. */
  g_signal_emit_by_name (list, "opened");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (list));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));

  /* Smaller text, and there is room for both again: in the window as wide as a table wants it. */
  set_text_size (USUAL);
  g_assert_true (pmap_side_fold_is_folded (fold));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, SCREEN_HEIGHT);
  for (guint i = 0; i < 50 && gtk_widget_get_width (window) < 1200; i++)
    ui_test_settle ();
  g_assert_false (pmap_side_fold_is_folded (fold));
  g_assert_true (gtk_widget_get_mapped (list));
  close_window (window);
}

/* --- list and form --- */

static void
test_split (void)
{
  GtkWidget *window = open_window (&readers[1]);
  PmapMapView *view = ui_test_find (window, PMAP_TYPE_MAP_VIEW);
  PmapWorkspace *workspace = pmap_window_get_workspace (PMAP_WINDOW (window));
  PmapRecord *group = pmap_record_list_get (pmap_workspace_get_document (workspace)->interventions, 0);
  PmapSplit *split;
  GtkWidget *list, *form, *back;

  pmap_map_view_show_page (view, "groups");
  ui_test_settle ();
  split = ui_test_find (window, PMAP_TYPE_SPLIT);
  list = gtk_widget_get_first_child (GTK_WIDGET (split));
  form = gtk_widget_get_last_child (GTK_WIDGET (split));
  back = gtk_widget_get_next_sibling (list);
  g_assert_true (gtk_widget_get_mapped (list));

  pmap_workspace_show (workspace, group);
  ui_test_settle ();
  g_assert_true (pmap_split_is_narrow (split));
  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_false (gtk_widget_get_mapped (list));

  g_signal_emit_by_name (back, "clicked");
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_false (gtk_widget_get_mapped (form));

  /* Both, as soon as there is room. */
  set_text_size (USUAL);
  g_assert_false (pmap_split_is_narrow (split));
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_get_mapped (form));
  close_window (window);
}

/* --- forms --- */

static void
list_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (PMAP_IS_FIELD_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_rows (child, rows);
}

/* Where each field stands, and how wide it is. */
static char *
describe_places (GPtrArray *rows,
                 GtkWidget *form)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      graphene_rect_t bounds = { 0 };

      g_assert_true (gtk_widget_compute_bounds (rows->pdata[i], form, &bounds));
      g_string_append_printf (text, "%u: %.0f + %.0f\n", i, bounds.origin.x, bounds.size.width);
    }
  return g_string_free (text, FALSE);
}

/* What is wrong with a field stands under it, and moves none beside it. */
static void
test_messages (void)
{
  GtkWidget *window = open_window (&readers[0]);
  PmapWorkspace *workspace = pmap_window_get_workspace (PMAP_WINDOW (window));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *before = NULL;
  GtkWidget *form;
  guint n_wrong = 0;

  pmap_workspace_show (workspace, PMAP_RECORD (find_pupil_with_target (pmap_workspace_get_document (workspace))));
  pmap_map_view_show_tab (ui_test_find (window, PMAP_TYPE_MAP_VIEW), "profile");
  ui_test_settle ();
  form = ui_test_find (window, PMAP_TYPE_PUPIL_PROFILE);
  list_rows (form, rows);
  before = describe_places (rows, form);
  for (guint i = 0; i < rows->len; i++)
    {
      PmapInput *input = pmap_field_row_get_input (rows->pdata[i]);
      GtkWidget *text = ui_test_find (GTK_WIDGET (input), GTK_TYPE_TEXT);
      PmapFieldKind kind = pmap_input_get_field (input)->kind;
      g_autofree char *after = NULL;

      if (text == NULL || (kind != PMAP_KIND_DATE && kind != PMAP_KIND_MONEY))
        continue;
      gtk_editable_set_text (GTK_EDITABLE (text), "the day after the day before yesterday, more or less");
      pmap_input_flush (input);
      g_assert_nonnull (pmap_input_get_error (input));
      n_wrong++;
      ui_test_settle ();
      after = describe_places (rows, form);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpuint (n_wrong, >=, 3);
  close_window (window);
}

/* The cards of a page have one width, whoever is shown. */
static void
test_one_width (void)
{
  GtkWidget *window = open_window (&readers[0]);
  PmapWorkspace *workspace = pmap_window_get_workspace (PMAP_WINDOW (window));
  PmapRecordList *pupils = pmap_workspace_get_document (workspace)->pupils;
  int width = 0;

  for (guint i = 0; i < pmap_record_list_get_length (pupils); i += 7)
    {
      GtkWidget *form;

      pmap_workspace_show (workspace, pmap_record_list_get (pupils, i));
      pmap_map_view_show_tab (ui_test_find (window, PMAP_TYPE_MAP_VIEW), "profile");
      ui_test_settle ();
      form = ui_test_find (ui_test_find (window, PMAP_TYPE_PUPIL_PROFILE), PMAP_TYPE_FORM);
      if (width == 0)
        width = gtk_widget_get_width (form);
      g_assert_cmpint (gtk_widget_get_width (form), ==, width);
      for (GtkWidget *card = gtk_widget_get_first_child (form); card != NULL; card = gtk_widget_get_next_sibling (card))
        if (gtk_widget_get_visible (card) && gtk_widget_has_css_class (card, "card"))
          {
            graphene_rect_t bounds;

            g_assert_true (gtk_widget_compute_bounds (card, form, &bounds));
            g_assert_cmpfloat (bounds.size.width, ==, (float) width);
          }
    }
  g_assert_cmpint (width, ==, 760);
  close_window (window);
}

/* --- dialogs --- */

#define LEAST_LINES 4

/* Each dialog of the resources has its line above. */
static void
test_every_dialog (void)
{
  const char *folder = "/com/example/ProvisionMap/ui";
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  guint n = 0;

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, *name);
      g_autoptr (GBytes) text = g_resources_lookup_data (path, 0, NULL);
      const char *template = strstr (g_bytes_get_data (text, NULL), "<template class=\"");
      g_auto (GStrv) parts = template != NULL ? g_strsplit (template, "\"", 5) : NULL;
      gboolean listed = FALSE;

      if (parts == NULL || g_strcmp0 (parts[3], "GtkWindow") != 0)
        continue;
      n++;
      for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
        listed = listed || g_str_equal (dialogs[i].name, parts[1]);
      if (!listed)
        g_test_fail_printf ("%s is not measured", parts[1]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (dialogs));
}

/* What scrolls in a dialog, beside a field, has room for a few lines: with large text the dialog scrolls as a whole. */
static void
check_lists (GtkWidget  *widget,
             const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_ancestor (widget, PMAP_TYPE_INPUT) == NULL)
    {
      g_autoptr (PangoLayout) line = gtk_widget_create_pango_layout (widget, "A line");
      int height;

      pango_layout_get_pixel_size (line, NULL, &height);
      if (gtk_widget_get_height (widget) < LEAST_LINES * height)
        g_test_fail_printf ("%s: a list has %d pixels, with lines of %d", where, gtk_widget_get_height (widget), height);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_lists (child, where);
}

static void
check_dialog (GtkWidget    *dialog,
              const char   *name,
              const Reader *reader)
{
  g_autofree char *where = g_strdup_printf ("%s, %s", name, reader->name);

  gtk_window_present (GTK_WINDOW (dialog));
  check_window (dialog, where);
  check_lists (dialog, where);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_dialogs (gconstpointer data)
{
  const Reader *reader = data;
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  Stage stage = { NULL, workspace };

  set_reader (reader);
  stage.parent = GTK_WINDOW (gtk_window_new ());
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    check_dialog (dialogs[i].make (&stage), dialogs[i].name, reader);
  gtk_window_destroy (stage.parent);
  set_reader (&readers[0]);
}

/* Whatever a map can be printed as. */
static void
test_previews (gconstpointer data)
{
  const Reader *reader = data;
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapRecord *pupil = PMAP_RECORD (find_pupil_with_target (pmap_workspace_get_document (workspace)));
  GtkWindow *parent;
  guint n_kinds;
  const PmapReportKind *kinds = pmap_report_kinds_get (&n_kinds);

  set_reader (reader);
  parent = GTK_WINDOW (gtk_window_new ());
  for (guint i = 0; i < n_kinds; i++)
    {
      const PmapReportOrder order = { .ledger = pmap_workspace_get_ledger (workspace), .today = pmap_workspace_get_today (workspace),
                                      .pupil = kinds[i].about_pupil ? pmap_record_get_id (pupil) : NULL };
      g_autoptr (PmapReport) report = pmap_report_kind_build (&kinds[i], &order);

      check_dialog (pmap_preview_new (parent, report, pmap_report_kind_get_title (&kinds[i])), kinds[i].nick, reader);
    }
  gtk_window_destroy (parent);
  set_reader (&readers[0]);
}

/* Goes round by the keyboard from stop to stop; each is in sight. */
static guint
count_stops (GtkWidget        *dialog,
             GtkDirectionType  direction)
{
  GtkWidget *first, *stop;
  guint n = 0;

  gtk_widget_child_focus (dialog, direction);
  first = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (first);
  do
    {
      graphene_rect_t bounds;

      gtk_widget_child_focus (dialog, direction);
      ui_test_settle ();
      stop = gtk_window_get_focus (GTK_WINDOW (dialog));
      /* What is scrolled to is there when the next frames are drawn. */
      for (guint i = 0; i < FRAMES_MOST && !is_in_sight (stop, dialog, &bounds); i++)
        ui_test_settle ();
      if (!is_in_sight (stop, dialog, &bounds))
        g_error ("%s of %s is not in sight at stop %u: %.0f and %.0f high of a window of %d", G_OBJECT_TYPE_NAME (stop),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (stop)), n, bounds.origin.y, bounds.size.height,
                 gtk_widget_get_height (dialog));
      g_assert_cmpuint (++n, <, 20);
    }
  while (stop != first);
  return n;
}

/* All of it is in sight at the usual text; with larger text it scrolls, and the keyboard takes it along. */
static void
test_preferences (void)
{
  Stage stage = { GTK_WINDOW (gtk_window_new ()), NULL };
  GtkWidget *dialog = make_preferences (&stage);
  GtkAdjustment *scroll;
  guint n;

  set_text_size (USUAL);
  gtk_window_present (GTK_WINDOW (dialog));
  check_window (dialog, "the preferences");
  scroll = gtk_scrolled_window_get_vadjustment (ui_test_find (dialog, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), <=, gtk_adjustment_get_page_size (scroll));
  n = count_stops (dialog, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (n, >=, 4);

  set_text_size (TWICE);
  check_window (dialog, "the preferences in large text");
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), >, gtk_adjustment_get_page_size (scroll));
  g_assert_cmpuint (count_stops (dialog, GTK_DIR_TAB_FORWARD), ==, n);
  g_assert_cmpuint (count_stops (dialog, GTK_DIR_TAB_BACKWARD), ==, n);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (stage.parent);
  set_text_size (USUAL);
}

static void
add (const Reader  *reader,
     const char    *what,
     GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/ui/fit/%s/%s", what, reader->name);

  g_test_add_data_func (path, reader, test);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      add (&readers[i], "pages", test_pages);
      add (&readers[i], "dialogs", test_dialogs);
      add (&readers[i], "previews", test_previews);
    }
  g_test_add_func ("/ui/fit/dialogs/all", test_every_dialog);
  g_test_add_func ("/ui/fit/dialogs/preferences", test_preferences);
  g_test_add_func ("/ui/fit/messages", test_messages);
  g_test_add_func ("/ui/fit/one-width", test_one_width);
  g_test_add_func ("/ui/fit/side-list", test_fold);
  g_test_add_func ("/ui/fit/list-and-form", test_split);
  return g_test_run ();
}
