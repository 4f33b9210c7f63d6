/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Costs for programs, as JSON. Amounts are strings of pounds and pence ("404.20"), since a number in JSON is a floating-point
 * one to most who read it. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-costs.h"

#include "base/pmap-number.h"
#include "model/pmap-run.h"
#include "calc/pmap-unit-cost.h"
#include "model/pmap-member.h"
#include "model/pmap-school.h"
#include "tool/pmap-tool-json.h"

static void
add_amount (JsonBuilder *json,
            const char  *name,
            gint64       pence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  pmap_tool_costs_append_pence (text, pence);
  pmap_tool_json_add_text (json, name, text->str);
}

static void
add_day (JsonBuilder *json,
         const char  *name,
         PmapDate     day)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (day != PMAP_DATE_NONE)
    pmap_date_append_xml (text, day);
  pmap_tool_json_add_text (json, name, day != PMAP_DATE_NONE ? text->str : NULL);
}

static void
begin_record (JsonBuilder *json,
              PmapRecord  *record)
{
  g_autofree char *name = record != NULL ? pmap_record_describe (record) : NULL;

  json_builder_begin_object (json);
  pmap_tool_json_add_text (json, "id", record != NULL ? pmap_record_get_id (record) : NULL);
  pmap_tool_json_add_text (json, "name", name);
}

/* What a step of the pupil's own measure cost, where there was one: no progress has no price. */
static void
add_progress (JsonBuilder     *json,
              const PmapShare *share)
{
  PmapMember *member = PMAP_MEMBER (share->member);
  g_autofree char *progress = NULL;
  gint64 per_unit;

  if (member->baseline == PMAP_UNSET || member->exit == PMAP_UNSET)
    return;
  progress = pmap_number_format (member->exit - member->baseline, PMAP_DECIMAL_PLACES);
  pmap_tool_json_add_text (json, "progress", progress);
  if (pmap_unit_cost_per_progress (share->pence, member->exit - member->baseline, &per_unit))
    add_amount (json, "cost-per-unit-of-progress", per_unit);
}

