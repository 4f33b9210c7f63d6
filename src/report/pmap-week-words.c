/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a week: short, for the page and for what each adult gets on paper. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-week-words.h"

#include "base/pmap-clock.h"
#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-member.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define MINUTES_AN_HOUR 60

struct _PmapInitials
{
  GHashTable *by_id;           /* id → text */
};

/* --- initials --- */

/* The first letter of the given name, and so many of the family name. */
static char *
make_initials (PmapPupil *pupil,
               guint      n_letters)
{
  const char *given = pupil->given_name != NULL ? pupil->given_name : "", *family = pupil->family_name != NULL ? pupil->family_name : "";
  g_autofree char *first = g_utf8_substring (given, 0, MIN (g_utf8_strlen (given, -1), 1));
  g_autofree char *rest = g_utf8_substring (family, 0, MIN (g_utf8_strlen (family, -1), n_letters));

  return g_strconcat (first, rest, NULL);
}

static guint
count_letters (PmapPupil *pupil)
{
  return pupil->family_name != NULL ? (guint) g_utf8_strlen (pupil->family_name, -1) : 0;
}

/* Of those who are called alike, with a letter more each time; who still are when their names end are told apart by a number. */
static void
call (PmapInitials *self,
      GPtrArray    *pupils,
      guint         n_letters)
{
  g_autoptr (GHashTable) alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer text, group;

  for (guint i = 0; i < pupils->len; i++)
    {
      g_autofree char *initials = make_initials (pupils->pdata[i], n_letters);
      GPtrArray *same = g_hash_table_lookup (alike, initials);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (alike, g_steal_pointer (&initials), same);
        }
      g_ptr_array_add (same, pupils->pdata[i]);
    }
  g_hash_table_iter_init (&iter, alike);
  while (g_hash_table_iter_next (&iter, &text, &group))
    {
      GPtrArray *same = group;
      guint longest = 0;

      for (guint i = 0; i < same->len; i++)
        longest = MAX (longest, count_letters (same->pdata[i]));
      if (same->len > 1 && n_letters < longest)
        call (self, same, n_letters + 1);
      else
        for (guint i = 0; i < same->len; i++)
          g_hash_table_insert (self->by_id, (gpointer) pmap_record_get_id (same->pdata[i]),
                               same->len > 1 ? g_strdup_printf ("%s%u", (const char *) text, i + 1) : g_strdup (text));
    }
}

/**
 * pmap_initials_new:
 * @document: a map, which outlives it
 *
 * Returns: (transfer full): what its pupils are called for short
 */
PmapInitials *
pmap_initials_new (PmapDocument *document)
{
  PmapInitials *self;
  g_autoptr (GPtrArray) pupils = g_ptr_array_new ();

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  self = g_new (PmapInitials, 1);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    if (pmap_record_get_id (pmap_record_list_get (document->pupils, i)) != NULL)
      g_ptr_array_add (pupils, pmap_record_list_get (document->pupils, i));
  call (self, pupils, 1);
  return self;
}

