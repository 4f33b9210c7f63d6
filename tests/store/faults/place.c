/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the fault tests save: a folder with a map of the user's own, of a colleague, behind a link, with a second name, or
 * with none yet. A save runs in a child process, which faults may kill; then the place is looked at from outside. What
 * must hold:
 *
 * - The file is all of the old or all of the new.
 * - Who was told "saved" has the new, who was told "not saved" has the old, and nobody is told that somebody else changed
 *   the file, for nobody did.
 * - Links are links, the other name of a file still names all of the old or all of the new, and who could read and write
 *   the file still can.
 * - Nothing is left beside it, unless removing it was what failed. Where the process was killed, one file of the
 *   program's own may be left, and the next save removes it. */

#include "config.h"

#include "store/faults/place.h"

#include "base/pmap-error.h"
#include "store/pmap-file-private.h"
#include "store/pmap-saver.h"
#include "store/posix/pmap-replace.h"
#include "xml/pmap-xml-read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define KEPT_STEM "Map kept on "
#define CHILD_SECONDS 20     /* of the processor: a save that goes round in circles ends, and is found */

static const char *const scene_names[N_SCENES] = { "own", "colleague", "link", "hard-link", "new" };

const char *
scene_get_name (Scene scene)
{
  return scene_names[scene];
}

/* Why a scene cannot be had here; NULL if it can. */
const char *
scene_get_skip (Scene scene)
{
  return scene == SCENE_COLLEAGUE && geteuid () != 0 ? "needs root, to be two users" : NULL;
}

static void
make_folder (const char *path,
             uid_t       user,
             mode_t      mode)
{
  g_assert_no_errno (g_mkdir (path, 0700));
  if (geteuid () == 0)
    g_assert_no_errno (chown (path, user, PLACE_GROUP));
  g_assert_no_errno (g_chmod (path, mode));
}

/**
 * place_new:
 * @parent: (nullable): a folder to be in; by default in memory where the system has that, since it is thousands of saves
 * @save: how to save
 */
Place *
place_new (const char *parent,
           PlaceSave   save)
{
  Place *self = g_new0 (Place, 1);

  if (parent == NULL)
    parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  self->root = g_build_filename (parent, "pmap-faults-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (self->root));
  g_assert_no_errno (g_chmod (self->root, 0755));
  self->desk = g_build_filename (self->root, "desk", NULL);
  self->share = g_build_filename (self->root, "share", NULL);
  self->state = g_build_filename (self->root, "state", NULL);
  self->target = g_build_filename (self->share, PLACE_FILE_NAME, NULL);
  self->other_name = g_build_filename (self->share, "other-name.pmap", NULL);
  make_folder (self->desk, PLACE_USER, 0755);
  make_folder (self->share, PLACE_COLLEAGUE, 02775);
  make_folder (self->state, PLACE_USER, 0700);
  self->save = save;
  g_object_unref (g_file_new_for_path (self->root));     /* GIO looks for its modules once, not in each child */
  self->outcome = mmap (NULL, sizeof (Outcome), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (self->outcome != MAP_FAILED);
  return self;
}

static void
empty (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR) && !g_file_test (file, G_FILE_TEST_IS_SYMLINK))
        empty (file);
      g_assert_no_errno (g_remove (file));
    }
}

void
place_free (Place *self)
{
  empty (self->desk);
  empty (self->share);
  empty (self->state);
  g_rmdir (self->desk);
  g_rmdir (self->share);
  g_rmdir (self->state);
  g_assert_no_errno (g_rmdir (self->root));
  g_free (self->root);
  g_free (self->state);
  g_free (self->desk);
  g_free (self->share);
  g_free (self->path);
  g_free (self->target);
  g_free (self->other_name);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_clear_pointer (&self->new, g_bytes_unref);
  g_clear_pointer (&self->newer, g_bytes_unref);
  munmap (self->outcome, sizeof (Outcome));
  g_free (self);
}

void
place_set_bytes (Place  *self,
                 GBytes *old,
                 GBytes *new,
                 GBytes *newer)
{
  g_clear_pointer (&self->old, g_bytes_unref);
  g_clear_pointer (&self->new, g_bytes_unref);
  g_clear_pointer (&self->newer, g_bytes_unref);
  self->old = g_bytes_ref (old);
  self->new = g_bytes_ref (new);
  self->newer = g_bytes_ref (newer);
}

