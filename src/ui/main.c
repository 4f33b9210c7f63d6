/* SPDX-License-Identifier: GPL-3.0-or-later */

/* provision-map [FILE…]: the windows. All else is in the application. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "store/posix/pmap-memory.h"
#include "ui/pmap-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PmapApplication) application = NULL;

  pmap_memory_keep_private ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PMAP_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = pmap_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
