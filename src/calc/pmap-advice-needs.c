/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of advice about what is given beside what is needed, and about groups as they are put together. Only what goes on or is still
 * to come is spoken of: nobody can do anything about a group of last term. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-advice-private.h"

#include "base/pmap-text.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-places.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate.h"
#include "model/pmap-resource.h"
#include "model/pmap-run.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-strategy.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"
#include "model/pmap-target-advice.h"
#include "model/pmap-tier.h"
#include "model/pmap-trained.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_AREAS (PMAP_AREA_SENSORY + 1)

/* Characters of a target by which it is told from the others of its pupil. */
#define TARGET_NAME_MOST 60

/** More years than this between the youngest and the oldest of a taught group: what is taught can hardly suit both. */
#define YEARS_APART 2

/** From so many places on, a group of which at most a third are taken costs each as if it were smaller. */
#define PLACES_OF_A_GROUP 4

const PmapIssueKind _pmap_advice_unmet_need = {
  "unmet-need", PMAP_PLURAL_ ("%u stated need has nothing for it", "%u stated needs have nothing for them"), PMAP_URGENCY_REST,
  N_ ("SEN support arrangements (Surrey): a good provision map recognises gaps in provision")
};
const PmapIssueKind _pmap_advice_no_such_need = {
  "no-such-need", PMAP_PLURAL_ ("%u pupil gets provision for an area without a stated need", "%u pupils get provision for an area without a stated need"), PMAP_URGENCY_REST,
  N_ ("SEN support arrangements (Surrey): a good provision map matches provision with need")
};
const PmapIssueKind _pmap_advice_unbalanced = {
  "unbalanced", PMAP_PLURAL_ ("%u group is out of balance", "%u groups are out of balance"), PMAP_URGENCY_REST,
  N_ ("SEN support arrangements (Surrey): a good provision map ensures age-appropriate interventions")
};
const PmapIssueKind _pmap_advice_training_unsaid = {
  "training-unsaid", PMAP_PLURAL_ ("%u provision needs training, and nobody is said to have it", "%u provisions need training, and nobody is said to have it"), PMAP_URGENCY_REST,
  N_ ("Provision Mapping Charter: who gives targeted or specialist provision is trained for it")
};
const PmapIssueKind _pmap_advice_nothing_counts = {
  "nothing-counts", PMAP_PLURAL_ ("%u group has something that is said to cost nothing", "%u groups have something that is said to cost nothing"), PMAP_URGENCY_MONEY
};

static gboolean
is_over (const PmapAdviceContext *context,
         PmapIntervention *intervention)
{
  return context->today != PMAP_DATE_NONE && pmap_intervention_get_phase (intervention, context->today) == PMAP_PHASE_OVER;
}

/* Whether the pupil is in it now or still will be. */
static gboolean
goes_on (const PmapAdviceContext *context,
         PmapMember *member)
{
  return !is_over (context, PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member))))
         && (context->today == PMAP_DATE_NONE || pmap_places_get_presence (member, context->today) != PMAP_PRESENCE_LEFT);
}

static PmapProvision *
get_provision (PmapMember *member)
{
  return pmap_intervention_get_provision (PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member))));
}

/* --- needs --- */

static gboolean
is_on_register (PmapPupil *pupil)
{
  return ((PmapSenCode) pupil->sen == PMAP_SEN_SUPPORT || (PmapSenCode) pupil->sen == PMAP_SEN_PLAN) && !pmap_pupil_is_former (pupil);
}

static void
mark_served (const PmapAdviceContext *context,
             PmapPupil *pupil,
             gboolean *served)
{
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (context->ledger, pmap_record_get_id (PMAP_RECORD (pupil)));

  for (guint i = 0; i < members->len; i++)
    {
      PmapProvision *provision = get_provision (members->pdata[i]);

      if (provision != NULL && goes_on (context, members->pdata[i]))
        served[provision->area] = TRUE;
    }
  for (guint i = 0; i < pmap_record_list_get_length (pupil->strategies); i++)
    served[((PmapStrategy *) pmap_record_list_get (pupil->strategies, i))->area] = TRUE;
}

