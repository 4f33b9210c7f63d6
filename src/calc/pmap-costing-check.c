/* SPDX-License-Identifier: GPL-3.0-or-later */

/* May it be costed? What a panel or a governor would ask about a costed map: an authority does not accept what every
 * pupil gets anyway, nor support without a purpose, nor a run without members, dates or review; and of many
 * interventions at once nobody can say which one works. All are warnings: the map is the school's. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-costing-check.h"

#include "base/pmap-text.h"
#include "calc/pmap-advice-private.h"
#include "model/pmap-intervention-chain.h"
#include "model/pmap-provision.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>
#include <string.h>

/* How schools write them; matched as whole words, so "nurture breakfast" is no break. */
static const char *const bare_support[] = {
  "in class support", "class support", "classroom support", "general support", "ta support", "lsa support", "adult support",
};
static const char *const free_time[] = {
  "break", "breaks", "breaktime", "breaktimes", "playtime", "playtimes", "lunch", "lunches", "lunchtime", "lunchtimes",
};

const PmapIssueKind _pmap_advice_no_purpose = {
  "no-purpose", PMAP_PLURAL_ ("%u group needs a purpose or an outcome to be costed",
                              "%u groups need a purpose or an outcome to be costed"), PMAP_URGENCY_REST,
  N_("Provision Mapping Charter: a clear focus on what the expected outcome of support is")
};
const PmapIssueKind _pmap_advice_no_outcome = {
  "no-outcome", PMAP_PLURAL_ ("%u group has no intended outcome", "%u groups have no intended outcome"), PMAP_URGENCY_REST,
  N_("SEN support arrangements (Surrey): a provision map has the outcome of each provision")
};
const PmapIssueKind _pmap_advice_never_costed = {
  "never-costed", PMAP_PLURAL_ ("%u group of a tier that is never costed has staff or resources",
                                "%u groups of a tier that is never costed have staff or resources"), PMAP_URGENCY_MONEY,
  N_("Provision Mapping Charter: Quality First Teaching cannot be included as a cost")
};
const PmapIssueKind _pmap_advice_no_dates = {
  "no-dates", PMAP_PLURAL_ ("%u group needs a first and a last day", "%u groups need a first and a last day"),
  PMAP_URGENCY_MONEY,
  N_("Provision Mapping Charter: costs are shown over an academic year")
};
const PmapIssueKind _pmap_advice_no_review = {
  "no-review", PMAP_PLURAL_ ("%u group has no review date", "%u groups have no review date"), PMAP_URGENCY_REST,
  N_("SEN support arrangements (Surrey): a provision map has the date for review")
};
const PmapIssueKind _pmap_advice_overloaded = {
  "many-at-once", PMAP_PLURAL_ ("%u pupil is in many interventions at once", "%u pupils are in many interventions at once"),
  PMAP_URGENCY_REST,
  N_("Provision Mapping Charter: of numerous interventions at once it is hard to decide the impact of each")
};