/* Puts everything as it is before a save. */
void
place_set_up (Place *self,
              Scene  scene)
{
  int file;
  gsize length;
  const char *data = g_bytes_get_data (self->old, &length);

  self->scene = scene;
  empty (self->desk);
  empty (self->share);
  empty (self->state);
  g_free (self->path);
  self->path = scene == SCENE_LINK ? g_build_filename (self->desk, PLACE_FILE_NAME, NULL) : g_strdup (self->target);
  if (scene == SCENE_LINK)
    g_assert_no_errno (symlink ("../share/" PLACE_FILE_NAME, self->path));
  if (scene == SCENE_NEW)
    return;
  file = g_open (self->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  g_assert_no_errno (file);
  for (gsize done = 0; done < length; )
    {
      gssize n = write (file, data + done, length - done);

      g_assert_no_errno (n);
      done += n;
    }
  if (geteuid () == 0)
    g_assert_no_errno (fchown (file, scene == SCENE_COLLEAGUE ? PLACE_COLLEAGUE : PLACE_USER, PLACE_GROUP));
  g_assert_no_errno (fchmod (file, 0664));
  close (file);
  if (scene == SCENE_HARD_LINK)
    g_assert_no_errno (link (self->target, self->other_name));
}

/* What a program that opened the file as it is would believe is there. */
GBytes *
place_get_base (Place *self)
{
  return self->scene == SCENE_NEW ? NULL : self->old;
}

/* Rights mean nothing to root: what saves is an ordinary user. */
void
place_drop_root (void)
{
  const gid_t group = PLACE_GROUP;

  if (geteuid () != 0)
    return;
  if (setgroups (1, &group) < 0 || setgid (group) < 0 || setuid (PLACE_USER) < 0)
    _exit (3);
}

/* Saves in a child, along the plan of faults. */
void
place_run (Place  *self,
           GBytes *bytes,
           GBytes *base)
{
  pid_t child;

  memset (self->outcome, 0, sizeof (Outcome));
  child = fork ();
  g_assert_no_errno (child);
  if (child == 0)
    {
      const struct rlimit limit = { CHILD_SECONDS, CHILD_SECONDS };

      setrlimit (RLIMIT_CPU, &limit);
      umask (002);
      place_drop_root ();
      faults_begin (self->only_state ? self->state : self->root);
      self->save (self, bytes, base, self->outcome);
      faults_end ();
      _exit (0);
    }
  while (waitpid (child, &self->outcome->status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
}

gboolean
place_holds (const char *path,
             GBytes     *bytes)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) there = NULL;
  gsize length;

  if (bytes == NULL || !g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  there = g_bytes_new_take (g_steal_pointer (&text), length);
  return g_bytes_equal (there, bytes);
}

/* Whether a file that was kept is all of what somebody saved. */
static gboolean
is_whole (Place      *self,
          const char *name)
{
  g_autofree char *path = g_build_filename (self->share, name, NULL);

  return place_holds (path, self->old) || place_holds (path, self->new) || place_holds (path, self->newer);
}

/* What is there that was not put there. */
char *
place_list_extra (Place *self,
                  guint *n_extra)
{
  GString *list = g_string_new (NULL);
  const char *const folders[] = { self->desk, self->share };

  *n_extra = 0;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GDir) folder = g_dir_open (folders[i], 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (folder)) != NULL)
        {
          if (g_str_equal (name, PLACE_FILE_NAME) && (i == 1 || self->scene == SCENE_LINK))
            continue;
          if (g_str_equal (name, "other-name.pmap") && i == 1 && self->scene == SCENE_HARD_LINK)
            continue;
          if (self->may_keep && i == 1 && g_str_has_prefix (name, KEPT_STEM) && is_whole (self, name))
            continue;
          g_string_append_printf (list, " %s", name);
          (*n_extra)++;
        }
    }
  return g_string_free (list, FALSE);
}

/* Whether the user and the colleague can read and write the file as before. */
static gboolean
keeps_rights (Place *self)
{
  struct stat status;

  if (g_stat (self->target, &status) < 0)
    return FALSE;
  if ((status.st_mode & 0600) != 0600)
    return FALSE;
  return geteuid () != 0 || (status.st_gid == PLACE_GROUP && (status.st_mode & 060) == 060);
}

static char *
check_links (Place *self)
{
  g_autofree char *target = NULL;

  if (self->scene == SCENE_LINK)
    {
      target = g_file_read_link (self->path, NULL);
      if (g_strcmp0 (target, "../share/" PLACE_FILE_NAME) != 0)
        return g_strdup ("the link is no link any more");
    }
  if (self->scene == SCENE_HARD_LINK && !place_holds (self->other_name, self->old) && !place_holds (self->other_name, self->new))
    return g_strdup ("the other name of the file holds neither the old nor the new");
  return NULL;
}

