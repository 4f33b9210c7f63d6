/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-name-context.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/**
 * PmapNameReason:
 * @PMAP_NAME_REASON_FULL: given and family name together, in whatever order
 * @PMAP_NAME_REASON_NAME: a given or a family name
 * @PMAP_NAME_REASON_WORD: a name that is an English word as well
 * @PMAP_NAME_REASON_FORM: a short form, a piece or another spelling of a name
 * @PMAP_NAME_REASON_INITIALS: initials
 * @PMAP_NAME_REASON_SLIP: a name but for a slip of the pen, or broken over two lines
 * @PMAP_NAME_REASON_ADULT: a name after "Mrs" and the like
 * @PMAP_NAME_REASON_STAFF: a name that a member of staff has, too
 * @PMAP_NAME_REASON_OWN: a name that the pupil has whom the text is about, too
 *
 * Why a word is taken for a name.
 */
typedef enum
{
  PMAP_NAME_REASON_FULL,
  PMAP_NAME_REASON_NAME,
  PMAP_NAME_REASON_WORD,
  PMAP_NAME_REASON_FORM,
  PMAP_NAME_REASON_INITIALS,
  PMAP_NAME_REASON_SLIP,
  PMAP_NAME_REASON_ADULT,
  PMAP_NAME_REASON_STAFF,
  PMAP_NAME_REASON_OWN,
} PmapNameReason;

/**
 * PmapNameHit:
 * @start: where it begins in the text, in bytes
 * @end: where it ends; with the "’s" of a possessive
 * @certainty: %PMAP_NAME_PERHAPS or %PMAP_NAME_SURE
 * @reason: why
 * @possessive: whether it is a possessive, or a plural that may be one: "Keira’s", "keiras"
 * @pupils: (element-type PmapPupil): whom it may mean, at least one; not owned by the array
 *
 * A place in a text where a pupil is named.
 */
typedef struct
{
  gsize start;
  gsize end;
  PmapNameCertainty certainty;
  PmapNameReason reason;
  gboolean possessive;
  GPtrArray *pupils;
} PmapNameHit;

typedef struct _PmapNameMatch PmapNameMatch;

PmapNameMatch *pmap_name_match_new          (PmapDocument      *document);
void           pmap_name_match_free         (PmapNameMatch     *self);
GArray        *pmap_name_match_find         (PmapNameMatch     *self,
                                             const char        *text,
                                             const char        *own);
const char    *pmap_name_reason_get_label   (PmapNameReason     reason);
gboolean       pmap_name_hit_means          (const PmapNameHit *hit,
                                             const char        *pupil);
char          *pmap_name_hit_get_word       (const PmapNameHit *hit,
                                             const char        *text);
char          *pmap_name_describe_pupils    (GPtrArray         *pupils);
char          *pmap_name_keep_word          (const char        *kept_words,
                                             const char        *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapNameMatch, pmap_name_match_free)

G_END_DECLS
