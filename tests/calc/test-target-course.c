/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target as figures: what its words say, what is expected when, and how it stands. */
#include "config.h"

#include "calc/pmap-target-course.h"

#include "calc-map.h"

#define NO PMAP_UNSET
#define ONE PMAP_DECIMAL_ONE

typedef struct
{
  const char *baseline, *criterion;
  gint64 start, goal;
} Words;

static const Words words[] = {
  { "18 words", "40 words, three weeks running", 18 * ONE, 40 * ONE },
  { "2.4 words a sentence", "4 words a sentence", 24000, 4 * ONE },
  { "3 of 8", "7 of 8, three Fridays running", 3 * ONE, 7 * ONE },
  { "1 of 6", "9 of 10 over a half term", NO, 9 * ONE },
  { "6 words", "18 of 20", 6 * ONE, 18 * ONE },
  { "5 a week", "None for four weeks", 5 * ONE, 0 },
  { "0 of 3 times a week", "Every time for four weeks", 0, NO },
  { "page 12", "page 42", 12 * ONE, 42 * ONE },
  { "1 Monday in 4", "4 Mondays running", ONE, 4 * ONE },
  { "6 years 9 months", "8 years", NO, 8 * ONE },
  { "-3", "2", -3 * ONE, 2 * ONE },
  { "", "", NO, NO },
};

static PmapTarget *
add_target (PmapDocument *document,
            const char   *baseline,
            const char   *criterion,
            const char   *set,
            const char   *review)
{
  PmapPupil *pupil = pmap_document_find (document, "u-amira");

  return map_add (pupil->targets, NULL, "baseline", baseline, "criterion", criterion, "set", set, "review", review, NULL);
}

static void
test_words (void)
{
  g_autoptr (PmapDocument) document = make_school ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      PmapTarget *target = add_target (document, words[i].baseline, words[i].criterion, "", "");
      g_autoptr (PmapTargetCourse) course = pmap_target_course_new (target);

      g_test_message ("%s, %s", words[i].baseline, words[i].criterion);
      g_assert_cmpint (course->start, ==, words[i].start);
      g_assert_cmpint (course->goal, ==, words[i].goal);
      g_assert_null (pmap_target_course_get_last (course));
      g_assert_cmpint (pmap_target_course_judge (course), ==, PMAP_STANDING_UNKNOWN);
    }
}

typedef struct
{
  const char *baseline, *criterion, *set, *review, *day, *value;
  gint64 expected;
  gint64 percent;     /* NO where it cannot be said */
  PmapStanding standing;
} Course;

static const Course courses[] = {
  { "20 words", "40 words", "2026-09-01", "2026-09-21", "2026-09-11", "30", 30 * ONE, 50, PMAP_STANDING_ON_TRACK },
  { "20 words", "40 words", "2026-09-01", "2026-09-21", "2026-09-11", "29", 30 * ONE, 45, PMAP_STANDING_BEHIND },
  { "20 words", "40 words", "2026-09-01", "2026-09-21", "2026-09-11", "40", 30 * ONE, 100, PMAP_STANDING_REACHED },
  { "20 words", "40 words", "2026-09-01", "2026-09-21", "2026-09-11", "44", 30 * ONE, 120, PMAP_STANDING_REACHED },
  { "20 words", "40 words", "2026-09-01", "2026-09-21", "2026-08-20", "18", 20 * ONE, -10, PMAP_STANDING_BEHIND },
  { "20 words", "40 words", "2026-09-01", "2026-09-21", "2026-10-20", "39", 40 * ONE, 95, PMAP_STANDING_BEHIND },
  /* Less is better. */
  { "40 minutes", "10 minutes", "2026-09-01", "2026-10-01", "2026-09-11", "25", 30 * ONE, 50, PMAP_STANDING_ON_TRACK },
  { "40 minutes", "10 minutes", "2026-09-01", "2026-10-01", "2026-09-11", "31", 30 * ONE, 30, PMAP_STANDING_BEHIND },
  { "40 minutes", "10 minutes", "2026-09-01", "2026-10-01", "2026-09-11", "9", 30 * ONE, 103, PMAP_STANDING_REACHED },
  /* Rounded to tenths. */
  { "0", "1", "2026-09-01", "2026-09-08", "2026-09-04", "0.5", 4000, 50, PMAP_STANDING_ON_TRACK },
  /* Days are missing, or the way is none. */
  { "20 words", "40 words", "", "2026-09-21", "2026-09-11", "30", NO, 50, PMAP_STANDING_UNKNOWN },
  { "20 words", "40 words", "2026-09-21", "2026-09-01", "2026-09-11", "30", NO, 50, PMAP_STANDING_UNKNOWN },
  { "20 words", "20 words", "2026-09-01", "2026-09-21", "2026-09-11", "30", 20 * ONE, NO, PMAP_STANDING_UNKNOWN },
  { "", "20 words", "2026-09-01", "2026-09-21", "2026-09-11", "30", NO, NO, PMAP_STANDING_UNKNOWN },
};

static void
test_courses (void)
{
  g_autoptr (PmapDocument) document = make_school ();

  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      const Course *expected = &courses[i];
      PmapTarget *target = add_target (document, expected->baseline, expected->criterion, expected->set, expected->review);
      g_autoptr (PmapTargetCourse) course = NULL;
      gint64 percent = NO;

      map_add (target->progress, NULL, "date", expected->day, "value", expected->value, NULL);
      map_add (target->progress, NULL, "date", "2026-08-01", "value", "1", NULL);
      map_add (target->progress, NULL, "date", "2027-01-01", "note", "No figure", NULL);
      course = pmap_target_course_new (target);
      g_test_message ("case %u", i);
      g_assert_cmpuint (course->entries->len, ==, 2);
      g_assert_cmpint (pmap_target_course_expect (course, pmap_target_course_get_last (course)->date), ==, expected->expected);
      g_assert_cmpint (pmap_target_course_get_share (course, &percent), ==, expected->percent != NO);
      g_assert_cmpint (percent, ==, expected->percent);
      g_assert_cmpint (pmap_target_course_judge (course), ==, expected->standing);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A target's words become figures, and its last measure is judged by them");

  g_test_add_func ("/target-course/words", test_words);
  g_test_add_func ("/target-course/courses", test_courses);

  return g_test_run ();
}
