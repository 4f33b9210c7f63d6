/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting together what two people did to one map: what somebody else saved is read, held against what both began with, and
 * taken into the open map as one step that can be undone. Only what both changed differently is asked.
 *
 * All of it but the taking in is done in threads, on a copy of the open map: the window stays alive, and its map is worked on
 * meanwhile. So what comes out is taken in only where nothing was done since; else it is put together again with that. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-error.h"
#include "history/pmap-adopt.h"
#include "model/pmap-trail-entry.h"
#include "store/pmap-compare.h"
#include "store/pmap-discard.h"
#include "ui/dialogs/pmap-alert.h"

#include <glib/gi18n.h>

/* How often a save is tried again that somebody else's save came before, and how long it waits, in milliseconds: longer than
 * a save takes, and as many times as people may have the same map open. */
#define ROUNDS_MOST 12
#define PAUSE_LEAST 100
#define PAUSE_MOST 800

/* How often it is put together anew because somebody types all the while; then the window waits for it. */
#define TRIES_MOST 4

typedef struct
{
  PmapWindow *window;
  PmapWorkspace *workspace;    /* the window may have another one by then */
  PmapCatchUp *catch_up;
  PmapMerge *merge;       /* with a copy of the map; NULL before there is one */
  PmapIssues *issues;     /* of the merged map */
  guint64 state;          /* of the map when it was copied */
  guint n_tries;          /* how often it was copied */
  PmapSaveMode mode;
  gboolean bring_in;      /* there is nothing of ours to save */
} Round;

static Round *
new_round (PmapWindow   *self,
           PmapCatchUp  *catch_up,
           PmapSaveMode  mode)
{
  Round *round = g_new0 (Round, 1);

  round->window = g_object_ref (self);
  round->workspace = g_object_ref (self->workspace);
  round->catch_up = g_object_ref (catch_up);
  round->mode = mode;
  return round;
}

static void
free_round (Round *round)
{
  g_object_unref (round->window);
  g_object_unref (round->workspace);
  pmap_discard (round->catch_up);
  pmap_discard (round->merge);
  g_clear_pointer (&round->issues, g_ptr_array_unref);
  g_free (round);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Round, free_round)

/* Who made the last change that their map has and ours has not; NULL where their map does not say. */
static char *
find_author (PmapDocument *base,
             PmapDocument *theirs)
{
  guint n = pmap_record_list_get_length (theirs->trail);
  PmapTrailEntry *last;

  if (n == 0)
    return NULL;
  last = PMAP_TRAIL_ENTRY (pmap_record_list_get (theirs->trail, n - 1));
  for (guint i = pmap_record_list_get_length (base->trail); i-- > 0;)
    if (pmap_trail_entry_compare (PMAP_TRAIL_ENTRY (pmap_record_list_get (base->trail, i)), last) == 0)
      return NULL;
  return g_strdup (last->who);
}

static void
remember_author (PmapWindow  *self,
                 PmapCatchUp *catch_up)
{
  char *author = find_author (pmap_catch_up_get_base (catch_up), pmap_catch_up_get_theirs (catch_up));

  if (author == NULL)
    return;
  g_free (self->colleague);
  self->colleague = author;
}

/* What somebody else saved is dealt with, one way or another. */
void
_pmap_window_end_catching_up (PmapWindow *self)
{
  self->catching_up = self->merging = FALSE;
  _pmap_window_update_standing (self);
  _pmap_window_update (self);
}

/* Whether the window still has the map that something was done for. */
static gboolean
is_current (Round *round)
{
  PmapWindow *self = round->window;

  if (self->workspace == round->workspace)
    return TRUE;
  self->save_again = FALSE;
  if (self->workspace != NULL)
    _pmap_window_end_catching_up (self);
  return FALSE;
}

/* --- what cannot be read --- */

