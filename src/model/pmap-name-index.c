/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All words by which the pupils of a map may be called, each to be found at once: a school of 1,500 has some 40,000 of them.
 *
 * A name is in it whole, by its parts, in other spellings, in its short forms, and by its beginning or end, for which no table is
 * ever complete. Names with a slip of the pen are found by what both words are without one letter. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-index.h"

#include "base/pmap-hash.h"
#include "model/pmap-name-forms.h"
#include "model/pmap-name-text.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"

#include <string.h>

/* In letters; where a character is a syllable or a word, one is enough. */
#define SHORTEST_NAME 2
#define FIRST_WIDE_CHARACTER 0x2e80

/* Shorter names with a letter more or less are other names. */
#define SHORTEST_WITH_SLIP 5

/* In a name of so many letters one that is another, missing or too many makes somebody else's name: "Keiran". Two that changed
 * places hardly do: "Keria". */
#define SHORTEST_WITH_ANY_SLIP 6

/* Of a shorter name no piece is used. */
#define SHORTEST_WITH_PIECES 5
#define SHORTEST_PIECE 3

/* Places in a word that a bit can stand for. */
#define MOST_BREAKS 64

struct _PmapNameIndex
{
  GPtrArray *pupils;            /* PmapPupil */
  GHashTable *numbers;          /* id → which pupil, and one */
  GHashTable *entries;          /* key → PmapNameEntry */
  GHashTable *slips;            /* a key without one letter → GPtrArray of PmapNameEntry */
  GHashTable *initials;         /* "kb" → GArray of guint */
  GPtrArray *first_letters;     /* of each pupil's given names */
  GPtrArray *last_letters;      /* of each pupil's family names */
  GHashTable *staff;            /* words of the names of staff */
};

/* Parts of names that are names of nobody. */
static const char *const particles[] = {
  "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el", "al", "ul", "ur", "bin", "ibn", "bint",
  "binti", "ben", "abu", "umm", "ap", "ab", "ferch", "o", "mc", "mac", "fitz", "st", "saint", "von", "zu", "ter", "ten", "y", "e",
  "and", "the", "of", "jr", "sr", "junior", "senior", "i", "ii", "iii", NULL
};

/* What is being put into an index. */
typedef struct
{
  PmapNameIndex *self;
  guint pupil;
  PmapNameKinds kind;
} Adding;

static void
free_entry (PmapNameEntry *entry)
{
  g_free (entry->key);
  g_array_unref (entry->refs);
  g_free (entry);
}

static PmapNameEntry *
get_entry (PmapNameIndex *self,
           const char    *key)
{
  PmapNameEntry *entry = g_hash_table_lookup (self->entries, key);

  if (entry == NULL)
    {
      entry = g_new (PmapNameEntry, 1);
      entry->key = g_strdup (key);
      entry->refs = g_array_new (FALSE, FALSE, sizeof (PmapNameRef));
      entry->tags = pmap_name_words_find (key);
      entry->letters = (guint) g_utf8_strlen (key, -1);
      g_hash_table_insert (self->entries, entry->key, entry);
    }
  return entry;
}

static void
add_key (Adding        *adding,
         const char    *key,
         PmapNameKinds  kind,
         guint64        breaks)
{
  PmapNameRef ref = { adding->pupil, kind, breaks };
  PmapNameEntry *entry;

  if (g_utf8_strlen (key, -1) < SHORTEST_NAME && (*key == '\0' || g_utf8_get_char (key) < FIRST_WIDE_CHARACTER))
    return;
  if ((kind & PMAP_NAME_KINDS_EXACT) == 0 && (pmap_name_words_find (key) & PMAP_NAME_TAGS_GRAMMAR) != 0)
    return;
  entry = get_entry (adding->self, key);
  for (guint i = entry->refs->len; i-- > 0;)
    {
      PmapNameRef *known = &g_array_index (entry->refs, PmapNameRef, i);

      if (known->pupil != adding->pupil)
        break;
      if (known->breaks == breaks)
        {
          known->kinds |= kind;
          return;
        }
    }
  g_array_append_val (entry->refs, ref);
}

