/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that a GTK program can be: one empty window, gone after its first frame. What provision-map takes longer is
 * its own doing. */

#include <gtk/gtk.h>
#include <stdlib.h>

G_NORETURN static void
first_frame_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  exit (EXIT_SUCCESS);
}

static void
realize_cb (GtkWidget *window,
            gpointer   user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_frame_cb), NULL);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("com.example.ProvisionMap.BareWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
