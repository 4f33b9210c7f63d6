/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pupils' names kept out of what other people read: those of other children out of one child's print, all of them off
 * a screen that a class sees.
 *
 * What a group is for, or what a child said, is free text, and teachers name children in it: "Alfie works
 * alone; Keira pays with coins". On a copy for Alfie's parents Keira must become "another pupil", which
 * schools do today with a pen and a photocopier. Names are those of the map's pupils, given and family,
 * as whole words with a capital letter. Where a name is also a word ("Grace"), a clumsy sentence is better
 * than a child's data in the wrong house; months beside a number are the one exception, because dates are
 * everywhere.
 */
#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-screen.h"

#include "base/pmap-hash.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define MIN_LETTERS 2

struct _PmapNameScreen
{
  GHashTable *names;      /* a word of a name, folded → what is read instead, or NULL for "another pupil" */
};

typedef void (*WordFunc) (PmapNameScreen *self,
                          const char *word,
                          const char *label);

static gboolean
is_joint (gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* Words are letters, with hyphens and apostrophes between them. */
static const char *
find_word_end (const char *start)
{
  const char *end = start;

  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (is_letter (g_utf8_get_char (at)))
        end = g_utf8_next_char (at);
      else if (!is_joint (g_utf8_get_char (at)))
        break;
    }
  return end;
}

static char *
fold (const char *word,
      gssize length)
{
  g_autofree char *normal = g_utf8_normalize (word, length, G_NORMALIZE_ALL_COMPOSE);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static void
add_word (PmapNameScreen *self,
          const char *word,
          const char *label)
{
  if (g_utf8_strlen (word, -1) >= MIN_LETTERS)
    g_hash_table_insert (self->names, g_strdup (word), NULL);
}

static void
remove_word (PmapNameScreen *self,
             const char *word,
             const char *label)
{
  g_hash_table_remove (self->names, word);
}

/* A word that several pupils are called by is nobody's initials. */
static void
label_word (PmapNameScreen *self,
            const char *word,
            const char *label)
{
  const char *known = g_hash_table_lookup (self->names, word);

  if (g_utf8_strlen (word, -1) >= MIN_LETTERS && g_strcmp0 (known, label) != 0)
    /* translators: instead of a child's name that several children have */
    g_hash_table_insert (self->names, g_strdup (word), g_strdup (known == NULL ? label : _("a pupil")));
}

/* Each word of a name, and each part of one with a hyphen. */
static void
visit_name (PmapNameScreen *self,
            const char *name,
            WordFunc visit,
            const char *label)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (name == NULL)
    return;
  folded = fold (name, -1);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "-", -1);

      visit (self, words[i], label);
      for (guint k = 0; parts[k] != NULL; k++)
        visit (self, parts[k], label);
    }
}

/**
 * pmap_name_screen_new:
 * @document: a map
 * @pupil: the id of the pupil whose own name may be read
 *
 * Returns: (transfer full): a screen against the names of all other pupils of @document
 */
PmapNameScreen *
pmap_name_screen_new (PmapDocument *document,
                      const char *pupil)
{
  PmapNameScreen *self;
  PmapRecord *own;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && pupil != NULL, NULL);

  self = g_new (PmapNameScreen, 1);
  self->names = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *other = pmap_record_list_get (document->pupils, i);

      visit_name (self, other->given_name, add_word, NULL);
      visit_name (self, other->family_name, add_word, NULL);
    }
  own = pmap_document_find (document, pupil);
  if (PMAP_IS_PUPIL (own))
    {
      visit_name (self, PMAP_PUPIL (own)->given_name, remove_word, NULL);
      visit_name (self, PMAP_PUPIL (own)->family_name, remove_word, NULL);
    }
  return self;
}

/**
 * pmap_name_screen_new_for_labels:
 * @pupils: the pupils of a map
 * @labels: (element-type utf8 utf8): each pupil's id → what is read instead of the name
 *
 * Returns: (transfer full): a screen against the names of all of them
 */
