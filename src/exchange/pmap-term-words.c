/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the words of term dates mean, as English schools write them on their sites and in their calendars. The words are English
 * wherever the program runs, because the calendars are. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-term-words.h"

#include "base/pmap-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* More is a sentence, no name. */
#define NAME_MAX_LENGTH 60

static const struct
{
  PmapTermSubject subject;
  const char *phrases;
} subjects[] = {
  /* The first that is found counts: "INSET day: school closed to pupils" is an INSET day. */
  { PMAP_TERM_SUBJECT_TWILIGHT, "twilight" },
  { PMAP_TERM_SUBJECT_INSET, "inset|training day|training days|staff training|staff development|teacher training|teacher day|"
                             "teacher days|non pupil|non contact day|pupil free|student free|professional development|pd day|"
                             "pd days|cpd|baker day|baker days|staff day|staff days|in service|closed to pupils|"
                             "closed to students|closed to children|closed for pupils|closed for students|closed for children" },
  { PMAP_TERM_SUBJECT_BANK_HOLIDAY, "bank holiday|public holiday|may day|good friday|easter monday|easter sunday|christmas day|"
                                    "boxing day|new years day|occasional day" },
  { PMAP_TERM_SUBJECT_HALF_TERM, "half term|halfterm|mid term" },
  { PMAP_TERM_SUBJECT_HOLIDAY, "holiday|holidays|vacation|christmas break|easter break|spring break|summer break|winter break|"
                               "autumn break|october break|february break|may break|break from" },
  { PMAP_TERM_SUBJECT_CLOSED, "closed|closure|polling day|election" },
  { PMAP_TERM_SUBJECT_YEAR, "school year|academic year" },
  { PMAP_TERM_SUBJECT_TERM, "term|terms|autumn|spring|summer|michaelmas" },
};

/* What a school does, and what a term or a holiday does. */
static const char school_begins[] = "reopens|reopen|re opens|re open|opens|open|return|returns|back|resumes|resume|first day";
static const char school_ends[] = "closes|close|breaks up|break up|last day";
static const char it_begins[] = "starts|start|begins|begin|commences|commence|beginning";
static const char it_ends[] = "ends|end|finishes|finish";

static const struct
{
  PmapTermSeason season;
  const char *phrases;
  const char *name;
} seasons[] = {
  { PMAP_TERM_SEASON_AUTUMN, "autumn|michaelmas|advent term", N_("Autumn") },
  { PMAP_TERM_SEASON_SPRING, "spring|lent term", N_("Spring") },
  { PMAP_TERM_SEASON_SUMMER, "summer|trinity term|pentecost term", N_("Summer") },
};

/* Words that may stand beside the others without making them mean something else. */
static const char filling[] =
  "of|the|for|at|on|all|a|an|and|to|in|with|from|after|before|following|until|is|are|will|be|by|our|day|days|date|dates|school|schools|"
  "pupil|pupils|student|students|child|children|staff|first|last|half|halves|one|two|three|four|five|six|1st|2nd|term|terms|"
  "christmas|easter|october|february|may|whitsun|advent|lent|trinity|pentecost|monday|tuesday|wednesday|thursday|friday|saturday|"
  "sunday|inclusive|both|this|only|no|not|year|years|academic|week|weeks|lessons|up|including|incl";

static gboolean
has (const char *words,
     const char *phrases)
{
  for (const char *phrase = phrases; *phrase != '\0';)
    {
      gsize length = strcspn (phrase, "|");

      for (const char *found = words; (found = strchr (found, ' ')) != NULL && found[1] != '\0'; found++)
        if (strncmp (found + 1, phrase, length) == 0 && found[1 + length] == ' ')
          return TRUE;
      phrase += length + (phrase[length] == '|');
    }
  return FALSE;
}

static gboolean
is_in (const char *word,
       gsize       length,
       const char *phrases)
{
  g_autofree char *padded = g_strdup_printf (" %.*s ", (int) length, word);

  return has (padded, phrases);
}

