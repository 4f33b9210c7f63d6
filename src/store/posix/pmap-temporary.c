/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the files that stand beside a map for a moment while it is saved, and what becomes of them if the program
 * is killed in that moment. A name says who made the file and nothing of what is in it:
 *
 *   .provision-map-COMPUTER-START-PROCESS-CHANCE.tmp
 *     being written: nobody's work but its maker's, and not yet promised to anybody
 *   .provision-map-COMPUTER-START-PROCESS-CHANCE-FILE-SIZE-SUM.tmp
 *     changing places with the map: after that it is what the map was before. FILE is the number of the file that was
 *     written, SIZE and SUM are of the version that should come out
 *
 * When its maker is gone, the first kind is taken away. The second is taken away if it is the file that was written or the
 * version that was to come out; otherwise somebody else saved in that very moment, what is in it is nowhere else, and it
 * gets a name that people see. A maker on another computer cannot be asked after: that it is gone is believed after a week,
 * so that no difference of clocks matters. */

#define _GNU_SOURCE                  /* for renameat2() */
#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-temporary.h"

#include "store/posix/pmap-guard.h"
#include "store/posix/pmap-marker.h"
#include "store/posix/pmap-process.h"
#include "store/posix/pmap-rename.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define START ".provision-map-"
#define END ".tmp"
#define BOOT_LENGTH 8
#define WEEK (7 * 24 * 60 * 60)
#define KEEP_ATTEMPTS 100
#define LARGEST_LEFTOVER (256 * 1024 * 1024)     /* no map is larger: what is, is not ours to judge */

/* Anybody may put files of such names into a shared folder. None of them costs a save more than this. */
#define ENTRIES_MOST 20000           /* of the folder */
#define LEFTOVERS_MOST 32            /* looked at in one cleaning */
#define READ_MOST (32 * 1024 * 1024) /* bytes */
#define KEPT_MOST 1                  /* given a name that people see, in one cleaning */
#define KEPT_IN_FOLDER_MOST 5        /* and in all */

enum
{
  PART_HOST,
  PART_BOOT,
  PART_PROCESS,
  PART_CHANCE,
  PART_FILE,
  PART_SIZE,
  PART_SUM,
  N_PARTS
};

/**
 * pmap_temporary_name:
 *
 * Returns: (transfer full): a name for a new file beside a map, that nobody else uses
 */
char *
pmap_temporary_name (void)
{
  g_autofree char *boot = g_strndup (pmap_process_get_boot (), BOOT_LENGTH);

  return g_strdup_printf (START "%s-%s-%" G_GINT64_FORMAT "-%08x" END, pmap_process_get_host (),
                          *boot != '\0' ? boot : "none", pmap_process_get_id (), g_random_int ());
}

/* A sum that tells versions of a map apart; fast, since it is worked out at each save. Nobody has anything to gain from two
 * that agree. */
static guint64
sum_up (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint64 sum = length, word;

  for (gsize at = 0; at < length; at += sizeof word)
    {
      word = 0;
      memcpy (&word, data + at, MIN (sizeof word, length - at));
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);      /* 2^64 over the golden ratio: spreads bits well */
      sum ^= sum >> 32;
    }
  return sum;
}

/**
 * pmap_temporary_claim:
 * @temporary: a name from pmap_temporary_name()
 * @status: the file that has it
 * @base: what should come out when that file changes places with another
 *
 * Returns: (transfer full): the name it must have while it does
 */
char *
pmap_temporary_claim (const char        *temporary,
                      const struct stat *status,
                      GBytes            *base)
{
  return g_strdup_printf ("%.*s-%" G_GINT64_MODIFIER "x-%" G_GSIZE_MODIFIER "x-%" G_GINT64_MODIFIER "x" END,
                          (int) (strlen (temporary) - strlen (END)), temporary, (guint64) status->st_ino,
                          g_bytes_get_size (base), sum_up (base));
}

/**
 * pmap_temporary_is:
 * @name: a file's
 *
 * Returns: whether a program of ours, on whatever computer, gave it
 */
