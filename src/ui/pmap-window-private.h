/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-catch-up.h"
#include "store/pmap-file.h"
#include "store/pmap-kept-map.h"
#include "store/pmap-loader.h"
#include "store/pmap-lock.h"
#include "store/pmap-merge.h"
#include "store/pmap-monitor.h"
#include "store/pmap-recovery.h"
#include "store/pmap-snapshot.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

G_BEGIN_DECLS

/**
 * PmapSaveMode:
 * @PMAP_SAVE_ASKED: the user wants it: what goes wrong, and what has to be decided, is asked now
 * @PMAP_SAVE_AUTOMATIC: nobody is interrupted: the notice bar says what has to be known
 * @PMAP_SAVE_OVER: the user has said that whatever is in the file may go
 * @PMAP_SAVE_BACK: the user has said that the map goes back where something else stands now
 */
typedef enum
{
  PMAP_SAVE_ASKED,
  PMAP_SAVE_AUTOMATIC,
  PMAP_SAVE_OVER,
  PMAP_SAVE_BACK,
} PmapSaveMode;

struct _PmapWindow
{
  GtkApplicationWindow parent_instance;

  PmapWorkspace *workspace;
  PmapWorkspace *disguised;      /* what is shown instead while names are hidden; else NULL */
  guint disguise_source;         /* until it is made anew, for the map has changed */
  GPtrArray *resting;            /* the names of the actions that wait until names are shown again; NULL for none */
  PmapMapView *view;             /* of the one that is shown; owned by the stack */
  PmapFile *file;                /* what the workspace was last read from or written to */
  GFile *former_file;            /* what it was in before a save that put it into another; during that save */
  PmapFile *broken;              /* what could not be opened, while its earlier versions are looked at */
  GFile *suggested;              /* where a map that has no file belongs */
  PmapIssues *issues;            /* what is worth a look in the file that was opened */
  char *focus_text;              /* of the entry that has the focus, when it got it */

  GCancellable *cancellable;     /* of the load or save that is under way */
  PmapFile *opening;             /* what is being loaded */
  guint patience;                /* until a load is worth telling about */
  gint64 saved_at;               /* when it was last saved here, in seconds of Unix time; 0 for not yet */
  int save_percent;              /* of a save that takes its time; -1 before that */
  guint save_tick;               /* looks how far it is */
  GString *save_notes;           /* what is to be told of a save when it is done */
  guint autosave;                /* until the next automatic save */
  gint64 autosave_since;         /* since when there is something to save, in seconds that never jump; 0 for not */
  guint next_round;              /* until a save is tried again that somebody else's came before */
  PmapSaveMode next_mode;        /* of that try */
  guint n_rounds;                /* how often that has happened to this save */
  guint as_copy : 1;             /* what is being loaded gets no file */
  guint saving : 1;
  guint save_again : 1;          /* the user asked while a save, or a catching up, was under way */
  guint close_after_save : 1;
  guint may_close : 1;
  guint autosave_failed : 1;     /* and the user knows */

  PmapLock *lock;                /* who has the file open; NULL without a file */
  PmapMonitor *monitor;          /* whether somebody else has saved; NULL without a file */
  char *colleague;               /* who else has the map open, or was the last to; NULL where it is not known */
  GPtrArray *taken;              /* of PmapDifference: what was last put in from somebody else's save */
  guint reading_along : 1;       /* the map is only looked at because somebody else has it open */
  guint unwritable : 1;          /* nobody like us may save there */
  guint catching_up : 1;         /* what somebody else saved is being read, or decided about */
  guint merging : 1;             /* that, and ours, are being put together */
  guint untold : 1;              /* what was taken is told of once the map is saved */
  guint undecided : 1;           /* ours and theirs contradict each other, and the user has not been asked yet */

  GtkWidget *question;           /* for the password of a map; weak */
  PmapProtection *protection;    /* what is wished for the map, where anything is; NULL to take it off */
  const char *protection_notice; /* what to say when that is done */
  guint protection_wished : 1;
  GBytes *their_sealed;          /* what a colleague saved under another password; else NULL */
  PmapProtection *their_protection;  /* what opens it, once its password was given */