/* " half term 2026 27 ": small letters and single spaces, one before and one after each word. */
static GString *
fold (const char *text)
{
  g_autofree char *folded = pmap_text_fold (text);
  GString *words = g_string_new (" ");

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else if (letter != '\'' && letter != 0x2019 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  /* A term "incl. INSET" is a term. */
  for (const char *including = "incl inset \0including inset \0inc inset \0"; *including != '\0'; including += strlen (including) + 1)
    g_string_replace (words, including, "", 0);
  return words;
}

static gboolean
is_year (const char *word,
         gsize       length)
{
  return length == 4 && strspn (word, "0123456789") >= 4 && (g_str_has_prefix (word, "19") || g_str_has_prefix (word, "20"));
}

/* "2026", "2026 27", "2026 2027" */
static void
find_year (PmapTermWords *self,
           const char    *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL && self->year == 0; i++)
    if (is_year (split[i], strlen (split[i])))
      {
        guint next = split[i + 1] != NULL ? atoi (split[i + 1]) : 0;

        self->year = atoi (split[i]);
        self->is_academic = split[i + 1] != NULL && (next == self->year + 1 || (strlen (split[i + 1]) == 2
                                                                               && next == (self->year + 1) % 100));
      }
}

/* "Autumn 2", "Autumn term 2", "second half of the autumn term", "Term 5", "half term 3" */
static void
find_number (PmapTermWords *self,
             const char    *words)
{
  static const char *const before[] = { "autumn ", "spring ", "summer ", "term ", "michaelmas ", "half " };

  for (guint i = 0; i < G_N_ELEMENTS (before) && self->number == 0; i++)
    for (const char *found = strstr (words, before[i]); found != NULL && self->number == 0; found = strstr (found + 1, before[i]))
      {
        const char *number = found + strlen (before[i]);

        if (g_ascii_isdigit (number[0]) && number[0] >= '1' && number[0] <= '6' && number[1] == ' ')
          self->number = number[0] - '0';
      }
  if (self->number == 0 && has (words, "first half|1st half|half one"))
    self->number = 1;
  else if (self->number == 0 && has (words, "second half|2nd half|half two"))
    self->number = 2;
}