/* A universal strategy for it is something, too. */
void
_pmap_advice_find_unmet_need (const PmapAdviceContext *context,
                              gpointer record,
                              PmapIssues *issues)
{
  PmapPupil *pupil = record;
  gboolean served[N_AREAS] = { FALSE };

  if (!is_on_register (pupil) || pmap_record_get_id (record) == NULL)
    return;
  mark_served (context, pupil, served);
  for (guint i = 0; i < pmap_record_list_get_length (pupil->needs); i++)
    {
      PmapNeed *need = pmap_record_list_get (pupil->needs, i);
      PmapArea area = pmap_need_type_get_area (need->type);

      if (area == PMAP_AREA_NONE || served[area])
        continue;
      served[area] = TRUE; /* said once */
      pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_unmet_need, "needs",
                             /* translators: a type of need. */
                             _ ("Nothing is for the stated need “%s”: no provision that goes on or is to come, and no strategy"),
                             pmap_choices_get_label (pmap_need_types, need->type));
    }
}

static void
add_weakness (PmapRecord *target,
              PmapTargetAdvice advice,
              PmapIssues *issues)
{
  g_autofree char *whole = pmap_record_describe (target), *name = pmap_text_excerpt (whole, NULL, TARGET_NAME_MOST);
  const char *words = pmap_target_advice_get_words (advice);
  g_autofree char *phrase = g_strndup (words, strlen (words) - g_str_has_suffix (words, "."));

  pmap_record_add_issue (target, issues, PMAP_SEVERITY_WARNING, pmap_target_advice_get_kind (advice),
                         pmap_target_advice_get_field (advice),
                         /* translators: a target, and what would make it better. */
                         _ ("Target “%1$s”: %2$s"), name, phrase);
}

/* What the form of a target says below it. */
void
_pmap_advice_find_weak_target (const PmapAdviceContext *context,
                               gpointer record,
                               PmapIssues *issues)
{
  PmapPupil *pupil = record;

  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    {
      PmapRecord *target = pmap_record_list_get (pupil->targets, i);
      guint advice = pmap_target_advise (PMAP_TARGET (target));

      for (guint j = 0; j < PMAP_N_TARGET_ADVICE; j++)
        if (advice & 1u << j)
          add_weakness (target, j, issues);
    }
}

/* Whether a target of the pupil names @intervention as the support that serves it. */
static gboolean
serves_target (PmapPupil *pupil,
               PmapRecord *intervention)
{
  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    if (g_strcmp0 (((PmapTarget *) pmap_record_list_get (pupil->targets, i))->intervention, pmap_record_get_id (intervention)) == 0)
      return TRUE;
  return FALSE;
}

static void
mark_need (PmapNeedType type,
           gboolean *has_need)
{
  has_need[pmap_need_type_get_area (type)] = TRUE;
  /* Autism is most often a way to sense the world, too (SEND Code of Practice, 6.34 beside 6.29). */
  if (type == PMAP_NEED_ASD)
    has_need[PMAP_AREA_SENSORY] = TRUE;
}

/* A pupil with a need that belongs to no area may need anything; what an EHC plan specifies, the plan answers for; and a target says
 * what the support that it names is for. */
