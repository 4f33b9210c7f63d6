/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom or what something said of a record is about, so that a line read far from the record still says who: the pupil with
 * the class, the group with its days, the entry of the menu, the colleague. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-subject.h"

#include "model/pmap-document.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-pupil.h"

#include <glib/gi18n.h>

static char *
describe_pupil (PmapPupil *pupil)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
  const char *place = pupil->class_name;

  if (pupil->given_name == NULL && pupil->family_name == NULL)
    return g_strdup (_("A pupil without a name"));
  if (place == NULL && pupil->year_group != 0)
    place = pmap_choices_get_label (pmap_year_groups, pupil->year_group);
  if (place == NULL)
    return g_steal_pointer (&name);
  /* translators: a pupil, and the pupil's class or year group: "Ada Abbot (5B)". */
  return g_strdup_printf (_("%1$s (%2$s)"), name, place);
}

/* One to one is known by the pupil, a group that has no name by its days, or by when it began. */
static char *
describe_intervention (PmapIntervention *intervention)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (intervention));
  guint n_members = pmap_record_list_get_length (intervention->members);
  const char *when[] = { "weekdays", "start" };

  if (intervention->name != NULL)
    return g_steal_pointer (&name);
  if (n_members == 1)
    {
      g_autofree char *pupil = pmap_record_describe (pmap_record_list_get (intervention->members, 0));

      /* translators: an intervention, and the one pupil who takes part in it: "Precision Teaching for Ada Abbot". */
      return g_strdup_printf (_("%1$s for %2$s"), name, pupil);
    }
  for (guint i = 0; i < G_N_ELEMENTS (when); i++)
    {
      const PmapField *field = pmap_record_find_field (PMAP_RECORD (intervention), when[i]);
      g_autofree char *text = pmap_record_format_field (PMAP_RECORD (intervention), field);

      if (*text == '\0')
        continue;
      if (field->kind == PMAP_KIND_WEEKDAYS)
        /* translators: an intervention, and its weekdays: "NELI (Mon, Wed)". */
        return g_strdup_printf (_("%1$s (%2$s)"), name, text);
      /* translators: an intervention, and its first day: "NELI (from 14 September 2026)". */
      return g_strdup_printf (_("%1$s (from %2$s)"), name, text);
    }
  return g_steal_pointer (&name);
}

static char *
describe_member (PmapRecord *member)
{
  g_autofree char *pupil = pmap_record_describe (member);
  PmapRecord *intervention = pmap_record_get_owner (member);
  g_autofree char *group = NULL;

  if (!PMAP_IS_INTERVENTION (intervention))
    return g_steal_pointer (&pupil);
  group = pmap_record_describe (intervention);
  /* translators: a pupil, and the group that the pupil is in: "Lily Brennan in Read Write Inc., Year 2". */
  return g_strdup_printf (_("%1$s in %2$s"), pupil, group);
}

/* A role or a provision has a name; of what has none there is only one, or its kind has to do: "School year". */
static char *
describe_other (PmapRecord *record)
{
  return pmap_record_describe (record);
}

/**
 * pmap_record_find_around:
 * @self: (nullable): a record
 * @type: a noun
 *
 * Returns: (transfer none) (nullable): the record of @type that @self is, or is inside
 */
gpointer
pmap_record_find_around (PmapRecord *self,
                         GType       type)
{
  for (PmapRecord *record = self; record != NULL; record = pmap_record_get_owner (record))
    if (g_type_is_a (G_OBJECT_TYPE (record), type))
      return record;
  return NULL;
}

/**
 * pmap_record_find_pupil:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the pupil that @self is, or is inside, or whose membership it is or is inside
 */
PmapPupil *
pmap_record_find_pupil (PmapRecord *self)
{
  PmapMember *member;
  PmapDocument *document;

  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  member = pmap_record_find_around (self, PMAP_TYPE_MEMBER);
  if (member == NULL)
    return pmap_record_find_around (self, PMAP_TYPE_PUPIL);
  document = pmap_record_get_document (self);
  return document != NULL ? pmap_document_find (document, member->pupil) : NULL;
}

/**
 * pmap_record_describe_subject:
 * @self: a record
 *
 * Returns: (transfer full) (nullable): whom or what something said of @self is about: "Ada Abbot (5B)" for the pupil, a need
 *   or a target; "Read Write Inc. group, Year 2" for the group or its staff; %NULL for the map itself
 */
char *
pmap_record_describe_subject (PmapRecord *self)
{
  PmapRecord *owner;

  g_return_val_if_fail (PMAP_IS_RECORD (self), NULL);

  for (PmapRecord *record = self; record != NULL; record = owner)
    {
      owner = pmap_record_get_owner (record);
      if (PMAP_IS_MEMBER (record))
        return describe_member (record);
      if (PMAP_IS_INTERVENTION (record))
        return describe_intervention (PMAP_INTERVENTION (record));
      if (PMAP_IS_PUPIL (record))
        return describe_pupil (PMAP_PUPIL (record));
      if (PMAP_IS_DOCUMENT (record))
        return NULL;
      if (owner == NULL || PMAP_IS_DOCUMENT (owner))
        return describe_other (record);
    }
  return NULL;
}

/**
 * pmap_record_add_issue:
 * @self: the record that it is about
 * @issues: the list
 * @severity: how bad
 * @kind: what it has in common with others
 * @field: (nullable): the field's name, a static string
 * @format: what is wrong, in plain words, as for printf(); it is read after the record's name, or at the field
 * @...: what @format names
 *
 * Returns: (transfer none): the new issue, which says whom it is about
 */
PmapIssue *
pmap_record_add_issue (PmapRecord          *self,
                       PmapIssues          *issues,
                       PmapSeverity         severity,
                       const PmapIssueKind *kind,
                       const char          *field,
                       const char          *format,
                       ...)
{
  g_autofree char *message = NULL;
  const char *id = NULL;
  PmapIssue *issue;
  va_list arguments;

  g_return_val_if_fail (PMAP_IS_RECORD (self) && issues != NULL && kind != NULL && format != NULL, NULL);

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  for (PmapRecord *record = self; record != NULL && id == NULL; record = pmap_record_get_owner (record))
    id = pmap_record_get_id (record);
  issue = pmap_issues_add (issues, severity, id, field, "%s", message);
  issue->kind = kind;
  issue->who = pmap_record_describe_subject (self);
  return issue;
}
