/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names planted in many texts in all the ways in which they are typed: each is found. Notes that name nobody: hardly a word of
 * them is asked about. The messages have the figures by class. */

#include "config.h"

#include "model/pmap-name-match.h"
#include "model/pmap-pupil.h"
#include "name-samples.h"
#include "shared/random-map.h"

#include <string.h>

#define N_TEXTS 1000
#define N_NOTES 1000
#define TEXTS_A_SCHOOL 50

/* In a hundred words of notes, how many may be asked about. */
#define MOST_ASKED 2

/* What a way of typing needs to make a name. */
typedef struct
{
  GRand *random;
  PmapPupil *pupil;
  const char *given;            /* "" */
  const char *family;           /* "" */
} Typing;

typedef char *(*TypeFunc) (const Typing *typing);

/* --- the ways of typing; NULL where a name cannot be typed so --- */

static char *
type_given (const Typing *typing)
{
  return g_strdup (typing->given);
}

static char *
type_family (const Typing *typing)
{
  return g_strdup (typing->family);
}

static char *
type_full (const Typing *typing)
{
  return g_strdup_printf ("%s %s", typing->given, typing->family);
}

/* A word in small letters may be a word like any other: those are a class of their own. */
static gboolean
is_grammar (const char *name)
{
  static const char *const words[] = { "an", "al", "may", "will", "mark", "hope", "grace", "rose", "art", "summer", "long", "king",
                                       "sunny", "brown", "young", "hill", "wood", NULL };
  g_autofree char *small = g_utf8_strdown (name, -1);

  return g_strv_contains (words, small);
}

static char *
type_small_given (const Typing *typing)
{
  return is_grammar (typing->given) ? NULL : g_utf8_strdown (typing->given, -1);
}

static char *
type_small_family (const Typing *typing)
{
  return is_grammar (typing->family) ? NULL : g_utf8_strdown (typing->family, -1);
}

static char *
type_small_full (const Typing *typing)
{
  g_autofree char *full = type_full (typing);

  return g_utf8_strdown (full, -1);
}

static char *
type_capitals (const Typing *typing)
{
  return is_grammar (typing->given) ? NULL : g_utf8_strup (typing->given, -1);
}

static char *
type_small_word (const Typing *typing)
{
  g_autofree char *small = g_utf8_strdown (typing->given, -1);

  return is_grammar (small) && !g_str_equal (small, "an") ? g_steal_pointer (&small) : NULL;
}

static char *
type_word (const Typing *typing)
{
  return is_grammar (typing->given) ? g_strdup (typing->given) : NULL;
}

static char *
replace (const char *text,
         const char *of,
         const char *by)
{
  GString *replaced = g_string_new (text);

  return g_string_replace (replaced, of, by, 0) > 0 ? g_string_free (replaced, FALSE) : g_string_free (replaced, TRUE);
}

static char *
type_plain (const Typing *typing)
{
  g_autofree char *full = type_full (typing), *plain = g_str_to_ascii (full, "C");

  return g_str_equal (plain, full) || strchr (plain, '?') != NULL ? NULL : g_steal_pointer (&plain);
}

static char *
type_decomposed (const Typing *typing)
{
  g_autofree char *apart = g_utf8_normalize (typing->given, -1, G_NORMALIZE_NFD);

  return g_str_equal (apart, typing->given) ? NULL : g_steal_pointer (&apart);
}

static char *
type_apostrophe (const Typing *typing)
{
  static const char *const marks[] = { "'", "‘", "ʼ", "`", "´", "ʹ", "′", "" };

  return replace (typing->family, "’", SAMPLE (typing->random, marks));
}

static char *
type_hyphen (const Typing *typing)
{
  static const char *const marks[] = { "‐", "‑", "–", " ", "", "-\n", "\xc2\xad" };

  return replace (typing->family, "-", SAMPLE (typing->random, marks));
}

static char *
type_part (const Typing *typing)
{
  const char *hyphen = strchr (typing->family, '-');

  /* "Al" of Al-Rashid is nobody's name. */
  return hyphen == NULL || hyphen - typing->family < 3 ? NULL : g_rand_boolean (typing->random) ? g_strdup (hyphen + 1)
                                                                  : g_strndup (typing->family, hyphen - typing->family);
}