static gboolean
is_known (const char *word,
          gsize       length)
{
  const char *const lists[] = { filling, school_begins, school_ends, it_begins, it_ends, "re|breaks|break" };

  if (strspn (word, "0123456789") >= length)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (is_in (word, length, lists[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (is_in (word, length, seasons[i].phrases))
      return TRUE;
  /* A word of a phrase such as "staff training". */
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    for (const char *found = strstr (subjects[i].phrases, word); found != NULL; found = strstr (found + 1, word))
      if ((found == subjects[i].phrases || found[-1] == '|' || found[-1] == ' ')
          && (found[length] == '\0' || found[length] == '|' || found[length] == ' '))
        return TRUE;
  return FALSE;
}

static gboolean
is_plain (const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0' && !is_known (split[i], strlen (split[i])))
      return FALSE;
  return TRUE;
}

static void
find_event (PmapTermWords *self,
            const char    *words)
{
  gboolean is_of_school = has (words, school_begins) || has (words, school_ends);
  gboolean begins = has (words, school_begins) || (!is_of_school && has (words, it_begins));
  gboolean ends = has (words, school_ends) || (!is_of_school && has (words, it_ends));
  gboolean is_of_holiday = self->subject == PMAP_TERM_SUBJECT_HALF_TERM || self->subject == PMAP_TERM_SUBJECT_HOLIDAY;

  if (begins == ends || has (words, "open day|open days|open evening|open morning|open afternoon"))
    return;
  /* A fair begins, too, and a book week ends: some word has to be about school, or no other word there. */
  if (!self->is_plain && !has (words, "term|school|pupils|students|children|half term|halfterm"))
    return;
  self->event = begins ? PMAP_TERM_EVENT_BEGIN : PMAP_TERM_EVENT_END;
  if (!is_of_holiday)
    return;
  if (has (words, "for|after|before|following|from"))        /* "closes for half term", "back after the holidays" */
    self->subject = PMAP_TERM_SUBJECT_TERM;
  else if (has (words, "first day|last day"))
    self->is_unclear = TRUE;
  else if (is_of_school)
    self->subject = PMAP_TERM_SUBJECT_TERM;
}

/* The words as they are written, without the year and without what stands round them: "Staff training day". */
static char *
tidy (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *short_name = NULL;
  g_auto (GStrv) words = g_strsplit_set (text, " \t|", -1);
  const char *edges = " .,;:-/&+|()[]*•–—’'\"";
  char *begin;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize digits = strspn (words[i], "0123456789");

      /* "2026", "2026/27", "2026-2027" and signs alone are no part of a name. */
      if (*words[i] == '\0' || (digits == 4 && is_year (words[i], 4)))
        continue;
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
    }
  begin = name->str;
  while (*begin != '\0' && g_utf8_strchr (edges, -1, g_utf8_get_char (begin)) != NULL)
    begin = g_utf8_next_char (begin);
  for (char *end = begin + strlen (begin); end > begin;)
    {
      end = g_utf8_find_prev_char (begin, end);
      if (end == NULL || g_utf8_strchr (edges, -1, g_utf8_get_char (end)) == NULL)
        break;
      *end = '\0';
    }
  short_name = pmap_text_excerpt (begin, NULL, NAME_MAX_LENGTH);
  if (g_ascii_islower (*short_name))
    *short_name = g_ascii_toupper (*short_name);
  return g_steal_pointer (&short_name);
}

/**
 * pmap_term_words_read:
 * @text: what stands round a day in a list of term dates
 *
 * Returns: (transfer full): what it says
 */
PmapTermWords *
pmap_term_words_read (const char *text)
{
  PmapTermWords *self;
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PmapTermWords, 1);
  words = fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (subjects) && self->subject == PMAP_TERM_SUBJECT_NONE; i++)
    if (has (words->str, subjects[i].phrases))
      self->subject = subjects[i].subject;
  for (guint i = 0; i < G_N_ELEMENTS (seasons) && self->season == PMAP_TERM_SEASON_NONE; i++)
    if (has (words->str, seasons[i].phrases))
      self->season = seasons[i].season;
  find_year (self, words->str);
  find_number (self, words->str);
  self->is_plain = is_plain (words->str);
  find_event (self, words->str);
  self->name = tidy (text);
  return self;
}

void
pmap_term_words_free (PmapTermWords *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self);
}

/** pmap_term_season_get_name: Returns: (transfer none): "Autumn"; empty for none */
const char *
pmap_term_season_get_name (PmapTermSeason season)
{
  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (seasons[i].season == season)
      return _(seasons[i].name);
  return "";
}

/** pmap_term_season_of_day: Returns: the term of the year that a first day of school is usually in */
PmapTermSeason
pmap_term_season_of_day (PmapDate day)
{
  guint month;

  pmap_date_split (day, NULL, &month, NULL);
  return month >= 8 ? PMAP_TERM_SEASON_AUTUMN : month <= 3 ? PMAP_TERM_SEASON_SPRING : PMAP_TERM_SEASON_SUMMER;
}

/**
 * pmap_term_words_name_term:
 * @self: words that are about a term
 * @start: its first day
 *
 * Returns: (transfer full): what the term is called: "Autumn", "Autumn 1", "Term 3"
 */
char *
pmap_term_words_name_term (const PmapTermWords *self,
                           PmapDate             start)
{
  PmapTermSeason season;

  g_return_val_if_fail (self != NULL && start != PMAP_DATE_NONE, NULL);

  season = self->season;
  if (season == PMAP_TERM_SEASON_NONE && self->number != 0)
    /* translators: where a school counts its terms: "Term 3". */
    return g_strdup_printf (_("Term %u"), self->number);
  if (season == PMAP_TERM_SEASON_NONE)
    season = pmap_term_season_of_day (start);
  if (self->number == 0)
    return g_strdup (pmap_term_season_get_name (season));
  /* translators: a half of a term: "Autumn 1". */
  return g_strdup_printf (_("%1$s %2$u"), pmap_term_season_get_name (season), self->number);
}