static void
tell_unreadable (PmapWindow   *self,
                 PmapSaveMode  mode,
                 PmapIssues   *issues,
                 const GError *cause)
{
  g_autoptr (GError) error = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (&error, PMAP_ERROR, PMAP_ERROR_REPLACED,
                 _("The file is no longer where it was: somebody has moved, renamed or deleted it. Your map is still here, with all "
                   "your changes. Save it under another name, or put it back in this place."));
  else if (g_error_matches (cause, PMAP_ERROR, PMAP_ERROR_REPLACED) || g_error_matches (cause, PMAP_ERROR, PMAP_ERROR_OLDER_COPY)
           || g_error_matches (cause, PMAP_ERROR, PMAP_ERROR_NOT_A_MAP))
    g_set_error (&error, PMAP_ERROR, cause->code == PMAP_ERROR_OLDER_COPY ? PMAP_ERROR_OLDER_COPY : PMAP_ERROR_REPLACED,
                 /* translators: %s says what stands where the file was, as a sentence without its full stop. */
                 _("%s. Nothing was written, and your map is still here with all your changes."),
                 cause->message);
  else if (g_error_matches (cause, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    /* What somebody has protected is not replaced by what anybody can read, so nobody is asked whether it shall be. */
    g_set_error (&error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED,
                 _("Somebody has put this file under another password. Nothing was written, and all your changes are still here. Ask "
                   "for the password and enter it, and both versions are put together; or save yours under another name."));
  else
    g_set_error (&error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE,
                 /* translators: %s says what is wrong with the file, without a full stop. */
                 _("What is in the file now cannot be put together with your changes: %s. Nothing was written, and all your changes "
                   "are still here. Save them under another name; replace the file only if you are sure that nobody needs what is in "
                   "it."), cause->message);
  _pmap_window_tell_not_saved (self, mode, issues, error);
}

/* --- what was taken in --- */

static char *
count_changes (PmapWindow *self,
               gboolean    saved)
{
  guint n = self->taken->len;
  const char *who = self->colleague;
  g_autofree char *number = pmap_number_format (n, 0);

  if (who != NULL && saved)
    /* translators: a person's name, and a number. */
    return g_strdup_printf (ngettext ("Saved together with %2$s change by %1$s.", "Saved together with %2$s changes by %1$s.", n),
                            who, number);
  if (who != NULL)
    /* translators: a person's name, and a number. */
    return g_strdup_printf (ngettext ("%1$s has saved %2$s change. You see it here now.",
                                      "%1$s has saved %2$s changes. You see them here now.", n), who, number);
  if (saved)
    return pmap_number_say (n, ngettext ("Saved together with %u change by somebody else.",
                                         "Saved together with %u changes by somebody else.", n));
  return pmap_number_say (n, ngettext ("Somebody else has saved %u change. You see it here now.",
                                       "Somebody else has saved %u changes. You see them here now.", n));
}

static void
tell_taken (PmapWindow *self,
            gboolean    saved)
{
  PmapNoticeBar *bar = pmap_map_view_get_notice_bar (self->view);
  g_autofree char *message = NULL;

  self->untold = FALSE;
  if (self->taken->len == 0)
    return;
  message = count_changes (self, saved);
  pmap_notice_bar_say_and_offer (bar, PMAP_NOTICE_ALWAYS, message, _("Show"), "win.show-taken");
}

/* The map was saved: with something of somebody else's, if anything was taken in for it. */
void
_pmap_window_tell_taken (PmapWindow *self)
{
  if (self->untold)
    tell_taken (self, TRUE);
}

static void
show_taken_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PmapWindow *self = user_data;
  g_autoptr (PmapIssues) lines = pmap_issues_new ();
  g_autofree char *heading = NULL;
  PmapAlert *alert;

  if (self->taken == NULL)
    return;
  for (guint i = 0; i < self->taken->len; i++)
    {
      g_autofree char *line = pmap_difference_describe (self->taken->pdata[i]);

      pmap_issues_add (lines, PMAP_SEVERITY_NOTE, NULL, NULL, "%s", line);
    }
  /* translators: %s is a person's name. */
  heading = self->colleague != NULL ? g_strdup_printf (_("Changes by %s"), self->colleague)
                                    : g_strdup (_("Changes by somebody else"));
  alert = pmap_alert_new (GTK_WINDOW (self), heading, _("They are in your map now. Undo takes all of them out again."));
  pmap_alert_list_issues (alert, lines);
  pmap_alert_add_button (alert, "close", _("_Close"), "suggested-action");
  gtk_window_present (GTK_WINDOW (alert));
}

/* The open map becomes @target, and what they saved becomes what the next save is held against. */
static gboolean
take_in (PmapWindow    *self,
         PmapCatchUp   *catch_up,
         PmapDocument  *target,
         GPtrArray     *taken,
         GError       **error)
{
  g_autofree char *label = NULL;

  /* translators: a step that can be undone; %s is a person's name. */
  label = self->colleague != NULL ? g_strdup_printf (_("Take in the changes by %s"), self->colleague)
                                  : g_strdup (_("Take in somebody else’s changes"));
  if (!pmap_adopt_theirs (pmap_workspace_get_editor (self->workspace), target, pmap_catch_up_get_theirs (catch_up), label, error))
    return FALSE;
  /* A save may need several rounds before it is done. */
  if (!self->untold)
    {
      g_clear_pointer (&self->taken, g_ptr_array_unref);
      self->taken = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_difference_free);
    }
  for (guint i = 0; i < taken->len; i++)
    g_ptr_array_add (self->taken, pmap_difference_copy (taken->pdata[i]));
  self->untold = TRUE;
  g_set_object (&self->file, pmap_catch_up_get_file (catch_up));
  _pmap_window_take_their_protection (self);
  _pmap_window_note_seen (self);
  self->undecided = FALSE;
  _pmap_window_follow_file (self);
  return TRUE;
}