  PmapRecovery *recovery;        /* keeps the work on the map safe from a crash */
  PmapSnapshot *recovered;       /* what was brought back after one, until the keeper has it again */

  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkWidget *hidden_bar;         /* says that names are hidden */
  GtkStack *stack;
  GtkWidget *lock_icon;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *open_button;
  GtkWidget *example_button;
  GtkWidget *welcome;
  GtkImage *welcome_icon;
  GtkWidget *recent_card;
  GtkListBox *recent_list;
  GtkLabel *opening_label;
  GtkProgressBar *progress_bar;
  GtkMenuButton *menu_button;
  GtkMenuButton *period_button;
  GMenu *main_menu;
  GMenu *history_section;
  GMenu *print_menu;
};

/* How many kinds of files a map is chosen among. */
#define PMAP_WINDOW_N_KINDS 2

/* pmap-window-open.c: how a map comes into the window */
void                _pmap_window_install_open_actions (PmapWindow *self);
void                _pmap_window_stop_file_work       (PmapWindow *self);
PmapWindow         *_pmap_window_get_free             (PmapWindow *self);
void                _pmap_window_tell                 (PmapWindow *self,
                                                       const char *heading,
                                                       const char *body);
void                _pmap_window_load                 (PmapWindow *self,
                                                       PmapFile   *file,
                                                       gboolean    as_copy);

/* pmap-window-save.c: into the file */
void                _pmap_window_install_save_actions (PmapWindow   *self);
void                _pmap_window_save                 (PmapWindow   *self,
                                                       PmapSaveMode  mode);
void                _pmap_window_save_as              (PmapWindow   *self);
void                _pmap_window_tell_not_saved       (PmapWindow   *self,
                                                       PmapSaveMode  mode,
                                                       PmapIssues   *issues,
                                                       const GError *error);
void                _pmap_window_commit_typing        (PmapWindow   *self);
void                _pmap_window_show_refused         (PmapWindow   *self);
char               *_pmap_window_describe_file        (PmapWindow   *self);
const PmapFileKind *_pmap_window_get_kinds            (void);
GFile              *_pmap_window_get_folder           (PmapWindow   *self);

/* pmap-window-close.c: before the window goes */
gboolean            _pmap_window_may_close            (PmapWindow   *self);
void                _pmap_window_close_now            (PmapWindow   *self);

/* pmap-window-share.c: knowing of others who have the same file open */
void                _pmap_window_install_share_actions (PmapWindow  *self);
void                _pmap_window_follow_file          (PmapWindow   *self);
void                _pmap_window_leave_file           (PmapWindow   *self);
gboolean            _pmap_window_may_bring_in         (PmapWindow   *self);
void                _pmap_window_update_standing      (PmapWindow   *self);

/* pmap-window-merge.c: putting together what two people did */
void                _pmap_window_install_merge_actions (PmapWindow  *self);
void                _pmap_window_bring_in             (PmapWindow   *self);
void                _pmap_window_tell_taken           (PmapWindow   *self);
void                _pmap_window_put_together         (PmapWindow   *self,
                                                       PmapSaveMode  mode);
void                _pmap_window_finish_round         (PmapWindow   *self,
                                                       PmapCatchUp  *catch_up,
                                                       PmapMerge    *merge,
                                                       guint64       state,
                                                       PmapSaveMode  mode);
void                _pmap_window_end_catching_up      (PmapWindow   *self);

/* pmap-window-decide.c */
void                _pmap_window_ask                  (PmapWindow   *self,
                                                       PmapCatchUp  *catch_up,
                                                       PmapMerge    *merge,
                                                       guint64       state,
                                                       PmapSaveMode  mode);

/* pmap-window-recovery.c: outliving a crash */
void                _pmap_window_keep_work            (PmapWindow   *self);
void                _pmap_window_update_keeper        (PmapWindow   *self);
void                _pmap_window_end_recovery          (PmapWindow  *self);
void                _pmap_window_stop_keeping         (PmapWindow   *self);
void                _pmap_window_offer_recovery       (PmapWindow   *self);
gboolean            _pmap_window_has_unsaved_work     (GFile        *location);
void                _pmap_window_show_unsaved_work    (PmapWindow   *self,
                                                       GFile        *location);

