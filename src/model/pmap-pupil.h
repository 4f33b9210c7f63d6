/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* A pupil on the register. */
#define PMAP_PUPIL_FIELDS(F)                                                                                                      \
  F (TEXT, given_name, "given-name", N_("Given name"), .flags = PMAP_FIELD_REQUIRED)                                              \
  F (TEXT, family_name, "family-name", N_("Family name"))                                                                         \
  F (TEXT, upn, "upn", N_("UPN"), .flags = PMAP_FIELD_PRIVATE | PMAP_FIELD_UNIQUE, .maximum = 13, .example = N_("13 characters")) \
  F (DATE, birth_date, "birth-date", N_("Date of birth"), .flags = PMAP_FIELD_ANY_YEAR)                                           \
  F (CHOICE, year_group, "year-group", N_("Year group"), .flags = PMAP_FIELD_OPEN, .choices = pmap_year_groups)                   \
  F (TEXT, class_name, "class", N_("Class"), .flags = PMAP_FIELD_OPEN, .maximum = 20, .example = N_("e.g. 3B"))                   \
  F (CHOICE, sen, "sen", N_("SEN code"), .flags = PMAP_FIELD_OPEN, .choices = pmap_sen_codes)                                     \
  F (TEXT, home_language, "home-language", N_("Language at home"), .example = N_("e.g. Polish"))                                  \
  F (MONEY, top_up, "top-up", N_("Top-up funding a year"), .plausible_maximum = 6000000)                                          \
  F (DATE, review, "review", N_("Next review"), .flags = PMAP_FIELD_OPEN)                                                         \
  F (TEXT, kept_words, "kept-words", N_("Words that are no names"), .flags = PMAP_FIELD_PRIVATE, .example = N_("e.g. May, Rose")) \
  F (LONG_TEXT, strengths, "strengths", N_("Strengths and interests"))                                                            \
  F (LONG_TEXT, views, "views", N_("What the pupil says"))                                                                        \
  F (LONG_TEXT, parent_views, "parent-views", N_("What parents and carers say"))                                                  \
  F (RECORDS, needs, "needs", N_("Needs"), .get_item_type = pmap_need_get_type)                                                   \
  F (RECORDS, strategies, "strategies", N_("Universal strategies"), .get_item_type = pmap_strategy_get_type)                      \
  F (RECORDS, targets, "targets", N_("Targets"), .get_item_type = pmap_target_get_type)

#define PMAP_TYPE_PUPIL (pmap_pupil_get_type ())
PMAP_DECLARE_RECORD (PmapPupil, pmap_pupil, PUPIL, PMAP_PUPIL_FIELDS)

typedef struct _PmapNeed PmapNeed;

/** What the id of somebody ends with who only holds the places of an erased pupil. */
#define PMAP_PUPIL_FORMER_SUFFIX "-former"

gboolean  pmap_pupil_is_former     (PmapPupil *self);
PmapNeed *pmap_pupil_get_main_need (PmapPupil *self);

G_END_DECLS
