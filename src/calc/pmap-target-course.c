/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A target as figures: from where to where, by when, and what was measured on the way.
 *
 * Baseline and criterion are texts ("18 words", "40 words, three weeks running"): the first figure in them counts.
 * "4 of 10" and "9 of 20" are not of one kind, so the first is then no start; nor is an age, whose years and months are
 * two figures. Where a text has no figure, but says that there are to be none, that is 0. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-target-course.h"

#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is expected is rounded to tenths: it is a guide, not a measure. */
#define TENTH (PMAP_DECIMAL_ONE / 10)

/* Takes the number at the beginning of a text, if there is one. */
static gsize
take_number (const char *text,
             gint64     *value)
{
  gsize length = strspn (text, "0123456789");

  if (length > 0 && text[length] == '.' && g_ascii_isdigit (text[length + 1]))
    length += 1 + strspn (text + length + 1, "0123456789");
  return length > 0 && pmap_number_from_xml (text, length, PMAP_DECIMAL_PLACES, value) ? length : 0;
}

/* Whether a word stands in a text, with capitals or without. */
static gboolean
says (const char *text,
      const char *word)
{
  g_autofree char *folded_text = pmap_text_fold (text), *folded_word = pmap_text_fold (word);

  return pmap_text_has_word (folded_text, folded_word);
}

/* The first figure of a text, and the one that it is "of", each PMAP_UNSET if there is none. */
static void
find_figures (const char *text,
              gint64     *figure,
              gint64     *of)
{
  const char *at;
  const char *word = C_("between two figures, as in: 4 of 10", "of");
  gsize length;

  *figure = *of = PMAP_UNSET;
  if (text == NULL || says (text, C_("part of an age, as in: 8 years 11 months", "months")))
    return;
  at = strpbrk (text, "0123456789");
  if (at == NULL)
    {
      if (says (text, C_("there are to be none", "none")))
        *figure = 0;
      return;
    }
  length = take_number (at, figure);
  if (length > 0 && at > text && at[-1] == '-')
    *figure = -*figure;
  at += length;
  at += strspn (at, " ");
  if (length == 0 || !g_str_has_prefix (at, word))
    return;
  at += strlen (word);
  take_number (at + strspn (at, " "), of);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const PmapProgress *one = *(PmapProgress *const *) a, *other = *(PmapProgress *const *) b;

  return (one->date > other->date) - (one->date < other->date);
}

/**
 * pmap_target_course_new:
 * @target: a target
 *
 * Returns: (transfer full): it as figures, as it is now
 */
PmapTargetCourse *
pmap_target_course_new (PmapTarget *target)
{
  PmapTargetCourse *self;
  gint64 start_of, goal_of;

  g_return_val_if_fail (PMAP_IS_TARGET (target), NULL);

  self = g_new0 (PmapTargetCourse, 1);
  self->set = target->set;
  self->due = target->review;
  find_figures (target->baseline, &self->start, &start_of);
  find_figures (target->criterion, &self->goal, &goal_of);
  if (start_of != PMAP_UNSET && goal_of != PMAP_UNSET && start_of != goal_of)
    self->start = PMAP_UNSET;
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < pmap_record_list_get_length (target->progress); i++)
    {
      PmapProgress *progress = pmap_record_list_get (target->progress, i);

      if (progress->date != PMAP_DATE_NONE && progress->value != PMAP_UNSET)
        g_ptr_array_add (self->entries, g_object_ref (progress));
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return self;
}

/** pmap_target_course_free: Frees @self. */
void
pmap_target_course_free (PmapTargetCourse *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gint64
divide_rounded (gint64 number,
                gint64 divisor)
{
  gint64 half = divisor / 2;

  return (number >= 0) == (divisor > 0) ? (number + half) / divisor : (number - half) / divisor;
}

/**
 * pmap_target_course_expect:
 * @self: a course
 * @day: a day
 *
 * Returns: what is to be measured on @day if the way from baseline to goal is gone evenly, rounded to tenths, or
 *   %PMAP_UNSET where the target does not say enough
 */
gint64
pmap_target_course_expect (const PmapTargetCourse *self,
                           PmapDate                day)
{
  gint64 way;

  g_return_val_if_fail (self != NULL, PMAP_UNSET);

  if (self->start == PMAP_UNSET || self->goal == PMAP_UNSET || self->set == PMAP_DATE_NONE || self->due <= self->set)
    return PMAP_UNSET;
  if (day <= self->set)
    return self->start;
  if (day >= self->due)
    return self->goal;
  way = (self->goal - self->start) * (gint64) (day - self->set);
  return self->start + divide_rounded (way, (gint64) (self->due - self->set) * TENTH) * TENTH;
}

/** pmap_target_course_get_last: Returns: (transfer none) (nullable): what was measured last */
PmapProgress *
pmap_target_course_get_last (const PmapTargetCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries->len > 0 ? self->entries->pdata[self->entries->len - 1] : NULL;
}

/**
 * pmap_target_course_get_share:
 * @self: a course
 * @percent: (out): how much of the way from baseline to goal is gone by the last measure; more than 100 beyond the goal,
 *   negative where it went the other way
 *
 * Returns: whether that can be said
 */
gboolean
pmap_target_course_get_share (const PmapTargetCourse *self,
                              gint64                 *percent)
{
  PmapProgress *last;

  g_return_val_if_fail (self != NULL && percent != NULL, FALSE);

  last = pmap_target_course_get_last (self);
  if (last == NULL || self->start == PMAP_UNSET || self->goal == PMAP_UNSET || self->start == self->goal)
    return FALSE;
  *percent = divide_rounded ((last->value - self->start) * 100, self->goal - self->start);
  return TRUE;
}

/** pmap_target_course_judge: Returns: how the target stands by its last measure */
PmapStanding
pmap_target_course_judge (const PmapTargetCourse *self)
{
  PmapProgress *last;
  gint64 expected, sign;

  g_return_val_if_fail (self != NULL, PMAP_STANDING_UNKNOWN);

  last = pmap_target_course_get_last (self);
  if (last == NULL || self->start == PMAP_UNSET || self->goal == PMAP_UNSET || self->start == self->goal)
    return PMAP_STANDING_UNKNOWN;
  sign = self->goal > self->start ? 1 : -1;
  if ((last->value - self->goal) * sign >= 0)
    return PMAP_STANDING_REACHED;
  expected = pmap_target_course_expect (self, last->date);
  if (expected == PMAP_UNSET)
    return PMAP_STANDING_UNKNOWN;
  return (last->value - expected) * sign >= 0 ? PMAP_STANDING_ON_TRACK : PMAP_STANDING_BEHIND;
}