/* Puts something after some letter in the middle. */
static char *
insert (const Typing *typing,
        const char   *name,
        const char   *what,
        glong         shortest)
{
  glong letters = g_utf8_strlen (name, -1), at;
  g_autofree char *before = NULL;

  if (letters < shortest || strpbrk (name, " -") != NULL)
    return NULL;
  at = g_rand_int_range (typing->random, 2, letters - 1);
  before = g_utf8_substring (name, 0, at);
  return g_strconcat (before, what, g_utf8_offset_to_pointer (name, at), NULL);
}

static char *
type_unseen (const Typing *typing)
{
  static const char *const marks[] = { "\xe2\x80\x8b", "\xc2\xad", "\xe2\x80\x8d", "\xe2\x81\xa0", "\xef\xbb\xbf", "\xe2\x80\x8e" };

  return insert (typing, typing->given, SAMPLE (typing->random, marks), 4);
}

static char *
type_line_end (const Typing *typing)
{
  return insert (typing, typing->given, "-\n", 5);
}

static char *
type_broken (const Typing *typing)
{
  return insert (typing, typing->family, "\n", 7);
}

static char *
type_two_lines (const Typing *typing)
{
  return g_strdup_printf ("%s\n%s", typing->given, typing->family);
}

static char *
type_wide_space (const Typing *typing)
{
  return g_strdup_printf ("%s\xc2\xa0%s", typing->given, typing->family);
}

static char *
type_full_width (const Typing *typing)
{
  GString *wide = g_string_new (NULL);

  for (const char *at = typing->given; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (wide, g_ascii_isalpha (*at) ? (gunichar) *at + 0xfee0 : g_utf8_get_char (at));
  return g_string_free (wide, FALSE);
}

static char *
type_look_alike (const Typing *typing)
{
  g_autofree char *a = replace (typing->given, "a", "а");

  return a != NULL ? g_steal_pointer (&a) : replace (typing->given, "e", "е");
}

static char *
type_ligature (const Typing *typing)
{
  return replace (typing->given, "ff", "ﬀ");
}

static char *
type_joined (const Typing *typing)
{
  g_autofree char *joined = g_strconcat (typing->given, typing->family, NULL);

  /* Jo King is joking. */
  if (strpbrk (joined, " -’") != NULL || g_str_equal (joined, "JoKing"))
    return NULL;
  return g_rand_boolean (typing->random) ? g_steal_pointer (&joined) : g_utf8_strdown (joined, -1);
}

static char *
type_hyphenated (const Typing *typing)
{
  return g_strdup_printf ("%s-%s", typing->given, typing->family);
}

static char *
type_reversed (const Typing *typing)
{
  return g_strdup_printf ("%s%s%s", typing->family, g_rand_boolean (typing->random) ? ", " : " ", typing->given);
}

static char *
get_initial (const char *name)
{
  return g_utf8_substring (name, 0, 1);
}

static char *
type_given_initial (const Typing *typing)
{
  static const char *const forms[] = { "%s %s.", "%s %s", "%s%s" };
  g_autofree char *initial = get_initial (typing->family);

  if (strpbrk (typing->given, " -") != NULL || !g_unichar_isupper (g_utf8_get_char (initial)) || strchr ("AI", *initial) != NULL)
    return NULL;
  return g_strdup_printf (SAMPLE (typing->random, forms), typing->given, initial);
}

static char *
type_initials (const Typing *typing)
{
  static const char *const forms[] = { "%s.%s.", "%s. %s." };
  g_autofree char *given = get_initial (typing->given), *family = get_initial (typing->family);

  /* Amira Haddad's own initials name her. */
  if (g_str_equal (given, "A") && g_str_equal (family, "H"))
    return NULL;
  return g_unichar_isupper (g_utf8_get_char (family)) ? g_strdup_printf (SAMPLE (typing->random, forms), given, family) : NULL;
}

static char *
type_initial_family (const Typing *typing)
{
  g_autofree char *given = get_initial (typing->given);

  return g_strdup_printf ("%s. %s", given, typing->family);
}

static char *
type_possessive (const Typing *typing)
{
  static const char *const marks[] = { "'s", "’s", "ʼs", "`s" };

  return is_grammar (typing->given) ? NULL : g_strconcat (typing->given, SAMPLE (typing->random, marks), NULL);
}

static char *
type_bare_possessive (const Typing *typing)
{
  glong letters = g_utf8_strlen (typing->given, -1);

  return is_grammar (typing->given) || letters < 4 || strpbrk (typing->given, " -") != NULL
           ? NULL : g_strdup_printf ("%ss", typing->given);
}

static char *
type_family_plural (const Typing *typing)
{
  return g_str_has_suffix (typing->family, "s") || strlen (typing->family) < 4 ? NULL : g_strdup_printf ("the %ss", typing->family);
}

static char *
type_middle (const Typing *typing)
{
  static const char *const middles[] = { "Louise", "James", "T.", "M", "Olumide" };

  return g_strdup_printf ("%s %s %s", typing->given, SAMPLE (typing->random, middles), typing->family);
}

/* A few that any teacher would know, and some that no table of ours has: a name's beginning is what many are called by. */
static char *
type_short (const Typing *typing)
{
  static const char *const forms[][2] = {
    { "Alexander", "Alex" }, { "Alexander", "xander" }, { "Katarzyna", "Kasia" }, { "Aleksandra", "Ola" }, { "Theodore", "Teddy" },
    { "Elizabeth", "Lizzie" }, { "Benjamin", "ben" }, { "Muhammad", "Mohammed" }, { "Muhammad", "Mo" }, { "Charlotte", "Lottie" },
    { "Matilda", "Tilly" }, { "Samuel", "sam" }, { "Zachary", "Zak" }, { "Wojciech", "Wojtek" }, { "Małgorzata", "Gosia" },
    { "Zuzanna", "Zuzia" }, { "Jakub", "Kuba" }, { "Ayesha", "Aisha" }, { "Zainab", "Zaynab" }, { "Usman", "Osman" },
    { "Oluwaseun", "Seun" }, { "Temitope", "Temi" }, { "Joseph", "Joe" }, { "Gruffydd", "Guto" }, { "Michał", "Michael" },
    { "Thomas", "Tom" }, { "Oliver", "Ollie" }, { "Florence", "Flo" }, { "Siân", "Sian" }, { "Abdirahman", "Abdi" },
  };
  guint start = g_rand_int_range (typing->random, 0, G_N_ELEMENTS (forms));

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[(start + i) % G_N_ELEMENTS (forms)][0], typing->given))
      return g_strdup (forms[(start + i) % G_N_ELEMENTS (forms)][1]);
  return NULL;
}

