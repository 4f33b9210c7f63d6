/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names and figures hidden from an audience: nothing that any page shows, says in a tooltip or offers names a pupil or an
 * amount of money; nothing can be changed; and afterwards all is as it was. */

#include "config.h"

#include "larkbeck.h"
#include "model/pmap-pupil.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-preview.h"
#include "ui/dialogs/pmap-print.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

#include "ui-test.h"

#include <string.h>

static PmapApplication *application;

/* --- reading all that a window says --- */

static void
read_editable (GtkWidget *widget,
               GString   *said)
{
  if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (said, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end);
      text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end, TRUE);
      g_string_append_printf (said, "%s\n", text);
    }
}

static void
read_widget (GtkWidget *widget,
             GString   *said)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (said, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  read_editable (widget, said);
  if (gtk_widget_get_tooltip_text (widget) != NULL)
    g_string_append_printf (said, "%s\n", gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_WINDOW (widget) && gtk_window_get_title (GTK_WINDOW (widget)) != NULL)
    g_string_append_printf (said, "%s\n", gtk_window_get_title (GTK_WINDOW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    read_widget (child, said);
}

static char *
read_all (PmapWindow *window)
{
  GString *said = g_string_new (NULL);

  read_widget (GTK_WIDGET (window), said);
  return g_string_free (said, FALSE);
}

static void
add_words (GHashTable *words,
           const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0';)
    {
      const char *end = at;

      while (*end != '\0' && (g_unichar_isalpha (g_utf8_get_char (end)) || *end == '\''))
        end = g_utf8_next_char (end);
      if (g_utf8_strlen (at, end - at) > 1)
        g_hash_table_add (words, g_strndup (at, (gsize) (end - at)));
      at = *end != '\0' ? g_utf8_next_char (end) : end;
    }
}

static GHashTable *
list_names (PmapWindow *window)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PmapRecordList *pupils = pmap_workspace_get_document (pmap_window_get_workspace (window))->pupils;

  for (guint i = 0; i < pmap_record_list_get_length (pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (pupils, i);

      add_words (names, pupil->given_name);
      add_words (names, pupil->family_name);
    }
  return names;
}

static gboolean
names_are_hidden (void)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (application), "hide-names");

  return g_variant_get_boolean (state);
}

static guint
count_names (const char *said,
             GHashTable *names)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer word;
  guint count = 0;

  add_words (words, said);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (g_hash_table_contains (names, word))
      {
        if (count++ == 0 && names_are_hidden ())
          g_test_message ("it says “%s”", (const char *) word);
      }
  return count;
}

static guint
count_amounts (const char *said)
{
  guint count = 0;

  for (const char *at = strstr (said, "£"); at != NULL; at = strstr (at + 1, "£"))
    if (g_ascii_isdigit (at[strlen ("£")]))
      {
        g_autofree char *amount = g_strndup (at, strlen ("£") + strspn (at + strlen ("£"), "0123456789,."));

        if (count++ == 0 && names_are_hidden ())
          g_test_message ("it says “%s”", amount);
      }
  return count;
}

static void
assert_discreet (PmapWindow *window)
{
  g_autoptr (GHashTable) names = list_names (window);
  g_autofree char *said = NULL;

  ui_test_settle ();
  said = read_all (window);
  g_assert_cmpuint (strlen (said), >, 300);
  g_assert_cmpuint (count_names (said, names), ==, 0);
  g_assert_cmpuint (count_amounts (said), ==, 0);
}

static void
assert_open (PmapWindow *window)
{
  g_autoptr (GHashTable) names = list_names (window);
  g_autofree char *said = NULL;

  ui_test_settle ();
  said = read_all (window);
  g_assert_cmpuint (count_names (said, names), >, 5);
  g_assert_cmpuint (count_amounts (said), >, 5);
}

/* --- doing --- */

static PmapMapView *
find_view (GtkWidget *widget)
{
  PmapMapView *found = NULL;

  if (PMAP_IS_MAP_VIEW (widget))
    return PMAP_MAP_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
toggle (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "hide-names", NULL);
  ui_test_settle ();
}