/* A name as words with one space before, between and after them. */
static char *
split_words (const char *name)
{
  g_autofree char *folded = pmap_text_fold (name != NULL ? name : "");
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

static gboolean
has_words (const char        *name,
           const char *const *phrases,
           guint              n_phrases)
{
  g_autofree char *words = split_words (name);

  for (guint i = 0; i < n_phrases; i++)
    {
      g_autofree char *phrase = g_strdup_printf (" %s ", phrases[i]);

      if (strstr (words, phrase) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
warn (PmapIssues          *issues,
      PmapIntervention    *intervention,
      const PmapIssueKind *kind,
      const char          *field,
      const char          *message)
{
  pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, kind, field, "%s", message);
}

static gboolean
is_uncosted (const PmapAdviceContext *context,
             PmapIntervention        *intervention)
{
  return pmap_ledger_get_cost (context->ledger, intervention)->uncosted;
}

/* Whether it is in class and nobody says what is to come of it, or at breaks and nobody says what it is for. */
static const char *
find_lack_of_purpose (PmapIntervention *intervention)
{
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  const char *const names[] = { provision != NULL ? provision->name : NULL, intervention->name };
  gboolean has_purpose = provision != NULL && provision->purpose != NULL;

  if (intervention->outcome != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (has_words (names[i], bare_support, G_N_ELEMENTS (bare_support)))
      return _("Support in class needs an intended outcome to be costed");
    else if (!has_purpose && has_words (names[i], free_time, G_N_ELEMENTS (free_time)))
      return _("Support at breaks or lunch needs a purpose or an outcome to be costed");
  return NULL;
}

void
_pmap_advice_find_no_purpose (const PmapAdviceContext *context,
                              gpointer                 record,
                              PmapIssues              *issues)
{
  const char *message = is_uncosted (context, record) ? NULL : find_lack_of_purpose (record);

  if (message != NULL)
    warn (issues, record, &_pmap_advice_no_purpose, "outcome", message);
}

/* Whether a target of somebody who is in it says what is meant to come of it. */
static gboolean
serves_target (const PmapAdviceContext *context,
               PmapIntervention        *intervention)
{
  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapRecord *pupil = pmap_document_find (context->document, ((PmapMember *) pmap_record_list_get (intervention->members, i))->pupil);

      for (guint j = 0; PMAP_IS_PUPIL (pupil) && j < pmap_record_list_get_length (PMAP_PUPIL (pupil)->targets); j++)
        if (g_strcmp0 (((PmapTarget *) pmap_record_list_get (PMAP_PUPIL (pupil)->targets, j))->intervention,
                       pmap_record_get_id (PMAP_RECORD (intervention))) == 0)
          return TRUE;
    }
  return FALSE;
}

/* What is meant to come of it: said of the group, of its entry of the menu, or of a target that it serves. */
void
_pmap_advice_find_no_outcome (const PmapAdviceContext *context,
                              gpointer                 record,
                              PmapIssues              *issues)
{
  PmapIntervention *intervention = record;
  PmapProvision *provision = pmap_intervention_get_provision (intervention);

  if (is_uncosted (context, intervention) || intervention->outcome != NULL || (provision != NULL && provision->purpose != NULL)
      || find_lack_of_purpose (intervention) != NULL || serves_target (context, intervention))
    return;
  warn (issues, intervention, &_pmap_advice_no_outcome, "outcome", _("Nobody says what is meant to come of it"));
}

void
_pmap_advice_find_never_costed (const PmapAdviceContext *context,
                                gpointer                 record,
                                PmapIssues              *issues)
{
  PmapIntervention *intervention = record;
  PmapTier *tier = pmap_intervention_get_tier (intervention);
  g_autofree char *name = NULL;

  if (!is_uncosted (context, intervention) || tier == NULL
      || (pmap_record_list_get_length (intervention->staffing) == 0
          && pmap_record_list_get_length (intervention->resources) == 0))
    return;
  name = pmap_record_describe (PMAP_RECORD (tier));
  pmap_record_add_issue (PMAP_RECORD (intervention), issues, PMAP_SEVERITY_WARNING, &_pmap_advice_never_costed, "staffing",
                         /* translators: %s is the name of a tier of provision. */
                         _("“%s” is for every pupil and is never costed, so its staff and resources count as £0.00"), name);
}

void
_pmap_advice_find_no_dates (const PmapAdviceContext *context,
                            gpointer                 record,
                            PmapIssues              *issues)
{
  PmapIntervention *intervention = record;

  if (intervention->start == PMAP_DATE_NONE || intervention->end == PMAP_DATE_NONE)
    warn (issues, intervention, &_pmap_advice_no_dates, intervention->start == PMAP_DATE_NONE ? "start" : "end",
          _("A first and a last day are needed, so that the cost falls in the right term"));
}

void
_pmap_advice_find_no_review (const PmapAdviceContext *context,
                             gpointer                 record,
                             PmapIssues              *issues)
{
  PmapIntervention *intervention = record;

  if (intervention->review == PMAP_DATE_NONE && pmap_intervention_find_next (intervention) == NULL)
    warn (issues, intervention, &_pmap_advice_no_review, "review", _("There is no review date"));
}

/* What makes a cost and is not said, is 0, or contradicts something: the costing itself says so. */
void
_pmap_advice_add_cost_issues (const PmapAdviceContext *context,
                              gpointer                 intervention,
                              PmapIssues              *issues)
{
  const PmapCost *cost = pmap_ledger_get_cost (context->ledger, intervention);

  for (guint i = 0; cost->issues != NULL && i < cost->issues->len; i++)
    {
      PmapIssue *copy = pmap_issue_copy (cost->issues->pdata[i]);

      copy->who = pmap_record_describe_subject (PMAP_RECORD (intervention));
      g_ptr_array_add (issues, copy);
    }
}

/**
 * pmap_costing_check_intervention:
 * @ledger: the figures of a map
 * @intervention: an intervention of that map
 * @issues: where to add what somebody should look at
 */
void
pmap_costing_check_intervention (PmapLedger       *ledger,
                                 PmapIntervention *intervention,
                                 PmapIssues       *issues)
{
  PmapAdviceContext context;

  g_return_if_fail (PMAP_IS_LEDGER (ledger) && PMAP_IS_INTERVENTION (intervention) && issues != NULL);
  g_return_if_fail (pmap_ledger_get_cost (ledger, intervention) != NULL);

  context = _pmap_advice_make_context (ledger, PMAP_DATE_NONE);
  _pmap_advice_find_no_dates (&context, intervention, issues);
  _pmap_advice_find_no_review (&context, intervention, issues);
  _pmap_advice_find_never_costed (&context, intervention, issues);
  _pmap_advice_find_no_purpose (&context, intervention, issues);
  _pmap_advice_add_cost_issues (&context, intervention, issues);
}

/* A day on which a pupil begins or has ended an intervention. */
typedef struct
{
  PmapDate date;
  int step;
} Step;

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *first = a, *second = b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return first->step - second->step;
}

static void
add_steps (GArray     *steps,
           PmapMember *member)
{
  PmapIntervention *intervention = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member)));
  PmapDate first = MAX (member->from, intervention->start);
  PmapDate last = intervention->end;
  Step begins, ends;

  if (member->to != PMAP_DATE_NONE && (last == PMAP_DATE_NONE || member->to < last))
    last = member->to;
  if (last != PMAP_DATE_NONE && first > last)
    return;
  begins = (Step) { first, 1 };
  g_array_append_val (steps, begins);
  ends = (Step) { last != PMAP_DATE_NONE ? last + 1 : G_MAXUINT32, -1 };
  g_array_append_val (steps, ends);
}

