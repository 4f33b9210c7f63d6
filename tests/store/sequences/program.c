/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program without its windows: what pmap-window-*.c do with a map, and what their user answers. */

#include "config.h"

#include "store/sequences/world.h"

#include "base/pmap-error.h"
#include "history/pmap-adopt.h"
#include "history/pmap-erase.h"
#include "shared/map.h"
#include "store/pmap-catch-up.h"
#include "store/pmap-file-private.h"
#include "store/pmap-kept-map.h"
#include "store/pmap-loader.h"
#include "store/pmap-merge.h"
#include "store/pmap-protection-private.h"
#include "store/pmap-recovery-folder.h"
#include "store/pmap-sealed-format-private.h"
#include "store/pmap-snapshot-private.h"
#include "store/pmap-state-folder.h"
#include "xml/pmap-xml-write.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_SECRETS_MOST 12
#define N_ROUNDS_MOST 3
#define TAKE_IN "Take in a colleague’s changes"
#define NO_PROCESS G_MAXINT32        /* no program has such a number */

PmapDocument *
program_get_document (Person *person)
{
  return pmap_editor_get_document (person->editor);
}

static PmapHistory *
get_history (Person *person)
{
  return pmap_editor_get_history (person->editor);
}

static gboolean
has_work (Person *person)
{
  return person->has_wish || pmap_history_is_modified (get_history (person));
}

static PmapProtection *
get_protection (Person *person)
{
  if (person->has_wish)
    return person->wish;
  return person->file != NULL ? pmap_file_get_protection (person->file) : NULL;
}

static void
drop_wish (Person *person)
{
  person->has_wish = FALSE;
  g_clear_object (&person->wish);
}

static PmapFile *
new_file (const char *path)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);

  return pmap_file_new (location);
}

/* --- a map in the program --- */

static void
discard_recovered (Person *person)
{
  if (person->recovered != NULL)
    g_assert_true (pmap_snapshot_discard (person->recovered, NULL));
  g_clear_object (&person->recovered);
}

static void
erased_cb (PmapRecorder *recorder,
           gboolean      forget_versions,
           Person       *person)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapKeptMap) kept = NULL;

  person->has_erased = TRUE;
  if (!forget_versions)
    return;
  person->has_forgotten = TRUE;
  kept = pmap_kept_map_new (program_get_document (person), person->file != NULL ? pmap_file_get_location (person->file) : NULL);
  if (person->file != NULL)
    pmap_kept_map_add_protection (kept, pmap_file_get_protection (person->file));
  if (person->has_wish)
    pmap_kept_map_add_protection (kept, person->wish);
  pmap_kept_map_forget (kept, issues);
  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (person->told, "%s. ", ((PmapIssue *) issues->pdata[i])->message);
}

/* What the map is read from or written to may have changed. */
static void
update_keeper (Person *person)
{
  pmap_recovery_set_file (person->recovery, person->file);
  pmap_recovery_set_protection (person->recovery, person->has_wish ? person->wish : NULL);
  pmap_recovery_set_new (person->recovery, person->file == NULL);
}

static void
leave_file (Person *person)
{
  if (person->lock != NULL)
    pmap_lock_release (person->lock);
  g_clear_object (&person->lock);
}

static void
follow_file (Person *person)
{
  g_autoptr (GFile) location = pmap_file_get_real_location (person->file);

  leave_file (person);
  person->lock = pmap_lock_new (location);
  if (pmap_lock_take (person->lock) == PMAP_LOCK_STALE)
    {
      world_met[MET_TAKEN_OVER]++;
      pmap_lock_take_over (person->lock);
    }
}

static void
take_up (World        *self,
         Person       *person,
         PmapDocument *document,
         PmapFile     *file)
{
  g_assert_null (person->editor);
  g_set_object (&person->file, file);
  person->editor = pmap_editor_new (document);
  g_signal_connect (pmap_editor_record (person->editor), "erased", G_CALLBACK (erased_cb), person);
  person->recovery = pmap_recovery_new (person->editor);
  g_signal_connect_swapped (person->recovery, "kept", G_CALLBACK (discard_recovered), person);
  person->erasing = person->ticked = 0;
  person->generation = 0;
  person->starts_anew = FALSE;
  drop_wish (person);
  g_ptr_array_set_size (person->seen, 0);
  if (file == NULL)
    return;
  if (pmap_file_get_protection (file) != NULL)
    {
      person->generation = pmap_protection_get_generation (pmap_file_get_protection (file));
      g_ptr_array_add (person->seen, pmap_file_get_protection (file));
    }
  else
    person->is_protected = FALSE;
  update_keeper (person);
  follow_file (person);
}

