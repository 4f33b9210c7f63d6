/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time that passes when a test says so, and at once: in the place of GLib's for the program under test, not for GLib itself.
 * Included by one file of a program. Timeouts are called once. */
#pragma once

#include <glib.h>

typedef struct
{
  GSource *source;
  gint64 due;
} VirtualTimeout;

static gint64 virtual_time = G_TIME_SPAN_HOUR;
static GArray *virtual_timeouts;

gint64
g_get_monotonic_time (void)
{
  return virtual_time;
}

static gboolean
virtual_time_dispatch (GSource     *source,
                       GSourceFunc  callback,
                       gpointer     user_data)
{
  return callback (user_data);
}

guint
g_timeout_add (guint       interval,
               GSourceFunc function,
               gpointer    data)
{
  static GSourceFuncs functions = { NULL, NULL, virtual_time_dispatch, NULL, NULL, NULL };
  GSource *source = g_source_new (&functions, sizeof (GSource));
  VirtualTimeout timeout = { source, virtual_time + interval * G_TIME_SPAN_MILLISECOND };

  if (virtual_timeouts == NULL)
    virtual_timeouts = g_array_new (FALSE, FALSE, sizeof (VirtualTimeout));
  g_source_set_callback (source, function, data, NULL);
  g_array_append_val (virtual_timeouts, timeout);
  return g_source_attach (source, NULL);     /* the array holds the reference */
}

/* Lets time pass, and does all that is due by then and can be done without waiting for a thread. */
static inline void
virtual_time_pass (guint milliseconds)
{
  virtual_time += milliseconds * G_TIME_SPAN_MILLISECOND;
  for (guint i = virtual_timeouts != NULL ? virtual_timeouts->len : 0; i-- > 0;)
    {
      VirtualTimeout *timeout = &g_array_index (virtual_timeouts, VirtualTimeout, i);

      if (!g_source_is_destroyed (timeout->source) && timeout->due > virtual_time)
        continue;
      if (!g_source_is_destroyed (timeout->source))
        g_source_set_ready_time (timeout->source, 0);
      g_source_unref (timeout->source);
      g_array_remove_index (virtual_timeouts, i);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