static void
add_form_cb (const char *form,
             gpointer    user_data)
{
  Adding *adding = user_data;

  add_key (adding, form, adding->kind, 0);
}

/* "Abdi" and "Rahman" for Abdirahman, "Robby" for Robert. English words are left to the table. */
static void
add_pieces (Adding     *adding,
            const char *key)
{
  glong letters = g_utf8_strlen (key, -1);

  for (glong n = SHORTEST_PIECE; n < letters && letters >= SHORTEST_WITH_PIECES; n++)
    {
      g_autofree char *beginning = g_utf8_substring (key, 0, n);
      const char *end = g_utf8_offset_to_pointer (key, n);

      if (pmap_name_words_find (beginning) == 0)
        add_key (adding, beginning, PMAP_NAME_KIND_PIECE, 0);
      if (letters - n > SHORTEST_PIECE && pmap_name_words_find (end) == 0)
        add_key (adding, end, PMAP_NAME_KIND_PIECE, 0);
      for (guint i = 0; i < 2 && n <= 5; i++)
        {
          g_autofree char *pet = g_strconcat (beginning, i == 0 ? "y" : "ie", NULL);

          if (pmap_name_words_find (pet) == 0)
            add_key (adding, pet, PMAP_NAME_KIND_PIECE, 0);
        }
    }
}

/* --- the parts of a name --- */

static gboolean
is_particle (const char *key)
{
  return g_strv_contains (particles, key);
}

static gboolean
is_part_end (const PmapNameText *text,
             guint               word)
{
  return word == pmap_name_text_get_length (text)
         || (pmap_name_text_get_gap (text, word) & ~PMAP_NAME_GAP_APOSTROPHE) != 0;
}

/* The words from @first up to @end as one, and where spaces may stand in it. */
static char *
join (const PmapNameText *text,
      guint               first,
      guint               end,
      guint64            *breaks)
{
  GString *joined = g_string_new (NULL);

  *breaks = 0;
  for (guint i = first; i < end; i++)
    {
      if (i > first && joined->len < MOST_BREAKS)
        *breaks |= G_GUINT64_CONSTANT (1) << joined->len;
      g_string_append (joined, pmap_name_text_get_key (text, i));
    }
  return g_string_free (joined, FALSE);
}

/* All parts of a name that follow each other: "Mary", "Jane", "Mary Jane"; of O’Connell "Connell", too. */
static void
add_parts (Adding              *adding,
           const PmapNameText  *text,
           PmapNameForms       *own,
           PmapNameKinds        kind)
{
  guint n = pmap_name_text_get_length (text);

  for (guint first = 0; first < n; first++)
    for (guint end = first + 1; end <= n; end++)
      {
        guint64 breaks;
        g_autofree char *key = join (text, first, end, &breaks);
        gboolean is_part = is_part_end (text, end) && (first == 0 || is_part_end (text, first));
        gboolean is_whole = first == 0 && end == n;

        if ((end == first + 1 && is_particle (key) && !is_whole)
            || (!is_part && (end > first + 1 || g_utf8_strlen (key, -1) <= SHORTEST_PIECE)))
          continue;
        add_key (adding, key, kind, breaks);
        if (!is_part)
          continue;
        adding->kind = kind == PMAP_NAME_KIND_GIVEN ? PMAP_NAME_KIND_FORM : PMAP_NAME_KIND_SPELLING;
        pmap_name_forms_visit (pmap_name_forms_get_default (), key, add_form_cb, adding);
        pmap_name_forms_visit (own, key, add_form_cb, adding);
        if (kind == PMAP_NAME_KIND_GIVEN)
          add_pieces (adding, key);
      }
}