void
_pmap_advice_find_no_such_need (const PmapAdviceContext *context,
                                gpointer record,
                                PmapIssues *issues)
{
  PmapPupil *pupil = record;
  gboolean has_need[N_AREAS] = { FALSE };
  guint n_needs = pmap_record_list_get_length (pupil->needs);
  g_autoptr (GPtrArray) members = NULL;

  if (!is_on_register (pupil) || (PmapSenCode) pupil->sen == PMAP_SEN_PLAN || pmap_record_get_id (record) == NULL)
    return;
  for (guint i = 0; i < n_needs; i++)
    mark_need (((PmapNeed *) pmap_record_list_get (pupil->needs, i))->type, has_need);
  if (n_needs > 0 && has_need[PMAP_AREA_NONE])
    return;
  members = pmap_ledger_get_pupil_members (context->ledger, pmap_record_get_id (record));
  for (guint i = 0; i < members->len; i++)
    {
      PmapProvision *provision = get_provision (members->pdata[i]);
      PmapTier *tier = provision != NULL ? pmap_provision_get_tier (provision) : NULL;
      g_autofree char *name = NULL;

      if (provision == NULL || provision->area == PMAP_AREA_NONE || has_need[provision->area] || (tier != NULL && !tier->costed)
          || !goes_on (context, members->pdata[i]) || serves_target (pupil, pmap_record_get_owner (members->pdata[i])))
        continue;
      has_need[provision->area] = TRUE; /* said once */
      name = pmap_record_describe (PMAP_RECORD (provision));
      if (n_needs == 0)
        pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_no_such_need, "needs",
                               /* translators: a provision. */
                               _ ("No need is stated, so nobody can see what “%s” is for"), name);
      else
        pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_no_such_need, "needs",
                               /* translators: a provision, and its area of need. */
                               _ ("“%1$s” is for %2$s, in which no need is stated"), name,
                               pmap_choices_get_label (pmap_areas, provision->area));
      if (n_needs == 0)
        return;
    }
}

/* --- groups --- */

/* The numbers of year groups are in their order: nursery, reception, 1 … */
static void
check_years (const PmapAdviceContext *context,
             PmapIntervention *intervention,
             PmapIssues *issues)
{
  int youngest = 0, oldest = 0;

  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);
      PmapRecord *pupil = pmap_document_find (context->document, member->pupil);

      if (!PMAP_IS_PUPIL (pupil) || PMAP_PUPIL (pupil)->year_group == 0 || !goes_on (context, member))
        continue;
      if (youngest == 0 || PMAP_PUPIL (pupil)->year_group < youngest)
        youngest = PMAP_PUPIL (pupil)->year_group;
      oldest = MAX (oldest, PMAP_PUPIL (pupil)->year_group);
    }
  if (oldest - youngest > YEARS_APART)
    pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, &_pmap_advice_unbalanced, "members",
                           /* translators: two year groups: "Reception", "Year 4". */
                           _ ("It has pupils from %1$s to %2$s: can the same work suit the youngest and the oldest?"),
                           pmap_choices_get_label (pmap_year_groups, youngest), pmap_choices_get_label (pmap_year_groups, oldest));
}

static void
check_places (const PmapAdviceContext *context,
              PmapIntervention *intervention,
              const PmapRun *run,
              PmapIssues *issues)
{
  guint n_taken = 0;

  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    n_taken += goes_on (context, pmap_record_list_get (intervention->members, i));
  if (run->places == PMAP_UNSET || run->places < PLACES_OF_A_GROUP || n_taken == 0 || n_taken * 3 > run->places)
    return;
  pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, &_pmap_advice_unbalanced, "group-size",
                         /* translators: a number of pupils, and a larger number of places. */
                         ngettext ("%1$u of its %2$" G_GINT64_FORMAT " places is taken: is it still a group?",
                                   "%1$u of its %2$" G_GINT64_FORMAT " places are taken: is it still a group?", n_taken),
                         n_taken, run->places);
}

/* Pupils far apart in age are taught the same; what is no lesson (a breakfast, a circuit) has them together on purpose. */
void
_pmap_advice_find_unbalanced (const PmapAdviceContext *context,
                              gpointer record,
                              PmapIssues *issues)
{
  PmapIntervention *intervention = record;
  PmapRun run;

  if (is_over (context, intervention))
    return;
  pmap_run_find (&run, intervention);
  if (run.tier != NULL && !run.tier->costed)
    return;
  if (run.taught != PMAP_TAUGHT_IN_TURN && run.provision != NULL
      && ((PmapArea) run.provision->area == PMAP_AREA_COGNITION || (PmapArea) run.provision->area == PMAP_AREA_COMMUNICATION))
    check_years (context, intervention, issues);
  if (run.taught != PMAP_TAUGHT_IN_TURN)
    check_places (context, intervention, &run, issues);
}