gboolean
pmap_temporary_is (const char *name)
{
  return g_str_has_prefix (name, START) && g_str_has_suffix (name, END);
}

/**
 * pmap_temporary_keep:
 * @folder: descriptor of a folder
 * @temporary: a file in it, with somebody's work
 * @name: (out): what it is called now, for people to read
 *
 * Gives a file a name that people see and that nobody has.
 *
 * Returns: whether that was possible
 */
gboolean
pmap_temporary_keep (int          folder,
                     const char  *temporary,
                     char       **name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* translators: the name of a file; %F and %H%M are the date and the time: "Map kept on 2026-11-22 at 1935". */
  g_autofree char *start = g_date_time_format (now, _("Map kept on %F at %H%M"));

  g_strdelimit (start, "/", '-');
  for (guint i = 1; i <= KEEP_ATTEMPTS; i++)
    {
      g_autofree char *visible = i == 1 ? g_strdup_printf ("%s.pmap", start) : g_strdup_printf ("%s (%u).pmap", start, i);

      if (pmap_rename_somebodys_as_new (folder, temporary, visible))
        {
          *name = g_steal_pointer (&visible);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }
  *name = NULL;
  return FALSE;
}

static gboolean
is_maker_gone (char              **parts,
               const struct stat  *status)
{
  g_autofree char *boot = g_strndup (pmap_process_get_boot (), BOOT_LENGTH);

  if (!g_str_equal (parts[PART_HOST], pmap_process_get_host ()))
    return status->st_ctim.tv_sec < g_get_real_time () / G_USEC_PER_SEC - WEEK;
  return !g_str_equal (parts[PART_BOOT], *boot != '\0' ? boot : "none")
         || !pmap_process_is_running (g_ascii_strtoll (parts[PART_PROCESS], NULL, 10));
}

/* A regular file of at most `limit` bytes; NULL if it is not one. */
static GBytes *
read_small (int         folder,
            const char *name,
            gsize       limit)
{
  int descriptor = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  g_autofree char *text = NULL;
  struct stat status;
  gsize done = 0;

  if (descriptor < 0)
    return NULL;
  if (fstat (descriptor, &status) < 0 || !S_ISREG (status.st_mode))
    {
      close (descriptor);
      return NULL;
    }
  text = g_malloc (limit + 1);
  while (done <= limit)
    {
      gssize n = read (descriptor, text + done, limit + 1 - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += n;
    }
  close (descriptor);
  return done <= limit ? g_bytes_new_take (g_steal_pointer (&text), done) : NULL;
}

/* One cleaning, and what it may still cost. */
typedef struct
{
  int folder;
  PmapIssues *notes;
  GPtrArray *names;
  gsize readable;        /* bytes */
  guint keepable;
} Cleaning;

/* What a file that was changing places is: nobody's work if it holds what was to come out; somebody's if it is a map. */
typedef enum
{
  CONTENT_BASE,
  CONTENT_MAP,
  CONTENT_UNKNOWN,
} Content;

static gboolean
looks_like_map (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return (length >= strlen ("<?xml") && memcmp (data, "<?xml", strlen ("<?xml")) == 0)
         || (length >= strlen ("\x89PMAP") && memcmp (data, "\x89PMAP", strlen ("\x89PMAP")) == 0);
}

static Content
look_into (Cleaning           *self,
           const char         *name,
           char              **parts,
           const struct stat  *status)
{
  gsize size = status->st_size;
  g_autoptr (GBytes) bytes = NULL;

  if (size > LARGEST_LEFTOVER || size > self->readable)
    return CONTENT_UNKNOWN;
  self->readable -= size;
  bytes = read_small (self->folder, name, size);
  if (bytes == NULL)
    return CONTENT_UNKNOWN;
  if (g_bytes_get_size (bytes) == g_ascii_strtoull (parts[PART_SIZE], NULL, 16)
      && sum_up (bytes) == g_ascii_strtoull (parts[PART_SUM], NULL, 16))
    return CONTENT_BASE;
  return looks_like_map (bytes) ? CONTENT_MAP : CONTENT_UNKNOWN;
}

/* What keeps others waiting while a map is saved on a network drive. */
static void
clean_guard (int         folder,
             const char *name)
{
  g_autoptr (GBytes) bytes = read_small (folder, name, PMAP_MARKER_LIMIT);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (pmap_guard_is_left (text, 0))
    unlinkat (folder, name, 0);
}

static void
clean_one (Cleaning   *self,
           const char *name)
{
  g_autofree char *middle = g_strndup (name + strlen (START), strlen (name) - strlen (START) - strlen (END));
  g_auto (GStrv) parts = g_strsplit (middle, "-", N_PARTS + 1);
  guint n_parts = g_strv_length (parts);
  g_autofree char *kept = NULL;
  Content content = CONTENT_BASE;
  struct stat status;

  if ((n_parts != PART_FILE && n_parts != N_PARTS) || fstatat (self->folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0
      || !S_ISREG (status.st_mode) || !is_maker_gone (parts, &status))
    return;
  if (n_parts == N_PARTS && g_ascii_strtoull (parts[PART_FILE], NULL, 16) != (guint64) status.st_ino)
    content = look_into (self, name, parts, &status);
  if (content == CONTENT_BASE)
    unlinkat (self->folder, name, 0);
  else if (content == CONTENT_MAP && self->notes != NULL && self->keepable > 0
           && pmap_temporary_keep (self->folder, name, &kept))
    {
      self->keepable--;
      pmap_issues_add (self->notes, PMAP_SEVERITY_WARNING, NULL, NULL,
                       _("A program was stopped in this folder while two people saved at once; what one of them saved is kept "
                         "beside the map as “%s”"), kept);
    }
}

/* Reads the folder; how many files it has that were given a name for people to see counts, too. */
static gboolean
find_leftovers (Cleaning *self)
{
  /* A descriptor of its own: reading a folder moves on where the descriptor is. */
  int descriptor = openat (self->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *entries = descriptor >= 0 ? fdopendir (descriptor) : NULL;
  const char *visible = _("Map kept on %F at %H%M");
  gsize visible_length = strcspn (visible, "%");
  const struct dirent *entry;
  guint n_kept = 0;

  if (entries == NULL)
    {
      if (descriptor >= 0)
        close (descriptor);
      return FALSE;
    }
  for (guint i = 0; i < ENTRIES_MOST && (entry = readdir (entries)) != NULL; i++)
    {
      n_kept += visible_length > 0 && strncmp (entry->d_name, visible, visible_length) == 0;
      if (self->names->len < LEFTOVERS_MOST && pmap_temporary_is (entry->d_name))
        g_ptr_array_add (self->names, g_strdup (entry->d_name));
    }
  closedir (entries);
  self->keepable = n_kept < KEPT_IN_FOLDER_MOST ? KEPT_MOST : 0;
  return TRUE;
}

/**
 * pmap_temporary_clean:
 * @folder: descriptor of a folder
 * @notes: (nullable): where it is said if somebody's work was found; without it, such work is left for the next time
 *
 * Takes away what killed programs left behind; a little each time, where there is more than such programs leave.
 */
void
pmap_temporary_clean (int         folder,
                      PmapIssues *notes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Cleaning self = { folder, notes, names, READ_MOST, 0 };

  if (!find_leftovers (&self))
    return;
  for (guint i = 0; i < names->len; i++)
    if (pmap_guard_is_name (names->pdata[i]))
      clean_guard (folder, names->pdata[i]);
    else
      clean_one (&self, names->pdata[i]);
}

/**
 * pmap_temporary_clean_beside:
 * @path: a file, there or not
 *
 * Takes away what killed programs left behind in the folder of that file, but for what has to be told of.
 */
void
pmap_temporary_clean_beside (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int folder = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    return;
  pmap_temporary_clean (folder, NULL);
  close (folder);
}