/* ä, ö, ü, å and ø as those write who have no such keys. */
static char *
spell_out (const char *name)
{
  static const char *const letters[][2] = {
    { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "å", "aa" }, { "ø", "oe" }, { "Ä", "Ae" }, { "Ö", "Oe" }, { "Ü", "Ue" },
    { "Å", "Aa" }, { "Ø", "Oe" },
  };
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  GString *spelt = g_string_new (normal);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_string_replace (spelt, letters[i][0], letters[i][1], 0);
  return g_string_free (spelt, FALSE);
}

static void
add_name (Adding        *adding,
          const char    *name,
          PmapNameForms *own,
          PmapNameKinds  kind,
          GString       *letters)
{
  g_autoptr (PmapNameText) text = NULL;
  g_autoptr (PmapNameText) spelt_text = NULL;
  g_autofree char *spelt = NULL;

  if (name == NULL)
    return;
  text = pmap_name_text_new (name);
  add_parts (adding, text, own, kind);
  for (guint i = 0; i < pmap_name_text_get_length (text); i++)
    g_string_append_unichar (letters, g_utf8_get_char (pmap_name_text_get_key (text, i)));
  spelt = spell_out (name);
  if (g_str_equal (spelt, name))
    return;
  spelt_text = pmap_name_text_new (spelt);
  add_parts (adding, spelt_text, own, kind);
}

/* --- initials --- */

static void
add_initials (PmapNameIndex *self,
              guint          pupil,
              const char    *given,
              const char    *family)
{
  for (const char *last = family; *last != '\0'; last = g_utf8_next_char (last))
    {
      GString *pair = g_string_new (NULL);
      g_autofree char *key = NULL;
      GArray *pupils;

      g_string_append_unichar (pair, g_utf8_get_char (given));
      g_string_append_unichar (pair, g_utf8_get_char (last));
      key = g_string_free (pair, FALSE);
      pupils = g_hash_table_lookup (self->initials, key);
      if (pupils == NULL)
        {
          pupils = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->initials, g_steal_pointer (&key), pupils);
        }
      if (pupils->len == 0 || g_array_index (pupils, guint, pupils->len - 1) != pupil)
        g_array_append_val (pupils, pupil);
    }
}

static void
add_pupil (PmapNameIndex *self,
           PmapPupil     *pupil,
           PmapNameForms *own)
{
  Adding adding = { self, self->pupils->len, 0 };
  GString *first = g_string_new (NULL), *last = g_string_new (NULL);

  add_name (&adding, pupil->given_name, own, PMAP_NAME_KIND_GIVEN, first);
  add_name (&adding, pupil->family_name, own, PMAP_NAME_KIND_FAMILY, last);
  if (first->len > 0)
    add_initials (self, self->pupils->len, first->str, last->str);
  g_hash_table_insert (self->numbers, (gpointer) pmap_record_get_id (PMAP_RECORD (pupil)), GUINT_TO_POINTER (self->pupils->len + 1));
  g_ptr_array_add (self->pupils, pupil);
  g_ptr_array_add (self->first_letters, g_string_free (first, FALSE));
  g_ptr_array_add (self->last_letters, g_string_free (last, FALSE));
}

static void
add_staff (PmapNameIndex *self,
           const char    *name)
{
  g_autoptr (PmapNameText) text = pmap_name_text_new (name != NULL ? name : "");

  for (guint i = 0; i < pmap_name_text_get_length (text); i++)
    for (guint end = i + 1; end <= MIN (i + 3, pmap_name_text_get_length (text)); end++)
      {
        guint64 breaks;
        g_autofree char *key = join (text, i, end, &breaks);

        if ((pmap_name_words_find (key) & PMAP_NAME_TAG_TITLE) == 0 && g_utf8_strlen (key, -1) >= SHORTEST_NAME)
          g_hash_table_add (self->staff, g_steal_pointer (&key));
      }
}

