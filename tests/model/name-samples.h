/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as schools in England have them today, put together by chance, and sentences as teachers of children with special
 * educational needs write them. All combinations are invented. */
#pragma once

#include "shared/map.h"

static const char *const sample_given[] = {
  "Oliver", "Amelia", "George", "Isla", "Noah", "Ava", "Arthur", "Mia", "Leo", "Ivy", "Oscar", "Florence", "Theodore", "Willow",
  "Alexander", "Charlotte", "Benjamin", "Elizabeth", "Thomas", "Matilda", "Samuel", "Harriet", "Zachary", "Imogen", "Jenson",
  "Tallulah", "Rafferty", "Ottilie", "Kayden", "Lacey-Mae", "Tommy-Lee", "Skyla", "Bartholomew", "Persephone",
  "Rhys", "Ffion", "Gruffydd", "Angharad", "Llewelyn", "Seren", "Siân", "Iestyn", "Cerys", "Owain", "Myfanwy", "Tegan",
  "Łukasz", "Katarzyna", "Zuzanna", "Jakub", "Aleksandra", "Wojciech", "Małgorzata", "Szymon", "Oliwia", "Kacper", "Żaneta", "Michał",
  "Abdirahman", "Fadumo", "Hodan", "Warsan", "Mahad", "Ayaan", "Ifrah", "Zakariye", "Sagal", "Liban", "Hamdi", "Guled",
  "Muhammad", "Ayesha", "Zainab", "Bilal", "Hamza", "Maryam", "Faizan", "Mahnoor", "Haroon", "Iqra", "Usman", "Rukhsana", "Zeeshan",
  "Xinyi", "Zihan", "Jiahao", "Meiling", "Yuxuan", "Haoran", "Mei", "Bo", "An", "Xu", "Kai", "Yan",
  "Oluwaseun", "Chidera", "Kwame", "Temitope", "Adaeze", "Kofi", "Tinashe", "Harpreet", "Arjun", "Priyanka", "Lakshmi", "Jaspreet",
  "Zoë", "Chloé", "Renée", "José", "Jürgen", "Søren", "Ștefan", "Ioana", "Dmytro", "Solomiya", "Jo", "Al", "Mary Jane", "Anna-Lena",
  "Joseph", "Maisie", "Keira", "Callum", "Poppy", "Daisy", "Jack", "Robin", "Faith", "Amber",
};

static const char *const sample_family[] = {
  "Boateng", "Mensah-Lloyd", "O’Connell", "D’Souza", "van der Berg", "Whitfield", "Okonkwo", "Smith-Jones", "Macdonald", "Fitzgerald",
  "Hargreaves", "Pemberton", "Ashworth", "Blenkinsop", "Thistlethwaite", "Cartwright", "Jones", "Davies", "Pritchard", "Llewellyn",
  "ap Rhys", "Nowak", "Wiśniewski", "Kowalczyk", "Zieliński", "Wójcik", "Lewandowska", "Warsame", "Abdullahi", "Farah", "Jama",
  "Hussain", "Chaudhry", "Malik", "Qureshi", "Siddiqui", "Akhtar", "Iqbal", "Khan", "Ahmed", "Chen", "Zhang", "Li", "Ng", "Huang",
  "Xiao", "Adeyemi", "Nwosu", "Asante", "Moyo", "Kaur", "Sharma", "Patel", "Popescu", "Kovalenko", "García", "Müller", "Ó Briain",
  "St John", "Al-Rashid", "El Amin", "Haile", "Tesfaye", "Nguyen", "Tran", "Young", "Brown", "King", "Long", "Hill", "Baker", "Wood",
};

/* Pupils whose names are words, months and verbs: each roll has them all. */
static const char *const sample_words[][2] = {
  { "Will", "Pemberton" }, { "May", "Ashworth" }, { "Mark", "Okonkwo" }, { "Hope", "Nowak" }, { "Grace", "Malik" }, { "Rose", "Chen" },
  { "Art", "Hargreaves" }, { "Summer", "Patel" }, { "Kian", "Long" }, { "Tia", "King" }, { "Sunny", "Sharma" }, { "Ella", "Brown" },
};