/* In good order, but nothing is saved. */
void
program_close_now (World  *self,
                   Person *person)
{
  if (person->editor == NULL)
    return;
  world_be (self, person);
  if (person->file != NULL && !pmap_history_is_modified (get_history (person)))
    discard_recovered (person);
  g_clear_object (&person->recovered);
  g_signal_handlers_disconnect_by_data (person->recovery, person);
  g_signal_handlers_disconnect_by_data (pmap_editor_get_recorder (person->editor), person);
  pmap_recovery_close (person->recovery);
  g_clear_object (&person->recovery);
  leave_file (person);
  g_clear_object (&person->editor);
  g_clear_object (&person->file);
  drop_wish (person);
}

/* Some open it by a link of their own. */
static char *
choose_path (World  *self,
             Person *person)
{
  char *alias;

  if (world_draw (self, 5) > 0)
    return g_strdup (self->path);
  world_say (self, " by a link");
  alias = g_build_filename (person->home, "alias.pmap", NULL);
  g_remove (alias);
  g_assert_no_errno (symlink (self->path, alias));
  return alias;
}

/* The password is any that opens the file. */
void
program_open (World  *self,
              Person *person)
{
  g_autofree char *path = NULL;
  g_autoptr (PmapFile) file = NULL;
  g_autoptr (PmapLoader) loader = NULL;
  g_autoptr (GError) error = NULL;
  PmapDocument *document;

  world_say (self, "%s opens the map", person->name);
  path = choose_path (self, person);
  file = new_file (path);
  loader = pmap_loader_new (file);
  if (!pmap_loader_load (loader, NULL, &error) && g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    {
      pmap_file_set_protection (file, world_find_key (self, pmap_loader_get_sealed (loader)));
      g_clear_object (&loader);
      loader = pmap_loader_new (file);
      pmap_loader_load (loader, NULL, NULL);
    }
  document = pmap_loader_get_document (loader);
  /* Who opens another map sees what it is. */
  if (document != NULL && g_strcmp0 (pmap_record_get_id (PMAP_RECORD (document)), "map-0") == 0)
    take_up (self, person, document, file);
  else
    world_say (self, ": it is not there");
}

/* --- working --- */

void
program_edit (World  *self,
              Person *person)
{
  static const char *const fields[] = { "headteacher", "senco" };
  PmapDocument *document = program_get_document (person);
  g_autofree char *text = g_strdup_printf ("zq%ux", self->n_edits++);
  PmapPupil *pupil = world_get_pupil (document, world_draw (self, N_PUPILS));

  if (pupil == NULL || world_draw (self, 2) == 0)
    {
      world_say (self, "%s edits the school: %s", person->name, text);
      pmap_editor_set_typed (person->editor, PMAP_RECORD (document->school), fields[world_draw (self, 2)], text, NULL);
      return;
    }
  world_say (self, "%s edits a pupil, %s: %s", person->name, pmap_record_get_id (PMAP_RECORD (pupil)), text);
  pmap_editor_set_typed (person->editor, PMAP_RECORD (pupil), "strengths", text, NULL);
}

/* One who is there is named in the texts of another, in one of the ways in which people write. */
void
program_mention (World  *self,
                 Person *person)
{
  PmapDocument *document = program_get_document (person);
  guint about = world_draw (self, N_PUPILS), in = world_draw (self, N_PUPILS), way = world_draw (self, 6);
  PmapPupil *pupil = world_get_pupil (document, in);
  g_autofree char *name = world_name_pupil (about), *small = g_utf8_strdown (name, -1), *large = g_utf8_strup (name, -1);
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_NFD), *token = g_strdup_printf ("zq%ux", self->n_edits++);
  g_autofree char *text = NULL;

  if (pupil == NULL || world_get_pupil (document, about) == NULL || about == in)
    return;
  if (way == 0)
    text = g_strdup_printf ("%s sits with Ruby %s.", token, name);
  else if (way == 1)
    text = g_strdup_printf ("%s likes the work of %s", token, small);
  else if (way == 2)
    text = g_strdup_printf ("%s %s’S TURN", token, large);
  else if (way == 3)
    text = g_strdup_printf ("%s and %s's group", token, apart);
  else if (way == 4)
    text = g_strdup_printf ("%s with %.3s\xe2\x80\x8b%s today", token, name, name + 3);
  else
    text = g_strdup_printf ("%s %0*u with Ruby %s", token, 80 + (int) world_draw (self, 40), 0, name);
  world_say (self, "%s names pupil %u in what is written about %u: %s", person->name, about, in, text);
  pmap_editor_set_typed (person->editor, PMAP_RECORD (pupil), "strengths", text, NULL);
}

