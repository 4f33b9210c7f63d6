/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-name-words.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/**
 * PmapNameKinds:
 * @PMAP_NAME_KIND_GIVEN: a given name, or a part of one
 * @PMAP_NAME_KIND_FAMILY: a family name, or a part of one
 * @PMAP_NAME_KIND_FORM: a short form or another spelling of a given name
 * @PMAP_NAME_KIND_SPELLING: another spelling of a family name
 * @PMAP_NAME_KIND_PIECE: the beginning or the end of a given name, as many are called by
 *
 * What a word is to a pupil.
 */
typedef enum
{
  PMAP_NAME_KIND_GIVEN = 1 << 0,
  PMAP_NAME_KIND_FAMILY = 1 << 1,
  PMAP_NAME_KIND_FORM = 1 << 2,
  PMAP_NAME_KIND_SPELLING = 1 << 3,
  PMAP_NAME_KIND_PIECE = 1 << 4,
} PmapNameKinds;

#define PMAP_NAME_KINDS_EXACT (PMAP_NAME_KIND_GIVEN | PMAP_NAME_KIND_FAMILY)
#define PMAP_NAME_KINDS_CALLED (PMAP_NAME_KIND_GIVEN | PMAP_NAME_KIND_FORM | PMAP_NAME_KIND_PIECE)
#define PMAP_NAME_KINDS_FAMILY (PMAP_NAME_KIND_FAMILY | PMAP_NAME_KIND_SPELLING)

/**
 * PmapNameRef:
 * @pupil: which of the index's pupils
 * @kinds: what the word is to the pupil
 * @breaks: a bit for each byte of the word before which a space may stand, as in "Mary Jane"
 */
typedef struct
{
  guint pupil;
  PmapNameKinds kinds;
  guint64 breaks;
} PmapNameRef;

/**
 * PmapNameEntry:
 * @key: a word, folded
 * @refs: (element-type PmapNameRef): whom it may mean, by rising pupil
 * @tags: what it is in English
 * @letters: how many it has
 */
typedef struct
{
  char *key;
  GArray *refs;
  PmapNameTags tags;
  guint letters;
} PmapNameEntry;

typedef struct _PmapNameIndex PmapNameIndex;

PmapNameIndex *pmap_name_index_new           (PmapDocument        *document);
void           pmap_name_index_free          (PmapNameIndex       *self);
PmapPupil     *pmap_name_index_get_pupil     (const PmapNameIndex *self,
                                              guint                pupil);
gboolean       pmap_name_index_find_pupil    (const PmapNameIndex *self,
                                              const char          *id,
                                              guint               *pupil);
PmapNameEntry *pmap_name_index_find          (const PmapNameIndex *self,
                                              const char          *key);
PmapNameEntry *pmap_name_index_find_slip     (const PmapNameIndex *self,
                                              const char          *key);
GArray        *pmap_name_index_find_initials (const PmapNameIndex *self,
                                              const char          *initials);
gboolean       pmap_name_index_has_initial   (const PmapNameIndex *self,
                                              guint                pupil,
                                              PmapNameKinds        kind,
                                              const char          *letter);
gboolean       pmap_name_index_is_staff      (const PmapNameIndex *self,
                                              const char          *key);

G_END_DECLS
