/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil on the register. */

#include "config.h"

#include "model/pmap-pupil.h"

#include "model/pmap-need.h"
#include "model/pmap-record-list.h"
#include "model/pmap-strategy.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapPupil, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PUPIL_FIELDS (ENTRY) };

static const PmapIssueKind wrong_upn = {
  "wrong-upn", PMAP_PLURAL_ ("%u UPN is not right", "%u UPNs are not right"), PMAP_URGENCY_REST
};

/* The check letter of a UPN (Gov Data Standards Catalogue, Unique Pupil Number): positions 2 to 13, each times its
 * place, modulo 23, in an alphabet without I, O and S. A temporary UPN ends in a letter of the same alphabet. */
static gboolean
upn_is_right (const char *upn)
{
  static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
  guint sum = 0;

  if (strlen (upn) != 13)
    return FALSE;
  for (guint i = 1; i < 13; i++)
    {
      const char *letter = strchr (letters, upn[i]);

      if (g_ascii_isdigit (upn[i]))
        sum += (i + 1) * (upn[i] - '0');
      else if (i == 12 && letter != NULL)
        sum += (i + 1) * (letter - letters);
      else
        return FALSE;
    }
  return upn[0] == letters[sum % 23];
}

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  PmapPupil *pupil = PMAP_PUPIL (self);

  if (pupil->upn != NULL && !upn_is_right (pupil->upn))
    pmap_record_add_issue (self, issues, PMAP_SEVERITY_WARNING, &wrong_upn, "upn",
                           _("The UPN does not have the right check letter; please compare it with the register"));
}

static char *
describe (PmapRecord *self)
{
  PmapPupil *pupil = PMAP_PUPIL (self);

  if (pupil->family_name == NULL)
    return g_strdup (pupil->given_name);
  /* translators: a pupil's given name and family name. */
  return g_strdup_printf (_("%1$s %2$s"), pupil->given_name != NULL ? pupil->given_name : "", pupil->family_name);
}

PMAP_DEFINE_RECORD (PmapPupil, pmap_pupil, "pupil", N_("pupil"), "u",
                    check, describe)

/**
 * pmap_pupil_is_former:
 * @self: a pupil
 *
 * Returns: whether it is nobody, and only holds the places in groups of a pupil who was erased
 */
gboolean
pmap_pupil_is_former (PmapPupil *self)
{
  const char *id;

  g_return_val_if_fail (PMAP_IS_PUPIL (self), FALSE);

  id = pmap_record_get_id (PMAP_RECORD (self));
  return id != NULL && g_str_has_suffix (id, PMAP_PUPIL_FORMER_SUFFIX);
}

/**
 * pmap_pupil_get_main_need:
 * @self: a pupil
 *
 * Returns: (transfer none) (nullable): the need with the lowest rank; needs without a rank come after all others, of equals
 *   the first counts, and a need of no type yet is none
 */
PmapNeed *
pmap_pupil_get_main_need (PmapPupil *self)
{
  PmapNeed *main_need = NULL;

  g_return_val_if_fail (PMAP_IS_PUPIL (self), NULL);

  for (guint i = 0; i < pmap_record_list_get_length (self->needs); i++)
    {
      PmapNeed *need = pmap_record_list_get (self->needs, i);

      if (need->type != PMAP_NEED_NONE && (main_need == NULL || pmap_need_compare_ranks (need, main_need) < 0))
        main_need = need;
    }
  return main_need;
}
