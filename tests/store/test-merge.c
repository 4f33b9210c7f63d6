/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of merging, each by a case in words: what each of two people did, what is asked, and what comes of it. */

#include "config.h"

#include "base/pmap-error.h"
#include "base/pmap-moment.h"
#include "model/pmap-member.h"
#include "model/pmap-trail-entry.h"
#include "shared/map.h"
#include "shared/random-edits.h"
#include "store/pmap-compare.h"
#include "store/pmap-merge.h"

#include <string.h>

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer amira, group;

  _pmap_record_set_id (PMAP_RECORD (document), "map-test");
  map_set (pmap_document_get_school (document), "name", "Larkbeck Primary School");
  map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  map_add (document->staff_roles, "teacher", "name", "Teacher", NULL);
  map_add (document->staff_members, "s-1", "name", "Mrs Hughes", NULL);
  map_add (document->staff_members, "s-2", "name", "Mr Adair", NULL);
  map_add (document->rate_sets, "own", "name", "Our own", NULL);
  map_add (map_list (pmap_document_find (document, "ta"), "rates"), NULL, "set", "own", "from", "2026-09-01", "hourly", "13", NULL);
  map_add (document->tiers, "targeted", "name", "Targeted", NULL);
  map_add (document->tiers, "specialist", "name", "Specialist", NULL);
  map_add (document->tiers, "universal", "name", "Universal", NULL);
  map_add (document->provisions, "p-1", "name", "Phonics", "minutes", "30", NULL);
  amira = map_add (document->pupils, "u-amira", "given-name", "Amira", "year-group", "3", "class", "3B", NULL);
  map_add (document->pupils, "u-ben", "given-name", "Ben", NULL);
  map_add (document->pupils, "u-cy", "given-name", "Cy", NULL);
  map_add (map_list (amira, "needs"), NULL, "type", "SLCN", "rank", "1", NULL);
  map_add (map_list (amira, "targets"), "t-1", "specific", "Read words", NULL);
  group = map_add (document->interventions, "i-1", "provision", "p-1", "start", "2026-09-14", "end", "2026-11-27", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-amira", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-ben", NULL);
  map_add (map_list (group, "staffing"), NULL, "member", "s-1", NULL);
  return document;
}

static gpointer
nth (PmapDocument *document,
     const char   *id,
     const char   *list,
     guint         position)
{
  return pmap_record_list_get (map_list (pmap_document_find (document, id), list), position);
}

/* What people do, in short: words apart by bars.
 *
 *   id|field|value            sets a field
 *   id/list/n|field|value     sets a field of the n-th record in a list of a record
 *   -id, -id/list/n           takes a record out
 *   +id list|field|value ...  adds a record with an id to a list of the map
 *   +id of/list|field|value … likewise to a list of a record
 *   +id/list|field|value ...  adds a record without an id to a list of a record
 *   >id|n                     moves a record to a place in its list
 *   ~id|text                  another program writes something into a record
 *   !n                        a later minor version writes the file */
static gpointer
find (PmapDocument *document,
      const char   *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  gpointer record;

  if (g_strv_length (parts) == 3)
    record = nth (document, parts[0], parts[1], g_ascii_strtoull (parts[2], NULL, 10));
  else
    record = pmap_document_find (document, parts[0]);
  g_assert_nonnull (record);
  return record;
}

static void
add (PmapDocument *document,
     const char   *what,
     char        **pairs)
{
  g_auto (GStrv) words = g_strsplit (what, " ", 2), parts = g_strsplit (words[1] != NULL ? words[1] : words[0], "/", 2);
  gpointer owner = parts[1] == NULL ? document : g_str_equal (parts[0], "year") ? (gpointer) pmap_document_get_year (document)
                                                                                : pmap_document_find (document, parts[0]);
  PmapRecordList *list = map_list (owner, parts[1] != NULL ? parts[1] : parts[0]);
  gpointer record;

  record = map_add (list, words[1] != NULL ? words[0] : NULL, NULL);
  for (; pairs[0] != NULL; pairs += 2)
    map_set (record, pairs[0], pairs[1]);
}

static void
act (PmapDocument *document,
     const char   *action)
{
  g_auto (GStrv) words = g_strsplit (action, "|", -1);
  guint from;

  switch (*action)
    {
    case '-':
      map_remove (find (document, words[0] + 1));
      break;
    case '+':
      add (document, words[0] + 1, words + 1);
      break;
    case '>':
      {
        PmapRecord *record = find (document, words[0] + 1);

        pmap_record_list_get_position (pmap_record_get_list (record), record, &from);
        _pmap_record_list_move (pmap_record_get_list (record), from, g_ascii_strtoull (words[1], NULL, 10));
        break;
      }
    case '~':
      {
        g_autofree char *attributes = g_strdup_printf (" xmlns:o=\"urn:o\" o:x=\"%s\"", words[1]);

        _pmap_record_set_foreign (find (document, words[0] + 1), attributes, NULL);
        break;
      }
    case '!':
      document->minor_version = g_ascii_strtoull (action + 1, NULL, 10);
      break;
    default:
      map_set (find (document, words[0]), words[1], words[2]);
    }
}

static PmapDocument *
make_copy (PmapDocument      *document,
           const char *const *actions)
{
  PmapDocument *copy = random_edits_copy (document);

  for (guint i = 0; actions[i] != NULL; i++)
    act (copy, actions[i]);
  return copy;
}