void
pmap_initials_free (PmapInitials *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/** pmap_initials_get: Returns: (transfer none): what the pupil of that id is called for short; "?" for nobody */
const char *
pmap_initials_get (PmapInitials *self,
                   const char   *pupil)
{
  const char *text;

  g_return_val_if_fail (self != NULL, "");

  text = pupil != NULL ? g_hash_table_lookup (self->by_id, pupil) : NULL;
  return text != NULL && *text != '\0' ? text : "?";
}

/* --- sessions --- */

/**
 * pmap_week_words_get_time:
 * @session: a session
 *
 * Returns: (transfer full): "9:15", or where it lasts over an hour "10:45–12:45"; an empty text where nobody says
 */
char *
pmap_week_words_get_time (const PmapSession *session)
{
  g_autofree char *start = NULL, *end = NULL;

  g_return_val_if_fail (session != NULL, NULL);

  start = pmap_clock_format (session->start);
  if (session->start == PMAP_UNSET || session->minutes <= MINUTES_AN_HOUR || session->start + session->minutes > PMAP_CLOCK_LAST)
    return g_steal_pointer (&start);
  end = pmap_clock_format (session->start + session->minutes);
  return g_strdup_printf ("%s–%s", start, end);
}

/**
 * pmap_week_words_get_pupils:
 * @session: a session
 * @initials: of its map's pupils
 * @most: of how many to say who they are
 *
 * Returns: (transfer full): who is there: "JW RP TH +3"
 */
char *
pmap_week_words_get_pupils (const PmapSession *session,
                            PmapInitials      *initials,
                            guint              most)
{
  GString *text = g_string_new (NULL);
  PmapRecordList *members;
  guint n = 0;

  g_return_val_if_fail (session != NULL && initials != NULL, g_string_free (text, FALSE));

  members = session->intervention->members;
  for (guint i = 0; i < pmap_record_list_get_length (members); i++)
    {
      PmapMember *member = pmap_record_list_get (members, i);

      if (pmap_places_get_presence (member, session->day) == PMAP_PRESENCE_NOW && n++ < most)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", pmap_initials_get (initials, member->pupil));
    }
  if (n > most)
    g_string_append_printf (text, " +%u", n - most);
  return g_string_free (text, FALSE);
}

/** pmap_week_words_get_clash: Returns: (transfer full): "Zones and Sensory circuit at once, from 9:00 to 9:05" */
char *
pmap_week_words_get_clash (const PmapClash *clash)
{
  g_autofree char *first = NULL, *second = NULL, *from = NULL, *until = NULL;

  g_return_val_if_fail (clash != NULL, NULL);

  first = pmap_record_describe (PMAP_RECORD (clash->first));
  second = pmap_record_describe (PMAP_RECORD (clash->second));
  from = pmap_clock_format (clash->from);
  until = pmap_clock_format (clash->until);
  /* translators: two groups, and two times of the day. */
  return g_strdup_printf (_("%1$s and %2$s at once, from %3$s to %4$s"), first, second, from, until);
}

/**
 * pmap_week_words_get_hours:
 * @minutes: in ten-thousandths of a minute
 *
 * Returns: (transfer full): hours, to one decimal: "17.3"
 */
char *
pmap_week_words_get_hours (gint64 minutes)
{
  const gint64 tenth = PMAP_DECIMAL_ONE / 10;

  return pmap_number_format ((minutes / MINUTES_AN_HOUR + (minutes < 0 ? -tenth : tenth) / 2) / tenth * tenth, PMAP_DECIMAL_PLACES);
}

/**
 * pmap_week_words_parse_when:
 * @typed: what somebody typed: "tue 10", "Tuesday 10:15", "Fr 9.05"
 * @weekday: (out): the day; 0 is Monday
 * @time: (out): in minutes since midnight
 * @error: says in plain words what is wrong
 *
 * Returns: whether it says a day and a time
 */
gboolean
pmap_week_words_parse_when (const char  *typed,
                            guint       *weekday,
                            gint64      *time,
                            GError     **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL, *clock = NULL;
  guint n_found = 0;

  g_return_val_if_fail (typed != NULL && weekday != NULL && time != NULL, FALSE);

  text = g_utf8_strdown (typed, -1);
  words = g_strsplit (g_strstrip (text), " ", 2);
  for (guint i = 0; words[0] != NULL && strlen (words[0]) > 0 && i < PMAP_N_WEEKDAYS; i++)
    {
      g_autofree char *name = g_utf8_strdown (_(pmap_weekday_names[i]), -1);

      if (!g_str_has_prefix (name, words[0]))
        continue;
      *weekday = i;
      n_found++;
    }
  if (n_found != 1 || words[1] == NULL)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("Write a day and a time, like Tue 10:00"));
      return FALSE;
    }
  clock = strchr (words[1], ':') == NULL && strchr (words[1], '.') == NULL && strlen (g_strstrip (words[1])) <= 2
            ? g_strconcat (words[1], ":00", NULL) : g_strdup (words[1]);
  return pmap_clock_parse (clock, time, error);
}
