/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small school for the tests of this room. All people in it are invented. */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-progress.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-private.h"
#include "model/pmap-rate.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-strategy.h"
#include "model/pmap-target.h"
#include "model/pmap-term.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"
#include "model/pmap-funding.h"

#include <stdarg.h>

/* Sets fields as a person would type them: pairs of names and texts, ended by NULL. */
static inline void
type_fields (PmapEditor *editor,
             gpointer record,
             va_list fields)
{
  const char *name;

  while ((name = va_arg (fields, const char *)) != NULL)
    {
      const char *typed = va_arg (fields, const char *);
      g_autoptr (GError) error = NULL;

      pmap_editor_set_typed (editor, record, name, typed, &error);
      g_assert_no_error (error);
    }
}

static inline void
set_fields (PmapEditor *editor,
            gpointer record,
            ...) G_GNUC_NULL_TERMINATED;

static inline void
set_fields (PmapEditor *editor,
            gpointer record,
            ...)
{
  va_list fields;

  va_start (fields, record);
  type_fields (editor, record, fields);
  va_end (fields);
}

static inline gpointer
add_record (PmapEditor *editor,
            PmapRecordList *list,
            ...) G_GNUC_NULL_TERMINATED;

static inline gpointer
add_record (PmapEditor *editor,
            PmapRecordList *list,
            ...)
{
  g_autoptr (GObject) record = G_OBJECT (pmap_record_new (pmap_record_list_get_record_type (list)));
  const char *prefix = pmap_record_get_noun (PMAP_RECORD (record))->id_prefix;
  static guint number;
  g_autofree char *id = g_strdup_printf ("%s-%04u", prefix, ++number);
  g_autoptr (GError) error = NULL;
  va_list fields;

  /* Ids are made by chance, and who bears the penny that does not divide goes by them. */
  if (prefix != NULL)
    _pmap_record_set_id (PMAP_RECORD (record), id);
  pmap_editor_insert (editor, list, PMAP_POSITION_END, PMAP_RECORD (record), &error);
  g_assert_no_error (error);
  va_start (fields, list);
  type_fields (editor, record, fields);
  va_end (fields);

  return record;
}

static inline void
refer (PmapEditor *editor,
       gpointer record,
       const char *field,
       gpointer other)
{
  g_autoptr (GError) error = NULL;

  pmap_editor_set_reference (editor, record, field, other, &error);
  g_assert_no_error (error);
}

static inline gpointer
add_member (PmapEditor *editor,
            PmapIntervention *intervention,
            PmapPupil *pupil)
{
  PmapRecord *member = add_record (editor, intervention->members, NULL);

  refer (editor, member, "pupil", pupil);
  return member;
}

typedef struct
{
  PmapEditor *editor;
  PmapDocument *document;
  PmapRecord *targeted;
  PmapRecord *specialist;
  PmapRecord *assistant;
  PmapRecord *teacher;
  PmapPupil *amira;
  PmapPupil *others[3];
} Sample;

static inline PmapIntervention *
add_intervention (Sample *sample,
                  PmapRecord *tier,
                  const char *area,
                  const char *name,
                  const char *minutes,
                  const char *times,
                  const char *outcome)
{
  PmapProvision *provision = add_record (sample->editor, sample->document->provisions, "name", name, "area", area,
                                         "minutes", minutes, "sessions-per-week", times, NULL);
  PmapIntervention *intervention;
  PmapRecord *staffing;

  refer (sample->editor, provision, "tier", tier);
  refer (sample->editor, provision, "role", sample->assistant);
  intervention = add_record (sample->editor, sample->document->interventions, "start", "14/09/2026", "end", "27/11/2026",
                             "name", "With Zebedee and friends", "notes", "Zebedee comes late", "outcome", outcome, NULL);
  refer (sample->editor, intervention, "provision", provision);
  staffing = add_record (sample->editor, intervention->staffing, NULL);
  refer (sample->editor, staffing, "role", sample->assistant);
  refer (sample->editor, staffing, "member", pmap_record_list_get (sample->document->staff_members, 0));
  return intervention;
}

