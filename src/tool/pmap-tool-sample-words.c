/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of made-up schools. Pupils and staff are put together from these lists: nobody is meant. They are no user's
 * language and so not translated. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-sample-words.h"

const PmapToolSampleProvision pmap_tool_sample_provisions[] = {
  { "In-class group support", FALSE, PMAP_AREA_COGNITION, 20, 0, 5, 4, "steps of the tracker", "Small steps taught beside the class lesson." },
  { "Early Literacy Support", FALSE, PMAP_AREA_COGNITION, 25, 5, 5, 6, "sounds known", "A second daily dose of phonics, reading and writing." },
  { "1stClass@Number", FALSE, PMAP_AREA_COGNITION, 30, 10, 3, 4, "standardised score", "Tens and ones, number bonds and calculation with things in hand." },
  { "Fresh Start", FALSE, PMAP_AREA_COGNITION, 30, 10, 5, 6, "module reached", "A second chance at fluent reading." },
  { "Precision teaching", TRUE, PMAP_AREA_COGNITION, 10, 2, 5, 1, "right in a minute", "One small aim, one minute’s test, every day." },
  { "Toe by Toe", TRUE, PMAP_AREA_COGNITION, 15, 0, 5, 1, "pages passed", "Every day, in order, at the pupil’s own pace." },
  { "Talk Boost", FALSE, PMAP_AREA_COMMUNICATION, 30, 10, 3, 4, "instructions carried out", "Listening, understanding and speaking up." },
  { "Black Sheep narrative group", FALSE, PMAP_AREA_COMMUNICATION, 40, 10, 2, 4, "sentences in a retelling", "Who, where, when, what happened, the end." },
  { "Autism support", TRUE, PMAP_AREA_COMMUNICATION, 10, 2, 10, 1, "minutes to return to work", "The plan of the day, the changes and what to do about them." },
  { "Zones of Regulation", FALSE, PMAP_AREA_SEMH, 60, 15, 1, 5, "times a tool was used", "Names for feelings and tools for each." },
  { "Nurture breakfast", FALSE, PMAP_AREA_SEMH, 40, 10, 3, 6, "calm starts", "Toast, talk and a plan for the day before the bell." },
  { "Bubble time", FALSE, PMAP_AREA_SEMH, 5, 0, 5, 1, "drafts handed in", "Five minutes a day with one trusted adult." },
  { "Sensory circuit", FALSE, PMAP_AREA_SENSORY, 15, 5, 5, 6, "lessons settled", "Alert, organise, calm: before the first lesson." },
  { "Handwriting and motor skills group", FALSE, PMAP_AREA_SENSORY, 20, 5, 3, 4, "letters on the line", "Hands made strong, letters joined." },
};
const guint pmap_tool_sample_n_provisions = G_N_ELEMENTS (pmap_tool_sample_provisions);

/* %1$s is a place, %2$s a time, %3$s the given name. */
const PmapToolSampleNeed pmap_tool_sample_needs[] = {
  { PMAP_NEED_SPLD,
    { "Reading is slow and by the end of a page its meaning is lost. It shows most in %1$s, %2$s; read aloud, the same text is no trouble.",
      "%3$s spells by ear and avoids long words. In %1$s, and %2$s above all, much is known and little is written.",
      "New sounds are learnt on one day and gone by the next. In %1$s %3$s watches what others do, %2$s." },
    { "%3$s will read the words of the week at sight.", "%3$s will spell twenty common words in a piece of writing.", "%3$s will read a page with no more than five slips." },
    "Text heard before it is read; ideas marked before spelling." },
  { PMAP_NEED_MLD,
    { "Each step needs many more repeats than for others of the same age. It shows in %1$s from the second step on, %2$s.",
      "%3$s counts in ones for every sum and copies so as not to be seen to be slow, in %1$s and %2$s.",
      "Waits for an adult before starting, most of all in %1$s, %2$s; with a model to look at %3$s works alone." },
    { "%3$s will start a first task within a minute without an adult.", "%3$s will know number bonds to 20 without counting.", "%3$s will write a sentence that has been said aloud." },
    "Things first, pictures next, numbers last; yesterday’s step is today’s starter." },
  { PMAP_NEED_SLCN,
    { "Instructions given to the whole class pass by. It shows in %1$s, %2$s: %3$s is a beat behind and copies.",
      "%3$s tells what happened without who or where, so that in %1$s others do not follow; worst %2$s.",
      "Few words for everyday things, and ‘thing’ for the rest. In %1$s questions with ‘why’ get no answer, %2$s." },
    { "%3$s will carry out a two-part instruction given to the class.", "%3$s will tell a story in five sentences.", "%3$s will ask when a word is new." },
    "Name first, one short instruction, ten seconds’ wait." },
  { PMAP_NEED_ASD,
    { "A change that was not shown beforehand ends all work. It is hardest in %1$s, %2$s; in a known order %3$s works alone.",
      "Noise and crowds wear %3$s out. In %1$s it ends in covered ears, %2$s.",
      "Hints, jokes and teasing are taken as they are said; disputes follow in %1$s, %2$s." },
    { "%3$s will use a change card and be back at work in five minutes.", "%3$s will ask for quiet time before it is needed.", "%3$s will take four turns in a conversation of three." },
    "The plan of the day in view; each change shown ten minutes before." },
  { PMAP_NEED_SEMH,
    { "Feels blamed quickly: when corrected in front of others %3$s walks out, in %1$s most of all, %2$s.",
      "%3$s worries about getting things wrong and does not hand in what is not perfect. It shows in %1$s, %2$s.",
      "Leaves the seat and calls out, and finishes a third of the work in %1$s; after a run all goes better, %2$s." },
    { "%3$s will use a card instead of walking out.", "%3$s will hand in a first draft.", "%3$s will finish four short parts of a task in a lesson." },
    "Corrected quietly, at the side, with a choice of two." },
  { PMAP_NEED_PD,
    { "Handwriting hurts after five minutes; in %1$s what is written is a quarter of what can be said, %2$s.",
      "Stairs, crowds and trays need an adult near. In %1$s %3$s leans on whatever is close, %2$s.",
      "Letters float above the line and cannot be read the next day. It shows in %1$s, %2$s." },
    { "%3$s will write for ten minutes without pain.", "%3$s will type eight words a minute.", "%3$s will do the warm-up set alone." },
    "Slope, grip and a seat with feet on the floor; keyboard for long pieces." },
};
const guint pmap_tool_sample_n_needs = G_N_ELEMENTS (pmap_tool_sample_needs);