/* --- slips --- */

static char *
leave_out (const char *key,
           const char *letter)
{
  return g_strdup_printf ("%.*s%s", (int) (letter - key), key, g_utf8_next_char (letter));
}

/* Whether a slip of the pen in a word is looked for: it is somebody's name, long enough, and no word. */
static gboolean
may_slip (const PmapNameEntry *entry)
{
  gboolean is_exact = FALSE;

  for (guint i = 0; i < entry->refs->len; i++)
    is_exact = is_exact || (g_array_index (entry->refs, PmapNameRef, i).kinds & PMAP_NAME_KINDS_EXACT) != 0;
  return is_exact && entry->letters >= SHORTEST_WITH_SLIP && (entry->tags & ~PMAP_NAME_TAG_RARE) == 0;
}

static void
add_slips (PmapNameIndex *self)
{
  GHashTableIter iter;
  PmapNameEntry *entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
    {
      if (!may_slip (entry))
        continue;
      for (const char *letter = entry->key; *letter != '\0'; letter = g_utf8_next_char (letter))
        {
          g_autofree char *key = leave_out (entry->key, letter);
          GPtrArray *entries = g_hash_table_lookup (self->slips, key);

          if (entries == NULL)
            {
              entries = g_ptr_array_new ();
              g_hash_table_insert (self->slips, g_steal_pointer (&key), entries);
            }
          if (entries->len == 0 || entries->pdata[entries->len - 1] != entry)
            g_ptr_array_add (entries, entry);
        }
    }
}

/* Whether a word is a name but for one letter that is another, missing or too many, or two that changed places. */
static gboolean
is_one_slip (const PmapNameEntry *entry,
             const char          *b)
{
  const char *a = entry->key;
  const char *a_end = a + strlen (a), *b_end = b + strlen (b);

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (a_end > a && b_end > b && a_end[-1] == b_end[-1])
    {
      a_end--;
      b_end--;
    }
  if (a_end - a == 2 && b_end - b == 2)
    return a[0] == b[1] && a[1] == b[0];
  return entry->letters >= SHORTEST_WITH_ANY_SLIP && (a_end - a <= 1 || a_end <= g_utf8_next_char (a)) && (b_end - b <= 1 || b_end <= g_utf8_next_char (b));
}

/* --- making one --- */

/**
 * pmap_name_index_new:
 * @document: a map, which outlives the index and does not change meanwhile
 *
 * Returns: (transfer full): an index of the names of its pupils
 */
PmapNameIndex *
pmap_name_index_new (PmapDocument *document)
{
  PmapNameIndex *self;
  PmapSchool *school;
  g_autoptr (PmapNameForms) own = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  school = pmap_document_get_school (document);
  own = pmap_name_forms_new (school->short_forms);
  self = g_new (PmapNameIndex, 1);
  self->pupils = g_ptr_array_new ();
  self->numbers = g_hash_table_new (pmap_hash_text, g_str_equal);
  self->entries = g_hash_table_new_full (pmap_hash_text, g_str_equal, NULL, (GDestroyNotify) free_entry);
  self->slips = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->initials = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->first_letters = g_ptr_array_new_with_free_func (g_free);
  self->last_letters = g_ptr_array_new_with_free_func (g_free);
  self->staff = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (!pmap_pupil_is_former (pupil) && pmap_record_get_id (PMAP_RECORD (pupil)) != NULL)
        add_pupil (self, pupil, own);
    }
  add_slips (self);
  for (guint i = 0; i < pmap_record_list_get_length (document->staff_members); i++)
    add_staff (self, ((PmapStaffMember *) pmap_record_list_get (document->staff_members, i))->name);
  add_staff (self, school->headteacher);
  add_staff (self, school->senco);
  return self;
}

