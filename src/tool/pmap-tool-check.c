/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool check: the advice that the overview gives, for scripts and for reading: which rule, whom it is about, in which words, and
 * where the rule comes from. What somebody silenced is listed apart, with why. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-text.h"
#include "calc/pmap-advice.h"
#include "calc/pmap-attention.h"
#include "exchange/pmap-csv.h"
#include "model/pmap-silenced.h"
#include "tool/pmap-tool-json.h"

#include <glib/gi18n.h>

typedef struct
{
  PmapDocument *document;
  GPtrArray *told; /* of PmapAttentionKind */
  GPtrArray *silenced;
} Advice;

static void
tell_kinds (GString *text,
            PmapDocument *document,
            GPtrArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const PmapAttentionKind *kind = kinds->pdata[i];
      g_autofree char *heading = pmap_issue_kind_describe (kind->kind, kind->issues->len);

      g_string_append_printf (text, "%s%s [%s]\n  %s\n", i > 0 ? "\n" : "", heading, kind->kind->code,
                              pmap_issue_kind_get_source (kind->kind));
      for (guint j = 0; j < kind->issues->len; j++)
        {
          g_autofree char *line = pmap_issue_describe (kind->issues->pdata[j]);
          PmapSilenced *silenced = pmap_silenced_find (document, kind->issues->pdata[j]);

          g_string_append_printf (text, "  · %s\n", line);
          if (silenced != NULL)
            {
              g_autofree char *on = pmap_date_format (silenced->on);

              g_string_append_printf (text, "      %s (%s%s%s)\n", silenced->why, silenced->who != NULL ? silenced->who : "",
                                      silenced->who != NULL && *on != '\0' ? ", " : "", on);
            }
        }
    }
}

static char *
write_table (const Advice *advice)
{
  GString *text = g_string_new (NULL);

  tell_kinds (text, advice->document, advice->told);
  if (advice->told->len == 0)
    g_string_append_printf (text, "%s\n", _ ("There is nothing to say."));
  if (advice->silenced->len > 0)
    {
      g_string_append_printf (text, "\n%s\n\n", _ ("Silenced:"));
      tell_kinds (text, advice->document, advice->silenced);
    }
  return g_string_free (text, FALSE);
}

/* All that was found, what is silenced at the end; each with why it is silenced, or NULL. */
static void
for_each_issue (const Advice *advice,
                void (*add) (gpointer out,
                             const PmapIssue *issue,
                             const char *why),
                gpointer out)
{
  GPtrArray *const parts[] = { advice->told, advice->silenced };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < parts[i]->len; j++)
      {
        const PmapAttentionKind *kind = parts[i]->pdata[j];

        for (guint k = 0; k < kind->issues->len; k++)
          {
            PmapSilenced *silenced = pmap_silenced_find (advice->document, kind->issues->pdata[k]);

            add (out, kind->issues->pdata[k], silenced != NULL ? silenced->why : NULL);
          }
      }
}

static void
add_row (gpointer csv,
         const PmapIssue *issue,
         const char *why)
{
  pmap_csv_add_text (csv, issue->kind->code);
  pmap_csv_add_text (csv, issue->id);
  pmap_csv_add_text (csv, issue->who);
  pmap_csv_add_text (csv, issue->field);
  pmap_csv_add_text (csv, issue->message);
  pmap_csv_add_text (csv, pmap_issue_kind_get_source (issue->kind));
  pmap_csv_add_text (csv, why);
  pmap_csv_end_row (csv);
}

static char *
write_csv (const Advice *advice)
{
  static const char *const columns[] = { "rule", "record", "who", "field", "words", "source", "silenced" };
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    pmap_csv_add_text (csv, columns[i]);
  pmap_csv_end_row (csv);
  for_each_issue (advice, add_row, csv);
  return g_string_free (csv, FALSE);
}

static void
add_object (gpointer json,
            const PmapIssue *issue,
            const char *why)
{
  json_builder_begin_object (json);
  pmap_tool_json_add_text (json, "rule", issue->kind->code);
  pmap_tool_json_add_text (json, "record", issue->id);
  pmap_tool_json_add_text (json, "who", issue->who);
  pmap_tool_json_add_text (json, "field", issue->field);
  pmap_tool_json_add_text (json, "words", issue->message);
  pmap_tool_json_add_text (json, "source", pmap_issue_kind_get_source (issue->kind));
  pmap_tool_json_add_text (json, "silenced", why);
  json_builder_end_object (json);
}

static char *
write_json (const Advice *advice)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for_each_issue (advice, add_object, json);
  json_builder_end_array (json);
  return pmap_tool_json_finish (json);
}

static const struct
{
  const char *name;
  char *(*write) (const Advice *advice);
} formats[] = { { "table", write_table }, { "csv", write_csv }, { "json", write_json } };

/* "no-review  SEN support arrangements (Surrey): …", a line a rule. */
static char *
list_rules (void)
{
  GString *text = g_string_new (NULL);
  guint n_rules;
  const PmapAdviceRule *rules = pmap_advice_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      gboolean is_listed = rules[i].kind == NULL;

      for (guint j = 0; j < i; j++)
        is_listed = is_listed || rules[j].kind == rules[i].kind;
      if (!is_listed)
        g_string_append_printf (text, "%-16s %s\n", rules[i].kind->code, pmap_issue_kind_get_source (rules[i].kind));
    }
  return g_string_free (text, FALSE);
}

static int
run (int argc,
     char **argv)
{
  g_autofree char *format = NULL, *typed = NULL, *text = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (PmapAttention) attention = NULL;
  g_autoptr (GPtrArray) told = NULL, silenced = NULL;
  gboolean only_rules = FALSE;
  guint chosen = 0;
  PmapDate today;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("table (the default), csv or json"), N_ ("FORMAT") },
    { "rules", 0, 0, G_OPTION_ARG_NONE, &only_rules, N_ ("List the rules instead, with where each comes from"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &typed, N_ ("Take this for today, as in 2026-11-30"), N_ ("DATE") },
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_ ("FILE"),
                                N_ ("Lists the advice about a map, as the overview does: the rule, whom it is about, in words, and where "
                                    "the rule comes from. What is silenced is listed apart.")))
    return PMAP_TOOL_MISUSED;
  if (only_rules)
    {
      text = list_rules ();
      return pmap_tool_print_text (text);
    }
  if (files == NULL || g_strv_length (files) != 1)
    return pmap_tool_misused (_ ("Please name one file."));
  while (format != NULL && chosen < G_N_ELEMENTS (formats) && !g_str_equal (format, formats[chosen].name))
    chosen++;
  if (chosen == G_N_ELEMENTS (formats))
    return pmap_tool_misused (_ ("“%s” is not a format: write table, csv or json."), format);
  if (!pmap_tool_parse_today (typed, &today, &error))
    return pmap_tool_misused ("%s", error->message);

  document = pmap_tool_load (files[0]);
  if (document == NULL)
    return PMAP_TOOL_FAILED;
  ledger = pmap_ledger_new (document);
  attention = pmap_attention_new (ledger, today);
  while (pmap_attention_look (attention))
    ;
  told = pmap_attention_list_kinds (attention);
  silenced = pmap_attention_list_silenced (attention);
  text = formats[chosen].write (&(Advice) { document, told, silenced });
  if (chosen == 0)
    {
      g_autofree char *shown = pmap_text_for_display (text, TRUE);

      return pmap_tool_print_text (shown);
    }
  return pmap_tool_print_text (text);
}

const PmapToolCommand pmap_tool_check = { "check", N_ ("List the advice about a map"), run };