static char *
type_unknown_short (const Typing *typing)
{
  static const char *const names[] = { "Jenson", "Rafferty", "Persephone", "Ottilie", "Solomiya", "Haoran", "Chidera",
                                       "Adaeze", "Kayden", "Zakariye", NULL };

  return g_strv_contains (names, typing->given) ? g_utf8_substring (typing->given, 0, g_rand_int_range (typing->random, 4, 6)) : NULL;
}

static char *
type_slip (const Typing *typing)
{
  const char *name = g_rand_boolean (typing->random) ? typing->given : typing->family;
  glong letters = g_utf8_strlen (name, -1);
  glong at = letters >= 7 ? g_rand_int_range (typing->random, 1, letters - 2) : 0;
  GString *slip;

  /* With two letters the same, changing places does nothing. */
  if (at == 0 || !g_str_is_ascii (name) || strpbrk (name, " -’") != NULL || name[at] == name[at + 1] || is_grammar (name))
    return NULL;
  slip = g_string_new (name);
  switch (g_rand_int_range (typing->random, 0, 4))
    {
    case 0:
      g_string_erase (slip, at, 1);
      break;
    case 1:
      g_string_insert_c (slip, at, 'q');
      break;
    case 2:
      slip->str[at] = 'q';
      break;
    default:
      slip->str[at] = name[at + 1];
      slip->str[at + 1] = name[at];
      break;
    }
  return g_string_free (slip, FALSE);
}