typedef struct
{
  const char *rule;
  const char *mine[6], *theirs[6];
  const char *conflicts;          /* a line each */
  const char *as_mine;            /* what differs from before, with every conflict decided as mine; a line each */
  const char *as_theirs;          /* likewise; NULL: the same */
  const char *as_before;          /* likewise; NULL: cannot be decided so, or there is nothing to decide */
  PmapDecision suggestion;
} Case;

static const Case cases[] = {
  { "Each changed another field: both count",
    { "u-amira|year-group|4" }, { "u-amira|class|4A" }, "",
    "Pupil Amira: Year group was Year 3, is Year 4\nPupil Amira: Class was “3B”, is “4A”" },
  { "Both changed a field in the same way",
    { "u-amira|year-group|4" }, { "u-amira|year-group|4" }, "",
    "Pupil Amira: Year group was Year 3, is Year 4" },
  { "Both changed a field differently",
    { "u-amira|year-group|4" }, { "u-amira|year-group|2" },
    "Pupil Amira: Year group: before: Year 3; mine: Year 4; theirs: Year 2",
    "Pupil Amira: Year group was Year 3, is Year 4", "Pupil Amira: Year group was Year 3, is Year 2", "" },
  { "Numbers are never added up",
    { "p-1|minutes|45" }, { "p-1|minutes|40" },
    "Provision Phonics: Length of a session: before: 30; mine: 45; theirs: 40",
    "Provision Phonics: Length of a session was 30, is 45", "Provision Phonics: Length of a session was 30, is 40", "" },
  { "Clearing a field is a change, too",
    { "u-amira|class|" }, { "u-amira|class|4A" },
    "Pupil Amira: Class: before: 3B; mine: empty; theirs: 4A",
    "Pupil Amira: Class was “3B”, is empty", "Pupil Amira: Class was “3B”, is “4A”", "" },
  { "What one removed and the other left alone is gone",
    { "-u-cy" }, { "u-amira|class|4A" }, "",
    "Pupil Cy was removed\nPupil Amira: Class was “3B”, is “4A”" },
  { "Both removed it",
    { "-u-cy" }, { "-u-cy" }, "", "Pupil Cy was removed" },
  { "One removed what the other changed",
    { "-u-cy" }, { "u-cy|class|1C", "u-cy|given-name|Cyrus" },
    "Pupil Cy: mine: Pupil Cy was removed; theirs: Pupil Cyrus: Given name was “Cy”, is “Cyrus”; "
    "Pupil Cyrus: Class was empty, is “1C”",
    "Pupil Cy was removed",
    "Pupil Cyrus: Given name was “Cy”, is “Cyrus”\nPupil Cyrus: Class was empty, is “1C”", "", PMAP_DECISION_THEIRS },
  { "One removed what the other added something to",
    { "u-amira|class|1A", "+u-cy/strategies|area|cognition-and-learning|description|Visual timetable" }, { "-u-cy" },
    "Pupil Cy: mine: Pupil Cy · Strategy Visual timetable was added; theirs: Pupil Cy was removed",
    "Pupil Amira: Class was “3B”, is “1A”\nPupil Cy · Strategy Visual timetable was added",
    "Pupil Cy was removed\nPupil Amira: Class was “3B”, is “1A”",
    "Pupil Amira: Class was “3B”, is “1A”", PMAP_DECISION_MINE },
  { "One removed a pupil whom the other put into a group: one question",
    { "-u-cy" }, { "+i-1/members|pupil|u-cy" },
    "Pupil Cy: mine: Pupil Cy was removed; theirs: Intervention Phonics · Group member Cy was added",
    "Pupil Cy was removed", "Intervention Phonics · Group member Cy was added", "", PMAP_DECISION_THEIRS },
  { "One removed a pupil and moved a target of hers to another, the other put her into a new group: one question",
    { "+i-2 interventions|provision|p-1", "+i-2/members|pupil|u-amira" },
    { "-i-1/members/0", "-t-1", "+t-1 u-ben/targets|specific|Read words", "-u-amira" },
    "Pupil Amira: mine: Intervention Phonics · Group member Amira was added; theirs: Pupil Amira was removed; "
    "Pupil Ben · Target Read words was added",
    "Intervention Phonics · Group member Amira was removed\nIntervention Phonics was added",
    "Intervention Phonics · Group member Amira was removed\nIntervention Phonics was added\nPupil Amira was removed\n"
    "Pupil Ben · Target Read words was moved from Pupil Amira to Pupil Ben",
    "Intervention Phonics · Group member Amira was removed\nIntervention Phonics was added", PMAP_DECISION_MINE },
  { "One removed a pupil to whom the other moved a target: it is in one place, whatever is decided",
    { "-i-1/members/1", "-u-ben" }, { "-t-1", "+t-1 u-ben/targets|specific|Read words" },
    "Pupil Ben: mine: Pupil Ben was removed; theirs: Pupil Ben · Target Read words was moved from Pupil Amira to Pupil Ben",
    "Intervention Phonics · Group member Ben was removed\nPupil Ben was removed",
    "Intervention Phonics · Group member Ben was removed\n"
    "Pupil Ben · Target Read words was moved from Pupil Amira to Pupil Ben",
    "Intervention Phonics · Group member Ben was removed", PMAP_DECISION_THEIRS },
  { "Both moved a target, to one pupil and to another: nothing speaks for either",
    { "-t-1", "+t-1 u-ben/targets|specific|Read words" }, { "-t-1", "+t-1 u-cy/targets|specific|Read words" },
    "Pupil Amira · Target Read words: mine: Pupil Ben · Target Read words was added; "
    "theirs: Pupil Cy · Target Read words was added",
    "Pupil Ben · Target Read words was moved from Pupil Amira to Pupil Ben",
    "Pupil Cy · Target Read words was moved from Pupil Amira to Pupil Cy", "", PMAP_DECISION_UNDECIDED },
  { "One removed a pupil with the memberships, the other changed one of them: one question",
    { "-u-ben", "-i-1/members/1" }, { "i-1/members/1|note|Likes it" },
    "Pupil Ben: mine: Pupil Ben was removed; Intervention Phonics · Group member Ben was removed; "
    "theirs: Intervention Phonics · Group member Ben: Note was empty, is “Likes it”",
    "Intervention Phonics · Group member Ben was removed\nPupil Ben was removed",
    "Intervention Phonics · Group member Ben: Note was empty, is “Likes it”", "", PMAP_DECISION_THEIRS },
  { "One removed a role that the other gave to somebody",
    { "-teacher" }, { "s-1|role|teacher" },
    "Staff role Teacher: mine: Staff role Teacher was removed; theirs: Member of staff Mrs Hughes: Role was empty, is Teacher",
    "Staff role Teacher was removed", "Member of staff Mrs Hughes: Role was empty, is Teacher", "", PMAP_DECISION_THEIRS },
  { "Group members are a set: both additions count",
    { "+i-1/members|pupil|u-cy" }, { "-i-1/members/1" }, "",
    "Intervention Phonics · Group member Ben was removed\nIntervention Phonics · Group member Cy was added" },
  { "Both added the same member: once",
    { "+i-1/members|pupil|u-cy" }, { "+i-1/members|pupil|u-cy" }, "",
    "Intervention Phonics · Group member Cy was added" },
  { "Both added the same member, one with a note: once, with the note",
    { "+i-1/members|pupil|u-cy" }, { "+i-1/members|pupil|u-cy|note|New" }, "",
    "Intervention Phonics · Group member Cy was added" },
  { "Both added pupils: all of them",
    { "+u-x pupils|given-name|Xan" }, { "+u-y pupils|given-name|Yva" }, "",
    "Pupil Xan was added\nPupil Yva was added" },
  { "Both entered a pupil with the same UPN: one or two?",
    { "+u-x pupils|given-name|Xan|upn|B801200005001", "+i-1/members|pupil|u-x" },
    { "+u-y pupils|given-name|Ksan|upn|B801200005001", "+i-1/members|pupil|u-y|note|Theirs" },
    "Pupil Xan: entered twice: mine: Pupil Xan; Intervention Phonics · Group member Xan; "
    "theirs: Pupil Ksan; Intervention Phonics · Group member Ksan",
    "Intervention Phonics · Group member Xan was added\nPupil Xan was added",
    "Intervention Phonics · Group member Ksan was added\nPupil Ksan was added",
    NULL, PMAP_DECISION_BOTH },
  { "Both put a pupil into one group from different days: one place, not two",
    { "+i-1/members|pupil|u-cy|from|2026-09-14" }, { "+i-1/members|pupil|u-cy|from|2026-09-21|weight|2" },
    "Intervention Phonics · Group member Cy: entered twice: mine: Pupil: Cy; From: 14 September 2026; Share of the cost: 1; "
    "theirs: Pupil: Cy; From: 21 September 2026; Share of the cost: 2",
    "Intervention Phonics · Group member Cy was added", "Intervention Phonics · Group member Cy was added", NULL },
  { "One gave a day, the other none",
    { "+i-1/members|pupil|u-cy" }, { "+i-1/members|pupil|u-cy|from|2026-09-21" },
    "Intervention Phonics · Group member Cy: entered twice: mine: Pupil: Cy; From: empty; theirs: Pupil: Cy; From: 21 September 2026",
    "Intervention Phonics · Group member Cy was added", "Intervention Phonics · Group member Cy was added", NULL },
  { "Both put a pupil in from one day, until different days: one member, whose last day is asked",
    { "+i-1/members|pupil|u-cy|from|2026-09-14|to|2026-10-23" }, { "+i-1/members|pupil|u-cy|from|2026-09-14|to|2026-11-06" },
    "Intervention Phonics · Group member Cy: Until: before: empty; mine: 23 October 2026; theirs: 6 November 2026",
    "Intervention Phonics · Group member Cy was added", "Intervention Phonics · Group member Cy was added", NULL },
  { "A pupil put in by both for times that do not meet: two memberships",
    { "+i-1/members|pupil|u-cy|from|2026-09-14|to|2026-10-23" }, { "+i-1/members|pupil|u-cy|from|2026-11-02" },
    "", "Intervention Phonics · Group member Cy was added\nIntervention Phonics · Group member Cy was added" },
  { "One day shared is an overlap",
    { "+i-1/members|pupil|u-cy|from|2026-09-14|to|2026-10-23" }, { "+i-1/members|pupil|u-cy|from|2026-10-23" },
    "Intervention Phonics · Group member Cy: entered twice: mine: Pupil: Cy; From: 14 September 2026; Until: 23 October 2026; "
    "theirs: Pupil: Cy; From: 23 October 2026; Until: empty",
    "Intervention Phonics · Group member Cy was added", "Intervention Phonics · Group member Cy was added", NULL },
  { "One moves the day of joining, the other writes the outcome: one member",
    { "i-1/members/0|from|2026-09-21" }, { "i-1/members/0|outcome|1" },
    "",
    "Intervention Phonics · Group member Amira: From was empty, is 21 September 2026\n"
    "Intervention Phonics · Group member Amira: Outcome was empty, is 1" },
  { "One lets a pupil leave later, the other lets the pupil leave and join again: not both",
    { "i-1/members/1|to|2026-11-06", "i-1/members/1|note|Stays" },
    { "i-1/members/1|to|2026-10-23", "+i-1/members|pupil|u-ben|from|2026-11-02" },
    "Intervention Phonics · Group member Ben: Until: before: As it was; "
    "mine: Intervention Phonics · Group member Ben: Until was empty, is 6 November 2026; "
    "theirs: Intervention Phonics · Group member Ben was added; Intervention Phonics · Group member Ben: Until was empty, is 23 October 2026",
    "Intervention Phonics · Group member Ben: Until was empty, is 6 November 2026\n"
    "Intervention Phonics · Group member Ben: Note was empty, is “Stays”",
    "Intervention Phonics · Group member Ben: Until was empty, is 23 October 2026\n"
    "Intervention Phonics · Group member Ben: Note was empty, is “Stays”\n"
    "Intervention Phonics · Group member Ben was added",
    "Intervention Phonics · Group member Ben: Note was empty, is “Stays”" },
  { "Two groups each: no question",
    { "+i-1/members|pupil|u-cy" }, { "+i-2 interventions|provision|p-1", "+i-2/members|pupil|u-cy" },
    "", "Intervention Phonics · Group member Cy was added\nIntervention Phonics was added" },
  { "Both name a colleague as staff, one with the role: paid once",
    { "+i-1/staffing|member|s-2" }, { "+i-1/staffing|member|s-2|role|ta" },
    "Intervention Phonics · Staffing line 2: entered twice: mine: Role: empty; Who: Mr Adair; "
    "theirs: Role: Teaching assistant; Who: Mr Adair",
    "Intervention Phonics · Staffing line 2 was added", "Intervention Phonics · Staffing line 2 was added", NULL },
  { "One corrects a need to the type that the other adds",
    { "u-amira/needs/0|type|ASD" }, { "+u-amira/needs|type|ASD|impact|In class" },
    "Pupil Amira · Need Autistic spectrum disorder: Type of need: before: As it was; mine: Pupil Amira · Need Autistic spectrum disorder: Type of need was Speech, language and communication needs, is Autistic spectrum disorder; "
    "theirs: Pupil Amira · Need Autistic spectrum disorder was added",
    "Pupil Amira · Need Autistic spectrum disorder: Type of need was Speech, language and communication needs, is Autistic spectrum disorder",
    "Pupil Amira · Need Autistic spectrum disorder was added", "" },
  { "One moves a rate to the day of the one that the other adds",
    { "ta/rates/0|from|2027-04-01" }, { "+ta/rates|set|own|from|2027-04-01|hourly|14" },
    "Staff role Teaching assistant · Rate 2: From: before: As it was; mine: Staff role Teaching assistant · Rate 1: From was 1 September 2026, is 1 April 2027; "
    "theirs: Staff role Teaching assistant · Rate 2 was added",
    "Staff role Teaching assistant · Rate 1: From was 1 September 2026, is 1 April 2027",
    "Staff role Teaching assistant · Rate 2 was added", "" },
  { "Rates from different days follow each other",
    { "+ta/rates|set|own|from|2027-01-01|hourly|14" }, { "+ta/rates|set|own|from|2027-04-01|hourly|15" },
    "", "Staff role Teaching assistant · Rate 2 was added\nStaff role Teaching assistant · Rate 3 was added" },
  { "Both enter a resource of one name at different prices: one, whose price is asked",
    { "+i-1/resources|name|Books|cost|20" }, { "+i-1/resources|name|Books|cost|25" },
    "Intervention Phonics · Resource Books: Cost: before: empty; mine: £20.00; theirs: £25.00",
    "Intervention Phonics · Resource Books was added", "Intervention Phonics · Resource Books was added", NULL },
  { "Both enter one holiday from different days",
    { "+year/closures|name|Half term|start|2026-10-26|end|2026-10-30" }, { "+year/closures|name|Half term|start|2026-10-24|end|2026-11-01" },
    "Closure Half term: entered twice: mine: Name: Half term; First day: 26 October 2026; Last day: 30 October 2026; "
    "theirs: Name: Half term; First day: 24 October 2026; Last day: 1 November 2026",
    "Closure Half term was added", "Closure Half term was added", NULL },
  { "Training days of one name on different days are different days",
    { "+year/closures|name|INSET|start|2026-10-26|end|2026-10-26" }, { "+year/closures|name|INSET|start|2027-01-04|end|2027-01-04" },
    "", "Closure INSET was added\nClosure INSET was added" },
  { "One starts a group later, the other ends it earlier",
    { "i-1|start|2026-11-02", "i-1|name|Tuesdays" }, { "i-1|end|2026-10-23", "i-1|notes|Shorter" },
    "Intervention Phonics: Starts, Ends: before: Starts: 14 September 2026; Ends: 27 November 2026; "
    "mine: Starts: 2 November 2026; Ends: 27 November 2026; theirs: Starts: 14 September 2026; Ends: 23 October 2026",
    "Intervention Phonics, Tuesdays: Name of the group was empty, is “Tuesdays”\n"
    "Intervention Phonics, Tuesdays: Starts was 14 September 2026, is 2 November 2026\n"
    "Intervention Phonics, Tuesdays: Notes was empty, is “Shorter”",
    "Intervention Phonics, Tuesdays: Name of the group was empty, is “Tuesdays”\n"
    "Intervention Phonics, Tuesdays: Ends was 27 November 2026, is 23 October 2026\n"
    "Intervention Phonics, Tuesdays: Notes was empty, is “Shorter”",
    "Intervention Phonics, Tuesdays: Name of the group was empty, is “Tuesdays”\n"
    "Intervention Phonics, Tuesdays: Notes was empty, is “Shorter”" },
  { "Two days that fit are no question",
    { "i-1|start|2026-09-21" }, { "i-1|end|2026-10-23" }, "",
    "Intervention Phonics: Starts was 14 September 2026, is 21 September 2026\n"
    "Intervention Phonics: Ends was 27 November 2026, is 23 October 2026" },
  { "Order is never a question: each moves something else",
    { ">universal|0" }, { "u-amira|class|4A" }, "",
    "Tier Universal has another place in its list\nPupil Amira: Class was “3B”, is “4A”" },
  { "A need whose type one corrected and whose effect the other described",
    { "u-amira/needs/0|type|ASD" }, { "u-amira/needs/0|impact|In class" }, "",
    "Pupil Amira · Need Speech, language and communication needs was removed\n"
    "Pupil Amira · Need Autistic spectrum disorder was added" },
  { "What another program wrote comes through from the side that changed it",
    { "~u-amira|1" }, { "u-amira|class|4A" }, "",
    "Pupil Amira: Class was “3B”, is “4A”\nPupil Amira: What other programs keep here changed" },
  { "The later minor version stays",
    { "!2" }, { "!1" }, "", "" },
  { "Both added a record with one id and different words",
    { "+both tiers|name|More" }, { "+both tiers|name|Extra" },
    "Tier Extra: Name: before: empty; mine: More; theirs: Extra",
    "Tier More was added", "Tier Extra was added", NULL },
};

