/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* A pupil on the register. */
#define PMAP_PUPIL_FIELDS(F) \
  F (TEXT, given_name, "given-name", N_("Given name"), .flags = PMAP_FIELD_REQUIRED, \
     .also = "forename|first name|firstname|legal forename|preferred forename|preferred first name|chosen name|known as", \
     .help = N_("The pupil's given name.")) \
  F (TEXT, family_name, "family-name", N_("Family name"), \
     .also = "surname|last name|lastname|legal surname|preferred surname|preferred last name", \
     .help = N_("The pupil's family name.")) \
  F (TEXT, upn, "upn", N_("UPN"), .flags = PMAP_FIELD_PRIVATE | PMAP_FIELD_UNIQUE, .maximum = 13, \
     .example = N_("13 characters"), \
     .also = "unique pupil number", \
     .help = N_("Unique pupil number, 13 characters. It is never printed on a parent's copy.")) \
  F (DATE, birth_date, "birth-date", N_("Date of birth"), .flags = PMAP_FIELD_ANY_YEAR, \
     .also = "dob|birth date|birthday|born", \
     .help = N_("Date of birth.")) \
  F (CHOICE, year_group, "year-group", N_("Year group"), .flags = PMAP_FIELD_OPEN, .choices = pmap_year_groups, \
     .also = "year|yr|nc year|ncy|national curriculum year|curriculum year|year grp", \
     .help = N_("The year group: nursery, reception, or the number of the year.")) \
  F (TEXT, class_name, "class", N_("Class"), .flags = PMAP_FIELD_OPEN, .maximum = 20, .example = N_("e.g. 3B"), \
     .also = "form|reg|reg group|registration|registration group|tutor group|class name", \
     .help = N_("The class or form.")) \
  F (CHOICE, sen, "sen", N_("SEN code"), .flags = PMAP_FIELD_OPEN, .choices = pmap_sen_codes, \
     .also = "sen|send|sen status|send status|sen stage|sen provision|sen need code", \
     .help = N_("The code of the school census: N for no special educational need, K for SEN support, E for an " \
               "education, health and care plan.")) \
  F (TEXT, home_language, "home-language", N_("Language at home"), .example = N_("e.g. Polish"), \
     .also = "first language|language|home language|mother tongue", \
     .help = N_("The language spoken at home.")) \
  F (MONEY, top_up, "top-up", N_("Top-up funding a year"), .plausible_maximum = 6000000, \
     .also = "top up|element 3|e3|high needs top up", \
     .help = N_("Top-up funding for the pupil (element 3), in pounds a year.")) \
  F (DATE, review, "review", N_("Next review"), .flags = PMAP_FIELD_OPEN, \
     .also = "review|review date|next review date", \
     .help = N_("When the pupil's provision is reviewed next.")) \
  F (BOOLEAN, engagement_model, "engagement-model", N_("Follows the engagement model"), .since = 1, \
     .flags = PMAP_FIELD_HAS_DEFAULT | PMAP_FIELD_OPEN, .default_value = FALSE, \
     .help = N_("Whether the pupil follows the engagement model: targets are learning intentions then, and no advice asks " \
               "for a number or a day. False if it is not said.")) \
  F (DATE, left, "left", N_("Left on"), .since = 1, .example = N_("empty: still here"), \
     .also = "leaving date|date of leaving|date left|leaver", \
     .help = N_("The pupil's last day at this school. Who left before the school year of the map is kept with all that is known, and " \
               "is on no list of the year's pupils.")) \
  F (TEXT, kept_words, "kept-words", N_("Words that are no names"), .flags = PMAP_FIELD_PRIVATE, \
     .example = N_("e.g. May, Rose"), \
     .help = N_("Words, with commas between them, that are names of other pupils and are none in what is written " \
               "about this one, as somebody decided: they stay on the parents' copy.")) \
  F (LONG_TEXT, strengths, "strengths", N_("Strengths and interests"), \
     .help = N_("What the pupil is good at and likes.")) \
  F (LONG_TEXT, views, "views", N_("What the pupil says"), \
     .help = N_("What the pupil says.")) \
  F (LONG_TEXT, parent_views, "parent-views", N_("What parents and carers say"), \
     .help = N_("What parents and carers say.")) \
  F (RECORDS, needs, "needs", N_("Needs"), .get_item_type = pmap_need_get_type) \
  F (RECORDS, strategies, "strategies", N_("Universal strategies"), .get_item_type = pmap_strategy_get_type) \
  F (RECORDS, targets, "targets", N_("Targets"), .get_item_type = pmap_target_get_type) \
  F (RECORDS, silenced, "silenced", N_("Silenced advice"), .since = 1, .maximum = 200, .get_item_type = pmap_silenced_get_type)

#define PMAP_TYPE_PUPIL (pmap_pupil_get_type ())
PMAP_DECLARE_RECORD (PmapPupil, pmap_pupil, PUPIL, PMAP_PUPIL_FIELDS)

typedef struct _PmapNeed PmapNeed;

/** What the id of somebody ends with who only holds the places of an erased pupil. */
#define PMAP_PUPIL_FORMER_SUFFIX "-former"

gboolean  pmap_pupil_is_former     (PmapPupil *self);
gboolean  pmap_pupil_is_archived   (PmapPupil *self);
PmapNeed *pmap_pupil_get_main_need (PmapPupil *self);

G_END_DECLS
