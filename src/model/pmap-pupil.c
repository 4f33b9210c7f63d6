/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil on the register. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-pupil.h"

#include "model/pmap-document.h"
#include "model/pmap-need.h"
#include "model/pmap-record-list.h"
#include "model/pmap-silenced.h"
#include "model/pmap-strategy.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapPupil, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PUPIL_FIELDS (ENTRY) };

static const PmapIssueKind wrong_upn = {
  "wrong-upn", PMAP_PLURAL_ ("%u UPN is not right", "%u UPNs are not right"), PMAP_URGENCY_REST,
  N_("Department for Education: how a unique pupil number is made up")
};
static const PmapIssueKind wrong_birth_date = {
  "wrong-birth-date", PMAP_PLURAL_ ("%u date of birth looks wrong", "%u dates of birth look wrong"), PMAP_URGENCY_REST
};

/* The alphabet of check letters and of temporary UPNs: without I, O and S. */
#define UPN_LETTERS "ABCDEFGHJKLMNPQRTUVWXYZ"

/* Nobody born before is at school, whatever the school year. */
#define FIRST_BIRTH_YEAR 1990

/* Children of the first year group, Nursery 1, are two on the 31 August before the school year, of the next three, and so
 * on; EHC plans run to 25. */
#define FIRST_AGE 2
#define LAST_AGE 25

/* Whether a UPN is written as one (Gov Data Standards Catalogue, Unique Pupil Number): a letter and twelve digits, of which
 * the last is a letter in a temporary one. */
static gboolean
upn_has_right_shape (const char *upn)
{
  gsize n_digits = strlen (upn) == 13 ? strspn (upn + 1, "0123456789") : 0;

  return strchr (UPN_LETTERS, upn[0]) != NULL
         && (n_digits == 12 || (n_digits == 11 && strchr (UPN_LETTERS, upn[12]) != NULL));
}

/* The check letter: positions 2 to 13, each times its place, modulo 23. */
static gboolean
upn_has_right_letter (const char *upn)
{
  guint sum = 0;

  for (guint i = 1; i < 13; i++)
    sum += (i + 1) * (g_ascii_isdigit (upn[i]) ? upn[i] - '0' : strchr (UPN_LETTERS, upn[i]) - UPN_LETTERS);
  return upn[0] == UPN_LETTERS[sum % 23];
}

static void
check_upn (PmapPupil  *self,
           PmapIssues *issues)
{
  if (self->upn == NULL)
    return;
  if (!upn_has_right_shape (self->upn))
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_upn, "upn",
                           _("A UPN is a capital letter and 12 digits; please compare it with the register"));
  else if (!upn_has_right_letter (self->upn))
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_upn, "upn",
                           _("The UPN does not have the right check letter; please compare it with the register"));
}

/* Whether a date of birth is that of a pupil in the school year of the map, and of the pupil's year group. A map that says
 * no year says nothing of ages. */
static void
check_birth_date (PmapPupil  *self,
                  PmapIssues *issues)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (self));
  PmapDate start = document != NULL ? pmap_document_get_year (document)->start : PMAP_DATE_NONE;
  guint birth_month, birth_year, year = 0;
  const char *stated = pmap_choices_get_label (pmap_year_groups, self->year_group);
  const char *usual;
  int age;

  if (self->birth_date == PMAP_DATE_NONE || pmap_pupil_is_archived (self))      /* who stays in the last year group for good */
    return;
  pmap_date_split (self->birth_date, NULL, &birth_month, &birth_year);
  if (start != PMAP_DATE_NONE)
    pmap_date_split (start, NULL, NULL, &year);
  age = (int) year - (int) birth_year - (birth_month >= 9);     /* on 31 August */
  usual = pmap_choices_get_label (pmap_year_groups, MAX (age - FIRST_AGE + 1, 0));
  if (birth_year < FIRST_BIRTH_YEAR || (year != 0 && age > LAST_AGE))
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_birth_date, "birth-date",
                           _("Born in %u is too long ago for a pupil; please compare it with the register"), birth_year);
  else if (year != 0 && age < FIRST_AGE)
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_birth_date, "birth-date",
                           /* translators: the year of birth, and the school year, 2026/27. */
                           _("Born in %1$u is too young for school in %2$u/%3$02u; please compare it with the register"),
                           birth_year, year, (year + 1) % 100);
  else if (year != 0 && *stated != '\0' && *usual != '\0' && stated != usual)
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_birth_date, "birth-date",
                           /* translators: two year groups: "The date of birth fits Year 3, not Year 5; …" */
                           _("The date of birth fits %1$s, not %2$s; please compare both with the register"), usual, stated);
  else if (year != 0 && *stated != '\0' && *usual == '\0')
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_birth_date, "birth-date",
                           /* translators: the year of birth, and a year group. */
                           _("Born in %1$u is too old for %2$s; please compare both with the register"), birth_year, stated);
}

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  check_upn (PMAP_PUPIL (self), issues);
  check_birth_date (PMAP_PUPIL (self), issues);
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

/* Who is put on a provision map mostly has support. */
static void
begin (PmapRecord     *self,
       PmapRecordList *list,
       PmapDate        today)
{
  PMAP_PUPIL (self)->sen = PMAP_SEN_SUPPORT;
}

static const PmapNoun noun = {
  .element = "pupil",
  .id_prefix = "u",
  .title = N_("Pupil"),
  .add = N_("Add pupil"),
  .remove = N_("Remove pupil"),
  .move = N_("Move pupil"),
  .help = N_("A pupil on the register."),
  .begin = begin,
};

PMAP_DEFINE_RECORD (PmapPupil, pmap_pupil, noun, check, describe)

/**
 * pmap_pupil_is_archived:
 * @self: a pupil
 *
 * Returns: whether the pupil left before the school year of the map began: kept, with what was tried and what came of it, and one
 *   of no list and no count of the year. Who leaves within the year has a part in its costs and stays on its lists.
 */
gboolean
pmap_pupil_is_archived (PmapPupil *self)
{
  PmapDocument *document;
  PmapDate start;

  g_return_val_if_fail (PMAP_IS_PUPIL (self), FALSE);

  if (self->left == PMAP_DATE_NONE)
    return FALSE;
  document = pmap_record_get_document (PMAP_RECORD (self));
  start = document != NULL ? pmap_document_get_year (document)->start : PMAP_DATE_NONE;
  return start != PMAP_DATE_NONE && self->left < start;
}

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