static char *
type_spelled (const Typing *typing)
{
  GString *spelled = g_string_new (NULL);

  for (const char *at = typing->given; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (!g_unichar_isalpha (g_utf8_get_char (at)))
        return g_string_free (spelled, TRUE);
      g_string_append_unichar (spelled, g_utf8_get_char (at));
      if (*g_utf8_next_char (at) != '\0')
        g_string_append_c (spelled, ' ');
    }
  return spelled->len >= 9 && spelled->len < 25 ? g_string_free (spelled, FALSE) : g_string_free (spelled, TRUE);
}

static char *
type_adult (const Typing *typing)
{
  static const char *const titles[] = { "Mrs", "Mr", "Ms", "Miss", "Mr." };

  return g_strdup_printf ("%s %s", SAMPLE (typing->random, titles), typing->family);
}

static const struct
{
  const char *name;
  TypeFunc type;
} ways[] = {
  { "given name", type_given }, { "family name", type_family }, { "full name", type_full },
  { "small letters, given", type_small_given }, { "small letters, family", type_small_family },
  { "small letters, full", type_small_full }, { "capitals", type_capitals }, { "a word, capital", type_word },
  { "a word, small letters", type_small_word }, { "without accents", type_plain }, { "accents apart", type_decomposed },
  { "apostrophes", type_apostrophe }, { "hyphens", type_hyphen }, { "part of a double name", type_part },
  { "invisible characters", type_unseen }, { "hyphen at a line's end", type_line_end }, { "broken by a line's end", type_broken },
  { "over two lines", type_two_lines }, { "space that does not break", type_wide_space }, { "full width", type_full_width },
  { "look-alike letters", type_look_alike }, { "ligature", type_ligature }, { "joined", type_joined },
  { "joined by a hyphen", type_hyphenated }, { "reversed", type_reversed }, { "given name and initial", type_given_initial },
  { "initials", type_initials }, { "initial and family name", type_initial_family }, { "possessive", type_possessive },
  { "possessive without apostrophe", type_bare_possessive }, { "plural of the family", type_family_plural },
  { "middle name", type_middle }, { "short form", type_short }, { "short form in no table", type_unknown_short },
  { "slip of the pen", type_slip }, { "letter by letter", type_spelled }, { "adult of the family", type_adult },
};

/* --- planting --- */

typedef struct
{
  guint n_planted;
  guint n_sure;
  guint n_perhaps;
} Count;

/* The hit that overlaps a planted name and means its bearer. */
static const PmapNameHit *
find_hit (GArray     *hits,
          gsize       start,
          gsize       end,
          const char *id)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);

      if (hit->start < end && hit->end > start && pmap_name_hit_means (hit, id))
        return hit;
    }
  return NULL;
}

/* Whether each letter of what was planted is in a hit: nothing of the name is left when hits are replaced. */
static gboolean
is_covered (GArray     *hits,
            const char *text,
            gsize       start,
            gsize       end)
{
  for (gsize at = start; at < end; at = (gsize) (g_utf8_next_char (text + at) - text))
    {
      gboolean covered = !g_unichar_isalpha (g_utf8_get_char (text + at));

      for (guint i = 0; i < hits->len && !covered; i++)
        covered = g_array_index (hits, PmapNameHit, i).start <= at && at < g_array_index (hits, PmapNameHit, i).end;
      if (!covered)
        return FALSE;
    }
  return TRUE;
}

/* Returns FALSE where the name cannot be typed so. */
static gboolean
plant (GRand         *random,
       PmapNameMatch *match,
       PmapPupil     *pupil,
       guint          way,
       Count         *count)
{
  Typing typing = { random, pupil, pupil->given_name, pupil->family_name };
  g_autofree char *typed = ways[way].type (&typing), *text = NULL;
  const char *place = SAMPLE (random, sample_places), *slot = strstr (place, "%s");
  g_autoptr (GArray) hits = NULL;
  const PmapNameHit *hit;
  gsize start = (gsize) (slot - place), end;

  if (typed == NULL)
    return FALSE;
  text = g_strdup_printf ("%.*s%s%s", (int) start, place, typed, slot + 2);
  end = start + strlen (typed);
  if (g_str_has_prefix (typed, "the "))
    start += strlen ("the ");
  hits = pmap_name_match_find (match, text, "u-own");
  hit = find_hit (hits, start, end, pmap_record_get_id (PMAP_RECORD (pupil)));
  count->n_planted++;
  if (ways[way].type == type_adult)
    start = end - strlen (pupil->family_name);
  /* A slip may make another child's name, and so may two parts in one word (Mei Li and Meili): then it goes all the same. */
  if (hit == NULL && (ways[way].type == type_slip || ways[way].type == type_joined) && hits->len > 0)
    hit = &g_array_index (hits, PmapNameHit, 0);
  if (hit == NULL || !is_covered (hits, text, start, ways[way].type == type_middle ? start + 1 : end))
    g_test_message ("missed, %s, %s %s: “%s”", ways[way].name, pupil->given_name, pupil->family_name, text);
  else if (hit->certainty == PMAP_NAME_SURE)
    count->n_sure++;
  else
    count->n_perhaps++;
  return TRUE;
}

