/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work on pupils: many get a provision, in groups that have places and in new ones; some move to another class. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-bulk-pupils.h"

#include "base/pmap-error.h"
#include "history/pmap-assign.h"
#include "history/pmap-bulk-private.h"
#include "model/pmap-places.h"
#include "model/pmap-run.h"

#include <glib/gi18n.h>

static const PmapBulkPart part_joins = {
  PMAP_BULK_JOINS, N_("Joining a group"), 0, PMAP_BULK_PLURAL ("%u pupil joins a group.", "%u pupils join a group.")
};
static const PmapBulkPart part_new_group = {
  PMAP_BULK_NEW_GROUP, N_("In a new group"), 1, PMAP_BULK_PLURAL ("%u pupil gets it in a new group.", "%u pupils get it in a new group.")
};
static const PmapBulkPart part_class = {
  PMAP_BULK_CLASS, N_("Moving"), 0, PMAP_BULK_PLURAL ("%u pupil moves.", "%u pupils move.")
};

typedef struct
{
  PmapBulkPlan *plan;
  PmapDocument *document;     /* the copy */
  PmapProvision *provision;
  gboolean joins;
  PmapDate day;
  GHashTable *spared;
  PmapIntervention *filling;  /* the new group that still has places */
  guint n_new;
} Giving;

/* Whether a run of it goes on, or is planned, with the pupil in it. */
static gboolean
has_it (Giving     *self,
        const char *pupil)
{
  for (guint i = 0; i < pmap_record_list_get_length (self->document->interventions); i++)
    {
      PmapIntervention *run = pmap_record_list_get (self->document->interventions, i);

      if (pmap_intervention_get_provision (run) == self->provision && pmap_intervention_get_phase (run, self->day) != PMAP_PHASE_OVER
          && pmap_places_find_holder (run, pupil, self->day) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether it has a free place for good: who has yet to join takes one, too. */
static gboolean
has_place (PmapIntervention *group,
           PmapDate          day)
{
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (group->members); i++)
    n += pmap_places_get_presence (pmap_record_list_get (group->members, i), day) != PMAP_PRESENCE_LEFT;
  return n < pmap_places_get_size (group);
}

static PmapIntervention *
find_group (Giving     *self,
            const char *pupil)
{
  for (guint i = 0; self->joins && i < pmap_record_list_get_length (self->document->interventions); i++)
    {
      PmapIntervention *run = pmap_record_list_get (self->document->interventions, i);

      if (pmap_intervention_get_provision (run) == self->provision && pmap_places_can_join (run, pupil, self->day)
          && has_place (run, self->day))
        return run;
    }
  return NULL;
}

static gboolean
join (Giving            *self,
      PmapPupil         *pupil,
      PmapIntervention  *group,
      GError           **error)
{
  PmapMember *member = pmap_assign_to_group (_pmap_bulk_plan_get_editor (self->plan), group, pupil, self->day, error);
  g_autofree char *name = NULL, *day = NULL, *after = NULL;

  if (member == NULL)
    return FALSE;
  name = pmap_record_describe (PMAP_RECORD (group));
  day = pmap_date_format (pmap_places_get_dates (member).from);
  /* translators: a group, and a day. */
  after = g_strdup_printf (_("joins %1$s on %2$s"), name, day);
  _pmap_bulk_plan_add (self->plan, &part_joins, PMAP_RECORD (pupil), NULL, after, NULL);
  return TRUE;
}

/* A new group is filled before another is begun; what is for one pupil is one to one. */
static gboolean
put_in_new_group (Giving     *self,
                  PmapPupil  *pupil,
                  GError    **error)
{
  PmapEditor *editor = _pmap_bulk_plan_get_editor (self->plan);
  PmapMember *member;
  g_autofree char *after = NULL;

  if (self->filling != NULL && !pmap_places_is_full (self->filling, pmap_run_get_dates (self->filling).from))
    member = pmap_assign_to_group (editor, self->filling, pupil, self->day, error);
  else
    {
      member = pmap_assign_provision (editor, self->provision, pupil, self->day, error);
      self->filling = member != NULL ? PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member))) : NULL;
      if (self->filling != NULL && !pmap_places_is_group (self->filling))
        self->filling = NULL;
      self->n_new++;
    }
  if (member == NULL)
    return FALSE;
  if (self->filling != NULL)
    /* translators: which of the new groups: "new group 2". */
    after = g_strdup_printf (_("new group %u"), self->n_new);
  _pmap_bulk_plan_add (self->plan, &part_new_group, PMAP_RECORD (pupil), NULL, after != NULL ? after : _("one to one"), NULL);
  return TRUE;
}

