/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other pupils' names become "another pupil"; all other words stay as they were typed. */
#include "config.h"

#include "model/pmap-name-screen.h"

#include "map-samples.h"

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "Amira reads; Keira pays with coins.", "Amira reads; another pupil pays with coins." },
  { "Keira Boateng sits beside her.", "Another pupil sits beside her." },
  { "She works with Keira. Joseph helps.", "She works with another pupil. Another pupil helps." },
  { "Keira’s turn, then Joseph's.", "Another pupil’s turn, then another pupil’s." },
  { "With KEIRA and joseph", "With another pupil and another pupil" },
  { "Mrs Mensah-Lloyd and Lloyd", "Mrs another pupil and another pupil" },
  { "Maya O’Connell; Maya O'Connell", "Another pupil; another pupil" },
  { "On 14 May and in May 2027 with May", "On 14 May and in May 2027 with another pupil" },
  { "Keiran and the Josephine Room", "Keiran and the Josephine Room" },
  { "Example of an example", "Example of an example" },
  { "Zoë and Zoe\xcc\x88 and Żaneta", "Another pupil and another pupil and another pupil" },
  { "کیرا 5 × 3 = 15 — “quoted”", "کیرا 5 × 3 = 15 — “quoted”" },
  { "أمل reads", "Another pupil reads" },
  { "", "" },
};

static void
test_cases (void)
{
  static const char *const names[][2] = {
    { "Amira", "Example" }, { "Keira", "Boateng" }, { "Joseph", "Wren" }, { "Kofi", "Mensah-Lloyd" },
    { "Maya", "O’Connell" }, { "May", "Sample" }, { "Zoë", "Petrou" }, { "Żaneta", "Example" }, { "أمل", "" },
    { "Maya", "O'Connell" },
  };
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapNameScreen) screen = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_record (editor, document->pupils, "given-name", names[i][0], "family-name", names[i][1], NULL);
  screen = pmap_name_screen_new (document, pmap_record_get_id (pmap_record_list_get (document->pupils, 0)));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *screened = pmap_name_screen_apply (screen, cases[i].text);

      g_assert_cmpstr (screened, ==, cases[i].expected);
    }
  g_assert_null (pmap_name_screen_apply (screen, NULL));
}

static void
test_alone (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapNameScreen) screen = pmap_name_screen_new (document, "nobody");
  g_autofree char *screened = pmap_name_screen_apply (screen, "Everything stays.\nAll of it.");

  g_assert_cmpstr (screened, ==, "Everything stays.\nAll of it.");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A parent's copy names no other child");

  g_test_add_func ("/name-screen/cases", test_cases);
  g_test_add_func ("/name-screen/alone", test_alone);

  return g_test_run ();
}