static char *
list_differences (PmapDocument *before,
                  PmapDocument *after)
{
  g_autoptr (GPtrArray) differences = pmap_compare (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *sentence = pmap_difference_describe (differences->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static char *
list_conflicts (PmapMerge *merge)
{
  GListModel *conflicts = pmap_merge_get_conflicts (merge);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autofree char *sentence = pmap_conflict_describe (conflict);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static PmapDocument *
make_decided (PmapMerge    *merge,
              PmapDecision  decision)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *document;

  pmap_merge_decide_all (merge, decision);
  document = pmap_merge_make (merge, issues, &error);
  g_assert_no_error (error);
  return document;
}

static void
check_outcome (PmapDocument *before,
               PmapMerge    *merge,
               PmapDecision  decision,
               const char   *expected)
{
  g_autoptr (PmapDocument) document = make_decided (merge, decision);
  g_autofree char *text = list_differences (before, document);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_undecided (const Case *rule,
                 PmapMerge  *merge)
{
  g_autoptr (PmapConflict) conflict = g_list_model_get_item (pmap_merge_get_conflicts (merge), 0);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pmap_merge_make (merge, issues, &error));
  g_assert_error (error, PMAP_ERROR, PMAP_ERROR_UNDECIDED);
  g_assert_cmpint (pmap_conflict_get_decision (conflict), ==, PMAP_DECISION_UNDECIDED);
  g_assert_cmpint (pmap_conflict_get_suggestion (conflict), ==, rule->suggestion);
  g_assert_cmpint (pmap_conflict_can_decide (conflict, PMAP_DECISION_BEFORE), ==, rule->as_before != NULL);
}

static void
check_case (const Case *rule)
{
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, rule->mine), theirs = make_copy (before, rule->theirs);
  g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs), swapped = pmap_merge_new (before, theirs, mine);
  g_autofree char *conflicts = list_conflicts (merge);

  g_test_message ("%s", rule->rule);
  g_assert_cmpstr (conflicts, ==, rule->conflicts);
  g_assert_cmpint (pmap_merge_is_decided (merge), ==, *rule->conflicts == '\0');
  if (!pmap_merge_is_decided (merge))
    check_undecided (rule, merge);
  check_outcome (before, merge, PMAP_DECISION_MINE, rule->as_mine);
  check_outcome (before, swapped, PMAP_DECISION_THEIRS, rule->as_mine);
  check_outcome (before, merge, PMAP_DECISION_THEIRS, rule->as_theirs != NULL ? rule->as_theirs : rule->as_mine);
  check_outcome (before, swapped, PMAP_DECISION_MINE, rule->as_theirs != NULL ? rule->as_theirs : rule->as_mine);
  if (rule->as_before != NULL)
    check_outcome (before, merge, PMAP_DECISION_BEFORE, rule->as_before);
}

static void
test_rules (void)
{
  g_test_summary ("Each rule, by a case in words.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* In a group, too: as many places as people wanted. */
static void
test_two_places (void)
{
  const char *const mine_actions[] = { "+i-1/members|pupil|u-cy|from|2026-09-14", NULL };
  const char *const theirs_actions[] = { "+i-1/members|pupil|u-cy|from|2026-09-21", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs);
  g_autoptr (PmapConflict) conflict = g_list_model_get_item (pmap_merge_get_conflicts (merge), 0);
  static const struct { PmapDecision decision; guint n; PmapDate from; } outcomes[] = {
    { PMAP_DECISION_MINE, 3, 0 }, { PMAP_DECISION_THEIRS, 3, 7 }, { PMAP_DECISION_BOTH, 4, 0 },
  };

  g_test_summary ("A pupil whom both put into a group has one place there, unless both are wanted.");
  g_assert_cmpint (pmap_conflict_get_kind (conflict), ==, PMAP_CONFLICT_TWICE);
  g_assert_cmpint (pmap_conflict_get_suggestion (conflict), ==, PMAP_DECISION_UNDECIDED);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (PmapDocument) document = make_decided (merge, outcomes[i].decision);
      PmapRecordList *members = map_list (pmap_document_find (document, "i-1"), "members");

      g_assert_cmpuint (pmap_record_list_get_length (members), ==, outcomes[i].n);
      g_assert_cmpuint (PMAP_MEMBER (nth (document, "i-1", "members", 2))->from, ==, pmap_date_new (14, 9, 2026) + outcomes[i].from);
    }
}

static void
test_twice (void)
{
  const char *const mine_actions[] = { "+u-x pupils|given-name|Xan|upn|B801200005001", NULL };
  const char *const theirs_actions[] = { "+u-y pupils|given-name|Ksan|upn|B801200005001", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs);
  g_autoptr (PmapConflict) conflict = g_list_model_get_item (pmap_merge_get_conflicts (merge), 0);
  g_autoptr (PmapDocument) document = NULL;

  g_test_summary ("What was entered twice may stay twice.");
  g_assert_cmpint (pmap_conflict_get_kind (conflict), ==, PMAP_CONFLICT_TWICE);
  g_assert_true (pmap_conflict_can_decide (conflict, PMAP_DECISION_BOTH));
  document = make_decided (merge, PMAP_DECISION_BOTH);
  g_assert_nonnull (pmap_document_find (document, "u-x"));
  g_assert_nonnull (pmap_document_find (document, "u-y"));
}

static void
test_twice_and_needed (void)
{
  const char *const mine_actions[] = { "+u-x pupils|given-name|Xan|upn|B801200005001", NULL };
  const char *const theirs_actions[] = { "+u-y pupils|given-name|Ksan|upn|B801200005001", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = NULL;
  g_autoptr (PmapDocument) document = NULL;

  g_test_summary ("What was entered twice stays twice where something else needs a part of it.");
  map_add (map_list (pmap_document_find (theirs, "u-y"), "targets"), "t-y", "specific", "Write", NULL);
  map_set (pmap_document_find (theirs, "t-1"), "continues", "t-y");
  merge = pmap_merge_new (before, mine, theirs);
  g_assert_true (pmap_merge_is_decided (merge));
  document = make_decided (merge, PMAP_DECISION_MINE);
  g_assert_nonnull (pmap_document_find (document, "u-x"));
  g_assert_nonnull (pmap_document_find (document, "t-y"));
}

static void
test_version (void)
{
  const char *const mine_actions[] = { "!2", "~u-amira|1", NULL }, *const theirs_actions[] = { "!1", "~u-amira|2", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs);
  g_autoptr (PmapDocument) document = NULL;
  gpointer amira;

  g_test_summary ("The higher minor version counts; what two other programs wrote into one place is asked.");
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 1);
  document = make_decided (merge, PMAP_DECISION_THEIRS);
  g_assert_cmpuint (document->minor_version, ==, 2);
  amira = pmap_document_find (document, "u-amira");
  g_assert_cmpstr (((PmapRecord *) amira)->foreign->attributes, ==, " xmlns:o=\"urn:o\" o:x=\"2\"");
}

static void
test_moved_to_another (void)
{
  const char *const mine_actions[] = { "t-1|status|met", NULL }, *const theirs_actions[] = { "-t-1", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = NULL;
  g_autoptr (PmapDocument) as_mine = NULL, as_theirs = NULL;

  g_test_summary ("A target that one gave to another pupil while the other changed it is one question.");
  map_add (map_list (pmap_document_find (theirs, "u-ben"), "targets"), "t-1", "specific", "Read words", NULL);
  merge = pmap_merge_new (before, mine, theirs);
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 1);
  as_mine = make_decided (merge, PMAP_DECISION_MINE);
  g_assert_true (pmap_record_equal (PMAP_RECORD (as_mine), PMAP_RECORD (mine)));
  as_theirs = make_decided (merge, PMAP_DECISION_THEIRS);
  g_assert_true (pmap_record_equal (PMAP_RECORD (as_theirs), PMAP_RECORD (theirs)));
}

static void
test_too_many (void)
{
  g_autoptr (PmapDocument) before = make_map (), mine = NULL, theirs = NULL, document = NULL;
  g_autoptr (PmapMerge) merge = NULL;

  g_test_summary ("A group that both filled to its limit is filled by one of them.");
  mine = random_edits_copy (before);
  theirs = random_edits_copy (before);
  for (guint i = 0; i < 1200; i++)
    {
      PmapDate first = pmap_date_new (1, 1, 2020);
      g_autoptr (GString) text = g_string_new (NULL), other = g_string_new (NULL);

      pmap_date_append_xml (text, first + i);
      pmap_date_append_xml (other, first + 2000 + i);
      map_add (map_list (pmap_document_find (mine, "i-1"), "members"), NULL, "pupil", "u-cy", "from", text->str, NULL);
      map_add (map_list (pmap_document_find (theirs, "i-1"), "members"), NULL, "pupil", "u-cy", "from", other->str, NULL);
    }
  merge = pmap_merge_new (before, mine, theirs);
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 1);
  document = make_decided (merge, PMAP_DECISION_THEIRS);
  g_assert_true (pmap_record_equal (PMAP_RECORD (document), PMAP_RECORD (theirs)));
}

static void
add_entry (PmapDocument *document,
           const char   *when,
           const char   *who,
           const char   *field)
{
  gpointer entry = map_add (document->trail, NULL, "who", who, "what", "changed", "record", "u-amira", "field", field, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 moment;

  g_assert_true (pmap_moment_from_xml (when, strlen (when), &moment));
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, moment);
  _pmap_record_set_value (entry, pmap_record_find_field (entry, "when"), &value);
}

static void
test_trail (void)
{
  const char *const mine_actions[] = { "u-amira|year-group|4", NULL }, *const theirs_actions[] = { "u-amira|year-group|2", NULL };
  static const char *const whos[] = { "Before", "Bob", "Ann", "Ann again" };
  g_autoptr (PmapDocument) before = make_map (), mine = NULL, theirs = NULL, document = NULL;
  g_autoptr (PmapMerge) merge = NULL;
  g_autoptr (PmapConflict) conflict = NULL;

  g_test_summary ("The logs of both become one, by time; and a conflict says who and when.");
  add_entry (before, "2026-09-01T08:00:00Z", "Before", "year-group");
  mine = make_copy (before, mine_actions);
  theirs = make_copy (before, theirs_actions);
  add_entry (mine, "2026-09-03T08:00:00Z", "Ann", "year-group");
  add_entry (mine, "2026-09-04T08:00:00Z", "Ann again", "class");
  add_entry (theirs, "2026-09-02T08:00:00Z", "Bob", "year-group");
  merge = pmap_merge_new (before, mine, theirs);
  conflict = g_list_model_get_item (pmap_merge_get_conflicts (merge), 0);
  g_assert_true (g_str_has_prefix (pmap_conflict_get_mine_by (conflict), "Ann, 3 September 2026"));
  g_assert_true (g_str_has_prefix (pmap_conflict_get_theirs_by (conflict), "Bob, 2 September 2026"));
  document = make_decided (merge, PMAP_DECISION_MINE);
  g_assert_cmpuint (pmap_record_list_get_length (document->trail), ==, G_N_ELEMENTS (whos));
  for (guint i = 0; i < G_N_ELEMENTS (whos); i++)
    g_assert_cmpstr (((PmapTrailEntry *) pmap_record_list_get (document->trail, i))->who, ==, whos[i]);
}

static void
test_trail_limit (void)
{
  g_autoptr (PmapDocument) before = make_map (), mine = NULL, theirs = NULL, document = NULL;
  g_autoptr (PmapMerge) merge = NULL;

  g_test_summary ("Of a log that grows too long the oldest entries go, without a question.");
  mine = random_edits_copy (before);
  theirs = random_edits_copy (before);
  for (guint i = 0; i < PMAP_TRAIL_MAXIMUM; i++)
    {
      g_autofree char *when = g_strdup_printf ("2026-09-%02uT08:%02u:%02uZ", 1 + i / 3600, i / 60 % 60, i % 60);

      add_entry (mine, when, "Ann", "class");
      add_entry (theirs, when, "Bob", "class");
    }
  merge = pmap_merge_new (before, mine, theirs);
  g_assert_true (pmap_merge_is_decided (merge));
  document = make_decided (merge, PMAP_DECISION_MINE);
  g_assert_cmpuint (pmap_record_list_get_length (document->trail), ==, PMAP_TRAIL_MAXIMUM);
}

static const struct
{
  const char *before, *mine, *theirs, *merged;
} orders[] = {
  { "abc", "abc", "abc", "abc" },
  { "abc", "cab", "abc", "cab" },
  { "abc", "cab", "cab", "cab" },
  { "abcd", "bacd", "abdc", "badc" },
  { "abc", "axbc", "abcy", "axbcy" },
  { "abc", "axbc", "aybc", "axybc" },
  { "abc", "axXbc", "ayYbc", "axXyYbc" },
  { "abc", "aybc", "axbc", "axybc" },
  { "abc", "ac", "acb", "ac" },
  { "abc", "xabc", "bca", "xbca" },
  { "", "xy", "yx", "xy" },
  { "abcde", "edcba", "abcde", "edcba" },
  { "abcdef", "fabcde", "bcdefa", "fbcdea" },
};

static PmapDocument *
make_tiers (const char *letters)
{
  PmapDocument *document = pmap_document_new ();

  _pmap_record_set_id (PMAP_RECORD (document), "map-test");
  for (; *letters != '\0'; letters++)
    {
      const char id[] = { *letters, '\0' };

      map_add (document->tiers, id, "name", id, NULL);
    }
  return document;
}

static void
test_order (void)
{
  g_test_summary ("The order of a list: what nobody moved stays, the rest stands behind its neighbour; never a question.");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (guint swap = 0; swap < 2; swap++)
      {
        g_autoptr (PmapDocument) before = make_tiers (orders[i].before);
        g_autoptr (PmapDocument) mine = make_tiers (swap ? orders[i].theirs : orders[i].mine);
        g_autoptr (PmapDocument) theirs = make_tiers (swap ? orders[i].mine : orders[i].theirs);
        g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs);
        g_autoptr (PmapDocument) document = NULL;
        g_autoptr (GString) text = g_string_new (NULL);

        g_assert_true (pmap_merge_is_decided (merge));
        document = make_decided (merge, PMAP_DECISION_MINE);
        for (guint j = 0; j < pmap_record_list_get_length (document->tiers); j++)
          g_string_append (text, pmap_record_get_id (pmap_record_list_get (document->tiers, j)));
        g_assert_cmpstr (text->str, ==, orders[i].merged);
      }
}