/* --- bringing in what somebody else saved, where there is nothing of ours --- */

static void
bring_in (PmapWindow  *self,
          PmapCatchUp *catch_up)
{
  PmapHistory *history = pmap_workspace_get_history (self->workspace);
  g_autoptr (GError) error = NULL;

  if (!take_in (self, catch_up, pmap_catch_up_get_theirs (catch_up), pmap_catch_up_get_changes (catch_up), &error))
    {
      pmap_workspace_error (self->workspace, error->message);
      return;
    }
  pmap_history_mark_saved (history, pmap_history_get_state (history));
  tell_taken (self, FALSE);
}

/* --- putting together --- */

static gboolean
next_round_cb (gpointer user_data)
{
  PmapWindow *self = user_data;

  self->next_round = 0;
  _pmap_window_save (self, self->next_mode);
  return G_SOURCE_REMOVE;
}

/* Several people may save at the same moment. Each waits a different while, so that all get their turn. */
static void
save_again (PmapWindow   *self,
            PmapSaveMode  mode)
{
  guint pause = self->n_rounds == 0 ? 0 : (guint) g_random_int_range (PAUSE_LEAST, PAUSE_MOST);

  self->n_rounds++;
  self->next_mode = mode;
  g_clear_handle_id (&self->next_round, g_source_remove);
  self->next_round = g_timeout_add (pause, next_round_cb, self);
  _pmap_window_update (self);
}

static void put_together (Round *round);

/* Who asked for a save while this was under way is told like anybody who asked. */
static PmapSaveMode
take_mode (Round *round)
{
  PmapWindow *self = round->window;

  if (self->save_again && round->mode == PMAP_SAVE_AUTOMATIC)
    round->mode = PMAP_SAVE_ASKED;
  self->save_again = FALSE;
  return round->mode;
}

/* The merge goes into the map, and the map into the file. Takes @target; NULL where there is none, and why. */
static void
finish_round (Round        *round,
              PmapDocument *target,
              GError       *cause)
{
  PmapWindow *self = round->window;
  PmapSaveMode mode = take_mode (round);
  g_autoptr (GError) error = cause;
  gboolean done = target != NULL && take_in (self, round->catch_up, target, pmap_merge_get_changes (round->merge), &error);

  pmap_discard (target);
  _pmap_window_end_catching_up (self);
  if (done && self->n_rounds >= ROUNDS_MOST)
    {
      done = FALSE;
      g_set_error (&error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                   _("The map was not saved: others save it again and again just now. All their changes are in your map, and all "
                     "yours are still here. Wait a moment and save again."));
    }
  if (done)
    save_again (self, mode);
  else
    {
      self->n_rounds = 0;
      _pmap_window_tell_not_saved (self, mode, round->issues, error);
    }
}