static void
add_shares (const PmapToolCosts *costs,
            JsonBuilder         *json,
            const PmapCost      *cost)
{
  json_builder_set_member_name (json, "shares");
  json_builder_begin_array (json);
  for (guint i = 0; i < cost->n_shares; i++)
    {
      const PmapShare *share = &cost->shares[i];

      if (!pmap_tool_costs_shows_share (costs, share))
        continue;
      json_builder_begin_object (json);
      pmap_tool_json_add_text (json, "pupil", share->pupil);
      add_amount (json, "amount", share->pence);
      if (cost->paid != NULL)
        add_amount (json, "towards-element-2", share->towards_limit);
      add_progress (json, share);
      if (costs->working)
        {
          g_autofree char *working = pmap_tool_costs_describe_working (costs, share->member);

          pmap_tool_json_add_text (json, "working", working);
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Who pays the total, where that is not the school alone; the school itself has no id. */
static void
add_paid (JsonBuilder    *json,
          const PmapCost *cost)
{
  if (cost->paid == NULL)
    return;
  json_builder_set_member_name (json, "paid");
  json_builder_begin_array (json);
  for (guint i = 0; i < cost->paid->n_parts; i++)
    {
      json_builder_begin_object (json);
      pmap_tool_json_add_text (json, "payer", cost->paid->parts[i].payer);
      add_amount (json, "amount", cost->paid->parts[i].pence);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  add_amount (json, "towards-budget", cost->towards_budget);
}

static void
add_issues (JsonBuilder    *json,
            const PmapCost *cost)
{
  json_builder_set_member_name (json, "issues");
  json_builder_begin_array (json);
  for (guint i = 0; cost->issues != NULL && i < cost->issues->len; i++)
    {
      const PmapIssue *issue = g_ptr_array_index (cost->issues, i);

      json_builder_add_string_value (json, issue->message);
    }
  json_builder_end_array (json);
}

/* How often it is held, and whether all members share that or each has its own. */
static void
add_sessions (JsonBuilder      *json,
              PmapIntervention *intervention,
              const PmapCost   *cost)
{
  g_autofree char *sessions = NULL;
  PmapRun run;

  pmap_run_find (&run, intervention);
  sessions = pmap_number_format (cost->sessions, PMAP_DECIMAL_PLACES);
  pmap_tool_json_add_text (json, "sessions", sessions);
  for (const PmapChoice *taught = pmap_taught; taught->nick != NULL; taught++)
    if (taught->value == (int) run.taught)
      pmap_tool_json_add_text (json, "taught", taught->nick);
}

static void
add_intervention (const PmapToolCosts *costs,
                  JsonBuilder         *json,
                  PmapIntervention    *intervention)
{
  const PmapCost *cost = pmap_ledger_get_cost (costs->ledger, intervention);
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  g_autofree char *tier = pmap_tool_costs_describe_tier (intervention);

  begin_record (json, PMAP_RECORD (intervention));
  pmap_tool_json_add_text (json, "provision", provision != NULL ? pmap_record_get_id (PMAP_RECORD (provision)) : NULL);
  pmap_tool_json_add_text (json, "tier", tier);
  pmap_tool_json_add_text (json, "area", pmap_tool_costs_get_area (intervention));
  add_amount (json, "total", cost->total);
  add_amount (json, "outside", cost->outside);
  add_amount (json, "empty-places", cost->places);
  add_sessions (json, intervention, cost);
  if (costs->working)
    {
      g_autofree char *working = pmap_tool_costs_describe_working (costs, intervention);

      pmap_tool_json_add_text (json, "working", working);
    }
  add_shares (costs, json, cost);
  add_paid (json, cost);
  add_issues (json, cost);
  json_builder_end_object (json);
}

static void
add_heading (const PmapToolCosts *costs,
             JsonBuilder         *json)
{
  const PmapPeriod *period = pmap_ledger_get_period (costs->ledger);
  g_autofree char *period_words = pmap_tool_costs_describe_period (costs);
  const char *rates = pmap_ledger_get_rate_set (costs->ledger);

  pmap_tool_json_add_text (json, "map", pmap_record_get_id (PMAP_RECORD (costs->document)));
  pmap_tool_json_add_text (json, "school", pmap_document_get_school (costs->document)->name);
  json_builder_set_member_name (json, "period");
  json_builder_begin_object (json);
  pmap_tool_json_add_text (json, "name", period_words);
  add_day (json, "from", period->from);
  add_day (json, "to", period->to);
  json_builder_end_object (json);
  json_builder_set_member_name (json, "rates");
  begin_record (json, pmap_document_find (costs->document, rates));
  json_builder_end_object (json);
}

/**
 * pmap_tool_costs_to_json:
 * @costs: what is asked for
 *
 * Returns: (transfer full): the costs as JSON
 */
char *
pmap_tool_costs_to_json (const PmapToolCosts *costs)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) interventions = pmap_tool_costs_list_interventions (costs);
  g_autoptr (GPtrArray) pupils = pmap_tool_costs_list_pupils (costs);

  json_builder_begin_object (json);
  add_heading (costs, json);
  json_builder_set_member_name (json, "interventions");
  json_builder_begin_array (json);
  for (guint i = 0; i < interventions->len; i++)
    add_intervention (costs, json, g_ptr_array_index (interventions, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "pupils");
  json_builder_begin_array (json);
  for (guint i = 0; i < pupils->len; i++)
    {
      PmapRecord *pupil = g_ptr_array_index (pupils, i);

      begin_record (json, pupil);
      add_amount (json, "total", pmap_ledger_get_pupil_total (costs->ledger, pmap_record_get_id (pupil)));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  if (pmap_tool_costs_is_whole (costs))
    {
      add_amount (json, "outside", pmap_ledger_get_outside (costs->ledger));
      add_amount (json, "total", pmap_ledger_get_total (costs->ledger));
    }
  json_builder_end_object (json);

  return pmap_tool_json_finish (json);
}