static void
count_cb (PmapMerge  *merge,
          GParamSpec *pspec,
          gpointer    user_data)
{
  (*(guint *) user_data)++;
}

static void
test_decisions (void)
{
  const char *const mine_actions[] = { "u-amira|year-group|4", "p-1|minutes|45", NULL };
  const char *const theirs_actions[] = { "u-amira|year-group|2", "p-1|minutes|40", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs);
  g_autoptr (PmapConflict) conflict = g_list_model_get_item (pmap_merge_get_conflicts (merge), 1);
  guint n = 0;

  g_test_summary ("Each decision is told, and may be taken back.");
  g_signal_connect (merge, "notify::undecided", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 2);
  g_assert_cmpstr (pmap_conflict_get_id (conflict), ==, "u-amira");
  g_object_set (conflict, "decision", PMAP_DECISION_THEIRS, NULL);
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 1);
  pmap_conflict_set_decision (conflict, PMAP_DECISION_BOTH);
  g_assert_cmpint (pmap_conflict_get_decision (conflict), ==, PMAP_DECISION_THEIRS);
  pmap_conflict_set_decision (conflict, PMAP_DECISION_UNDECIDED);
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 2);
  pmap_merge_decide_all (merge, PMAP_DECISION_BEFORE);
  g_assert_true (pmap_merge_is_decided (merge));
  g_assert_cmpuint (n, ==, 4);
}

