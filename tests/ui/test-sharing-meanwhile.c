/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done in a window while two people's versions are being put together in the background: it is in the map, and in the
 * file, whatever was typed, saved, undone or closed just then.
 *
 * Putting together begins when the window says so. What a test does, it does in that moment: after the map was copied for it,
 * and before anything of it can come back. */

#include "config.h"

#include "sharing-test.h"

#define PUTTING_TOGETHER "Putting both versions together…"

typedef void (*Deed) (Fixture *fixture);

typedef struct
{
  Fixture *fixture;
  Deed deed;
  guint n_left;      /* how often it is still to be done */
  guint n_done;
} Meanwhile;

static void
label_cb (GtkLabel   *label,
          GParamSpec *pspec,
          Meanwhile  *meanwhile)
{
  if (meanwhile->n_left == 0 || !g_str_equal (gtk_label_get_label (label), PUTTING_TOGETHER))
    return;
  meanwhile->n_left--;
  meanwhile->n_done++;
  meanwhile->deed (meanwhile->fixture);
}

static GtkWidget *
find_label (GtkWidget  *inside,
            const char *words)
{
  GtkWidget *found = GTK_IS_LABEL (inside) && strstr (gtk_label_get_label (GTK_LABEL (inside)), words) != NULL ? inside : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

/* Does @deed as soon as putting together has begun. */
static void
do_meanwhile (Meanwhile *meanwhile,
              Fixture   *fixture,
              Deed       deed)
{
  GtkWidget *label = find_label (GTK_WIDGET (fixture->window), "larkbeck.pmap");

  *meanwhile = (Meanwhile) { .fixture = fixture, .deed = deed, .n_left = 1 };
  g_assert_nonnull (label);
  g_signal_connect (label, "notify::label", G_CALLBACK (label_cb), meanwhile);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

static void
type_deed (Fixture *fixture)
{
  type (fixture, "Typed");
}

static void
rename_deed (Fixture *fixture)
{
  rename_mine (fixture, 2, "Later");
}

static void
save_deed (Fixture *fixture)
{
  rename_mine (fixture, 2, "Later");
  act (fixture, "save");
}

static void
close_deed (Fixture *fixture)
{
  rename_mine (fixture, 2, "Later");
  gtk_window_close (GTK_WINDOW (fixture->window));
}

static void
type_and_close_deed (Fixture *fixture)
{
  type (fixture, "Typed");
  gtk_window_close (GTK_WINDOW (fixture->window));
}

static void
undo_deed (Fixture *fixture)
{
  act (fixture, "undo");
}

/* The cursor is in the given name of a pupil. */
static void
go_to (Fixture *fixture,
       guint    number)
{
  pmap_workspace_show_field (pmap_window_get_workspace (fixture->window), PMAP_RECORD (my_pupil (fixture, number)), "given-name");
  ui_test_settle ();
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

/* Somebody changed the second pupil, and a colleague has saved another name of the first one. */
static void
begin (Fixture   *fixture,
       Meanwhile *meanwhile,
       Deed       deed)
{
  open_map (fixture);
  do_meanwhile (meanwhile, fixture, deed);
  rename_mine (fixture, 1, "Mine");
  colleague_renames (fixture, 0, "Theirs");
}

static void
assert_file_has_all (Fixture    *fixture,
                     const char *third)
{
  assert_file_says (fixture, 0, "Theirs");
  assert_file_says (fixture, 1, "Mine");
  assert_file_says (fixture, 2, third);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  Meanwhile meanwhile;

  g_test_summary ("What is typed while two versions are put together is in the map and in the file");
  begin (fixture, &meanwhile, type_deed);
  go_to (fixture, 2);
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  g_assert_true (has_theirs (fixture));
  g_assert_cmpstr (my_pupil (fixture, 2)->given_name, ==, "Typed");
  assert_file_has_all (fixture, "Typed");
}

static void
test_typing_the_same (Fixture       *fixture,
                      gconstpointer  data)
{
  Meanwhile meanwhile;

  g_test_summary ("What is typed meanwhile where they have typed, too, is asked and not overwritten");
  begin (fixture, &meanwhile, type_deed);
  go_to (fixture, 0);
  act (fixture, "save");
  assert_soon (fixture, is_asked);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  g_assert_cmpstr (my_pupil (fixture, 0)->given_name, ==, "Typed");
  assert_file_says (fixture, 0, "Theirs");
  decide (GDK_KEY_2);
  assert_soon (fixture, is_saved);
  assert_file_says (fixture, 0, "Typed");
  assert_file_says (fixture, 1, "Mine");
}

static void
test_saving (Fixture       *fixture,
             gconstpointer  data)
{
  Meanwhile meanwhile;

  g_test_summary ("A save that is asked for meanwhile comes after, with what was done before it");
  begin (fixture, &meanwhile, save_deed);
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  assert_file_has_all (fixture, "Later");
}

static void
test_closing (Fixture       *fixture,
              gconstpointer  data)
{
  Meanwhile meanwhile;

  g_test_summary ("A window that is closed meanwhile closes when all is in the file");
  begin (fixture, &meanwhile, close_deed);
  act (fixture, "save");
  assert_soon (fixture, is_closed);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  assert_file_has_all (fixture, "Later");
}

static void
test_typing_and_closing (Fixture       *fixture,
                         gconstpointer  data)
{
  Meanwhile meanwhile;

  g_test_summary ("So is what is half typed when it is closed");
  begin (fixture, &meanwhile, type_and_close_deed);
  go_to (fixture, 2);
  act (fixture, "save");
  assert_soon (fixture, is_closed);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  assert_file_has_all (fixture, "Typed");
}

static void
test_undoing (Fixture       *fixture,
              gconstpointer  data)
{
  Meanwhile meanwhile;
  g_autofree char *before = NULL;

  g_test_summary ("What is undone meanwhile stays undone");
  open_map (fixture);
  before = g_strdup (my_pupil (fixture, 2)->given_name);
  do_meanwhile (&meanwhile, fixture, undo_deed);
  rename_mine (fixture, 1, "Mine");
  rename_mine (fixture, 2, "Undone");
  colleague_renames (fixture, 0, "Theirs");
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  assert_file_has_all (fixture, before);
}

static void
test_deciding (Fixture       *fixture,
               gconstpointer  data)
{
  Meanwhile meanwhile;

  g_test_summary ("What was decided holds, though something else is done before it is taken in");
  open_map (fixture);
  rename_mine (fixture, 0, "Mine");
  colleague_renames (fixture, 0, "Theirs");
  act (fixture, "save");
  assert_soon (fixture, is_asked);
  do_meanwhile (&meanwhile, fixture, rename_deed);
  decide (GDK_KEY_2);
  assert_soon (fixture, is_saved);
  g_assert_cmpuint (meanwhile.n_done, ==, 1);
  g_assert_false (is_asked (fixture));
  assert_file_says (fixture, 0, "Mine");
  assert_file_says (fixture, 2, "Later");
}

static gboolean
keep_changing_cb (gpointer user_data)
{
  rename_mine (user_data, 2, g_str_equal (my_pupil (user_data, 2)->given_name, "One") ? "Other" : "One");
  return G_SOURCE_CONTINUE;
}

static void
test_never_at_rest (Fixture       *fixture,
                    gconstpointer  data)
{
  guint source;

  g_test_summary ("Theirs come in, and ours are saved, though the map is changed all the while");
  open_map (fixture);
  rename_mine (fixture, 1, "Mine");
  colleague_renames (fixture, 0, "Theirs");
  /* Nothing has the time to wait for rest, and yet each turn of the loop comes, on a slow machine, too. */
  source = g_timeout_add (20, keep_changing_cb, fixture);
  act (fixture, "save");
  assert_soon (fixture, has_theirs);
  g_source_remove (source);
  rename_mine (fixture, 2, "Last");
  act (fixture, "save");
  assert_soon (fixture, is_saved);
  assert_file_has_all (fixture, "Last");
}

#define ADD(path, function) g_test_add ("/ui/sharing-meanwhile/" path, Fixture, application, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  PmapApplication *application;

  gtk_test_init (&argc, &argv, NULL);
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("typing", test_typing);
  ADD ("typing-the-same", test_typing_the_same);
  ADD ("saving", test_saving);
  ADD ("closing", test_closing);
  ADD ("typing-and-closing", test_typing_and_closing);
  ADD ("undoing", test_undoing);
  ADD ("deciding", test_deciding);
  ADD ("never-at-rest", test_never_at_rest);
  return g_test_run ();
}