PmapNameScreen *
pmap_name_screen_new_for_labels (PmapRecordList *pupils,
                                 GHashTable *labels)
{
  PmapNameScreen *self;

  g_return_val_if_fail (pupils != NULL && labels != NULL, NULL);

  self = g_new (PmapNameScreen, 1);
  self->names = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  for (guint i = 0; i < pmap_record_list_get_length (pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (pupils, i);
      const char *label = g_hash_table_lookup (labels, pmap_record_get_id (PMAP_RECORD (pupil)));

      visit_name (self, pupil->given_name, label_word, label);
      visit_name (self, pupil->family_name, label_word, label);
    }
  return self;
}

/** pmap_name_screen_free: Frees @self. */
void
pmap_name_screen_free (PmapNameScreen *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_free (self);
}

static gboolean
has_possessive (const char *word)
{
  return g_str_has_suffix (word, "'s") || g_str_has_suffix (word, "’s");
}

static gboolean
find_label (PmapNameScreen *self,
            const char *word,
            const char **label)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->names, word, NULL, &found))
    return FALSE;
  *label = found;
  return TRUE;
}

/* Whether a word is a name; then also what is read instead. */
static gboolean
is_name (PmapNameScreen *self,
         const char *start,
         const char *end,
         const char **label)
{
  g_autofree char *word = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_unichar_isupper (g_utf8_get_char (start)) && !g_unichar_istitle (g_utf8_get_char (start))
      && g_unichar_islower (g_utf8_get_char (start)))
    return FALSE;
  word = fold (start, end - start);
  if (find_label (self, word, label))
    return TRUE;
  if (has_possessive (word))
    {
      word[strlen (word) - (g_str_has_suffix (word, "'s") ? strlen ("'s") : strlen ("’s"))] = '\0';
      if (find_label (self, word, label))
        return TRUE;
    }
  parts = g_strsplit (word, "-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (find_label (self, parts[i], label))
      return TRUE;
  return FALSE;
}

/* "14 May", "May 2027" */
static gboolean
is_date (const char *text,
         const char *start,
         const char *end)
{
  static const char *const months[] = { "April", "May", "June", "August" };
  const char *after = end + strspn (end, " ");
  const char *before = start;
  gboolean is_month = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    is_month |= strlen (months[i]) == (gsize) (end - start) && strncmp (months[i], start, (gsize) (end - start)) == 0;
  while (before > text && before[-1] == ' ')
    before--;
  return is_month && (g_ascii_isdigit (*after) || (before > text && g_ascii_isdigit (before[-1])));
}

/* Whether a sentence begins after what has been written so far. */
static gboolean
begins_sentence (const GString *written)
{
  for (gsize i = written->len; i > 0; i--)
    {
      char c = written->str[i - 1];

      if (c == '\n' || c == '.' || c == '!' || c == '?')
        return TRUE;
      if (c != ' ')
        return FALSE;
    }
  return TRUE;
}

/* Past the end of a name of several words, as "Keira Boateng". */
static const char *
find_name_end (PmapNameScreen *self,
               const char *text,
               const char *start,
               const char *end)
{
  const char *next = end + strspn (end, " ");

  while (next > end && is_letter (g_utf8_get_char (next)))
    {
      const char *next_end = find_word_end (next);
      const char *label;

      if (!is_name (self, next, next_end, &label) || is_date (text, next, next_end))
        break;
      end = next_end;
      next = end + strspn (end, " ");
    }
  return end;
}

/**
 * pmap_name_screen_apply:
 * @self: a screen
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (nullable): @text with "another pupil", or what the screen has instead, for each name of one;
 *   %NULL for %NULL
 */
char *
pmap_name_screen_apply (PmapNameScreen *self,
                        const char *text)
{
  GString *written;
  const char *at = text;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  written = g_string_new (NULL);
  while (*at != '\0')
    {
      const char *end = find_word_end (at);
      const char *label = NULL;

      if (!is_letter (g_utf8_get_char (at)))
        end = g_utf8_next_char (at);
      if (is_letter (g_utf8_get_char (at)) && is_name (self, at, end, &label) && !is_date (text, at, end))
        {
          g_autofree char *word = NULL;

          end = find_name_end (self, text, at, end);
          word = g_strndup (at, (gsize) (end - at));
          if (label != NULL)
            g_string_append (written, label);
          else
            /* translators: instead of another child's name at the start of a sentence in a copy for parents */
            g_string_append (written, begins_sentence (written) ? _("Another pupil")
                                                              /* translators: instead of another child's name */
                                                              : _("another pupil"));
          if (has_possessive (word))
            g_string_append (written, "’s");
        }
      else
        g_string_append_len (written, at, end - at);
      at = end;
    }
  return g_string_free (written, FALSE);
}