static void
test_changes (void)
{
  const char *const mine_actions[] = { "u-amira|year-group|4", "-u-cy", NULL };
  const char *const theirs_actions[] = { "u-amira|year-group|2", "u-ben|class|1B", NULL };
  g_autoptr (PmapDocument) before = make_map ();
  g_autoptr (PmapDocument) mine = make_copy (before, mine_actions), theirs = make_copy (before, theirs_actions);
  g_autoptr (PmapMerge) merge = pmap_merge_new (before, mine, theirs);
  GPtrArray *changes = pmap_merge_get_changes (merge);
  g_autofree char *sentence = NULL;

  g_test_summary ("What comes in without asking is listed.");
  g_assert_cmpuint (changes->len, ==, 1);
  sentence = pmap_difference_describe (changes->pdata[0]);
  g_assert_cmpstr (sentence, ==, "Pupil Ben: Class was empty, is “1B”");
}

static void
test_without_base (void)
{
  const char *const nothing[] = { NULL }, *const theirs_actions[] = { "u-amira|class|4A", "u-ben|class|1B", NULL };
  g_autoptr (PmapDocument) mine = make_map ();
  g_autoptr (PmapDocument) same = make_copy (mine, nothing), theirs = make_copy (mine, theirs_actions);
  g_autoptr (PmapMerge) alike = pmap_merge_new (NULL, mine, same), merge = pmap_merge_new (NULL, mine, theirs);
  g_autoptr (PmapDocument) document = NULL;

  g_test_summary ("Where nobody knows what was before, what is said on one side only is taken, and what differs is asked.");
  g_assert_true (pmap_merge_is_decided (alike));
  document = make_decided (alike, PMAP_DECISION_MINE);
  g_assert_true (pmap_record_equal (PMAP_RECORD (document), PMAP_RECORD (mine)));
  g_assert_cmpuint (pmap_merge_get_undecided (merge), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/rules", test_rules);
  g_test_add_func ("/merge/twice", test_twice);
  g_test_add_func ("/merge/two-places", test_two_places);
  g_test_add_func ("/merge/twice-and-needed", test_twice_and_needed);
  g_test_add_func ("/merge/version", test_version);
  g_test_add_func ("/merge/moved-to-another", test_moved_to_another);
  g_test_add_func ("/merge/too-many", test_too_many);
  g_test_add_func ("/merge/trail", test_trail);
  g_test_add_func ("/merge/trail-limit", test_trail_limit);
  g_test_add_func ("/merge/order", test_order);
  g_test_add_func ("/merge/decisions", test_decisions);
  g_test_add_func ("/merge/changes", test_changes);
  g_test_add_func ("/merge/without-base", test_without_base);
  return g_test_run ();
}
