/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A school's menu of provision as a file that another school may have: the entries, with their tiers and roles, as a map without
 * pupils, groups and staff. Who wrote the entries may have named people in them ("held by Mrs Example"), so pupils' names are taken
 * out as on a parent's copy, and colleagues' as well. The entries get new ids, for an id may be made of a name; what other programs
 * wrote stays at home. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-menu-template.h"

#include "base/pmap-text.h"
#include "history/pmap-menu.h"
#include "model/pmap-name-screen.h"
#include "model/pmap-name-words.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "xml/pmap-xml-write.h"

#include <glib/gi18n.h>
#include <string.h>

/* A word of a name that is shorter is an initial, or may be part of any word. */
#define NAME_MINIMUM 3

typedef struct
{
  PmapEditor *editor;
  PmapNameScreen *pupils;
  GRegex *colleagues;
  guint n_cleaned;
} Cleaning;

/* --- colleagues --- */

static void
add_names (GString    *names,
           const char *name)
{
  g_auto (GStrv) words = name != NULL ? g_regex_split_simple ("[\\s.,;()]+", name, 0, 0) : NULL;

  for (char **word = words; word != NULL && *word != NULL; word++)
    {
      g_autofree char *folded = g_utf8_strdown (*word, -1);
      g_autofree char *escaped = g_regex_escape_string (*word, -1);

      if (g_utf8_strlen (*word, -1) >= NAME_MINIMUM && (pmap_name_words_find (folded) & PMAP_NAME_TAG_TITLE) == 0)
        g_string_append_printf (names, "|%s", escaped);
    }
}

/* Whoever is called Mr or Mrs, and the names of the map's own staff, with initials before and after one another. */
static GRegex *
make_colleagues (PmapDocument *document)
{
  static const char *const titled = "(?:Mrs|Mr|Miss|Ms|Mx|Dr|Sir|Madam|Prof|Rev)\\.?\\s+(?:\\p{Lu}\\.?\\s*)*"
                                    "\\p{Lu}(?:[’']\\p{Lu})?\\p{L}+(?:-\\p{Lu}\\p{L}+)*";
  PmapSchool *school = pmap_document_get_school (document);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *pattern = NULL;
  g_autoptr (GError) error = NULL;
  GRegex *regex;

  add_names (names, school->headteacher);
  add_names (names, school->senco);
  for (guint i = 0; i < pmap_record_list_get_length (document->staff_members); i++)
    add_names (names, ((PmapStaffMember *) pmap_record_list_get (document->staff_members, i))->name);
  pattern = g_strdup_printf ("(?<!\\p{L})(?:%1$s|(?:\\p{Lu}\\.\\s*)*(?:(?!)%2$s)(?!\\p{L}))(?:[\\s-]+(?:(?!)%2$s)(?!\\p{L}))*", titled,
                             names->str);
  regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
  g_assert_no_error (error);
  return regex;
}

static gboolean
replace_cb (const GMatchInfo *match,
            GString          *result,
            gpointer          user_data)
{
  const char *text = g_match_info_get_string (match);
  int start;

  g_match_info_fetch_pos (match, 0, &start, NULL);
  while (start > 0 && g_ascii_isspace (text[start - 1]))
    start--;
  if (start == 0 || strchr (".!?", text[start - 1]) != NULL)
    /* translators: instead of a member of staff's name, at the beginning of a sentence. */
    g_string_append (result, _("A colleague"));
  else
    /* translators: instead of a member of staff's name, within a sentence. */
    g_string_append (result, _("a colleague"));
  return FALSE;
}

/* --- both --- */

/* What stands instead of a name may be longer than it. */
static void
fit_text (char            **text,
          const PmapField  *field)
{
  glong most = (glong) pmap_field_get_maximum (field);
  char *fitting;

  if (g_utf8_strlen (*text, -1) <= most)
    return;
  fitting = pmap_text_excerpt (*text, NULL, most - 1);    /* a "…" stands at its end */
  g_free (*text);
  *text = fitting;
}

static void
clean_field (Cleaning        *self,
             PmapRecord      *record,
             const PmapField *field,
             gboolean        *is_cleaned)
{
  const char *text = pmap_record_get_text (record, field);
  g_autofree char *screened = NULL, *clean = NULL;

  if (text == NULL)
    return;
  screened = g_regex_replace_eval (self->colleagues, text, -1, 0, 0, replace_cb, NULL, NULL);
  clean = pmap_name_screen_apply (self->pupils, screened != NULL ? screened : text);
  if (g_str_equal (clean, text))
    return;
  fit_text (&clean, field);
  *is_cleaned = TRUE;
  /* It fits, and no noun has a rule about its words. */
  if (!pmap_editor_set_typed (self->editor, record, field->name, clean, NULL))
    g_assert_not_reached ();
}

/* The school's name is to be read: whose menu it is. */
static gboolean
clean_record (PmapRecord *record,
              gpointer    user_data)
{
  Cleaning *self = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  gboolean is_cleaned = FALSE;

  if (PMAP_IS_SCHOOL (record))
    return TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_TEXT || klass->fields[i].kind == PMAP_KIND_LONG_TEXT)
      clean_field (self, record, &klass->fields[i], &is_cleaned);
  self->n_cleaned += is_cleaned;
  return TRUE;
}

/* Of all that is in it, roles, tiers and rate sets too: "Mrs Example’s group". */
static guint
clean (PmapEditor   *editor,
       PmapDocument *source)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  Cleaning cleaning = { .editor = editor };

  cleaning.pupils = pmap_name_screen_new_for_labels (source, labels);
  cleaning.colleagues = make_colleagues (source);
  pmap_record_walk (PMAP_RECORD (pmap_editor_get_document (editor)), clean_record, &cleaning);
  pmap_name_screen_free (cleaning.pupils);
  g_regex_unref (cleaning.colleagues);
  return cleaning.n_cleaned;
}

/**
 * pmap_menu_template_write:
 * @document: a map, whose menu of provision is not empty
 * @with_rates: whether the roles have their hourly rates
 * @n_cleaned: (out) (optional): how many records had names taken out of their texts
 *
 * Returns: (transfer full): the bytes of a map that holds the menu, with its tiers and roles, and the school's name, and nothing else
 */
GBytes *
pmap_menu_template_write (PmapDocument *document,
                          gboolean      with_rates,
                          guint        *n_cleaned)
{
  g_autoptr (PmapDocument) template = NULL;
  g_autoptr (PmapEditor) editor = NULL;
  PmapSchool *school;
  guint n;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && pmap_record_list_get_length (document->provisions) > 0, NULL);

  school = pmap_document_get_school (document);
  template = pmap_menu_copy (document, with_rates);
  editor = pmap_editor_new (template);
  pmap_editor_set_typed (editor, template->school, "name", school->name, NULL);
  pmap_editor_set_choice (editor, template->school, "phase", school->phase, NULL);
  n = clean (editor, document);
  if (n_cleaned != NULL)
    *n_cleaned = n;
  return pmap_xml_write (template);
}
