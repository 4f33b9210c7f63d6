/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one process for all windows, however they are asked for (menu, command line, double-click, D-Bus). */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-application.h"

#include "base/pmap-user.h"
#include "store/pmap-recent-maps.h"
#include "ui/dialogs/pmap-preferences.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/pmap-cover.h"
#include "ui/pmap-pay-cover.h"
#include "ui/pmap-style.h"
#include "ui/pmap-window.h"

#include <glib/gi18n.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#endif
#include <stdlib.h>

struct _PmapApplication
{
  GtkApplication parent_instance;

  GSettings *settings;
  guint signal_sources[3];
};

G_DEFINE_FINAL_TYPE (PmapApplication, pmap_application, GTK_TYPE_APPLICATION)

static void
pmap_application_finalize (GObject *object)
{
  g_clear_object (&PMAP_APPLICATION (object)->settings);

  G_OBJECT_CLASS (pmap_application_parent_class)->finalize (object);
}

/* The desktop's preference is what GTK has already; the user's own choice goes before it. */
static void
apply_color_scheme (PmapApplication *self)
{
  g_autofree char *scheme = NULL;

  if (self->settings == NULL)
    return;
  scheme = g_settings_get_string (self->settings, "color-scheme");
  if (!g_str_equal (scheme, "system"))
    g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", g_str_equal (scheme, "dark"), NULL);
}

/* Also called when the user changes it, so that the next change is signed by the new name. */
static void
apply_your_name_cb (GSettings  *settings,
                    const char *key,
                    gpointer    user_data)
{
  g_autofree char *name = g_settings_get_string (settings, "your-name");

  pmap_user_set_name (name);
}

/* Who does not want maps to be remembered does not want those to be that are. */
static void
remember_maps_cb (GSettings  *settings,
                  const char *key,
                  gpointer    user_data)
{
  if (!g_settings_get_boolean (settings, "remember-maps"))
    pmap_recent_maps_forget_all ();
}

/* What is in sight is made anew, in each window. */
static void
hide_pay_cb (GSettings  *settings,
             const char *key,
             gpointer    user_data)
{
  pmap_pay_cover_set (g_settings_get_boolean (settings, "hide-pay"));
  for (GList *window = gtk_application_get_windows (user_data); window != NULL; window = window->next)
    if (PMAP_IS_WINDOW (window->data))
      pmap_window_show_anew (window->data);
}

/* --- actions --- */

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "program-name", _("Provision Map"),
                         "logo-icon-name", PMAP_APPLICATION_ID,
                         "version", PMAP_VERSION,
                         "comments", _("Plan, cost and print the support that each pupil gets"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* translators: your names, one a line; they are shown in the about dialog. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Each window saves or asks for itself; the last one to close ends the program. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *link = windows; link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data))
      gtk_window_close (link->data);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PmapApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (pmap_preferences_new (window, self->settings)));
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (pmap_window_new (user_data)));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "new-window", .activate = new_window_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct
{
  const char *action;
  const char *const accels[3];
} shortcuts[] = {
  { "app.quit", { "<Primary>q" } },
  { "app.preferences", { "<Primary>comma" } },
  { "app.new-window", { "<Primary><Shift>n" } },
  { "window.close", { "<Primary>w" } },
  { "win.open", { "<Primary>o" } },
  { "win.save", { "<Primary>s" } },
  { "win.save-as", { "<Primary><Shift>s" } },
  { "win.undo", { "<Primary>z" } },
  { "win.redo", { "<Primary><Shift>z", "<Primary>y" } },
  { "win.add-pupil", { "<Primary>n" } },
  { "win.search", { "<Primary>f" } },
  { "win.print", { "<Primary>p" } },
  { "win.choose-period", { "<Primary>t" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.side-list", { "F9" } },
  { "win.shortcuts", { "<Primary>question", "F1" } },
  { "win.next-part(1)", { "F6" } },
  { "win.next-part(-1)", { "<Shift>F6" } },
};

static void
set_page_accels (GtkApplication *application)
{
  guint n_kinds;
  const PmapPageKind *kinds = pmap_page_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *action = pmap_page_kind_get_action (&kinds[i]);
      g_autofree char *accel = pmap_page_kind_get_accel (&kinds[i]);
      const char *const accels[] = { accel, NULL };

      if (accel != NULL)
        gtk_application_set_accels_for_action (application, action, accels);
    }
}

/* --- being ended --- */

/* Somebody logs out, or the system goes down: there is no time for questions. What is not saved is offered again next time. */
static void
end_windows (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data))
      pmap_window_end (link->data);
}

/* The session asks whether it may end. It may; but nobody knows how much time is left after that. */
static void
query_end_cb (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (PMAP_IS_WINDOW (link->data))
      pmap_window_keep_work (link->data);
}