/* --- training --- */

void
_pmap_advice_find_training_unsaid (const PmapAdviceContext *context,
                                   gpointer record,
                                   PmapIssues *issues)
{
  PmapProvision *provision = record;
  g_autoptr (GPtrArray) referrers = NULL;

  if (provision->training == NULL || pmap_record_list_get_length (provision->trained) > 0 || pmap_record_get_id (record) == NULL)
    return;
  referrers = pmap_document_list_referrers (context->document, pmap_record_get_id (record));
  for (guint i = 0; i < referrers->len; i++)
    if (PMAP_IS_INTERVENTION (referrers->pdata[i]) && !is_over (context, referrers->pdata[i]))
      {
        pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_training_unsaid, "trained", "%s",
                               _ ("It says what training it needs, it is given, and nobody is said to have the training"));
        return;
      }
}

/* --- nothing where something makes a cost --- */

/* What costs nothing is left out; 0 pounds is most often a price that is still to be asked. */
static void
check_resources (PmapIntervention *intervention,
                 PmapRecordList *resources,
                 PmapIssues *issues)
{
  for (guint i = 0; i < pmap_record_list_get_length (resources); i++)
    {
      PmapResource *resource = pmap_record_list_get (resources, i);
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (resource));

      if (resource->cost == 0)
        pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, &_pmap_advice_nothing_counts, "resources",
                               /* translators: something that is bought. */
                               _ ("“%s” is said to cost £0.00"), name);
    }
}

static void
check_rates (const PmapAdviceContext *context,
             PmapIntervention *intervention,
             const char *role_id,
             PmapIssues *issues)
{
  PmapRecord *role = pmap_document_find (context->document, role_id);
  const char *set = pmap_ledger_get_rate_set (context->ledger);

  for (guint i = 0; PMAP_IS_STAFF_ROLE (role) && i < pmap_record_list_get_length (PMAP_STAFF_ROLE (role)->rates); i++)
    {
      PmapRate *rate = pmap_record_list_get (PMAP_STAFF_ROLE (role)->rates, i);
      gboolean is_hour = pmap_record_asks_for (PMAP_RECORD (rate), pmap_record_find_field (PMAP_RECORD (rate), "hourly"));
      g_autofree char *name = NULL;

      if ((set != NULL && g_strcmp0 (rate->set, set) != 0) || (is_hour ? rate->hourly : rate->price) != 0)
        continue;
      name = pmap_record_describe (role);
      pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, &_pmap_advice_nothing_counts, "staffing",
                             /* translators: a staff role. */
                             _ ("The rate for “%s” is £0.00"), name);
      return;
    }
}

static const char *
find_role (const PmapAdviceContext *context,
           PmapStaffing *staffing)
{
  PmapRecord *member = staffing->role == NULL ? pmap_document_find (context->document, staffing->member) : NULL;

  return PMAP_IS_STAFF_MEMBER (member) ? PMAP_STAFF_MEMBER (member)->role : staffing->role;
}

void
_pmap_advice_find_nothing_counts (const PmapAdviceContext *context,
                                  gpointer record,
                                  PmapIssues *issues)
{
  PmapIntervention *intervention = record;
  PmapProvision *provision = pmap_intervention_get_provision (intervention);

  if (pmap_ledger_get_cost (context->ledger, intervention)->uncosted)
    return;
  check_resources (intervention, intervention->resources, issues);
  if (provision != NULL && pmap_record_list_get_length (intervention->resources) == 0)
    check_resources (intervention, provision->resources, issues);
  for (guint i = 0; i < pmap_record_list_get_length (intervention->staffing); i++)
    check_rates (context, intervention, find_role (context, pmap_record_list_get (intervention->staffing, i)), issues);
  if (provision != NULL && pmap_record_list_get_length (intervention->staffing) == 0)
    check_rates (context, intervention, provision->role, issues);
}
