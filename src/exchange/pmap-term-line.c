/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days that stand in a line of text as schools write it: "Tuesday 1st September 2026", "26–30 October", "01/09/2026", "Friday,
 * December 18th", "2026-09-01". Only where days stand is found here; the one reader of days, pmap_date_parse(), says of each whether
 * there is such a day. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-term-line.h"

#include <string.h>

typedef enum
{
  TOKEN_WORD,
  TOKEN_NUMBER,
  TOKEN_SIGN,
} TokenKind;

typedef struct
{
  TokenKind kind;
  gsize start, end;        /* in the line */
  gboolean is_apart;       /* a space stands before it */
  gunichar sign;           /* all kinds of dash are '-' */
  guint number, digits;
  gboolean is_ordinal;     /* "1st" */
} Token;

typedef struct
{
  const char *line;
  GArray *tokens;
  GArray *days;
} Reader;

/* --- tokens --- */

static gboolean
is_word_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gunichar
get_plain_sign (gunichar c)
{
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return '-';
  return c == 0x2044 ? '/' : c == 0x2019 ? '\'' : c;
}

static gsize
skip_letters (const char *line,
              gsize       at)
{
  while (line[at] != '\0' && is_word_letter (g_utf8_get_char (line + at)))
    at = g_utf8_next_char (line + at) - line;
  return at;
}

static void
read_number (const char *line,
             Token      *token)
{
  gsize letters;

  while (line[token->end] != '\0' && g_unichar_isdigit (g_utf8_get_char (line + token->end)))
    {
      token->number = MIN (token->number * 10 + g_unichar_digit_value (g_utf8_get_char (line + token->end)), 99999999u);
      token->digits++;
      token->end = g_utf8_next_char (line + token->end) - line;
    }
  letters = skip_letters (line, token->end);
  if (letters == token->end + 2)
    for (const char *ending = "stndrdth"; *ending != '\0' && !token->is_ordinal; ending += 2)
      token->is_ordinal = g_ascii_strncasecmp (line + token->end, ending, 2) == 0;
  if (token->is_ordinal)
    token->end = letters;
}

static GArray *
split (const char *line)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  gboolean is_apart = TRUE;

  for (gsize at = 0; line[at] != '\0';)
    {
      gunichar c = g_utf8_get_char (line + at);
      gsize next = g_utf8_next_char (line + at) - line;
      Token token = { .kind = TOKEN_SIGN, .start = at, .end = next, .is_apart = is_apart, .sign = get_plain_sign (c) };

      if (g_unichar_type (c) == G_UNICODE_FORMAT || (g_unichar_isspace (c) && c != '\t'))
        {
          is_apart = is_apart || g_unichar_isspace (c);
          at = next;
          continue;
        }
      if (g_unichar_isdigit (c))
        {
          token.kind = TOKEN_NUMBER;
          token.end = at;
          read_number (line, &token);
        }
      else if (is_word_letter (c))
        {
          token.kind = TOKEN_WORD;
          token.end = skip_letters (line, at);
        }
      g_array_append_val (tokens, token);
      is_apart = FALSE;
      at = token.end;
    }
  return tokens;
}

static const Token *
get (const Reader *self,
     guint         i)
{
  return i < self->tokens->len ? &g_array_index (self->tokens, Token, i) : NULL;
}

static gboolean
is_sign (const Reader *self,
         guint         i,
         const char   *signs)
{
  const Token *token = get (self, i);

  return token != NULL && token->kind == TOKEN_SIGN && token->sign < 0x80 && strchr (signs, (int) token->sign) != NULL;
}