/** pmap_name_index_free: Frees @self. */
void
pmap_name_index_free (PmapNameIndex *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pupils);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->slips);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->initials);
  g_ptr_array_unref (self->first_letters);
  g_ptr_array_unref (self->last_letters);
  g_hash_table_unref (self->staff);
  g_free (self);
}

/**
 * pmap_name_index_get_pupil:
 * @self: an index
 * @pupil: which one
 *
 * Returns: (transfer none): the pupil
 */
PmapPupil *
pmap_name_index_get_pupil (const PmapNameIndex *self,
                           guint                pupil)
{
  return self->pupils->pdata[pupil];
}

/**
 * pmap_name_index_find_pupil:
 * @self: an index
 * @id: (nullable): a pupil's id
 * @pupil: (out): which one it is
 *
 * Returns: whether the index has it
 */
gboolean
pmap_name_index_find_pupil (const PmapNameIndex *self,
                            const char          *id,
                            guint               *pupil)
{
  guint number = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id)) : 0;

  *pupil = number - 1;
  return number != 0;
}

/**
 * pmap_name_index_find:
 * @self: an index
 * @key: a word, folded
 *
 * Returns: (transfer none) (nullable): whom it may mean
 */
PmapNameEntry *
pmap_name_index_find (const PmapNameIndex *self,
                      const char          *key)
{
  return g_hash_table_lookup (self->entries, key);
}

static PmapNameEntry *
find_slip_without (const PmapNameIndex *self,
                   const char          *key,
                   const char          *shorter)
{
  GPtrArray *entries = g_hash_table_lookup (self->slips, shorter);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (is_one_slip (entries->pdata[i], key))
      return entries->pdata[i];
  return NULL;
}

/**
 * pmap_name_index_find_slip:
 * @self: an index
 * @key: a word, folded, that is no name
 *
 * Returns: (transfer none) (nullable): the name that it may be with one slip of the pen
 */
PmapNameEntry *
pmap_name_index_find_slip (const PmapNameIndex *self,
                           const char          *key)
{
  PmapNameEntry *entry = find_slip_without (self, key, key);

  if (g_utf8_strlen (key, -1) < SHORTEST_WITH_SLIP - 1)
    return NULL;
  for (const char *letter = key; entry == NULL && *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      g_autofree char *shorter = leave_out (key, letter);
      PmapNameEntry *name = pmap_name_index_find (self, shorter);

      entry = name != NULL && may_slip (name) && name->letters >= SHORTEST_WITH_ANY_SLIP ? name : find_slip_without (self, key, shorter);
    }
  return entry;
}

/**
 * pmap_name_index_find_initials:
 * @self: an index
 * @initials: two letters, folded
 *
 * Returns: (transfer none) (nullable) (element-type guint): the pupils with these initials
 */
GArray *
pmap_name_index_find_initials (const PmapNameIndex *self,
                               const char          *initials)
{
  return g_hash_table_lookup (self->initials, initials);
}

/**
 * pmap_name_index_has_initial:
 * @self: an index
 * @pupil: which pupil
 * @kind: %PMAP_NAME_KIND_GIVEN or %PMAP_NAME_KIND_FAMILY
 * @letter: one letter, folded
 *
 * Returns: whether a name of that kind begins with it
 */
gboolean
pmap_name_index_has_initial (const PmapNameIndex *self,
                             guint                pupil,
                             PmapNameKinds        kind,
                             const char          *letter)
{
  const char *letters = kind == PMAP_NAME_KIND_GIVEN ? self->first_letters->pdata[pupil] : self->last_letters->pdata[pupil];

  return *letter != '\0' && strstr (letters, letter) != NULL;
}

/**
 * pmap_name_index_is_staff:
 * @self: an index
 * @key: a word, folded
 *
 * Returns: whether a member of staff is called so
 */
gboolean
pmap_name_index_is_staff (const PmapNameIndex *self,
                          const char          *key)
{
  return g_hash_table_contains (self->staff, key);
}
