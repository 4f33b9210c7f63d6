/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write in one line of a new record that has several fields, as they would in a list of their own: "Tue 9:15" is a slot,
 * "13.47" or "13.47 from 1 April 2027" a rate. Each part is typed into its field, by the field's own rules. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-typed-line.h"

#include "model/pmap-rate.h"
#include "model/pmap-record-list.h"
#include "model/pmap-slot.h"

/* Where the first figure of a text is; its end where there is none. */
static const char *
find_figure (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  return text;
}

/* Days, then a time; either may be left out. */
static gboolean
enter_slot (PmapEditor  *editor,
            PmapRecord  *slot,
            const char  *typed,
            const char **next,
            GError     **error)
{
  const char *figure = find_figure (typed);
  g_autofree char *days = g_strstrip (g_strndup (typed, figure - typed));
  g_autofree char *folded = g_utf8_strdown (days, -1);

  /* "Tue at 9:15" */
  if (g_str_equal (folded, "at"))
    *days = '\0';
  else if (g_str_has_suffix (folded, " at"))
    days[strlen (days) - 3] = '\0';
  *next = *days == '\0' ? "weekdays" : NULL;
  return (*days == '\0' || pmap_editor_set_typed (editor, slot, "weekdays", days, error))
         && (*figure == '\0' || pmap_editor_set_typed (editor, slot, "time", figure, error));
}

/* What an hour costs, then perhaps its first day; or the day alone, as what is a post's salary has no price of an hour. "12.10" is a
 * price first. */
static gboolean
enter_rate (PmapEditor  *editor,
            PmapRecord  *rate,
            const char  *typed,
            const char **next,
            GError     **error)
{
  const PmapField *from = pmap_record_find_field (rate, "from"), *hourly = pmap_record_find_field (rate, "hourly");
  gboolean is_first = pmap_record_list_get_length (pmap_record_get_list (rate)) == 1;
  g_auto (GStrv) parts = g_strsplit (typed, " from ", 2);
  g_auto (GValue) price = G_VALUE_INIT, day = G_VALUE_INIT;

  if (g_strv_length (parts) == 1 && !pmap_record_parse_field (rate, hourly, typed, &price, NULL)
      && pmap_record_parse_field (rate, from, typed, &day, NULL))
    {
      *next = "hourly";
      return pmap_editor_set (editor, rate, from, &day, error);
    }
  /* The first rate of all holds from the beginning of the year; from which day a later one does is to be looked at. */
  *next = is_first || g_strv_length (parts) > 1 ? "on-cost-percent" : "from";
  return pmap_editor_set_typed (editor, rate, "hourly", parts[0], error)
         && (parts[1] == NULL || pmap_editor_set_typed (editor, rate, "from", parts[1], error));
}

static const struct
{
  GType (*get_type) (void);
  gboolean (*enter) (PmapEditor  *editor,
                     PmapRecord  *record,
                     const char  *typed,
                     const char **next,
                     GError     **error);
} lines[] = {
  { pmap_slot_get_type, enter_slot },
  { pmap_rate_get_type, enter_rate },
};

/** pmap_typed_line_is_for: Returns: whether records of @type can be entered as one line */
gboolean
pmap_typed_line_is_for (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].get_type () == type)
      return TRUE;
  return FALSE;
}

/**
 * pmap_typed_line_enter:
 * @editor: the editor of a document, in a step that is open
 * @record: a new record that was put into the document in it, see pmap_typed_line_is_for()
 * @typed: what a person typed of it, not empty
 * @next: (out): the field in which typing goes on; %NULL where the next record may be entered
 * @error: says in plain words why not; the step is to be taken back then
 *
 * Returns: whether @record has what @typed says
 */
gboolean
pmap_typed_line_enter (PmapEditor  *editor,
                       PmapRecord  *record,
                       const char  *typed,
                       const char **next,
                       GError     **error)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_RECORD (record) && typed != NULL && next != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].get_type () == G_OBJECT_TYPE (record))
      return lines[i].enter (editor, record, typed, next, error);
  g_return_val_if_reached (FALSE);
}
