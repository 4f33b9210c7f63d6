/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a class is called a year later. Schools name classes after the year group and a letter, a teacher or a room: "3B", "RA",
 * "Y3 Oak", "10/X2". Where the name has the year group in it, the next one takes its place; a name that says no year ("Oak"), or
 * more than one (a mixed class, "3/4B"), does not say what becomes of it, and nothing is made up. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-class-name.h"

#include "model/pmap-choices.h"

#include <stdlib.h>
#include <string.h>

#define RECEPTION 3      /* of pmap_year_groups */

static const char *
get_nick (int year_group)
{
  const PmapChoice *choice = pmap_year_groups;

  while (choice->nick != NULL && choice->value != year_group)
    choice++;
  return choice->nick;
}

/* The first number of a text: where it is, and how long. */
static gboolean
find_number (const char *text,
             gsize      *offset,
             gsize      *length)
{
  *offset = strcspn (text, "0123456789");
  *length = strspn (text + *offset, "0123456789");
  return *length > 0;
}

static char *
replace (const char *text,
         gsize       offset,
         gsize       length,
         const char *by)
{
  g_autofree char *head = g_strndup (text, offset);

  return g_strconcat (head, by, text + offset + length, NULL);
}

/* "R", "RA", "R Oak", "YR Oak", "Reception Oak"; not "Rowan". */
static char *
leave_reception (const char *class_name)
{
  static const char *const words[] = { "Reception", "Year R", "YR", "R" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (g_str_has_prefix (class_name, words[i]) && !g_ascii_islower (class_name[length]))
        return replace (class_name, 0, length, i < 2 ? "Year 1" : i == 2 ? "Y1" : "1");
    }
  return NULL;
}

/**
 * pmap_class_name_move_up:
 * @class_name: the name of a class
 * @year_group: the year group of a pupil in it, one of pmap_year_groups that has one after it
 *
 * Returns: (transfer full) (nullable): what the class of that pupil is called a year later, "4B" for "3B"; %NULL where the name does
 *   not say
 */
char *
pmap_class_name_move_up (const char *class_name,
                         int         year_group)
{
  const char *nick = get_nick (year_group), *next = get_nick (year_group + 1), *rest;
  gsize offset, length;

  g_return_val_if_fail (class_name != NULL, NULL);

  if (nick == NULL || next == NULL)
    return NULL;
  if (year_group == RECEPTION)
    return leave_reception (class_name);
  /* Of two numbers the first is the year's, as in "7.3" or "10/X2", but "3/4B" is a mixed class. */
  if (!g_ascii_isdigit (nick[0]) || !find_number (class_name, &offset, &length) || length != strlen (nick)
      || strncmp (class_name + offset, nick, length) != 0)
    return NULL;
  rest = class_name + offset + length;
  if (*rest != '\0' && strchr ("/&+", *rest) != NULL && g_ascii_isdigit (rest[1]))
    return NULL;
  return replace (class_name, offset, length, next);
}

/* A year group in running text, and the one after it. */
static gboolean
raise_cb (const GMatchInfo *match,
          GString          *result,
          gpointer          user_data)
{
  g_autofree char *all = g_match_info_fetch (match, 0);
  const char *rest = all;
  const int *last = user_data;
  gsize offset, length;

  for (const char *place = all; find_number (place, &offset, &length); place += offset + length)
    if (atoi (place + offset) >= *last)
      {
        g_string_append (result, all);
        return FALSE;
      }

  if (g_str_has_prefix (all, "Reception"))
    {
      g_string_append (result, "Year 1");
      return FALSE;
    }
  while (find_number (rest, &offset, &length))
    {
      g_string_append_len (result, rest, offset);
      g_string_append_printf (result, "%d", atoi (rest + offset) + 1);
      rest += offset + length;
    }
  g_string_append (result, rest);
  return FALSE;
}

/**
 * pmap_class_name_raise:
 * @text: what a group is called
 * @last_year_group: the school's last year group, one of pmap_year_groups
 *
 * Returns: (transfer full): the same where each year group that it names is the next one: "Years 4 and 5, Fridays" for "Years 3 and
 *   4, Fridays"; what names the last one stays, for there is no next
 */
char *
pmap_class_name_raise (const char *text,
                       int         last_year_group)
{
  const char *nick = get_nick (last_year_group);
  int last = nick != NULL ? atoi (nick) : 0;
  static GRegex *regex = NULL;
  g_autofree char *raised = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_once_init_enter (&regex))
    {
      GRegex *made = g_regex_new ("\\bReception\\b|\\b(Years?|Y) ?\\d{1,2}\\b(( and |, | to | & |–|-|/)\\d{1,2}\\b)*", 0, 0, NULL);

      g_once_init_leave (&regex, made);
    }
  raised = g_regex_replace_eval (regex, text, -1, 0, 0, raise_cb, &last, NULL);
  return raised != NULL ? g_steal_pointer (&raised) : g_strdup (text);
}