/* Where a child stands: %s is the name. */
static const char *const sample_places[] = {
  "She sits next to %s in maths.", "He works well with %s.", "Lunch with %s, then phonics.", "Today %s was upset.",
  "He pushed %s on the stairs.", "She gave her book to %s.", "Argued with %s, but was calm later.", "When %s is away she copes better.",
  "He sat by %s today.", "She told %s to stop.", "Amira and %s share a table.", "It happened because %s said no.",
  "She made a card for %s.", "A kind note from %s", "%s was cross with her.", "She is more settled than %s.",
  "Amira plays with %s at break and with nobody else.", "After lunch %s has a turn.", "She said sorry to %s", "He sits near %s.",
  "I like playing with %s", "They asked %s for help.", "She hit %s.", "Amira copies %s when she is stuck.",
  "Fell out with %s again at lunch; both said sorry.", "Wants to be in the group that %s is in.",
  "She no longer sits opposite %s.", "Mum says %s has been round for tea.", "Her best friend is %s.", "%s and Amira built a tower.",
  "The card was from %s, who has moved.", "She will share with %s but not with others.", "- %s: two turns", "He called %s names.",
  "Was kind to %s today!", "She lent %s her ruler.", "%s got upset because Amira won.", "Amira, %s and one other go out with the TA.",
  "He is scared of %s.", "It was %s who began it.", "Amira told us that %s had pinched her.", "Reads to %s on Fridays.",
  "She needs a break from %s.", "He does not want to work with %s any more.", "“%s is mean,” she said.", "Let %s go first.",
  "She misses %s.", "Amira thinks %s does not like her.", "A trip with %s, Mrs Hughes and the class", "Sat between the wall and %s.",
};

/* What is said and names nobody. %N noun, %V verb, %A adjective, %M month, %D day, %S subject, %P programme, %W adult, %# number. */
static const char *const sample_notes[] = {
  "She will read in %M.", "He may need more time with %N.", "Mark the page with a %N before the lesson ends.", "We hope to review this in %M.",
  "She rose to the challenge of %N.", "He tries with good grace when the %N is %A.", "He enjoys %S and wants a long turn.",
  "Amira will %V the %N by %M.", "Will need support to %V.", "May need a %N in %S.", "Mark making is %A.", "Hope is that she can %V alone.",
  "He will %V for # minutes and may %V again on %D.", "Review the %N on %# %M.", "In %M he will %V with %W.",
  "She can %V the first %# words of the %N.", "Summer term: %V and %V every %D.", "Over the summer he forgot how to %V.",
  "Long vowels and long words are %A.", "Young children in Year %# need to %V.", "The brown %N helps him to %V.",
  "On a sunny %D the class will %V outside.", "King Henry and the Tudors were her topic in %S.", "The king in the story was %A.",
  "He drew a rose and a %N in art.", "Art club is on %D with %W.", "In Art she will %V a %N.", "%P three times a week with %W.",
  "%P began in %M and ends in %M.", "Amira is %A and likes %S.", "Her %N is %A, so %W will %V with her.", "Give her a %N to %V.",
  "Please mark her work with a %N and not with a %N.", "She asked to %V; the answer was no.", "Speech and language therapist to visit in %M.",
  "EP report of %M says that she may %V late.", "Check the %N, then %V it.", "To %V a %N of %# words by the end of %M.",
  "He can be %A after break and will hide under the %N.", "At home she is %A and will not %V.", "Mum says that he may not sleep before %#.",
  "He likes to %V and to %V with an adult.", "Dad hopes that she will %V in Year %#.", "A grace of %# minutes is given at the end.",
  "%W and %W meet on %D to plan.", "Targets: %V, %V and %V.", "She marks each %N and grows in hope.", "It may be long before he will %V.",
  "She will mark where the %N rose and where it fell.", "We may hope for a good summer.", "He rose at six and was %A all day.",
  "Bold words such as will, may and can are hard to spell.", "The art of the %N is to %V it.", "Reading age rose from %# to %#.",
  "Work in a group of %# with %W by the window.", "He chose brown, green and amber for his %N.", "Amber means that he may %V; green means go.",
  "Parents hope for %A days.", "His mark in %S rose to %#.", "The rose bed in the school garden is her job.", "By May half term he will %V.",
  "Baseline taken in %M: # of # words.", "Exit data: #. Entry data: #.", "She is not to %V before %W has checked the %N.",
  "Will be reviewed at the end of the summer term.", "May be ready to move on by %M.", "He was given a mark of # in %S.",
  "Art, music and PE are her favourites.", "She has a good hope of a place at a special school.", "He grew # cm over the summer holidays.",
  "The long corridor by the hall is %A for him.", "Keep instructions short, not long.", "Brown bear, brown bear, what do you see?",
  "She rose and left the room without a word.", "Sunny days are best for outdoor %S.", "He wrote about a king and a queen.",
  "Why does he %V so long?", "Hope to see an increase by May.", "Mark every answer that is right.", "May is a busy month for the class.",
  "Long division is hard; short division is %A.", "Her Will to learn is strong.", "Young for her year, she can be %A.",
  "She can tell may from might, and will from would.", "Summer reading challenge: # books.", "Read the %N at home, please.",
  "EHCP annual review due on # May.", "TA to model, then Amira to %V.", "Pre-teach key words: king, castle, knight, moat.",
  "The Grace Darling topic begins in %M.", "Use art to help her %V.", "Grace is said before lunch in the hall.",
  "He has no hope of %A sleep in the summer heat.", "Colours: red, amber, green and brown.", "She said that it will be %A.",
  "He can hop, rock and roll in the sensory room.", "Visual timetable on the wall; %N on her table.", "Dr Brown at the clinic wrote in %M.",
  "Miss Young covers on %D.", "School trip to Hill Farm in %M.", "She baked with the cook in the kitchen and with a baker in town.",
};

