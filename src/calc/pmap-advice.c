/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice: what a panel, a governor or a colleague would ask about a map, before they do. The rules are rows of one table, each with
 * where it comes from; the list of what wants attention, pmaptool check and the words beside a field all have them from here. What
 * somebody decided not to be told again is kept in the record that it is about (pmap-silenced.c). */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-advice-private.h"

#include "calc/pmap-costing-private.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-pupil.h"
#include "model/pmap-review.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"

static void
find_overdue (const PmapAdviceContext *context,
              gpointer                 record,
              PmapIssues              *issues)
{
  if (context->today != PMAP_DATE_NONE)
    pmap_review_check_record (record, context->today, issues);
}

static const PmapAdviceRule rules[] = {
  { NULL, pmap_intervention_get_type, find_overdue },
  { NULL, pmap_pupil_get_type, find_overdue },
  { &_pmap_advice_no_dates, pmap_intervention_get_type, _pmap_advice_find_no_dates },
  { &_pmap_advice_no_review, pmap_intervention_get_type, _pmap_advice_find_no_review },
  { &_pmap_advice_never_costed, pmap_intervention_get_type, _pmap_advice_find_never_costed },
  { &_pmap_advice_no_purpose, pmap_intervention_get_type, _pmap_advice_find_no_purpose },
  { &_pmap_advice_no_outcome, pmap_intervention_get_type, _pmap_advice_find_no_outcome },
  { NULL, pmap_intervention_get_type, _pmap_advice_add_cost_issues },
  { &_pmap_advice_nothing_counts, pmap_intervention_get_type, _pmap_advice_find_nothing_counts },
  { &_pmap_advice_unbalanced, pmap_intervention_get_type, _pmap_advice_find_unbalanced },
  { &_pmap_advice_clash_room, pmap_intervention_get_type, _pmap_advice_find_clash_room },
  { &_pmap_advice_same_lesson, pmap_intervention_get_type, _pmap_advice_find_same_lesson_daily },
  { &_pmap_advice_training_unsaid, pmap_provision_get_type, _pmap_advice_find_training_unsaid },
  { &_pmap_advice_overloaded, pmap_pupil_get_type, _pmap_advice_find_overloaded },
  { &_pmap_advice_clash_pupil, pmap_pupil_get_type, _pmap_advice_find_clash_pupil },
  { &_pmap_advice_same_lesson, pmap_pupil_get_type, _pmap_advice_find_same_lesson },
  { &_pmap_advice_unmet_need, pmap_pupil_get_type, _pmap_advice_find_unmet_need },
  { &_pmap_advice_no_such_need, pmap_pupil_get_type, _pmap_advice_find_no_such_need },
  { NULL, pmap_pupil_get_type, _pmap_advice_find_weak_target },
  { &_pmap_advice_clash_staff, pmap_staff_member_get_type, _pmap_advice_find_clash_staff },
  { &_pmap_advice_over_planned, pmap_staff_member_get_type, _pmap_advice_find_over_planned },
};

/** pmap_advice_rules_get: Returns: (array length=n_rules): all rules, in the order in which they are asked */
const PmapAdviceRule *
pmap_advice_rules_get (guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

PmapAdviceContext
_pmap_advice_make_context (PmapLedger *ledger,
                           PmapDate    today)
{
  PmapCosting *costing = pmap_ledger_get_costing (ledger);
  PmapAdviceContext context = { ledger, pmap_ledger_get_document (ledger), costing->calendar, today,
                                MAX (costing->academic_year.from, today), costing->academic_year.to };

  return context;
}

static gboolean
check_cb (PmapRecord *record,
          gpointer    user_data)
{
  pmap_record_check (record, user_data);
  return TRUE;
}

/**
 * pmap_advice_find:
 * @ledger: the figures of a map
 * @today: the day it is, or %PMAP_DATE_NONE; without it nothing is overdue, and what is over is looked at like the rest
 * @unit: a record that the map itself holds
 * @issues: where to add what is found, silenced or not
 *
 * Looks at @unit and all that is in it, by the checks of their nouns and by all rules of advice that speak of @unit.
 */
void
pmap_advice_find (PmapLedger *ledger,
                  PmapDate    today,
                  PmapRecord *unit,
                  PmapIssues *issues)
{
  PmapAdviceContext context;

  g_return_if_fail (PMAP_IS_LEDGER (ledger) && PMAP_IS_RECORD (unit) && issues != NULL);

  context = _pmap_advice_make_context (ledger, today);
  pmap_record_walk (unit, check_cb, issues);
  if (PMAP_IS_PUPIL (unit) && pmap_pupil_is_archived (PMAP_PUPIL (unit)))      /* there is nothing to be done any more */
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (G_OBJECT_TYPE (unit) == rules[i].get_type ())
      rules[i].find (&context, unit, issues);
}
