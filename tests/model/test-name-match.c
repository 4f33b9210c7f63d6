/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a text names a pupil: tables of what teachers type. */

#include "config.h"

#include "model/pmap-name-match.h"
#include "shared/map.h"

#include <string.h>

static const char *const pupils[][2] = {
  { "Amira", "Example" }, { "Keira", "Boateng" }, { "Kofi", "Mensah-Lloyd" }, { "Maya", "O’Connell" }, { "May", "Sample" },
  { "Zoë", "Petrou" }, { "Łukasz", "Wiśniewski" }, { "Will", "Young" }, { "Grace", "Brown" }, { "Mark", "Long" },
  { "Alexander", "Okonkwo" }, { "Katarzyna", "Nowak" }, { "Muhammad", "Khan" }, { "Bo", "Li" }, { "Jo", "Ng" },
  { "An", "Nguyen" }, { "Mary Jane", "van der Berg" }, { "Theodora", "James" }, { "James", "Okoro" }, { "Hope", "King" },
  { "Rose", "Long" }, { "Art", "Summers" }, { "Summer", "Hill" }, { "Abdirahman", "Warsame" }, { "Siân", "Jones" },
  { "Jürgen", "Müller" }, { "أمل", "ياسين" }, { "小明", "王" }, { "Sunny", "Sharma" }, { "Oluwaseun", "Adeyemi" },
};

/* A class of case, and a text: "[Keira]" is sure, "{will}" perhaps; the rest names nobody. */
typedef struct
{
  const char *kind;
  const char *marked;
} Case;

static const Case cases[] = {
  { "plain", "Amira works with [Keira] today." },
  { "full", "[Keira Boateng] sits beside her." },
  { "small letters", "amira sat by [keira] at lunch" },
  { "all capitals", "AMIRA HIT [KEIRA BOATENG]" },
  { "accents", "[Zoe] and [zoë] and [Zoe\xcc\x88] and [ZOË]" },
  { "accents", "[Lukasz] and [Łukasz Wisniewski] and [Lukasz Wiśniewski]" },
  { "accents", "[Jurgen Muller], [Juergen Mueller]" },
  { "apostrophes", "[Maya O'Connell], [Maya OConnell], [O`Connell], [Oʼconnell]; [maya o connell]" },
  { "hyphens", "[Kofi Mensah-Lloyd], [Kofi Mensah‑Lloyd], [Kofi Mensah Lloyd], [MensahLloyd], [Mensah], [lloyd]" },
  { "invisible", "[Kei\xc2\xadra] and [K\xe2\x80\x8b" "eira] and [Kei\xe2\x81\xa0ra]" },
  { "full width", "[Ｋｅｉｒａ] and [𝐊eira]" },
  { "look-alike", "[Кeirа] and [Воateng]" },
  { "line ends", "with [Keira\nBoateng] and [Kei-\nra] and [Keira\xc2\xa0" "Boateng] and {boa\nteng}" },
  { "joined", "[keiraboateng], [KeiraBoateng], [KeiraB], {keirab}, [Keira-Boateng], [Keira_Boateng], [boatengkeira]" },
  { "reversed", "[Boateng, Keira] and [Boateng Keira]" },
  { "initials", "with {K.B.} and {K B} and {KB} and {k.b.} and [Keira B.] and [K. Boateng] and [Keira B]. She saw {K.B}. He saw {K.B}." },
  { "middle", "[Keira Louise Boateng], [Keira L. Boateng]" },
  { "possessive", "[Keira's] book, [Keira’s] book, [Keiras] book, [Jones'] turn, the [Boatengs]" },
  { "parts", "[Mary Jane], [Mary], [Jane], [van der Berg], [Berg]; [MaryJane], [mary-jane]" },
  { "own", "Amira Example, AMIRA, Amira's, example; amira e." },
  { "short forms", "{Alex}, {Xander}, {alex} and {Kasia}; [Alex Okonkwo]" },
  { "spellings", "{Mohammed} and {mohamed}; [Mohammed Khan]" },
  { "pieces", "{Theo} and {Abdi} and {Seun}, {Rahman}" },
  { "slips", "with {Abdirahmna} and {alexnder} and {Okonwko} and {keria}" },
  { "tiny", "[Bo] and [Jo] and {bo}; [Jo Ng], [Li]; [bo li]" },
  { "tiny", "She works with [An] today. An apple a day." },
  { "spelled out", "{K e i r a}" },
  { "months", "On 14 May and in May 2027 with [May], by 3rd May" },
  { "months", "In May she will read. May half term. From April to May." },
  { "months", "She sits with {may} and reads. she may read. it may be" },
  { "words", "She will read in May. Mark the page. We hope so. He rose early. With good grace. {Art} is fun in Art." },
  { "words", "[Will] reads well. He hit {will} on the arm. She sat next to {will}." },
  { "words", "{will} was cross with {mark}; {mark} was cross with {grace}" },
  { "words", "At lunch {may} pushed him; in the garden {may} helps. {grace} kicked her. He said {will} hits." },
  { "words", "Grace and so on" },
  { "words", "He works with [Grace] and [Hope]. She and [Will] share." },
  { "words", "{will’s} book and [Will’s] book and her [Grace’s]" },
  { "words", "[Will Young] and [Mark Long], [Hope King]" },
  { "words", "a long time, young children, a brown bear, the king, this summer, in summer" },
  { "words", "He is scared of {will}. She lent {mark} her ruler. It was {grace} who began. {rose} and Amira built it." },
  { "words", "No hope of a mark. Of art and of music. She made art with paint. The king who ruled. Show mark schemes." },
  { "adults", "Mrs {Boateng} came; Mrs Long helps; Miss {King}" },
  { "staff", "{Siân} helps; [Siân Jones] reads" },
  { "shared", "Long hair. Young people." },
  { "scripts", "[أمل] reads; [王小明] reads" },
  { "nobody", "Keiran and Jeremiah and the whole class" },
};

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      map_add (document->pupils, id, "given-name", pupils[i][0], "family-name", pupils[i][1], NULL);
    }
  map_add (document->staff_members, "s1", "name", "Mrs P. Long", NULL);
  map_add (document->staff_members, "s2", "name", "Siân Thomas", NULL);
  return document;
}

