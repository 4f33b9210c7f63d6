/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmapNameShape:
 * @PMAP_NAME_SHAPE_CAPITAL: begins with a capital letter
 * @PMAP_NAME_SHAPE_CAPITALS: has two letters or more, all capitals
 * @PMAP_NAME_SHAPE_UNCASED: is of a script without capitals
 * @PMAP_NAME_SHAPE_NUMBER: is a number, not a word
 *
 * How a word is written.
 */
typedef enum
{
  PMAP_NAME_SHAPE_CAPITAL = 1 << 0,
  PMAP_NAME_SHAPE_CAPITALS = 1 << 1,
  PMAP_NAME_SHAPE_UNCASED = 1 << 2,
  PMAP_NAME_SHAPE_NUMBER = 1 << 3,
} PmapNameShape;

/**
 * PmapNameGap:
 * @PMAP_NAME_GAP_SPACE: a space of any kind
 * @PMAP_NAME_GAP_LINE: the end of a line
 * @PMAP_NAME_GAP_HYPHEN: a hyphen or dash
 * @PMAP_NAME_GAP_APOSTROPHE: an apostrophe of any kind
 * @PMAP_NAME_GAP_DOT: a full stop
 * @PMAP_NAME_GAP_COMMA: a comma
 * @PMAP_NAME_GAP_STOP: another mark at which a sentence ends, or a new one may begin
 * @PMAP_NAME_GAP_OTHER: anything else
 *
 * What stands between two words; nothing of it where a capital begins a word in the middle of another ("KeiraB").
 */
typedef enum
{
  PMAP_NAME_GAP_SPACE = 1 << 0,
  PMAP_NAME_GAP_LINE = 1 << 1,
  PMAP_NAME_GAP_HYPHEN = 1 << 2,
  PMAP_NAME_GAP_APOSTROPHE = 1 << 3,
  PMAP_NAME_GAP_DOT = 1 << 4,
  PMAP_NAME_GAP_COMMA = 1 << 5,
  PMAP_NAME_GAP_STOP = 1 << 6,
  PMAP_NAME_GAP_OTHER = 1 << 7,
} PmapNameGap;

/**
 * PmapNameWord:
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 * @key: where it stands, folded, among the keys of its text
 * @length: bytes of it folded
 * @letters: characters of it folded
 * @shape: how it is written
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize key;
  guint length;
  guint letters;
  PmapNameShape shape;
} PmapNameWord;

/**
 * PmapNameText:
 * @words: (element-type PmapNameWord): the words, in their order
 * @gaps: (element-type PmapNameGap): what stands before each word, and at the end after the last
 * @keys: the words folded, each ended by a NUL
 * @bytes: the text; not owned
 */
typedef struct
{
  GArray *words;
  GArray *gaps;
  GString *keys;
  const char *bytes;
} PmapNameText;

PmapNameText *pmap_name_text_new        (const char         *bytes);
void          pmap_name_text_free       (PmapNameText       *self);
const char   *pmap_name_text_get_key    (const PmapNameText *self,
                                         guint               word);
char         *pmap_name_text_fold       (const char         *word);
gboolean      pmap_name_is_apostrophe   (gunichar            c);

static inline guint
pmap_name_text_get_length (const PmapNameText *self)
{
  return self->words->len;
}

static inline const PmapNameWord *
pmap_name_text_get_word (const PmapNameText *self,
                         guint               word)
{
  return &g_array_index (self->words, PmapNameWord, word);
}

static inline PmapNameGap
pmap_name_text_get_gap (const PmapNameText *self,
                        guint               before)
{
  return g_array_index (self->gaps, PmapNameGap, before);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapNameText, pmap_name_text_free)

G_END_DECLS
