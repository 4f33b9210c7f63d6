/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmapNameTags:
 * @PMAP_NAME_TAG_FINITE: a verb that has its subject before it: "reads", "asked"
 * @PMAP_NAME_TAG_INFLECTED: not as the list has it, but with an ending
 *
 * What an English word may be in a sentence; the others are named as the heads of data/names/english-words.txt, which has them.
 */
typedef enum
{
  PMAP_NAME_TAG_DETERMINER = 1 << 0,
  PMAP_NAME_TAG_PRONOUN = 1 << 1,
  PMAP_NAME_TAG_AUXILIARY = 1 << 2,
  PMAP_NAME_TAG_MODAL = 1 << 3,
  PMAP_NAME_TAG_PREPOSITION = 1 << 4,
  PMAP_NAME_TAG_BESIDE = 1 << 5,
  PMAP_NAME_TAG_CONJUNCTION = 1 << 6,
  PMAP_NAME_TAG_ADVERB = 1 << 7,
  PMAP_NAME_TAG_NUMBER = 1 << 8,
  PMAP_NAME_TAG_QUESTION = 1 << 9,
  PMAP_NAME_TAG_MONTH = 1 << 10,
  PMAP_NAME_TAG_SEASON = 1 << 11,
  PMAP_NAME_TAG_DAY = 1 << 12,
  PMAP_NAME_TAG_SUBJECT = 1 << 13,
  PMAP_NAME_TAG_COLOUR = 1 << 14,
  PMAP_NAME_TAG_TITLE = 1 << 15,
  PMAP_NAME_TAG_PLACE = 1 << 16,
  PMAP_NAME_TAG_KIN = 1 << 17,
  PMAP_NAME_TAG_GROUP = 1 << 18,
  PMAP_NAME_TAG_ABBREVIATION = 1 << 19,
  PMAP_NAME_TAG_VERB = 1 << 20,
  PMAP_NAME_TAG_MEETS = 1 << 21,
  PMAP_NAME_TAG_NOUN = 1 << 22,
  PMAP_NAME_TAG_ADJECTIVE = 1 << 23,
  PMAP_NAME_TAG_OTHER = 1 << 24,
  PMAP_NAME_TAG_RARE = 1 << 25,
  PMAP_NAME_TAG_FINITE = 1 << 26,
  PMAP_NAME_TAG_SAME = 1 << 27,
  PMAP_NAME_TAG_INFLECTED = 1 << 28,
} PmapNameTags;

/** The words that hold a sentence together; as a name one needs a capital. */
#define PMAP_NAME_TAGS_GRAMMAR \
  (PMAP_NAME_TAG_DETERMINER | PMAP_NAME_TAG_PRONOUN | PMAP_NAME_TAG_AUXILIARY | PMAP_NAME_TAG_PREPOSITION | PMAP_NAME_TAG_CONJUNCTION)

PmapNameTags pmap_name_words_find (const char *key);

G_END_DECLS
