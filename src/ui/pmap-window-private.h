/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-file.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

G_BEGIN_DECLS

struct _PmapWindow
{
  GtkApplicationWindow parent_instance;

  PmapWorkspace *workspace;
  PmapMapView *view;             /* of the workspace; owned by the stack */
  PmapFile *file;                /* what the workspace was last read from or written to */
  PmapIssues *issues;            /* what is worth a look in the file that was opened */
  char *focus_text;              /* of the entry that has the focus, when it got it */

  GCancellable *cancellable;     /* of the load or save that is under way */
  PmapFile *opening;             /* what is being loaded */
  guint patience;                /* until a load is worth telling about */
  guint as_copy : 1;             /* what is being loaded gets no file */
  guint saving : 1;
  guint close_after_save : 1;
  guint may_close : 1;

  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkStack *stack;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *open_button;
  GtkWidget *example_button;
  GtkLabel *opening_label;
  GtkProgressBar *progress_bar;
  GtkMenuButton *menu_button;
  GMenu *main_menu;
  GMenu *history_section;
};

/* How many kinds of files a map is chosen among. */
#define PMAP_WINDOW_N_KINDS 2

/* pmap-window-open.c: how a map comes into the window */
void                _pmap_window_install_open_actions (PmapWindow *self);
void                _pmap_window_stop_file_work       (PmapWindow *self);

/* pmap-window-save.c: saving, closing */
void                _pmap_window_install_save_actions (PmapWindow *self);
gboolean            _pmap_window_may_close            (PmapWindow *self);
const PmapFileKind *_pmap_window_get_kinds            (void);
GFile              *_pmap_window_get_folder           (PmapWindow *self);

/* pmap-window.c */
void                _pmap_window_update               (PmapWindow *self);

G_END_DECLS