const char *const pmap_tool_sample_given_names[] = {
  "Ada", "Ahmed", "Aiden", "Alba", "Amara", "Anya", "Archie", "Arlo", "Asha", "Ava", "Ben", "Bilal", "Bryony", "Caleb", "Cara",
  "Cerys", "Cian", "Dara", "Deepa", "Dominic", "Edie", "Elias", "Ella", "Emrys", "Esme", "Farah", "Felix", "Finn", "Flora",
  "Gabriel", "Gethin", "Hana", "Harvey", "Hope", "Hugo", "Ibrahim", "Ines", "Iris", "Ivan", "Jago", "Joel", "Jonah", "Kamal",
  "Kezia", "Kit", "Lara", "Leila", "Liam", "Lola", "Luca", "Mabel", "Malik", "Mei", "Mina", "Nadia", "Nell", "Nico", "Nina",
  "Orla", "Otis", "Pablo", "Pearl", "Quinn", "Rania", "Remi", "Rhys", "Robin", "Rosa", "Saba", "Seren", "Silas", "Skye",
  "Tariq", "Tess", "Toby", "Uma", "Vera", "Violet", "Wren", "Xander", "Yara", "Yusuf", "Zara", "Zoë", NULL
};

const char *const pmap_tool_sample_family_names[] = {
  "Abbot", "Akhtar", "Alder", "Amin", "Appleby", "Arden", "Banerjee", "Barlow", "Beck", "Blackwood", "Bright", "Caddick",
  "Carrow", "Chaudhry", "Coates", "Crane", "Dale", "Deacon", "Demir", "Dunmore", "Eastwood", "Ekwueme", "Elms", "Fell",
  "Ferreira", "Finch", "Garrow", "Gill", "Grange", "Greaves", "Hargrave", "Hassan", "Hawthorn", "Heath", "Ivanova", "Jarvis",
  "Jessop", "Kaminski", "Keane", "Kendal", "Lacey", "Larch", "Lim", "Lockwood", "Mallory", "Mbeki", "Mercer", "Moorcroft",
  "Murray", "Nash", "Nkemelu", "Novak", "Oakley", "O’Hara", "Okeke", "Parry", "Peake", "Quint", "Radley", "Rao", "Redfern",
  "Rossi", "Rowe", "Sandhu", "Sefton", "Shah", "Silva", "Sorrel", "Teale", "Thorne", "Tully", "Underhill", "Vale", "Varga",
  "Wade", "Walsh", "Whitby", "Wong", "Yates", "Zaman", NULL
};

const char *const pmap_tool_sample_places[] = {
  "maths", "writing", "guided reading", "science", "assembly", "the hall", "group work", "the playground", "history", "PE", NULL
};

const char *const pmap_tool_sample_times[] = {
  "in the afternoon", "after playtime", "on Mondays", "when the room is loud", "when an adult is away", "towards the end of the week",
  "whenever the groups change", "before lunch", NULL
};

const char *const pmap_tool_sample_strengths[] = {
  "Kind to younger children and trusted with their coats and secrets.", "Builds, takes apart and explains how things work.",
  "Sings in tune and learns by rhythm.", "Knows every bird on the feeder and most that fly over.", "Strong swimmer; never misses a club.",
  "Remembers every story that was ever read aloud.", "Draws with patience and a sharp eye.", "Makes a whole table laugh.", NULL
};

const char *const pmap_tool_sample_views[] = {
  "I like it when I know what comes next.", "I can do it in my head and then it goes.", "It is easier when nobody watches.",
  "I want to sit with my friend and still get help.", "Small groups are good. The big hall is not.", "I like it when I can type.", NULL
};

const char *const pmap_tool_sample_parent_views[] = {
  "We read together every evening and would like to know which words to practise.", "Homework takes two hours: could there be less?",
  "The new start to the day has changed everything at home.", "We would like a note on Fridays, good or bad.",
  "Please tell us the day before when something changes.", NULL
};

const char *const pmap_tool_sample_notes[] = {
  "Better once it came first in the day.", "Did it alone for the first time.", "A hard week; kept what was learnt.",
  "Asked for the next step.", "Slipped back over half term, caught up by Thursday.", "Showed a friend how to do it.", NULL
};