/* What was done, or half typed, since the map was copied is ours, too. */
static gboolean
is_up_to_date (Round *round)
{
  if (_pmap_window_is_typing (round->window))
    _pmap_window_commit_typing (round->window);
  return pmap_history_get_state (pmap_workspace_get_history (round->workspace)) == round->state;
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Round) round = user_data;
  GError *error = NULL;
  PmapDocument *target = pmap_merge_make_finish (PMAP_MERGE (source), result, &error);

  if (!is_current (round))
    {
      pmap_discard (target);
      g_clear_error (&error);
    }
  else if (is_up_to_date (round))
    finish_round (round, target, error);
  else
    {
      pmap_discard (target);
      g_clear_error (&error);
      put_together (g_steal_pointer (&round));
    }
}

/* All is decided. Takes @round. */
static void
make (Round *round)
{
  g_clear_pointer (&round->issues, g_ptr_array_unref);
  round->issues = pmap_issues_new ();
  pmap_merge_make_async (round->merge, round->issues, made_cb, round);
}

/* The user has decided; what was done meanwhile, which the question in front of the window leaves little room for, is put to it. */
void
_pmap_window_finish_round (PmapWindow   *self,
                           PmapCatchUp  *catch_up,
                           PmapMerge    *merge,
                           guint64       state,
                           PmapSaveMode  mode)
{
  Round *round = new_round (self, catch_up, mode);

  round->merge = g_object_ref (merge);
  round->state = state;
  self->merging = TRUE;
  make (round);
  _pmap_window_update (self);
}

/* Somebody who did not ask for a save is told in the notice bar that there is something to decide, and not stopped. */
static void
ask (Round *round)
{
  PmapWindow *self = round->window;
  PmapSaveMode mode = take_mode (round);

  self->undecided = TRUE;
  self->merging = FALSE;
  if (mode != PMAP_SAVE_AUTOMATIC || self->close_after_save)
    {
      _pmap_window_update (self);
      _pmap_window_ask (self, round->catch_up, round->merge, round->state, mode);
    }
  else
    _pmap_window_end_catching_up (self);
}

/* Takes a new merge of the round's maps. */
static void
take_merge (Round     *round,
            PmapMerge *merge)
{
  if (round->merge != NULL)
    pmap_merge_decide_as (merge, round->merge);
  pmap_discard (round->merge);
  round->merge = merge;
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Round) round = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapMerge) merge = pmap_merge_new_finish (result, &error);
  gboolean is_decided;

  g_assert (merge != NULL);      /* nobody cancels it */
  if (!is_current (round))
    return;
  take_merge (round, g_steal_pointer (&merge));
  is_decided = pmap_merge_is_decided (round->merge);
  /* A question may be behind what somebody types all the while: once it is answered, nothing of that is lost either. */
  if (!is_up_to_date (round) && (is_decided || round->n_tries <= TRIES_MOST))
    put_together (g_steal_pointer (&round));
  else if (is_decided)
    make (g_steal_pointer (&round));
  else
    ask (round);
}

/* For somebody who types all the while: nothing can be done in between. TRUE where all is decided, and done. */
static gboolean
put_together_at_once (Round *round)
{
  PmapDocument *mine = pmap_workspace_get_document (round->workspace);
  g_autoptr (PmapMerge) merge = pmap_merge_new (pmap_catch_up_get_base (round->catch_up), mine,
                                                pmap_catch_up_get_theirs (round->catch_up));
  PmapDocument *target;
  GError *error = NULL;

  if (round->merge != NULL)
    pmap_merge_decide_as (merge, round->merge);
  if (!pmap_merge_is_decided (merge))
    return FALSE;
  take_merge (round, g_steal_pointer (&merge));
  g_clear_pointer (&round->issues, g_ptr_array_unref);
  round->issues = pmap_issues_new ();
  target = pmap_merge_make (round->merge, round->issues, &error);
  finish_round (round, target, error);
  g_clear_object (&round->merge);      /* it is about the open map itself, which no thread may let go of */
  return TRUE;
}

