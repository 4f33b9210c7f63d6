/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving a pupil a provision, and taking it away: each one step that can be undone.
 *
 * A new intervention carries copies of what the menu says (length, frequency, staff, resources): the menu may change
 * next term, and what was given and what it cost must not change with it. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-assign.h"

#include "base/pmap-error.h"
#include "model/pmap-resource.h"
#include "model/pmap-staffing.h"

#include <glib/gi18n.h>

/* The fields of an intervention that begin as the menu says them, by their name in both nouns. */
static const struct
{
  const char *provision;
  const char *intervention;
} copied_fields[] = {
  { "minutes", "minutes" },
  { "sessions-per-week", "sessions-per-week" },
  { "group-size", "group-size" },
  { "purpose", "outcome" },
};

static gboolean
copy_fields (PmapEditor        *editor,
             PmapProvision     *provision,
             PmapIntervention  *intervention,
             GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
    {
      const PmapField *from = pmap_record_find_field (PMAP_RECORD (provision), copied_fields[i].provision);
      const PmapField *to = pmap_record_find_field (PMAP_RECORD (intervention), copied_fields[i].intervention);
      g_auto (GValue) value = G_VALUE_INIT;

      pmap_record_get_value (PMAP_RECORD (provision), from, &value);
      if (!pmap_editor_set (editor, PMAP_RECORD (intervention), to, &value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_staffing (PmapEditor        *editor,
              PmapProvision     *provision,
              PmapIntervention  *intervention,
              GError           **error)
{
  g_autoptr (PmapRecord) line = NULL;

  if (provision->role == NULL)
    return TRUE;
  line = pmap_record_new (PMAP_TYPE_STAFFING);
  return pmap_editor_insert (editor, intervention->staffing, PMAP_POSITION_END, line, error)
         && pmap_editor_set_typed (editor, line, "role", provision->role, error)
         && pmap_editor_set_number (editor, line, "preparation-minutes", provision->preparation_minutes, error);
}

static gboolean
add_resources (PmapEditor        *editor,
               PmapProvision     *provision,
               PmapIntervention  *intervention,
               GError           **error)
{
  for (guint i = 0; i < pmap_record_list_get_length (provision->resources); i++)
    {
      g_autoptr (PmapRecord) copy = pmap_record_copy (pmap_record_list_get (provision->resources, i));

      if (!pmap_editor_insert (editor, intervention->resources, PMAP_POSITION_END, copy, error))
        return FALSE;
    }
  return TRUE;
}

static PmapMember *
add_member (PmapEditor        *editor,
            PmapIntervention  *intervention,
            PmapPupil         *pupil,
            PmapDate           from,
            GError           **error)
{
  g_autoptr (PmapRecord) member = pmap_record_new (PMAP_TYPE_MEMBER);

  if (!pmap_editor_insert (editor, intervention->members, PMAP_POSITION_END, member, error)
      || !pmap_editor_set_reference (editor, member, "pupil", PMAP_RECORD (pupil), error)
      || !pmap_editor_set_date (editor, member, "from", from, error))
    return NULL;
  return PMAP_MEMBER (member);     /* the list holds it now */
}

static PmapMember *
begin_run (PmapEditor     *editor,
           PmapProvision  *provision,
           PmapPupil      *pupil,
           PmapDate        start,
           PmapDate        end,
           GError        **error)
{
  PmapDocument *document = pmap_editor_get_document (editor);
  g_autoptr (PmapRecord) run = pmap_record_new (PMAP_TYPE_INTERVENTION);
  PmapIntervention *intervention = PMAP_INTERVENTION (run);

  if (!pmap_editor_insert (editor, document->interventions, PMAP_POSITION_END, run, error)
      || !pmap_editor_set_reference (editor, run, "provision", PMAP_RECORD (provision), error)
      || !pmap_editor_set_date (editor, run, "start", start, error)
      || !pmap_editor_set_date (editor, run, "end", end, error)
      || !copy_fields (editor, provision, intervention, error)
      || !add_staffing (editor, provision, intervention, error)
      || !add_resources (editor, provision, intervention, error))
    return NULL;
  return add_member (editor, intervention, pupil, PMAP_DATE_NONE, error);
}

/**
 * pmap_assign_provision:
 * @editor: the editor of a document
 * @provision: an entry of its menu
 * @pupil: one of its pupils
 * @start: the first day, or %PMAP_DATE_NONE
 * @end: the last day, or %PMAP_DATE_NONE
 * @error: says in plain words why not
 *
 * Begins a new intervention as the menu says it (length, frequency, group, usual staff, resources, purpose) with
 * @pupil as its one member.
 *
 * Returns: (transfer none) (nullable): the membership, or %NULL; nothing changed then
 */
PmapMember *
pmap_assign_provision (PmapEditor     *editor,
                       PmapProvision  *provision,
                       PmapPupil      *pupil,
                       PmapDate        start,
                       PmapDate        end,
                       GError        **error)
{
  g_autofree char *name = NULL, *label = NULL;
  PmapMember *member;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_PROVISION (provision) && PMAP_IS_PUPIL (pupil), NULL);

  name = pmap_record_describe (PMAP_RECORD (provision));
  /* translators: the name of a step that can be undone; %s is a provision: "Add 1stClass@Number". */
  label = g_strdup_printf (_("Add %s"), name);
  pmap_editor_begin (editor, label);
  member = begin_run (editor, provision, pupil, start, end, error);
  if (member == NULL)
    pmap_editor_abandon (editor);
  pmap_editor_end (editor);
  return member;
}

static gboolean
is_member (PmapIntervention *intervention,
           PmapPupil        *pupil)
{
  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);

      if (g_strcmp0 (member->pupil, pmap_record_get_id (PMAP_RECORD (pupil))) == 0 && member->to == PMAP_DATE_NONE)
        return TRUE;
    }
  return FALSE;
}

/**
 * pmap_assign_to_group:
 * @editor: the editor of a document
 * @intervention: one of its interventions
 * @pupil: one of its pupils
 * @today: the day on which this is done
 * @error: says in plain words why not
 *
 * Lets @pupil join a group. In one that runs already the pupil is a member from @today: who joins late changes no
 * past cost.
 *
 * Returns: (transfer none) (nullable): the membership, or %NULL; nothing changed then
 */
PmapMember *
pmap_assign_to_group (PmapEditor        *editor,
                      PmapIntervention  *intervention,
                      PmapPupil         *pupil,
                      PmapDate           today,
                      GError           **error)
{
  g_autofree char *name = NULL, *label = NULL;
  gboolean running;
  PmapMember *member;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_INTERVENTION (intervention) && PMAP_IS_PUPIL (pupil), NULL);

  name = pmap_record_describe (PMAP_RECORD (intervention));
  if (is_member (intervention, pupil))
    {
      g_autofree char *who = pmap_record_describe (PMAP_RECORD (pupil));

      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a pupil's name, and an intervention's. */
                   _("%1$s is in %2$s already"), who, name);
      return NULL;
    }
  running = intervention->start != PMAP_DATE_NONE && intervention->start < today
            && (intervention->end == PMAP_DATE_NONE || today <= intervention->end);
  /* translators: the name of a step that can be undone; %s is an intervention. */
  label = g_strdup_printf (_("Join %s"), name);
  pmap_editor_begin (editor, label);
  member = add_member (editor, intervention, pupil, running ? today : PMAP_DATE_NONE, error);
  if (member == NULL)
    pmap_editor_abandon (editor);
  pmap_editor_end (editor);
  return member;
}

