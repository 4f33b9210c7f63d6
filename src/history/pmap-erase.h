/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-name-match.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/**
 * PmapErasePlaces:
 * @PMAP_ERASE_KEEP_PLACES: a "Former pupil" without any details takes the pupil's places in groups: nobody's costs change
 * @PMAP_ERASE_TAKE_PLACES: the places go: others in a group share its cost without the pupil, from its first day on, and what
 *   only this pupil had goes as well
 *
 * What becomes of the places that an erased pupil had.
 */
typedef enum
{
  PMAP_ERASE_KEEP_PLACES,
  PMAP_ERASE_TAKE_PLACES,
} PmapErasePlaces;

/**
 * PmapEraseTexts:
 * @PMAP_ERASE_KEEP_TEXTS: what is written about others stays as it is
 * @PMAP_ERASE_SURE_TEXTS: the pupil's name is replaced where it is certain that the pupil is meant
 * @PMAP_ERASE_ALL_TEXTS: also where somebody else of the same name may be meant, or a word that is no name
 *
 * What becomes of the pupil's name in what is written about others. The first two are as %FALSE and %TRUE.
 */
typedef enum
{
  PMAP_ERASE_KEEP_TEXTS,
  PMAP_ERASE_SURE_TEXTS,
  PMAP_ERASE_ALL_TEXTS,
} PmapEraseTexts;

/**
 * PmapMention:
 * @record: a record that is not the pupil's own; not owned
 * @field: the field in whose text the pupil is named
 * @start: where in the text, in bytes
 * @end: where it ends, with the "’s" of a possessive
 * @possessive: whether it is one
 * @certainty: %PMAP_NAME_SURE, or %PMAP_NAME_PERHAPS where another pupil or a member of staff has the name, too, or it may be
 *   no name
 *
 * A place in a text where a pupil is named, or may be.
 */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;
  gsize start;
  gsize end;
  gboolean possessive;
  PmapNameCertainty certainty;
} PmapMention;

/**
 * PmapErasePart:
 * @field: a field of a record of the pupil's that holds records
 * @n: how many there are, of all the pupil's
 */
typedef struct
{
  const PmapField *field;
  guint n;
} PmapErasePart;

GArray       *pmap_erase_count_parts   (PmapPupil        *pupil);
GPtrArray    *pmap_erase_list_places   (PmapPupil        *pupil);
GArray       *pmap_erase_list_mentions (PmapPupil        *pupil);
GPtrArray    *pmap_erase_list_ids      (PmapPupil        *pupil);
gboolean      pmap_erase_names_map     (PmapPupil        *pupil);
guint         pmap_erase_count_trail   (PmapPupil        *pupil);
PmapDocument *pmap_erase_try           (PmapPupil        *pupil,
                                        PmapErasePlaces   places);
gboolean      pmap_erase_pupil         (PmapEditor       *editor,
                                        PmapPupil        *pupil,
                                        PmapErasePlaces   places,
                                        PmapEraseTexts    texts,
                                        GError          **error);
void          pmap_erase_recover       (PmapEditor       *editor,
                                        PmapDocument     *draft,
                                        GPtrArray        *erased,
                                        gboolean          forget_versions,
                                        const char       *label);

G_END_DECLS