static inline void
add_people (Sample *sample)
{
  static const char *const names[][3] = {
    { "Zebedee", "Quillfeather", "B801200005001" },
    { "Ottoline", "Vexworthy", "M80120000500A" },
    { "Thaddeus", "Brackenmoor", "" },
  };
  PmapRecord *rate;

  sample->assistant = add_record (sample->editor, sample->document->staff_roles, "name", "Teaching assistant, level 2", NULL);
  rate = add_record (sample->editor, PMAP_STAFF_ROLE (sample->assistant)->rates, "from", "1/9/2026", "hourly", "13.47", "on-cost-percent", "30", NULL);
  refer (sample->editor, rate, "set", pmap_record_list_get (sample->document->rate_sets, 0));
  sample->teacher = add_record (sample->editor, sample->document->staff_roles, "name", "Speech and language therapist", NULL);
  rate = add_record (sample->editor, PMAP_STAFF_ROLE (sample->teacher)->rates, "from", "1/9/2026", "hourly", "85.00", NULL);
  refer (sample->editor, rate, "set", pmap_record_list_get (sample->document->rate_sets, 0));
  refer (sample->editor, add_record (sample->editor, sample->document->staff_members, "name", "Mrs P. Hughes", NULL), "role",
         sample->assistant);

  sample->amira = add_record (sample->editor, sample->document->pupils, "given-name", "Amira", "family-name", "Example",
                              "year-group", "Year 3", "class", "3B", "sen", "SEN support", "upn", "H801200001002",
                              "birth-date", "02/11/2018", "review", "11/12/2026", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sample->others[i] = add_record (sample->editor, sample->document->pupils, "given-name", names[i][0], "family-name",
                                    names[i][1], "upn", names[i][2], "year-group", i == 2 ? "Year 5" : "Year 3", "sen",
                                    i == 1 ? "Education, health and care plan" : "SEN support", NULL);
}

static inline void
add_profile (Sample *sample)
{
  PmapPupil *amira = sample->amira;
  PmapEditor *editor = sample->editor;

  set_fields (editor, amira, "strengths",
              "Amira loves stories, remembers what she has heard and is a kind friend. She draws with great care.",
              "views", "I like it when I know what comes next. Reading out loud makes my tummy hurt.", NULL);
  add_record (editor, amira->needs, "type", "Speech, language and communication needs", "rank", "1", "impact",
              "In whole-class teaching Amira loses the thread when an instruction has more than two parts. She watches "
              "others before she starts, and asks for help only from adults she knows well.", NULL);
  add_record (editor, amira->needs, "type", "Specific learning difficulty", "rank", "2", "impact",
              "Reading new words takes her long, most of all towards the end of the day.", NULL);
  add_record (editor, amira->strategies, "description", "Instructions in short steps, with a picture for each.", NULL);
  add_record (editor, amira->strategies, "description", "Time to think before she is asked to answer.", NULL);
  add_record (editor, amira->strategies, "description", "Key words of a topic are taught before the lesson.", NULL);
}

static inline void
add_target (Sample *sample,
            PmapIntervention *intervention)
{
  PmapTarget *target = add_record (sample->editor, sample->amira->targets, "specific",
                                   "Amira reads 40 of the first 45 words at sight.", "measurable",
                                   "Her teaching assistant checks the word cards every Friday.", "baseline", "18 words",
                                   "criterion", "40 words, three weeks running", "relevant",
                                   "She wants to read her own bedtime story.", "need", "Specific learning difficulty", "set",
                                   "14/09/2026", "review", "11/12/2026", NULL);

  refer (sample->editor, target, "intervention", intervention);
  add_record (sample->editor, target->progress, "date", "2/10/2026", "value", "24", "note", "Confident with the first set.",
              NULL);
  add_record (sample->editor, target->progress, "date", "6/11/2026", "value", "31", NULL);
}

static inline void
add_offer (Sample *sample)
{
  PmapIntervention *run;

  run = add_intervention (sample, sample->targeted, "Cognition and learning", "1stClass@Number", "30", "3",
                          "Counts on and back in tens; Zebedee explains how.");
  add_member (sample->editor, run, sample->amira);
  add_member (sample->editor, run, sample->others[0]);
  add_member (sample->editor, run, sample->others[1]);
  run = add_intervention (sample, sample->targeted, "Communication and interaction", "Talk Boost", "40", "2",
                          "Follows an instruction of three parts and says when she has not understood.");
  add_member (sample->editor, run, sample->amira);
  add_member (sample->editor, run, sample->others[2]);
  run = add_intervention (sample, sample->specialist, "Cognition and learning", "Precision Teaching", "10", "5",
                          "Reads the first 45 words at sight, fast enough to follow the sense of a sentence.");
  add_member (sample->editor, run, sample->amira);
  add_target (sample, run);
  run = add_intervention (sample, sample->specialist, "Communication and interaction", "Speech and language therapy", "45",
                          "0.5", "Says what happened in the right order, with linking words.");
  refer (sample->editor, pmap_record_list_get (run->staffing, 0), "member", NULL);
  refer (sample->editor, pmap_record_list_get (run->staffing, 0), "role", sample->teacher);
  add_member (sample->editor, run, sample->amira);
  run = add_intervention (sample, sample->specialist, "Social, emotional and mental health", "Bubble time", "5", "5", "");
  add_member (sample->editor, run, sample->others[1]);
}

static inline void
sample_init (Sample *sample)
{
  PmapRecord *rates, *universal;

  sample->document = pmap_document_new ();
  sample->editor = pmap_editor_new (sample->document);
  set_fields (sample->editor, pmap_document_get_school (sample->document), "name", "Larkbeck Primary School", NULL);
  set_fields (sample->editor, pmap_document_get_year (sample->document), "start", "1/9/2026", "end", "31/8/2027", NULL);
  set_fields (sample->editor, pmap_document_get_funding (sample->document), "notional-sen-budget", "93500", NULL);
  add_record (sample->editor, pmap_document_get_year (sample->document)->terms, "name", "Autumn", "start", "2/9/2026", "end",
              "18/12/2026", NULL);
  rates = add_record (sample->editor, sample->document->rate_sets, "name", "What it costs us", NULL);
  refer (sample->editor, pmap_document_get_funding (sample->document), "rate-set", rates);
  universal = add_record (sample->editor, sample->document->tiers, "name", "Universal", "costed", "0", NULL);
  sample->targeted = add_record (sample->editor, sample->document->tiers, "name", "Targeted", NULL);
  sample->specialist = add_record (sample->editor, sample->document->tiers, "name", "Specialist", NULL);
  refer (sample->editor,
         add_record (sample->editor, sample->document->provisions, "name", "Visual timetables", "purpose",
                     "Everybody knows what comes next.", NULL),
         "tier", universal);
  add_people (sample);
  add_profile (sample);
  add_offer (sample);
}

static inline void
sample_clear (Sample *sample)
{
  g_clear_object (&sample->editor);
  g_clear_object (&sample->document);
}