void
_pmap_advice_find_overloaded (const PmapAdviceContext *context,
                              gpointer                 pupil,
                              PmapIssues              *issues)
{
  if (pmap_record_get_id (pupil) != NULL)
    pmap_costing_check_load (context->ledger, pmap_record_get_id (pupil), PMAP_LOAD_LIMIT, issues);
}

/**
 * pmap_costing_check_load:
 * @ledger: the figures of a map
 * @pupil: a pupil's id
 * @load_limit: how many interventions at once are still well, as %PMAP_LOAD_LIMIT
 * @issues: where to add a warning
 *
 * Warns where the pupil is in more than @load_limit costed interventions on one day.
 */
void
pmap_costing_check_load (PmapLedger *ledger,
                         const char *pupil,
                         guint       load_limit,
                         PmapIssues *issues)
{
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autofree char *date = NULL;
  PmapRecord *record;
  guint n = 0, most = 0;
  PmapDate when = PMAP_DATE_NONE;

  g_return_if_fail (PMAP_IS_LEDGER (ledger) && pupil != NULL && issues != NULL);

  members = pmap_ledger_get_pupil_members (ledger, pupil);
  if (members->len <= load_limit)
    return;
  for (guint i = 0; i < members->len; i++)
    {
      PmapRecord *intervention = pmap_record_get_owner (members->pdata[i]);
      const PmapCost *cost = pmap_ledger_get_cost (ledger, PMAP_INTERVENTION (intervention));

      if (!cost->uncosted)
        add_steps (steps, members->pdata[i]);
    }
  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      n += g_array_index (steps, Step, i).step;
      if (n > most)
        most = n, when = g_array_index (steps, Step, i).date;
    }
  record = pmap_document_find (pmap_ledger_get_document (ledger), pupil);
  if (most <= load_limit || record == NULL)
    return;
  date = pmap_date_format (when);
  if (when == PMAP_DATE_NONE)
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_overloaded, NULL,
                     ngettext ("In %u intervention at once: of so many it is hard to tell which one works",
                               "In %u interventions at once: of so many it is hard to tell which one works", most), most);
  else
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &_pmap_advice_overloaded, NULL,
                     /* translators: a number of interventions, and a date. */
                     ngettext ("In %1$u intervention at once from %2$s: of so many it is hard to tell which one works",
                               "In %1$u interventions at once from %2$s: of so many it is hard to tell which one works",
                               most),
                     most, date);
}

/**
 * pmap_costing_check:
 * @ledger: the figures of a map
 * @load_limit: how many interventions at once are still well, as %PMAP_LOAD_LIMIT
 * @issues: where to add what somebody should look at
 *
 * Checks all interventions, then the load of all pupils.
 */
void
pmap_costing_check (PmapLedger *ledger,
                    guint       load_limit,
                    PmapIssues *issues)
{
  PmapDocument *document;
  guint n;

  g_return_if_fail (PMAP_IS_LEDGER (ledger) && issues != NULL);

  document = pmap_ledger_get_document (ledger);
  n = pmap_record_list_get_length (document->interventions);
  for (guint i = 0; i < n; i++)
    pmap_costing_check_intervention (ledger, pmap_record_list_get (document->interventions, i), issues);
  n = pmap_record_list_get_length (document->pupils);
  for (guint i = 0; i < n; i++)
    {
      const char *pupil = pmap_record_get_id (pmap_record_list_get (document->pupils, i));

      if (pupil != NULL)
        pmap_costing_check_load (ledger, pupil, load_limit, issues);
    }
}