/* Takes @round. */
static void
put_together (Round *round)
{
  PmapWindow *self = round->window;

  /* What is half typed is ours, too: theirs would be put over it. */
  if (round->mode != PMAP_SAVE_AUTOMATIC || _pmap_window_is_typing (self))
    _pmap_window_commit_typing (self);
  if (round->n_tries++ >= TRIES_MOST && put_together_at_once (round))
    {
      free_round (round);
      return;
    }
  round->state = pmap_history_get_state (pmap_workspace_get_history (round->workspace));
  self->merging = TRUE;
  pmap_merge_new_async (pmap_catch_up_get_base (round->catch_up), pmap_workspace_get_document (round->workspace),
                        pmap_catch_up_get_theirs (round->catch_up), NULL, merged_cb, round);
  _pmap_window_update (self);
}

/* What was asked for while something of somebody else's came in. */
static void
go_on (PmapWindow *self)
{
  gboolean asked = self->save_again;

  self->save_again = FALSE;
  if (self->close_after_save)
    gtk_window_close (GTK_WINDOW (self));
  else if (asked && pmap_history_is_modified (pmap_workspace_get_history (self->workspace)))
    _pmap_window_save (self, PMAP_SAVE_ASKED);
}

static void
caught_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Round) round = user_data;
  PmapWindow *self = round->window;
  PmapCatchUp *catch_up = PMAP_CATCH_UP (source);
  g_autoptr (GError) error = NULL;
  gboolean done = pmap_catch_up_run_finish (catch_up, result, &error);

  if (!is_current (round))
    return;
  if (done)
    remember_author (self, catch_up);
  else
    {
      g_clear_object (&self->their_protection);
      g_clear_pointer (&self->their_sealed, g_bytes_unref);
      if (pmap_catch_up_get_sealed (catch_up) != NULL)
        self->their_sealed = g_bytes_ref (pmap_catch_up_get_sealed (catch_up));
    }
  if (done && !round->bring_in)
    {
      put_together (g_steal_pointer (&round));
      return;
    }
  /* The user may have begun to work meanwhile; then it can wait for the next save. */
  if (done && _pmap_window_may_bring_in (self))
    bring_in (self, catch_up);
  _pmap_window_end_catching_up (self);
  if (done || round->bring_in)
    go_on (self);
  else
    tell_unreadable (self, take_mode (round), pmap_catch_up_get_issues (catch_up), error);
}

static void
catch_up (PmapWindow   *self,
          PmapSaveMode  mode,
          gboolean      with_nothing_of_ours)
{
  g_autoptr (PmapCatchUp) job = NULL;
  Round *round;

  if (self->catching_up || self->saving)
    return;
  self->catching_up = TRUE;
  job = pmap_catch_up_new (self->file);
  if (self->their_protection != NULL)
    pmap_catch_up_set_opener (job, self->their_protection);
  if (with_nothing_of_ours)
    pmap_catch_up_compare (job);
  round = new_round (self, job, mode);
  round->bring_in = with_nothing_of_ours;
  pmap_catch_up_run_async (job, NULL, caught_up_cb, round);
}

/* Takes in what somebody else saved; there is nothing of ours that is not saved. */
void
_pmap_window_bring_in (PmapWindow *self)
{
  catch_up (self, PMAP_SAVE_AUTOMATIC, TRUE);
}

/* Takes in what somebody else saved, then saves again. */
void
_pmap_window_put_together (PmapWindow   *self,
                           PmapSaveMode  mode)
{
  catch_up (self, mode, FALSE);
}

static void
put_together_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PmapWindow *self = user_data;

  if (pmap_workspace_is_read_only (self->workspace))
    _pmap_window_bring_in (self);
  else
    _pmap_window_save (self, PMAP_SAVE_ASKED);
}

static const GActionEntry actions[] = {
  { .name = "put-together", .activate = put_together_cb },
  { .name = "show-taken", .activate = show_taken_cb },
};

void
_pmap_window_install_merge_actions (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