static PmapWindow *
show_larkbeck (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapWindow *window = pmap_window_new (application);

  pmap_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  return window;
}

static void
close_window (PmapWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

static PmapPupil *
get_pupil (PmapWindow *window,
           guint       position)
{
  return pmap_record_list_get (pmap_workspace_get_document (pmap_window_get_workspace (window))->pupils, position);
}

static void
test_pages (void)
{
  static const char *const pages[] = { "overview", "menu", "groups", "register", "funding" };
  static const char *const tabs[] = { "profile", "map", "targets", "charts" };
  PmapWindow *window = show_larkbeck ();
  PmapRecordList *interventions = pmap_workspace_get_document (pmap_window_get_workspace (window))->interventions;

  g_test_summary ("No page, tab, table, form, tooltip or title says a name or an amount");
  assert_open (window);
  toggle ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string (pages[i]));
      assert_discreet (window);
    }
  for (guint i = 0; i < pmap_record_list_get_length (interventions); i += 3)
    {
      pmap_workspace_show (pmap_window_get_workspace (window), pmap_record_list_get (interventions, i));
      assert_discreet (window);
    }
  for (guint i = 0; i < 60; i += 7)
    for (guint j = 0; j < G_N_ELEMENTS (tabs); j++)
      {
        g_test_message ("pupil %u, %s", i, tabs[j]);
        pmap_workspace_show (pmap_window_get_workspace (window), PMAP_RECORD (get_pupil (window, i)));
        pmap_map_view_show_tab (find_view (GTK_WIDGET (window)), tabs[j]);
        assert_discreet (window);
      }
  toggle ();
  assert_open (window);
  close_window (window);
}

static void
test_place (void)
{
  PmapWindow *window = show_larkbeck ();
  PmapPupil *pupil = get_pupil (window, 5);

  g_test_summary ("Hiding and showing again leaves the user where they were");
  pmap_workspace_show (pmap_window_get_workspace (window), PMAP_RECORD (pupil));
  pmap_map_view_show_tab (find_view (GTK_WIDGET (window)), "targets");
  toggle ();
  g_assert_cmpstr (pmap_map_view_get_tab (find_view (GTK_WIDGET (window))), ==, "targets");
  g_assert_true (pmap_map_view_get_pupil (find_view (GTK_WIDGET (window))) != pupil);
  toggle ();
  g_assert_cmpstr (pmap_map_view_get_tab (find_view (GTK_WIDGET (window))), ==, "targets");
  g_assert_true (pmap_map_view_get_pupil (find_view (GTK_WIDGET (window))) == pupil);
  close_window (window);
}

static gboolean
is_enabled (PmapWindow *window,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static void
test_actions (void)
{
  PmapWindow *window = show_larkbeck ();
  PmapEditor *editor = pmap_workspace_get_editor (pmap_window_get_workspace (window));
  g_autoptr (GError) error = NULL;

  g_test_summary ("What would change a pupil, or be called after one, waits; the map itself is still the same map");
  pmap_editor_set_typed (editor, PMAP_RECORD (get_pupil (window, 0)), "class", "9Z", &error);
  g_assert_no_error (error);
  pmap_workspace_show (pmap_window_get_workspace (window), PMAP_RECORD (get_pupil (window, 0)));
  g_assert_true (is_enabled (window, "undo"));
  toggle ();
  g_assert_false (is_enabled (window, "undo"));
  g_assert_false (is_enabled (window, "add-pupil"));
  g_assert_false (is_enabled (window, "remove-pupil"));
  g_assert_true (is_enabled (window, "save-as"));
  assert_discreet (window);
  /* A colleague's changes come in behind it. */
  pmap_editor_set_typed (editor, PMAP_RECORD (get_pupil (window, 1)), "given-name", "Zzyzx", &error);
  g_assert_no_error (error);
  assert_discreet (window);
  g_assert_false (is_enabled (window, "undo"));
  toggle ();
  g_assert_true (is_enabled (window, "undo"));
  g_assert_true (is_enabled (window, "remove-pupil"));
  g_assert_cmpstr (get_pupil (window, 0)->class_name, ==, "9Z");
  close_window (window);
}

static void
test_messages (void)
{
  PmapWindow *window = show_larkbeck ();
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (get_pupil (window, 3)));
  g_autofree char *message = g_strdup_printf ("%s now costs £1,234.56.", name);
  PmapAlert *alert;
  g_autoptr (GHashTable) names = list_names (window);
  g_autoptr (GString) said = g_string_new (NULL);

  g_test_summary ("What is said meanwhile is said without names and amounts");
  toggle ();
  pmap_workspace_notice (pmap_window_get_workspace (window), message);
  assert_discreet (window);
  pmap_workspace_error (pmap_window_get_workspace (window), message);
  assert_discreet (window);
  alert = pmap_alert_new (GTK_WINDOW (window), message, message);
  gtk_window_present (GTK_WINDOW (alert));
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (alert)));
  read_widget (GTK_WIDGET (alert), said);
  g_assert_cmpuint (count_names (said->str, names), ==, 0);
  g_assert_cmpuint (count_amounts (said->str), ==, 0);
  gtk_window_destroy (GTK_WINDOW (alert));
  toggle ();
  close_window (window);
}