void
program_erase (World  *self,
               Person *person)
{
  guint i = world_draw (self, N_PUPILS);
  PmapPupil *pupil = world_get_pupil (program_get_document (person), i);
  gboolean keeps_places = world_draw (self, 2) == 0, is_ticked = world_draw (self, 2) == 0;

  if (pupil == NULL)
    return;
  world_say (self, "%s erases pupil %u%s%s", person->name, i, keeps_places ? ", whose places stay" : "",
             is_ticked ? ", with what is kept of the map" : "");
  g_assert_true (pmap_erase_pupil (person->editor, pupil, keeps_places ? PMAP_ERASE_KEEP_PLACES : PMAP_ERASE_TAKE_PLACES,
                                   PMAP_ERASE_ALL_TEXTS, NULL));
  person->erasing |= 1u << i;
  person->ticked &= ~(1u << i);
  if (is_ticked)
    {
      person->ticked |= 1u << i;
      pmap_recorder_forget_versions (pmap_editor_get_recorder (person->editor), PMAP_RECORD (pupil));
    }
  /* At once, as pmap_recovery_hurry() has it. */
  g_assert_true (pmap_recovery_keep_now (person->recovery, NULL));
}

void
program_undo (World  *self,
              Person *person)
{
  const char *label = pmap_history_get_undo_label (get_history (person));
  guint before = world_get_pupils (program_get_document (person));
  gboolean is_theirs = g_strcmp0 (label, TAKE_IN) == 0;

  world_say (self, "%s undoes: %s", person->name, label != NULL ? label : "nothing");
  world_met[MET_UNDONE] += label != NULL;
  pmap_history_undo (get_history (person));
  /* Who came with a colleague's work, or an old copy, and goes with it, is removed and not erased: the trail says whom. */
  if (is_theirs)
    self->typed |= before & ~world_get_pupils (program_get_document (person));
}

void
program_redo (World  *self,
              Person *person)
{
  const char *label = pmap_history_get_redo_label (get_history (person));
  guint before = world_get_pupils (program_get_document (person));
  gboolean is_theirs = g_strcmp0 (label, TAKE_IN) == 0;

  world_say (self, "%s does again: %s", person->name, label != NULL ? label : "nothing");
  pmap_history_redo (get_history (person));
  if (is_theirs)
    self->typed |= before & ~world_get_pupils (program_get_document (person));
}

/* Some seconds pass. */
void
program_wait (World  *self,
              Person *person)
{
  world_say (self, "%s thinks", person->name);
  g_assert_true (pmap_recovery_keep_now (person->recovery, NULL));
}

