/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other children's names in what is printed for one pupil: what is to become of them, and a list of what was found. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-names.h"
#include "tool/pmap-tool.h"

#include "model/pmap-disguise.h"

#include <glib/gi18n.h>

/* A class has three Mohammeds; a list of twenty says nothing. */

/**
 * pmap_tool_names_parse:
 * @typed: (nullable): the argument of --names
 * @names: (out): what it means
 *
 * Returns: whether it means anything
 */
gboolean
pmap_tool_names_parse (const char    *typed,
                       PmapToolNames *names)
{
  static const char *const words[] = { "replace", "ask-list", "keep" };

  *names = PMAP_TOOL_NAMES_REPLACE;
  for (guint i = 0; typed != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (typed, words[i]))
      {
        *names = (PmapToolNames) i;
        return TRUE;
      }
  return typed == NULL;
}

static void
list_question (const PmapNameQuestion *question)
{
  g_autofree char *pupils = pmap_name_describe_pupils (question->pupils);
  const char *verdict = question->choice == PMAP_NAME_KEEP ? _("kept")
                        : question->certainty == PMAP_NAME_SURE ? _("replaced")
                                                                : _("replaced, perhaps needlessly");

  /* translators: a line of a list: what became of a word, the word, whom it may name, why, in which field, in which sentence. */
  g_printerr (_("%1$s: “%2$s” (%3$s: %4$s), in “%5$s”: %6$s\n"), verdict, question->word, pupils,
              pmap_name_reason_get_label (question->reason), pmap_field_get_label (question->field), question->sentence);
}

/**
 * pmap_tool_names_list:
 * @screen: a screen that was applied to what is printed
 *
 * Writes to standard error which words name another child, or may, and what became of each.
 *
 * Returns: how many of them are not certain
 */
guint
pmap_tool_names_list (PmapNameScreen *screen)
{
  GPtrArray *questions = pmap_name_screen_get_questions (screen);
  guint n_perhaps = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      list_question (questions->pdata[i]);
      n_perhaps += ((PmapNameQuestion *) questions->pdata[i])->certainty == PMAP_NAME_PERHAPS;
    }
  return n_perhaps;
}

/**
 * pmap_tool_names_hide:
 * @document: (inout): a map; afterwards a copy in which groups and provision are called by no name of another pupil
 * @pupil: (nullable): the one pupil whom figures are asked of, as typed; with %NULL the map stays as it is
 * @error: says in plain words why not
 *
 * Returns: %FALSE if there is no such pupil
 */
gboolean
pmap_tool_names_hide (PmapDocument **document,
                      const char    *pupil,
                      GError       **error)
{
  PmapPupil *found;
  PmapDocument *copy;

  if (pupil == NULL)
    return TRUE;
  found = pmap_tool_find_pupil (*document, pupil, error);
  if (found == NULL)
    return FALSE;
  copy = pmap_disguise_new_for_pupil (*document, pmap_record_get_id (PMAP_RECORD (found)));
  g_object_unref (*document);
  *document = copy;
  return TRUE;
}