static void
pmap_application_shutdown (GApplication *application)
{
  PmapApplication *self = PMAP_APPLICATION (application);

  end_windows (GTK_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
    g_clear_handle_id (&self->signal_sources[i], g_source_remove);

  G_APPLICATION_CLASS (pmap_application_parent_class)->shutdown (application);
}

#ifdef G_OS_UNIX
static gboolean
signal_cb (gpointer user_data)
{
  end_windows (user_data);
  g_application_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
listen_for_signals (PmapApplication *self)
{
  static const int numbers[G_N_ELEMENTS (self->signal_sources)] = { SIGTERM, SIGHUP, SIGINT };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    self->signal_sources[i] = g_unix_signal_add (numbers[i], signal_cb, self);
}
#endif

/* --- windows --- */

static void
pmap_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (pmap_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].accels);
  set_page_accels (GTK_APPLICATION (application));
  pmap_cover_install (GTK_APPLICATION (application));
  apply_color_scheme (PMAP_APPLICATION (application));
  if (PMAP_APPLICATION (application)->settings != NULL)
    {
      GSettings *settings = PMAP_APPLICATION (application)->settings;

      g_signal_connect_object (settings, "changed::your-name", G_CALLBACK (apply_your_name_cb), application, 0);
      apply_your_name_cb (settings, "your-name", application);
      g_signal_connect_object (settings, "changed::hide-pay", G_CALLBACK (hide_pay_cb), application, 0);
      hide_pay_cb (settings, "hide-pay", application);
      g_signal_connect_object (settings, "changed::remember-maps", G_CALLBACK (remember_maps_cb), application, 0);
    }
  else
    g_action_map_remove_action (G_ACTION_MAP (application), "preferences");
  pmap_style_install (gdk_display_get_default ());
  g_signal_connect (application, "query-end", G_CALLBACK (query_end_cb), NULL);
#ifdef G_OS_UNIX
  listen_for_signals (PMAP_APPLICATION (application));
#endif
}

G_NORETURN static void
first_frame_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  exit (EXIT_SUCCESS);
}

/* Before any child can wait for the same frame. */
static void
realize_cb (GtkWidget *window,
            gpointer   user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_frame_cb), NULL);
}

/* PMAP_EXIT_AFTER_FRAME is for measuring how long it takes until there is something to see: what comes behind the frame, the
 * rows of the side list or tidying up, is not waited for. */
static PmapWindow *
add_window (PmapApplication *self)
{
  PmapWindow *window = pmap_window_new (self);

  if (g_getenv ("PMAP_EXIT_AFTER_FRAME") != NULL)
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
  return window;
}

static PmapWindow *
find_window (PmapApplication *self,
             GFile           *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    {
      if (!PMAP_IS_WINDOW (link->data))
        continue;
      if (file != NULL ? pmap_window_has_file (link->data, file) : pmap_window_is_free (link->data))
        return link->data;
    }
  return NULL;
}

static void
pmap_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (add_window (PMAP_APPLICATION (application)));
  gtk_window_present (window);
}

/* A map that is open already shows its window; any other gets one of its own, for a school and a pupil on loan from another
 * one are looked at side by side. */
static void
pmap_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  PmapApplication *self = PMAP_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      PmapWindow *window = find_window (self, files[i]);

      if (window != NULL)
        {
          gtk_window_present (GTK_WINDOW (window));
          continue;
        }
      window = find_window (self, NULL);
      if (window == NULL)
        window = add_window (self);
      pmap_window_open (window, files[i]);
    }
}

static void
pmap_application_class_init (PmapApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_application_finalize;
  application_class->startup = pmap_application_startup;
  application_class->activate = pmap_application_activate;
  application_class->open = pmap_application_open;
  application_class->shutdown = pmap_application_shutdown;
}

/* Run from the build folder without GSETTINGS_SCHEMA_DIR, there is no schema; windows then remember nothing. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, PMAP_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
pmap_application_init (PmapApplication *self)
{
  self->settings = find_settings ();
}

/**
 * pmap_application_new:
 *
 * Returns: (transfer full): the application
 */
PmapApplication *
pmap_application_new (void)
{
  return g_object_new (PMAP_TYPE_APPLICATION,
                       "application-id", PMAP_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/com/example/ProvisionMap",
                       "register-session", TRUE,      /* to be asked before it ends */
                       NULL);
}

/**
 * pmap_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what windows remember; %NULL where the schema is not installed
 */
GSettings *
pmap_application_get_settings (PmapApplication *self)
{
  g_return_val_if_fail (PMAP_IS_APPLICATION (self), NULL);

  return self->settings;
}
