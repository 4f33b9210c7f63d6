/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options that choose the figures: period, day and rates. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-figures.h"

#include "tool/pmap-tool.h"

#include "base/pmap-error.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-year.h"

void
pmap_tool_figures_clear (PmapToolFigures *self)
{
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->rates, g_free);
}

/* A rate set by its id or its name. */
static const char *
find_rate_set (PmapDocument  *document,
               const char    *typed,
               GError       **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < pmap_record_list_get_length (document->rate_sets); i++)
    {
      PmapRateSet *rates = pmap_record_list_get (document->rate_sets, i);
      const char *id = pmap_record_get_id (PMAP_RECORD (rates));

      if (g_strcmp0 (id, typed) == 0 || g_strcmp0 (rates->name, typed) == 0)
        return id;
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", id);
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND, _("The map has no rate set “%1$s”. It has: %2$s"), typed, known->str);
  return NULL;
}

/**
 * pmap_tool_figures_new_ledger:
 * @self: the options as typed
 * @document: a map
 * @status: (out): the exit status if there is no ledger
 *
 * Returns: (transfer full) (nullable): the map's costs as asked for; if there are none, it has been said why
 */
PmapLedger *
pmap_tool_figures_new_ledger (const PmapToolFigures *self,
                              PmapDocument          *document,
                              int                   *status)
{
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  const char *rates = NULL;
  PmapDate today = PMAP_DATE_NONE;
  PmapPeriod period;

  if (!pmap_tool_parse_today (self->today, &today, &error) ||
      !pmap_period_parse (self->period != NULL ? self->period : "academic-year", pmap_document_get_year (document), today,
                          &period, &error))
    {
      *status = pmap_tool_misused ("%s", error->message);
      return NULL;
    }
  if (self->rates != NULL)
    {
      rates = find_rate_set (document, self->rates, &error);
      if (rates == NULL)
        {
          *status = pmap_tool_failed ("%s", error->message);
          return NULL;
        }
    }

  ledger = pmap_ledger_new (document);
  pmap_ledger_freeze (ledger);
  pmap_ledger_set_period (ledger, &period);
  if (rates != NULL)
    pmap_ledger_set_rate_set (ledger, rates);
  pmap_ledger_thaw (ledger);
  return g_steal_pointer (&ledger);
}