/* --- what a colleague saved --- */

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* In a context of its own, so that nothing else that waits for its time is done meanwhile. */
static gboolean
run_catch_up (PmapCatchUp  *job,
              GError      **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  pmap_catch_up_run_async (job, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return pmap_catch_up_run_finish (job, result, error);
}

/* With the password of what is there, if it is asked for. */
static PmapCatchUp *
read_theirs (World     *self,
             Person    *person,
             gboolean  *with_password,
             GError   **error)
{
  g_autoptr (PmapCatchUp) job = pmap_catch_up_new (person->file);
  g_autoptr (GError) reason = NULL;
  PmapProtection *opener = NULL;

  *with_password = FALSE;
  if (run_catch_up (job, &reason))
    return g_steal_pointer (&job);
  if (g_error_matches (reason, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    opener = world_find_key (self, pmap_catch_up_get_sealed (job));
  if (opener == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  world_say (self, ", who enters the new password");
  *with_password = TRUE;
  g_clear_object (&job);
  job = pmap_catch_up_new (person->file);
  pmap_catch_up_set_opener (job, opener);
  return run_catch_up (job, error) ? g_steal_pointer (&job) : NULL;
}

static PmapDocument *
make_target (World        *self,
             Person       *person,
             PmapCatchUp  *job,
             GError      **error)
{
  PmapDocument *base = pmap_catch_up_get_base (job), *theirs = pmap_catch_up_get_theirs (job);
  PmapDocument *mine = program_get_document (person);
  g_autoptr (PmapMerge) merge = pmap_merge_new (base, mine, theirs);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  guint n = g_list_model_get_n_items (pmap_merge_get_conflicts (merge));
  PmapDecision decision = world_draw (self, 2) == 0 ? PMAP_DECISION_MINE : PMAP_DECISION_THEIRS;
  PmapDocument *target;

  pmap_merge_decide_all (merge, decision);
  target = pmap_merge_make (merge, issues, error);
  if (n > 0)
    world_say (self, ", who decides %u times for %s", n, decision == PMAP_DECISION_MINE ? "what is here" : "what is there");
  world_met[MET_DECIDED] += n > 0;
  if (target != NULL && n == 0)
    invariants_check_taken (self, base, mine, theirs, target);
  return target;
}

static void
count_reason (const GError *error)
{
  world_met[MET_OLDER_COPY] += g_error_matches (error, PMAP_ERROR, PMAP_ERROR_OLDER_COPY);
  world_met[MET_REPLACED] += g_error_matches (error, PMAP_ERROR, PMAP_ERROR_REPLACED);
}

/* Somebody may name a pupil in words of their own, and not know that another has erased that pupil: those words stay theirs. */
static void
note_typed (World        *self,
            PmapDocument *base,
            PmapDocument *mine)
{
  for (guint i = 0; i < pmap_record_list_get_length (mine->pupils); i++)
    {
      PmapPupil *pupil = PMAP_PUPIL (pmap_record_list_get (mine->pupils, i));
      PmapPupil *before = pmap_document_find (base, pmap_record_get_id (PMAP_RECORD (pupil)));

      if (pupil->strengths != NULL && (before == NULL || g_strcmp0 (before->strengths, pupil->strengths) != 0))
        self->typed |= world_look_at_text (pupil->strengths, strlen (pupil->strengths)).pupils;
    }
}

static gboolean
take_in (World   *self,
         Person  *person,
         GError **error)
{
  gboolean with_password;
  g_autoptr (GError) reason = NULL;
  g_autoptr (PmapCatchUp) job = read_theirs (self, person, &with_password, &reason);
  g_autoptr (PmapDocument) target = NULL;
  PmapProtection *protection;
  guint generation, before = world_get_pupils (program_get_document (person));

  if (job == NULL)
    {
      count_reason (reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (has_work (person))
    target = make_target (self, person, job, error);
  else
    target = g_object_ref (pmap_catch_up_get_theirs (job));
  if (target == NULL)
    return FALSE;
  if (world_get_pupils (pmap_catch_up_get_base (job)) & ~world_get_pupils (target))
    note_typed (self, pmap_catch_up_get_base (job), program_get_document (person));
  if (!pmap_adopt_theirs (person->editor, target, pmap_catch_up_get_theirs (job), TAKE_IN, error))
    return FALSE;
  person->forgotten &= ~world_get_pupils (pmap_catch_up_get_theirs (job));
  person->erasing &= ~(before & ~world_get_pupils (target));      /* undone here, and erased there */
  if (!has_work (person))
    pmap_history_mark_saved (get_history (person), pmap_history_get_state (get_history (person)));
  g_set_object (&person->file, pmap_catch_up_get_file (job));
  if (with_password)
    drop_wish (person);
  person->starts_anew = person->starts_anew && person->has_wish;
  update_keeper (person);
  if (!pmap_protection_is_protected (pmap_file_get_bytes (person->file)))
    person->is_protected = FALSE;      /* a colleague took it off, and it is plain for everybody until it is saved again */
  protection = pmap_file_get_protection (person->file);
  if (protection != NULL)
    g_ptr_array_add (person->seen, protection);
  generation = protection != NULL ? pmap_protection_get_generation (protection) : 0;
  if (generation < person->generation)
    world_fail (self, "%s takes protection %u over after %u", person->name, generation, person->generation);
  person->generation = MAX (person->generation, generation);
  world_met[MET_TAKEN_IN]++;
  world_met[MET_PASSWORD_TAKEN] += with_password;
  return TRUE;
}

void
program_catch_up (World  *self,
                  Person *person)
{
  gboolean had_work = has_work (person);
  g_autoptr (GError) error = NULL;

  world_say (self, "%s looks at what is there", person->name);
  if (!take_in (self, person, &error))
    world_say (self, ": %s", error->message);
  else if (!had_work)
    pmap_history_mark_saved (get_history (person), pmap_history_get_state (get_history (person)));
}

/* --- saving --- */

static void
tell_saved (World     *self,
            Person    *person,
            PmapSaver *saver,
            gboolean   put_back)
{
  PmapIssues *issues = pmap_saver_get_issues (saver);

  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (person->told, "%s. ", ((PmapIssue *) issues->pdata[i])->message);
  world_met[MET_SAVED]++;
  world_met[MET_PUT_BACK] += put_back;
  self->n_put_back += put_back;
  world_met[MET_PROTECTED] += pmap_file_get_protection (person->file) != NULL;
}

static gboolean
save_to (World    *self,
         Person   *person,
         PmapFile *file,
         gboolean  put_back,
         GError  **error)
{
  g_autoptr (PmapSaver) saver = pmap_saver_new (program_get_document (person), file);
  g_autoptr (GFile) location = pmap_file_get_real_location (file);
  g_autofree char *path = g_file_get_path (location);
  g_autoptr (GBytes) before = world_read (path);
  gboolean is_other = file != person->file;

  if (person->has_wish || is_other)
    pmap_file_set_protection (file, get_protection (person));
  pmap_saver_set_put_back (saver, put_back);
  if (!pmap_saver_save (saver, NULL, error))
    {
      world_met[MET_REFUSED]++;
      return FALSE;
    }
  person->has_erased = FALSE;
  person->has_forgotten = FALSE;
  g_set_object (&person->file, file);
  pmap_history_mark_saved (get_history (person), pmap_history_get_state (get_history (person)));
  discard_recovered (person);
  if (person->starts_anew)
    person->generation = 0;
  person->starts_anew = FALSE;
  drop_wish (person);
  update_keeper (person);
  if (is_other)
    follow_file (person);
  tell_saved (self, person, saver, put_back);
  invariants_check_saved (self, person, before);
  return TRUE;
}

static gboolean
save (World    *self,
      Person   *person,
      gboolean  put_back,
      GError  **error)
{
  for (guint i = 0; i < N_ROUNDS_MOST; i++)
    {
      g_autoptr (GError) reason = NULL;

      if (save_to (self, person, person->file, put_back, &reason))
        return TRUE;
      if (!g_error_matches (reason, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE))
        {
          count_reason (reason);
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      world_say (self, " with what a colleague saved");
      if (!take_in (self, person, error))
        return FALSE;
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED, "others save again and again");
  world_fail (self, "a save needs more than %u rounds, and nobody else saves", N_ROUNDS_MOST);
  return FALSE;
}

static gboolean
say_saved (World    *self,
           Person   *person,
           gboolean  put_back)
{
  g_autoptr (GError) error = NULL;

  if (save (self, person, put_back, &error))
    return TRUE;
  world_say (self, ": %s", error->message);
  return FALSE;
}

void
program_save (World  *self,
              Person *person)
{
  world_say (self, "%s saves", person->name);
  say_saved (self, person, FALSE);
}

void
program_put_back (World  *self,
                  Person *person)
{
  world_say (self, "%s puts the map back", person->name);
  say_saved (self, person, TRUE);
}

void
program_save_as (World  *self,
                 Person *person)
{
  g_autofree char *path = world_new_name (self);
  g_autoptr (PmapFile) file = new_file (path);
  g_autoptr (GError) error = NULL;

  world_say (self, "%s saves under another name", person->name);
  if (!save_to (self, person, file, FALSE, &error))
    {
      world_say (self, ": %s", error->message);
      return;
    }
  g_free (self->path);
  self->path = g_steal_pointer (&path);
}

void
program_close (World  *self,
               Person *person)
{
  world_say (self, "%s closes", person->name);
  if (has_work (person) && world_draw (self, 3) == 0)
    world_say (self, " without saving");
  else if (has_work (person) && !say_saved (self, person, FALSE))
    return;
  program_close_now (self, person);
}

/* --- passwords --- */

static void
wish (Person         *person,
      PmapProtection *protection)
{
  g_set_object (&person->wish, protection);
  person->has_wish = TRUE;
  update_keeper (person);
}

/* The least effort, within what may be read: there are a thousand of them. */
static PmapProtection *
new_protection (World          *self,
                PmapProtection *before,
                char          **password)
{
  g_autofree char *key = NULL;

  *password = g_strdup_printf ("password %u", self->secrets->len);
  if (before == NULL)
    return _pmap_protection_new_with_effort (*password, PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN, &key, NULL);
  if (world_draw (self, 6) == 0)
    return pmap_protection_change_password (before, *password, &key, NULL);
  /* The slow half of a new password is left out; the file's key is another one all the same. */
  for (guint i = 0; i < self->secrets->len; i++)
    if (((Secret *) self->secrets->pdata[i])->protection == before)
      {
        g_free (*password);
        *password = g_strdup (((Secret *) self->secrets->pdata[i])->password);
      }
  return pmap_protection_change_recovery_key (before, &key);
}

void
program_protect (World  *self,
                 Person *person)
{
  Secret *secret;

  if (self->secrets->len >= N_SECRETS_MOST)
    return;
  secret = g_new0 (Secret, 1);
  world_say (self, "%s %s", person->name, get_protection (person) != NULL ? "changes the password" : "protects the map");
  secret->protection = new_protection (self, get_protection (person), &secret->password);
  g_ptr_array_add (self->secrets, secret);
  wish (person, secret->protection);
  say_saved (self, person, FALSE);
}

/* What is taken off on purpose is no older protection. */
void
program_unprotect (World  *self,
                   Person *person)
{
  if (get_protection (person) == NULL)
    return;
  world_say (self, "%s takes the protection off", person->name);
  wish (person, NULL);
  person->starts_anew = TRUE;
  say_saved (self, person, FALSE);
}

/* --- crashes --- */

/* What the program would leave behind if it ended here: copied to where a program that has ended has it. */
static void
leave_behind (void)
{
  g_autofree char *root = pmap_state_folder_get_path ("recovery");
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *copy = g_build_filename (root, uuid, NULL);
  PmapRecoveryFolder *own = pmap_recovery_folder_get_own (NULL);
  g_autofree char *some = pmap_recovery_folder_get_snapshot_path (own, 1);
  g_autofree char *folder = g_path_get_dirname (some);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_true (pmap_state_folder_make (copy, NULL));
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *from = g_build_filename (folder, name, NULL), *to = g_build_filename (copy, name, NULL);
      g_autoptr (GBytes) bytes = pmap_state_folder_read (from, G_MAXUINT32, NULL);

      g_assert_true (pmap_state_folder_write (to, bytes, NULL));
    }
  pmap_recovery_folder_unref (own);
}

/* The lock of a program that has ended. */
static void
leave_lock (Person *person)
{
  gboolean is_mine = pmap_lock_get_state (person->lock) == PMAP_LOCK_MINE;
  g_autoptr (GFile) location = pmap_file_get_real_location (person->file);
  g_autoptr (GFile) folder = g_file_get_parent (location);
  g_autofree char *name = g_file_get_basename (location), *lock = g_strdup_printf (".~lock.%s#", name);
  g_autoptr (GFile) file = g_file_get_child (folder, lock);
  g_autofree char *path = g_file_get_path (file), *dead = g_strdup_printf ("%d", NO_PROCESS);
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  if (!is_mine || !g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return;
  leave_file (person);
  g_key_file_set_string (keys, "Provision Map", "Process", dead);
  g_assert_true (g_key_file_save_to_file (keys, path, NULL));
}

void
program_crash (World  *self,
               Person *person)
{
  gboolean is_work = pmap_history_is_modified (get_history (person));

  world_say (self, "%s’s program crashes%s", person->name, is_work ? "" : ", with nothing unsaved");
  world_met[MET_CRASHED]++;
  if (is_work)
    {
      g_assert_true (pmap_recovery_keep_now (person->recovery, NULL));
      self->n_crashes++;
      g_ptr_array_add (person->crashes, pmap_xml_write (program_get_document (person)));
      leave_behind ();
      g_clear_object (&person->recovered);      /* its work is in what was left */
    }
  leave_lock (person);
  program_close_now (self, person);
}

/* The newest that is of the shared map. */
static PmapSnapshot *
find_left (void)
{
  g_autoptr (GPtrArray) left = pmap_recovery_list (NULL);

  for (guint i = 0; i < left->len; i++)
    if (g_strcmp0 (_pmap_snapshot_get_map_id (left->pdata[i]), "map-0") == 0)
      return g_object_ref (left->pdata[i]);
  return NULL;
}

static void
check_recovered (World        *self,
                 Person       *person,
                 PmapDocument *draft)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (draft);

  for (guint i = 0; i < person->crashes->len; i++)
    if (g_bytes_equal (bytes, person->crashes->pdata[i]))
      return;
  world_fail (self, "what %s’s program brings back is not what it had when it ended", person->name);
}

/* Where the work cannot go back to its file, it is a map of its own, which gets another name. */
static void
bring_back_alone (World          *self,
                  Person         *person,
                  PmapSnapshot   *snapshot,
                  PmapDocument   *draft,
                  PmapProtection *protection)
{
  world_say (self, ", as a map of its own");
  world_met[MET_RECOVERED_ALONE]++;
  take_up (self, person, draft, NULL);
  if (protection != NULL)
    wish (person, protection);
  if (pmap_snapshot_forgets_versions (snapshot))
    pmap_recorder_forget_versions (pmap_editor_get_recorder (person->editor), NULL);
  g_set_object (&person->recovered, snapshot);
  update_keeper (person);
  world_say (self, "; ");
  program_save_as (self, person);
}

static void
bring_back (World          *self,
            Person         *person,
            PmapSnapshot   *snapshot,
            PmapDocument   *draft,
            PmapFile       *file,
            PmapDocument   *base,
            PmapProtection *protection)
{
  g_autoptr (GPtrArray) erased = NULL;

  take_up (self, person, base, file);
  g_set_object (&person->recovered, snapshot);
  erased = pmap_snapshot_list_erased (snapshot, base);
  for (guint i = 0; i < N_PUPILS; i++)
    if (g_ptr_array_find (erased, world_get_pupil (base, i), NULL))
      {
        person->erasing |= 1u << i;
        if (pmap_snapshot_forgets_versions (snapshot))
          person->ticked |= 1u << i;
      }
  pmap_erase_recover (person->editor, draft, erased, pmap_snapshot_forgets_versions (snapshot), "Recover");
  if (!pmap_history_is_modified (get_history (person)))
    discard_recovered (person);
  if (protection != NULL && !pmap_protection_is_of (protection, pmap_file_get_bytes (file)))
    wish (person, protection);
}

void
program_recover (World  *self,
                 Person *person)
{
  g_autoptr (PmapSnapshot) snapshot = find_left ();
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) draft = NULL, base = NULL;
  g_autoptr (PmapFile) file = NULL;
  PmapProtection *protection;
  GFile *location;

  if (snapshot == NULL)
    {
      program_open (self, person);
      return;
    }
  world_say (self, "%s brings back what a crash left", person->name);
  world_met[MET_RECOVERED]++;
  location = pmap_snapshot_get_location (snapshot);
  protection = world_find_key (self, pmap_snapshot_get_bytes (snapshot));
  draft = pmap_snapshot_load (snapshot, protection, issues, NULL);
  g_assert_nonnull (draft);
  check_recovered (self, person, draft);
  if (location != NULL && g_file_query_exists (location, NULL))
    file = pmap_snapshot_restore_file (snapshot, protection, &base, NULL);
  if (file == NULL)
    bring_back_alone (self, person, snapshot, draft, protection);
  else
    bring_back (self, person, snapshot, draft, file, base, protection);
}

/* On her private map, in another window. */
void
program_work_alone (World  *self,
                    Person *person)
{
  g_autoptr (PmapFile) file = new_file (self->others[MAP_PRIVATE]);
  g_autoptr (PmapLoader) loader = pmap_loader_new (file);
  g_autoptr (PmapSaver) saver = NULL;
  g_autofree char *text = g_strdup_printf ("%s %u", world_get_word (MAP_PRIVATE), self->n_edits++);
  PmapDocument *document;

  if (person != &self->people[0])
    return;
  world_say (self, "%s works on her private map", person->name);
  g_assert_true (pmap_loader_load (loader, NULL, NULL));
  document = pmap_loader_get_document (loader);
  map_set (document->school, "senco", text);
  saver = pmap_saver_new (document, file);
  g_assert_true (pmap_saver_save (saver, NULL, NULL));
}