/* pmap-window-erase.c: records that are to go for good */
void                _pmap_window_install_erase_actions (PmapWindow  *self);
void                _pmap_window_watch_erasures        (PmapWindow  *self);

/* pmap-window-school.c */
void                _pmap_window_install_school_actions (PmapWindow *self);

/* pmap-window-bulk.c: what is done to several pupils or groups at once */
void                _pmap_window_install_bulk_actions (PmapWindow *self);
void                _pmap_window_update_bulk          (PmapWindow *self);

/* pmap-window-menu.c */
void                _pmap_window_install_menu_actions (PmapWindow *self);
void                _pmap_window_update_menu          (PmapWindow *self);
void                _pmap_window_watch_school          (PmapWindow  *self);
PmapKeptMap        *_pmap_window_get_kept_map          (PmapWindow  *self);

/* pmap-window-versions.c: what the file held before */
void                _pmap_window_install_version_actions (PmapWindow *self);
void                _pmap_window_show_versions_of    (PmapWindow   *self,
                                                       PmapFile     *broken);

/* pmap-window-output.c: printing, and files for others */
gboolean            _pmap_window_is_discreet            (PmapWindow *self);
void                _pmap_window_install_output_actions (PmapWindow *self);
void                _pmap_window_update_output        (PmapWindow   *self);
void                _pmap_window_save_bytes           (PmapWindow   *self,
                                                       const char   *title,
                                                       const PmapFileKind *kind,
                                                       const char   *name,
                                                       GBytes       *bytes,
                                                       const char   *said);

/* pmap-window-back.c: the way back to where somebody was */
void                _pmap_window_install_way_actions  (PmapWindow *self);
void                _pmap_window_update_way           (PmapWindow *self);

/* pmap-window-period.c: what days figures are for */
void                _pmap_window_install_period_actions (PmapWindow *self);
void                _pmap_window_set_up_period        (PmapWindow   *self);
void                _pmap_window_update_period        (PmapWindow   *self);

/* pmap-window-autosave.c */
void                _pmap_window_queue_autosave       (PmapWindow   *self);

/* pmap-window-protect.c: passwords */
void                _pmap_window_install_lock_actions  (PmapWindow *self);
void                _pmap_window_ask_password         (PmapWindow *self,
                                                       PmapLoader *loader);
void                _pmap_window_unlock_theirs        (PmapWindow *self);
void                _pmap_window_note_seen            (PmapWindow *self);
gboolean            _pmap_window_warn_of_older_copy   (PmapWindow *self);
void                _pmap_window_take_their_protection (PmapWindow *self);
void                _pmap_window_withdraw_question    (PmapWindow *self);
void                _pmap_window_offer_new_password   (PmapWindow *self);
void                _pmap_window_update_protection    (PmapWindow *self);
void                _pmap_window_protect_file         (PmapWindow *self,
                                                       PmapFile   *file);
void                _pmap_window_note_protection      (PmapWindow *self);
void                _pmap_window_keep_protected       (PmapWindow     *self,
                                                       PmapProtection *protection);

/* pmap-window-disguise.c: names and figures hidden from an audience */
PmapWorkspace      *_pmap_window_get_shown            (PmapWindow   *self);
void                _pmap_window_disguise_if_hidden   (PmapWindow   *self);
void                _pmap_window_undisguise           (PmapWindow   *self);
void                _pmap_window_follow_disguise      (PmapWindow   *self);
void                _pmap_window_rest_actions         (PmapWindow   *self);

/* pmap-window-welcome.c: the ways to a map */
void                _pmap_window_set_up_welcome       (PmapWindow   *self);
void                _pmap_window_update_welcome       (PmapWindow   *self);
void                _pmap_window_remember             (PmapWindow   *self);
gboolean            _pmap_window_is_remembered        (GFile        *location);

/* pmap-window.c */
void                _pmap_window_enable               (PmapWindow   *self,
                                                       const char   *action,
                                                       gboolean      enabled);
void                _pmap_window_update               (PmapWindow   *self);
void                _pmap_window_rebuild_view         (PmapWindow   *self);
gboolean            _pmap_window_is_typing            (PmapWindow   *self);

G_END_DECLS