static gboolean
give (Giving     *self,
      PmapPupil  *pupil,
      GError    **error)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (pupil));
  PmapIntervention *group;

  if (pmap_pupil_is_former (pupil) || (pupil->left != PMAP_DATE_NONE && pupil->left < self->day))
    _pmap_bulk_plan_leave_out (self->plan, PMAP_RECORD (pupil), _("has left"));
  else if (has_it (self, id))
    _pmap_bulk_plan_leave_out (self->plan, PMAP_RECORD (pupil), _("gets it already"));
  else if (!_pmap_bulk_plan_spare (self->plan, &part_new_group, PMAP_RECORD (pupil), self->spared, NULL))
    {
      group = find_group (self, id);
      return group != NULL && group != self->filling ? join (self, pupil, group, error) : put_in_new_group (self, pupil, error);
    }
  return TRUE;
}

/**
 * pmap_bulk_give:
 * @document: a map
 * @ids: (element-type utf8): the ids of pupils
 * @provision: the id of an entry of the menu
 * @joins: whether groups of it that have a free place are filled first
 * @day: from when on
 * @spared: (nullable) (element-type utf8): the ids of those of them who do not get it
 * @error: says in plain words why not
 *
 * Works out how many pupils get a provision: in groups that have a free place, and in as many new ones as it takes. Who gets it already
 * is left out. @document is not changed.
 *
 * Returns: (transfer full) (nullable): the plan
 */
PmapBulkPlan *
pmap_bulk_give (PmapDocument  *document,
                GPtrArray     *ids,
                const char    *provision,
                gboolean       joins,
                PmapDate       day,
                GHashTable    *spared,
                GError       **error)
{
  Giving giving = { .joins = joins, .day = day, .spared = spared };
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && ids != NULL && day != PMAP_DATE_NONE, NULL);

  if (!PMAP_IS_PROVISION (pmap_document_find (document, provision)))
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND, _("Please choose an entry of the menu of provision"));
      return NULL;
    }
  giving.plan = _pmap_bulk_plan_new (document);
  giving.document = pmap_bulk_plan_get_result (giving.plan);
  giving.provision = pmap_document_find (giving.document, provision);
  for (guint i = 0; i < ids->len && done; i++)
    {
      gpointer pupil = pmap_document_find (giving.document, ids->pdata[i]);

      if (PMAP_IS_PUPIL (pupil))
        done = give (&giving, pupil, error);
    }
  name = pmap_record_describe (PMAP_RECORD (giving.provision));
  /* translators: the name of a step that can be undone; %s is a provision. */
  return _pmap_bulk_plan_finish (giving.plan, g_strdup_printf (_("Give %s to several pupils"), name), done);
}

/**
 * pmap_bulk_set_class:
 * @document: a map
 * @ids: (element-type utf8): the ids of pupils
 * @class_name: the class that they move to; one that there is, or a new one
 * @spared: (nullable) (element-type utf8): the ids of those of them who stay
 * @error: says in plain words why not
 *
 * Works out what becomes of pupils who move to another class, as when one is split. @document is not changed.
 *
 * Returns: (transfer full) (nullable): the plan; %NULL where @class_name is none
 */
PmapBulkPlan *
pmap_bulk_set_class (PmapDocument  *document,
                     GPtrArray     *ids,
                     const char    *class_name,
                     GHashTable    *spared,
                     GError       **error)
{
  PmapBulkPlan *plan;
  gboolean done = TRUE;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && ids != NULL && class_name != NULL, NULL);

  if (*class_name == '\0')
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("Please say which class they move to"));
      return NULL;
    }
  plan = _pmap_bulk_plan_new (document);
  for (guint i = 0; i < ids->len && done; i++)
    {
      PmapPupil *pupil = pmap_document_find (pmap_bulk_plan_get_result (plan), ids->pdata[i]);
      g_autofree char *before = NULL;

      if (!PMAP_IS_PUPIL (pupil))
        continue;
      if (g_strcmp0 (pupil->class_name, class_name) == 0)
        {
          _pmap_bulk_plan_leave_out (plan, PMAP_RECORD (pupil), _("is in that class already"));
          continue;
        }
      if (_pmap_bulk_plan_spare (plan, &part_class, PMAP_RECORD (pupil), spared, NULL))
        continue;
      before = g_strdup (pupil->class_name);
      done = pmap_editor_set_typed (_pmap_bulk_plan_get_editor (plan), PMAP_RECORD (pupil), "class", class_name, error);
      if (done)
        _pmap_bulk_plan_add (plan, &part_class, PMAP_RECORD (pupil), before != NULL ? before : _("no class"), pupil->class_name, NULL);
    }
  /* translators: the name of a step that can be undone; %s is a class. */
  return _pmap_bulk_plan_finish (plan, g_strdup_printf (_("Move pupils to class %s"), class_name), done);
}