static char *
strip_marks (const char *marked)
{
  GString *text = g_string_new (NULL);

  for (const char *at = marked; *at != '\0'; at++)
    if (strchr ("[]{}", *at) == NULL)
      g_string_append_c (text, *at);
  return g_string_free (text, FALSE);
}

static char *
mark (const char *text,
      GArray     *hits)
{
  GString *marked = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);
      gboolean is_sure = hit->certainty == PMAP_NAME_SURE;

      g_assert_cmpuint (hit->start, >=, done);
      g_assert_cmpuint (hit->end, >, hit->start);
      g_assert_cmpuint (hit->end, <=, strlen (text));
      g_assert_cmpuint (hit->pupils->len, >, 0);
      g_string_append_len (marked, text + done, hit->start - done);
      g_string_append_c (marked, is_sure ? '[' : '{');
      g_string_append_len (marked, text + hit->start, hit->end - hit->start);
      g_string_append_c (marked, is_sure ? ']' : '}');
      done = hit->end;
    }
  g_string_append (marked, text + done);
  return g_string_free (marked, FALSE);
}

static void
test_cases (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapNameMatch) match = pmap_name_match_new (document);
  guint n_wrong = 0;

  g_test_summary ("In a text about Amira every other child is found, for certain or perhaps, and nobody else");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = strip_marks (cases[i].marked);
      g_autoptr (GArray) hits = pmap_name_match_find (match, text, "u0");
      g_autofree char *marked = mark (text, hits);

      if (!g_str_equal (marked, cases[i].marked))
        {
          g_test_message ("%s: “%s” instead of “%s”", cases[i].kind, marked, cases[i].marked);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-match/cases", test_cases);
  return g_test_run ();
}