/**
 * pmap_assign_withdraw:
 * @editor: the editor of a document
 * @member: a membership in it
 * @error: says in plain words why not
 *
 * Takes a pupil out of an intervention, as if never put in; the intervention goes with its last member.
 * A pupil who leaves a group is given a last day instead, so that past costs stay.
 *
 * Returns: %FALSE if it cannot be; nothing changed then
 */
gboolean
pmap_assign_withdraw (PmapEditor  *editor,
                      PmapMember  *member,
                      GError     **error)
{
  PmapRecord *intervention;
  g_autofree char *name = NULL, *label = NULL;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_MEMBER (member), FALSE);
  intervention = pmap_record_get_owner (PMAP_RECORD (member));
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), FALSE);

  name = pmap_record_describe (intervention);
  /* translators: the name of a step that can be undone; %s is an intervention. */
  label = g_strdup_printf (_("Remove %s"), name);
  pmap_editor_begin (editor, label);
  if (pmap_record_list_get_length (PMAP_INTERVENTION (intervention)->members) == 1)
    done = pmap_editor_remove (editor, intervention, error);
  else
    done = pmap_editor_remove (editor, PMAP_RECORD (member), error);
  if (!done)
    pmap_editor_abandon (editor);
  pmap_editor_end (editor);
  return done;
}
