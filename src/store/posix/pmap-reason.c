/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a file could not be written, in the words of who wanted to save it: what happened, what was kept, what to do. A map is
 * the work itself; a chart or a page on paper is made from one, and is called by its file's name. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-reason.h"

#include "base/pmap-error.h"

#include <errno.h>
#include <glib/gi18n.h>

/**
 * pmap_reason_set_error:
 * @error: (optional): %PMAP_ERROR_NOT_SAVED
 * @name: (nullable): the file's name, where it is not a map but made from one
 * @code: what the system said: an errno
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
pmap_reason_set_error (GError     **error,
                       const char  *name,
                       int          code)
{
  const char *cause, *remedy;

  switch (code)
    {
    case ENOSPC:
    case EFBIG:
      cause = _("the disk is full");
      remedy = name == NULL ? _("Make room on it, or save the map somewhere else.")
                              : _("Make room on it, or choose another place.");
      break;
    case EDQUOT:
      cause = _("your share of the disk is used up");
      remedy = name == NULL ? _("Make room on it, or save the map somewhere else.")
                              : _("Make room on it, or choose another place.");
      break;
    case EACCES:
    case EPERM:
      cause = _("you may not write there");
      remedy = name == NULL ? _("Save the map in another folder, or ask for the right to write in this one.")
                              : _("Choose another folder, or ask for the right to write in this one.");
      break;
    case EROFS:
      cause = _("the disk can only be read");
      remedy = name == NULL ? _("Save the map on another disk.")
                              : _("Choose another disk.");
      break;
    case ENOENT:
    case ENOTDIR:
      cause = _("the folder is no longer there");
      remedy = name == NULL ? _("Connect the drive again, or save the map in another folder.")
                              : _("Connect the drive again, or choose another folder.");
      break;
    case ELOOP:
      cause = _("the name is a link that leads nowhere");
      remedy = _("Choose another name.");
      break;
    case EISDIR:
      cause = _("what is there under this name is not a file");
      remedy = _("Choose another name.");
      break;
    case ENAMETOOLONG:
      cause = _("the name is too long");
      remedy = _("Choose a shorter name.");
      break;
    case EBUSY:
    case ETXTBSY:
    case EEXIST:
      cause = _("another program is using the file");
      remedy = name == NULL ? _("Try again in a moment, or save the map under another name.")
                              : _("Try again in a moment, or choose another name.");
      break;
    case ESTALE:
    case ENODEV:
    case ENXIO:
    case ENOTCONN:
    case ETIMEDOUT:
    case EHOSTDOWN:
    case EHOSTUNREACH:
      cause = _("the drive does not answer");
      remedy = name == NULL ? _("Connect it again, or save the map in another folder.")
                              : _("Connect it again, or choose another folder.");
      break;
    case EIO:
      cause = _("the drive reports a fault");
      remedy = name == NULL ? _("Save the map on another drive.")
                              : _("Choose another drive.");
      break;
    default:
      cause = g_strerror (code);
      remedy = name == NULL ? _("Try again, or save the map in another folder.")
                              : _("Try again, or choose another folder.");
      break;
    }
  if (name != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: a file's name, why ("the disk is full"), then what to do, a sentence. */
                 _("“%1$s” could not be saved: %2$s. %3$s"), name, cause, remedy);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: why ("the disk is full"), then what to do, a sentence. */
                 _("The map was not saved: %1$s. The file is as it was, and your changes are still here. %2$s"),
                 cause, remedy);
  return FALSE;
}

/**
 * pmap_reason_set_changed_error:
 * @error: (optional): %PMAP_ERROR_CHANGED_ELSEWHERE
 * @name: (nullable): the file's name, where it is not a map but made from one
 * @is_new: whether we believed that there was no file
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
pmap_reason_set_changed_error (GError     **error,
                               const char  *name,
                               gboolean     is_new)
{
  if (name != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE,
                 /* translators: %s is a file's name. */
                 is_new ? _("“%s” could not be saved: there is a file of this name already. Choose another name.")
                        : _("“%s” could not be saved: another program has just changed it. Try again, or choose another name."),
                 name);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE, "%s",
                 is_new
                 ? _("The map was not saved: there is a file of this name already. Choose another name.")
                 : _("The map was not saved: somebody else has changed this file since it was opened. Their file is as they "
                     "left it, and your changes are still here. Save yours under another name."));
  return FALSE;
}

/**
 * pmap_reason_set_false_error:
 * @error: (optional): %PMAP_ERROR_NOT_SAVED
 * @name: (nullable): the file's name, where it is not a map but made from one
 *
 * For a disk that gives back something else than was written to it.
 *
 * Returns: %FALSE, for the caller to pass on
 */
gboolean
pmap_reason_set_false_error (GError     **error,
                             const char  *name)
{
  if (name != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 /* translators: %s is a file's name. */
                 _("“%s” could not be saved: the disk does not give back what was written to it. Choose another disk."), name);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED,
                 _("The map was not saved: the disk does not give back what was written to it. The file is as it was, "
                   "and your changes are still here. Save the map on another disk."));
  return FALSE;
}