static void
test_planted (void)
{
  g_autoptr (GRand) random = random_map_start ();
  Count counts[G_N_ELEMENTS (ways)] = { 0 };
  guint n_texts = random_map_scale (N_TEXTS), n_missed = 0;
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapNameMatch) match = NULL;

  g_test_summary ("Every name that is planted in a text, in whatever way it is typed, is found: for certain or perhaps");
  for (guint i = 0, n = 0; n < n_texts; i++)
    {
      guint way = g_rand_int_range (random, 0, G_N_ELEMENTS (ways));

      if (i % TEXTS_A_SCHOOL == 0)
        {
          g_clear_pointer (&match, pmap_name_match_free);
          g_clear_object (&document);
          document = sample_school_new (random);
          match = pmap_name_match_new (document);
        }
      n += plant (random, match,
                  pmap_record_list_get (document->pupils, g_rand_int_range (random, 1, pmap_record_list_get_length (document->pupils))),
                  way, &counts[way]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      guint n_found = counts[i].n_sure + counts[i].n_perhaps;

      g_test_message ("%-30s %5u planted, %5u sure, %5u perhaps, %u missed", ways[i].name, counts[i].n_planted, counts[i].n_sure,
                      counts[i].n_perhaps, counts[i].n_planted - n_found);
      n_missed += counts[i].n_planted - n_found;
    }
  g_assert_cmpuint (n_missed, ==, 0);
}

/* --- notes that name nobody --- */

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  return n;
}

static void
count_asked (GHashTable *asked,
             GArray     *hits,
             const char *text,
             guint      *n_sure)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);
      char *word = pmap_name_hit_get_word (hit, text);

      *n_sure += hit->certainty == PMAP_NAME_SURE;
      if (hit->certainty == PMAP_NAME_SURE)
        g_test_message ("taken for certain: “%s” in “%.*s”", word, 60, text + MAX ((gssize) hit->start - 20, 0));
      g_hash_table_insert (asked, word, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (asked, word)) + 1));
    }
}

static void
test_innocent (void)
{
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapNameMatch) match = NULL;
  guint n_words = 0, n_asked = 0, n_sure = 0;
  GHashTableIter iter;
  const char *word;
  gpointer n;

  g_test_summary ("Of notes that name nobody hardly a word is asked about, in schools with a Will, a May and a Grace");
  for (guint i = 0; i < random_map_scale (N_NOTES); i++)
    {
      g_autofree char *text = sample_note_new (random);
      g_autoptr (GArray) hits = NULL;

      if (i % TEXTS_A_SCHOOL == 0)
        {
          g_clear_pointer (&match, pmap_name_match_free);
          g_clear_object (&document);
          document = sample_school_new (random);
          match = pmap_name_match_new (document);
        }
      hits = pmap_name_match_find (match, text, "u-own");
      n_words += count_words (text);
      n_asked += hits->len;
      count_asked (asked, hits, text, &n_sure);
    }
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, &n))
    g_test_message ("asked about: %s, %u times", word, GPOINTER_TO_UINT (n));
  g_test_message ("%u of %u words asked about, %u of them taken for certain", n_asked, n_words, n_sure);
  g_assert_cmpuint (n_asked * 100, <=, n_words * MOST_ASKED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-corpus/planted", test_planted);
  g_test_add_func ("/name-corpus/innocent", test_innocent);
  return g_test_run ();
}