/* After a process was killed, the next save succeeds and clears up. */
static char *
check_next_save (Place  *self,
                 GBytes *base)
{
  g_autofree char *extra = NULL;
  guint n_extra;

  faults_clear ();
  place_run (self, self->newer, base);
  extra = place_list_extra (self, &n_extra);
  if (self->outcome->word != WORD_SAVED || !place_holds (self->target, self->newer))
    return g_strdup_printf ("the next save does not succeed: %s", self->outcome->message);
  if (n_extra > 0)
    return g_strdup_printf ("the next save leaves%s", extra);
  return NULL;
}

static gboolean
is_empty (const char *path)
{
  struct stat status;

  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == 0;
}

/* What is wrong with the place after place_run(); NULL if nothing is. */
char *
place_check (Place *self)
{
  const Outcome outcome = *self->outcome;
  const Faults *faults = faults_get ();
  gboolean killed = WIFSIGNALED (outcome.status) && WTERMSIG (outcome.status) == SIGKILL;
  gboolean is_new = place_holds (self->target, self->new);
  gboolean is_old = self->scene == SCENE_NEW ? g_access (self->target, F_OK) < 0 : place_holds (self->target, self->old);
  g_autofree char *extra = NULL;
  char *problem;
  guint n_extra;

  /* Where there is neither a link nor a careful rename, a new name is taken with an empty file first. It stays if all that
   * comes after that fails as well: nothing that anybody had is lost. */
  if (!is_old && !is_new && self->scene == SCENE_NEW && self->may_keep && faults->n_failed > 1
      && (killed || outcome.word == WORD_NOT_SAVED) && is_empty (self->target))
    return NULL;
  if (!is_old && !is_new)
    return g_strdup_printf ("DAMAGED: the file is neither the old nor the new, after \"%s\"", outcome.message);
  if (!killed && (!WIFEXITED (outcome.status) || WEXITSTATUS (outcome.status) != 0))
    return g_strdup_printf ("the program ended by itself with status %#x", (guint) outcome.status);
  if (!killed && outcome.word == WORD_SAVED && !is_new)
    return g_strdup ("LOST: the program said that it is saved, and it is not");
  if (!killed && outcome.word != WORD_SAVED && !is_old)
    return g_strdup_printf ("UNTRUE: the program said \"%s\", and it is saved", outcome.message);
  if (!killed && outcome.word != WORD_SAVED && self->only_state)
    return g_strdup_printf ("not saved, though only the user's own folder is out of order: \"%s\"", outcome.message);
  if (outcome.word == WORD_CHANGED)
    return g_strdup ("UNTRUE: the program said that somebody else changed the file");
  if (!killed && (outcome.word == WORD_NONE || (outcome.word == WORD_OTHER && *outcome.message == '\0')))
    return g_strdup ("the program said nothing");
  problem = check_links (self);
  if (problem != NULL)
    return problem;
  if (is_new && !is_old && !faults->changed_rights_failed && !keeps_rights (self))
    return g_strdup ("not everybody who could can read and write the file now");
  extra = place_list_extra (self, &n_extra);
  if (!killed && n_extra > 0 && !faults->removal_failed)
    return g_strdup_printf ("left behind:%s", extra);
  if (n_extra > 1 && !faults->removal_failed)
    return g_strdup_printf ("more than one file left behind:%s", extra);
  return killed ? check_next_save (self, is_new ? self->new : place_get_base (self)) : NULL;
}

static void
tell (Outcome      *outcome,
      gboolean      saved,
      const GError *error)
{
  if (saved)
    outcome->word = WORD_SAVED;
  else if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE))
    outcome->word = WORD_CHANGED;
  else if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED))
    outcome->word = WORD_NOT_SAVED;
  else
    outcome->word = WORD_OTHER;
  if (error != NULL)
    g_strlcpy (outcome->message, error->message, sizeof (outcome->message));
}

/* The file alone; any bytes. */
void
save_by_replacing (Place   *place,
                   GBytes  *bytes,
                   GBytes  *base,
                   Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = pmap_replace_file (place->path, bytes, base, 0, NULL, &outcome->confirmed, &error);

  tell (outcome, saved, error);
}

/* As the windows and the command line save; `bytes` are a map's as the program writes it. */
void
save_by_saver (Place   *place,
               GBytes  *bytes,
               GBytes  *base,
               Outcome *outcome)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, NULL);
  g_autoptr (GFile) location = g_file_new_for_path (place->path);
  g_autoptr (PmapFile) file = pmap_file_new (location);
  g_autoptr (PmapSaver) saver = pmap_saver_new (document, file);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  if (base != NULL)
    _pmap_file_set_bytes (file, base);
  saved = pmap_saver_save (saver, NULL, &error);
  tell (outcome, saved, error);
  outcome->noted = pmap_issues_count (pmap_saver_get_issues (saver), PMAP_SEVERITY_NOTE) > 0;
  outcome->confirmed = saved && !outcome->noted;
}
