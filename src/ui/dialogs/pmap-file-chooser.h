/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PmapFileKind:
 * @label: what people call such files, translated
 * @pattern: how their names end, as a glob: "*.pdf"
 */
typedef struct
{
  const char *label;
  const char *pattern;
} PmapFileKind;

/** PmapFileChosenFunc: is called when the user has chosen @file; never when the choice was cancelled */
typedef void (*PmapFileChosenFunc) (GFile   *file,
                                    gpointer user_data);

void pmap_file_chooser_open (GtkWindow          *parent,
                             const char         *title,
                             const PmapFileKind *kinds,
                             guint               n_kinds,
                             GFile              *folder,
                             PmapFileChosenFunc  chosen,
                             gpointer            user_data,
                             GDestroyNotify      destroy);
void pmap_file_chooser_save (GtkWindow          *parent,
                             const char         *title,
                             const PmapFileKind *kinds,
                             guint               n_kinds,
                             GFile              *folder,
                             const char         *name,
                             PmapFileChosenFunc  chosen,
                             gpointer            user_data,
                             GDestroyNotify      destroy);

G_END_DECLS