static const char *const sample_nouns[] = {
  "timetable", "whiteboard", "book", "story", "number line", "pencil grip", "word bank", "reading record", "task board", "sand timer",
  "cushion", "checklist", "sentence", "spelling list", "worksheet", "reward chart", "corner", "table", "picture", "card", "ruler",
};

static const char *const sample_verbs[] = {
  "read", "write", "listen", "count", "share", "wait", "join in", "ask for help", "blend sounds", "sort shapes", "take turns", "sit",
  "copy", "explain", "look", "draw", "practise", "line up", "finish", "start", "concentrate", "settle", "cut out", "retell",
};

static const char *const sample_adjectives[] = {
  "tired", "happy", "quiet", "slow", "calm", "anxious", "difficult", "short", "clear", "kind", "helpful", "restless", "proud", "unsure",
};

static const char *const sample_months[] = {
  "January", "February", "March", "April", "May", "June", "July", "September", "October", "November", "December",
};

static const char *const sample_days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday" };

static const char *const sample_subjects[] = {
  "maths", "English", "science", "history", "geography", "PE", "music", "art", "computing", "RE", "phonics", "Art", "Maths",
};

static const char *const sample_programmes[] = {
  "Read Write Inc", "Toe by Toe", "Lego therapy", "1stClass@Number", "Numicon", "Lexia", "Precision teaching", "Sensory circuits",
  "Zones of Regulation", "ELSA", "Talk Boost", "Nessy", "Colourful Semantics", "Beat Dyslexia", "Makaton",
};

static const char *const sample_adults[] = {
  "Mrs Hughes", "Miss Carter", "Mr Osei", "the TA", "the SENCO", "her teacher", "Mrs P. Hughes", "the speech therapist", "an adult",
};

#define SAMPLE(random, array) ((array)[g_rand_int_range (random, 0, G_N_ELEMENTS (array))])

/* A school of some 70: those whose names are words, and others by chance. The first is Amira, whom the texts are about. */
static inline PmapDocument *
sample_school_new (GRand *random)
{
  PmapDocument *document = pmap_document_new ();

  map_add (document->pupils, "u-own", "given-name", "Amira", "family-name", "Haddad", NULL);
  for (guint i = 0; i < 60 + G_N_ELEMENTS (sample_words); i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      gboolean is_word = i < G_N_ELEMENTS (sample_words);

      map_add (document->pupils, id, "given-name", is_word ? sample_words[i][0] : SAMPLE (random, sample_given), "family-name",
               is_word ? sample_words[i][1] : SAMPLE (random, sample_family), NULL);
    }
  map_add (document->staff_members, "s1", "name", "Mrs P. Hughes", NULL);
  map_add (document->staff_members, "s2", "name", "Miss Carter", NULL);
  return document;
}

static inline void
sample_append_slot (GString *text,
                    GRand   *random,
                    char     slot)
{
  switch (slot)
    {
    case 'N':
      g_string_append (text, SAMPLE (random, sample_nouns));
      break;
    case 'V':
      g_string_append (text, SAMPLE (random, sample_verbs));
      break;
    case 'A':
      g_string_append (text, SAMPLE (random, sample_adjectives));
      break;
    case 'M':
      g_string_append (text, SAMPLE (random, sample_months));
      break;
    case 'D':
      g_string_append (text, SAMPLE (random, sample_days));
      break;
    case 'S':
      g_string_append (text, SAMPLE (random, sample_subjects));
      break;
    case 'P':
      g_string_append (text, SAMPLE (random, sample_programmes));
      break;
    case 'W':
      g_string_append (text, SAMPLE (random, sample_adults));
      break;
    default:
      g_string_append_printf (text, "%d", g_rand_int_range (random, 1, 30));
      break;
    }
}

/* Three to eight sentences that name nobody but Amira. */
static inline char *
sample_note_new (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 3, 9); n > 0; n--)
    {
      for (const char *at = SAMPLE (random, sample_notes); *at != '\0'; at++)
        {
          if (*at == '%')
            sample_append_slot (text, random, *++at);
          else
            g_string_append_c (text, *at);
        }
      g_string_append_c (text, g_rand_int_range (random, 0, 5) == 0 ? '\n' : ' ');
    }
  return g_string_free (text, FALSE);
}