static guint
count_visible (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      count += g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window);
    }
  return count;
}

static void
test_other_windows (void)
{
  PmapWindow *window = show_larkbeck ();
  PmapWindow *other = show_larkbeck ();
  PmapPreview *preview;

  g_test_summary ("Pages for the printer are put away and come back; they cannot be opened meanwhile; all windows follow");
  pmap_print (GTK_WINDOW (window), pmap_window_get_workspace (window), pmap_report_kind_find ("pupil"), get_pupil (window, 2), NULL, NULL);
  ui_test_settle ();
  g_assert_cmpuint (count_visible (PMAP_TYPE_PREVIEW), ==, 1);
  toggle ();
  g_assert_cmpuint (count_visible (PMAP_TYPE_PREVIEW), ==, 0);
  g_assert_cmpuint (count_visible (PMAP_TYPE_WINDOW), ==, 2);
  assert_discreet (window);
  assert_discreet (other);
  g_action_group_activate_action (G_ACTION_GROUP (window), "print", NULL);
  ui_test_settle ();
  g_assert_cmpuint (count_visible (PMAP_TYPE_PREVIEW), ==, 0);
  /* Whoever opens one all the same. */
  pmap_print (GTK_WINDOW (window), pmap_window_get_workspace (window), pmap_report_kind_find ("school"), NULL, NULL, NULL);
  ui_test_settle ();
  g_assert_cmpuint (count_visible (PMAP_TYPE_PREVIEW), ==, 0);
  toggle ();
  g_assert_cmpuint (count_visible (PMAP_TYPE_PREVIEW), ==, 2);
  for (GListModel *windows = gtk_window_get_toplevels (); count_visible (PMAP_TYPE_PREVIEW) > 0;)
    for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
      {
        g_autoptr (GtkWindow) candidate = g_list_model_get_item (windows, i);

        if (PMAP_IS_PREVIEW (candidate))
          {
            preview = PMAP_PREVIEW (candidate);
            gtk_window_destroy (GTK_WINDOW (preview));
            break;
          }
      }
  close_window (other);
  close_window (window);
}

static void
test_later (void)
{
  PmapWindow *window = show_larkbeck ();
  PmapWindow *later;

  g_test_summary ("A map that is opened while names are hidden shows none, and a program that starts shows them");
  g_assert_false (pmap_window_hides_names (window));
  toggle ();
  later = show_larkbeck ();
  g_assert_true (pmap_window_hides_names (later));
  assert_discreet (later);
  close_window (later);
  toggle ();
  assert_open (window);
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/hidden-names/pages", test_pages);
  g_test_add_func ("/hidden-names/place", test_place);
  g_test_add_func ("/hidden-names/actions", test_actions);
  g_test_add_func ("/hidden-names/messages", test_messages);
  g_test_add_func ("/hidden-names/other-windows", test_other_windows);
  g_test_add_func ("/hidden-names/later", test_later);
  return g_test_run ();
}