/* Whether a word is one of some, with bars between them; small and capital letters are one. */
static gboolean
is_word (const Reader *self,
         guint         i,
         const char   *words)
{
  const Token *token = get (self, i);
  gsize length = token != NULL ? token->end - token->start : 0;

  if (token == NULL || token->kind != TOKEN_WORD)
    return FALSE;
  for (const char *word = words; word != NULL; word = strchr (word, '|'))
    {
      word += *word == '|';
      if (g_ascii_strncasecmp (self->line + token->start, word, length) == 0 && (word[length] == '|' || word[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_number (const Reader *self,
           guint         i,
           guint         most_digits)
{
  const Token *token = get (self, i);

  return token != NULL && token->kind == TOKEN_NUMBER && token->digits <= most_digits;
}

/* Directly behind the one before it. */
static gboolean
is_close (const Reader *self,
          guint         i)
{
  const Token *token = get (self, i);

  return token != NULL && !token->is_apart;
}

static int
get_weekday (const Reader *self,
             guint         i)
{
  static const char *const names[] = {
    "monday|mon", "tuesday|tue|tues", "wednesday|wed|weds", "thursday|thu|thur|thurs", "friday|fri", "saturday|sat", "sunday|sun",
  };

  for (guint day = 0; day < G_N_ELEMENTS (names); day++)
    if (is_word (self, i, names[day]))
      return day;
  return -1;
}

/* A month by its name, as the reader of days knows it; 0 for another word. */
static guint
get_month (const Reader *self,
           guint         i)
{
  const Token *token = get (self, i);
  g_autofree char *typed = NULL;
  PmapDate date;
  guint month;

  if (token == NULL || token->kind != TOKEN_WORD || token->end - token->start < 3)
    return 0;
  typed = g_strdup_printf ("1 %.*s 2000", (int) (token->end - token->start), self->line + token->start);
  if (!pmap_date_parse (typed, PMAP_DATE_NONE, &date, NULL))
    return 0;
  pmap_date_split (date, NULL, &month, NULL);
  return month;
}

/* --- times of the day, which are no days --- */

static guint
skip_time (const Reader *self,
           guint         i)
{
  guint next = i + 1;

  if (!is_number (self, i, 2))
    return i;
  if (is_sign (self, i + 1, ":.") && is_close (self, i + 1) && is_number (self, i + 2, 2) && is_close (self, i + 2)
      && get (self, i + 2)->digits == 2)
    {
      next = i + 3;
      if (is_sign (self, next, ":") && is_number (self, next + 1, 2))
        next += 2;
    }
  if (is_word (self, next, "am|pm|noon"))
    return next + 1;
  return next > i + 1 && is_sign (self, i + 1, ":") ? next : i;
}

/* --- days --- */

/* How many tokens a day takes that is written in figures alone; 0 where none begins here. */
static guint
read_figures (const Reader *self,
              guint         i,
              PmapTermDay  *day)
{
  const Token *first = get (self, i), *second = get (self, i + 2), *third = get (self, i + 4);
  gboolean has_two = is_sign (self, i + 1, "/.-") && is_close (self, i + 1) && is_number (self, i + 2, 2) && is_close (self, i + 2);
  gboolean has_three = has_two && is_sign (self, i + 3, "/.-") && get (self, i + 3)->sign == get (self, i + 1)->sign
                       && is_close (self, i + 3) && is_number (self, i + 4, 4) && is_close (self, i + 4);

  if (!is_number (self, i, 8) || first->is_ordinal)
    return 0;
  if (first->digits == 8)
    {
      *day = (PmapTermDay) { .day = first->number % 100, .month = first->number / 100 % 100, .year = first->number / 10000,
                             .year_digits = 4, .weekday = -1 };
      return day->year / 100 == 19 || day->year / 100 == 20 ? 1 : 0;
    }
  if (has_three && first->digits == 4 && third->digits <= 2)
    {
      *day = (PmapTermDay) { .day = third->number, .month = second->number, .year = first->number, .year_digits = 4,
                             .weekday = -1 };
      return 5;
    }
  if (has_three && first->digits <= 2 && (third->digits == 4 || third->digits == 2))
    {
      *day = (PmapTermDay) { .day = first->number, .month = second->number, .year = third->number,
                             .year_digits = third->digits, .weekday = -1 };
      return 5;
    }
  if (has_two && first->digits <= 2 && is_sign (self, i + 1, "/") && !(is_sign (self, i + 3, "/") && is_close (self, i + 3)))
    {
      *day = (PmapTermDay) { .day = first->number, .month = second->number, .weekday = -1 };
      return 3;
    }
  return 0;
}

/* The year behind a month: not the day that the next date begins with. */
static guint
read_year (const Reader *self,
           guint         i,
           PmapTermDay  *day)
{
  guint at = i;
  const Token *token;

  if (is_sign (self, at, ",."))
    at++;
  else if (is_sign (self, at, "-/") && is_close (self, at) && is_close (self, at + 1))
    at++;
  if (is_sign (self, at, "'") && is_close (self, at + 1))
    at++;
  token = get (self, at);
  if (token == NULL || token->kind != TOKEN_NUMBER || token->is_ordinal || token->digits < 2)
    return i;
  if (token->digits == 2 && (get_month (self, at + 1) != 0 || is_word (self, at + 1, "of") || skip_time (self, at) != at
                             || (is_sign (self, at + 1, "-/") && is_close (self, at + 1))))
    return i;
  day->year = token->number;
  day->year_digits = token->digits;
  return at + 1;
}

/* "1st of September 2026", "1-Sep-26", "December 18th, 2026" */
static guint
read_words (const Reader *self,
            guint         i,
            PmapTermDay  *day)
{
  const Token *token = get (self, i);
  guint at = i + 1;

  *day = (PmapTermDay) { .weekday = -1 };
  if (is_number (self, i, 2))
    {
      day->day = token->number;
      if (is_sign (self, at, "-./") && is_close (self, at))
        at++;
      if (is_word (self, at, "of"))
        at++;
      day->month = get_month (self, at);
      return day->month != 0 ? read_year (self, at + 1, day) - i : 0;
    }
  day->month = get_month (self, i);
  if (day->month == 0 || !is_number (self, at, 2) || get_month (self, at + 1) != 0 || is_word (self, at + 1, "of"))
    return 0;
  day->day = get (self, at)->number;
  return read_year (self, at + 1, day) - i;
}

static guint
read_day (const Reader *self,
          guint         i,
          PmapTermDay  *day)
{
  guint n = read_figures (self, i, day);

  return n > 0 ? n : read_words (self, i, day);
}

/* Behind a weekday may stand a comma, a point, or the line between two cells of a table. */
static guint
skip_to_day (const Reader *self,
             guint         i)
{
  while (is_sign (self, i, ",.\t|") || is_word (self, i, "the"))
    i++;
  return i;
}

/* What stands between two days of one month: "26 – 30 October", "1, 2 and 3 September". */
static guint
skip_link (const Reader *self,
           guint         i)
{
  guint at = i;

  while (is_sign (self, at, "-&,+") || is_word (self, at, "to|and|until|till|through"))
    at++;
  return at;
}

/* Whether a number alone is a day, whose month stands with one of the days that follow. */
static gboolean
is_day_alone (const Reader *self,
              guint         i,
              gboolean      has_weekday)
{
  PmapTermDay day;
  guint at;

  for (guint n = 0; n < 31; n++)
    {
      gboolean next_has_weekday;

      if (!is_number (self, i, 2) || get (self, i)->number < 1 || get (self, i)->number > 31)
        return FALSE;
      at = skip_link (self, i + 1);
      if (at == i + 1)
        return FALSE;
      next_has_weekday = get_weekday (self, at) >= 0;
      if (next_has_weekday != has_weekday)
        return FALSE;
      if (next_has_weekday)
        at = skip_to_day (self, at + 1);
      if (is_number (self, at, 2) && read_words (self, at, &day) > 0)
        return TRUE;
      i = at;
    }
  return FALSE;
}

/* "Autumn 1 – 2 September": a number that counts is no day, while "Half term 26 – 30 October" has only days. */
static gboolean
is_counter (const Reader *self,
            guint         i)
{
  guint number = get (self, i) != NULL ? get (self, i)->number : 0;

  if (i == 0)
    return FALSE;
  return (number <= 6 && is_word (self, i - 1, "term|half|autumn|spring|summer|michaelmas"))
         || (number <= 14 && is_word (self, i - 1, "day|week|weeks|year|years|block|module|stage|ks|y"));
}

/* A weekday behind its day: "1 September (Tuesday)"; not the one that the next day begins with. */
static guint
take_weekday_behind (const Reader *self,
                     guint         i,
                     PmapTermDay  *day)
{
  PmapTermDay next;
  guint at = i;

  if (day->weekday >= 0)
    return i;
  if (is_sign (self, at, "(") && get_weekday (self, at + 1) >= 0 && is_sign (self, at + 2, ")"))
    {
      day->weekday = get_weekday (self, at + 1);
      return at + 3;
    }
  at += is_sign (self, at, ",\t");
  if (get_weekday (self, at) < 0)
    return i;
  if (is_number (self, skip_to_day (self, at + 1), 8) || read_day (self, skip_to_day (self, at + 1), &next) > 0)
    return i;
  day->weekday = get_weekday (self, at);
  return at + 1;
}

/* "Good Friday": the weekday is checked, and stays with its name. */
static gboolean
is_in_name (const Reader *self,
            guint         i)
{
  return i > 0 && get_weekday (self, i) >= 0 && is_word (self, i - 1, "good|easter|whit|palm|maundy|ash|shrove");
}

static void
add_day (Reader      *self,
         PmapTermDay *day,
         guint        first,
         guint        next)
{
  day->start = get (self, first)->start;
  day->end = get (self, next - 1)->end;
  g_array_append_val (self->days, *day);
}

/* The day that begins at a token; what comes behind it. */
static guint
take_day (Reader *self,
          guint   i)
{
  int weekday = get_weekday (self, i);
  guint at = weekday >= 0 ? skip_to_day (self, i + 1) : i;
  PmapTermDay day;
  guint n = read_day (self, at, &day);

  if (n > 0)
    {
      guint next = at + n;

      day.weekday = weekday;
      /* 2026-09-01T00:00:00 */
      if (is_word (self, next, "T") && is_close (self, next))
        while (get (self, next) != NULL && is_close (self, next))
          next++;
      next = take_weekday_behind (self, next, &day);
      add_day (self, &day, is_in_name (self, i) ? at : i, next);
      return next;
    }
  if (!is_counter (self, at) && is_day_alone (self, at, weekday >= 0))
    {
      day = (PmapTermDay) { .day = get (self, at)->number, .weekday = weekday };
      add_day (self, &day, i, at + 1);
      return at + 1;
    }
  return i;
}

/* Days without a month have that of the next one. */
static void
fill_months (Reader *self)
{
  const PmapTermDay *next = NULL;

  for (guint i = self->days->len; i-- > 0;)
    {
      PmapTermDay *day = &g_array_index (self->days, PmapTermDay, i);

      if (day->month == 0 && next != NULL)
        {
          day->month = next->month;
          day->year = next->year;
          day->year_digits = next->year_digits;
        }
      next = day;
    }
}

/* A weekday that stands elsewhere in a line of one day is that day's: "Monday INSET, 4 January". */
static void
find_far_weekday (Reader *self)
{
  PmapTermDay *day = self->days->len == 1 ? &g_array_index (self->days, PmapTermDay, 0) : NULL;
  int found = -1;

  if (day == NULL || day->weekday >= 0)
    return;
  for (guint i = 0; i < self->tokens->len; i++)
    if (get_weekday (self, i) >= 0)
      {
        if (found >= 0 || get (self, i)->end - get (self, i)->start < strlen ("Monday"))
          return;
        found = get_weekday (self, i);
      }
  day->weekday = found;
}

/**
 * pmap_term_line_find_days:
 * @line: a line of text, valid UTF-8
 * @rest: (out) (transfer full): the line with spaces in the place of the days and of times of the day, of the same length
 *
 * Finds the days that are written in a line, with their weekdays and without judging them.
 *
 * Returns: (transfer full) (element-type PmapTermDay): the days in the line's order
 */
GArray *
pmap_term_line_find_days (const char  *line,
                          char       **rest)
{
  Reader self = { line, NULL, NULL };

  g_return_val_if_fail (line != NULL && rest != NULL, NULL);

  self.tokens = split (line);
  self.days = g_array_new (FALSE, TRUE, sizeof (PmapTermDay));
  *rest = g_strdup (line);
  for (guint i = 0; i < self.tokens->len;)
    {
      guint next = skip_time (&self, i);

      if (next > i)
        memset (*rest + get (&self, i)->start, ' ', get (&self, next - 1)->end - get (&self, i)->start);
      else
        next = take_day (&self, i);
      i = MAX (next, i + 1);
    }
  fill_months (&self);
  find_far_weekday (&self);
  for (guint i = 0; i < self.days->len; i++)
    {
      const PmapTermDay *day = &g_array_index (self.days, PmapTermDay, i);

      memset (*rest + day->start, ' ', day->end - day->start);
    }
  g_array_unref (self.tokens);
  return self.days;
}
