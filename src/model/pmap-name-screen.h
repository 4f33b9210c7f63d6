/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-name-match.h"

G_BEGIN_DECLS

/**
 * PmapNameChoice:
 * @PMAP_NAME_REPLACE: the word goes
 * @PMAP_NAME_KEEP: it stays as it is
 *
 * What becomes of a word that names another child, or may.
 */
typedef enum
{
  PMAP_NAME_REPLACE,
  PMAP_NAME_KEEP,
} PmapNameChoice;

/**
 * PmapNameQuestion:
 * @record: where it is written; not owned
 * @field: in which field
 * @word: the word or words, as they stand there
 * @sentence: the sentence that they stand in
 * @certainty: %PMAP_NAME_PERHAPS or %PMAP_NAME_SURE
 * @reason: why it is taken for a name
 * @pupils: (element-type PmapPupil): whom it may mean; not owned
 * @choice: what becomes of it as things stand
 *
 * A word of what is printed that names another child, or may.
 */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;
  char *word;
  char *sentence;
  PmapNameCertainty certainty;
  PmapNameReason reason;
  GPtrArray *pupils;
  PmapNameChoice choice;
} PmapNameQuestion;

typedef struct _PmapNameScreen PmapNameScreen;

PmapNameScreen *pmap_name_screen_new            (PmapDocument           *document,
                                                 const char             *pupil);
PmapNameScreen *pmap_name_screen_new_for_labels (PmapDocument           *document,
                                                 GHashTable             *labels);
void            pmap_name_screen_free           (PmapNameScreen         *self);
void            pmap_name_screen_set_perhaps    (PmapNameScreen         *self,
                                                 PmapNameChoice          choice);
void            pmap_name_screen_decide         (PmapNameScreen         *self,
                                                 const PmapNameQuestion *question,
                                                 gboolean                everywhere,
                                                 PmapNameChoice          choice);
char           *pmap_name_screen_apply          (PmapNameScreen         *self,
                                                 const char             *text);
char           *pmap_name_screen_apply_label    (PmapNameScreen         *self,
                                                 const char             *label);
char           *pmap_name_screen_apply_field    (PmapNameScreen         *self,
                                                 gpointer                record,
                                                 const char             *field);
void            pmap_name_screen_forget         (PmapNameScreen         *self);
GPtrArray      *pmap_name_screen_get_questions  (PmapNameScreen         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapNameScreen, pmap_name_screen_free)

G_END_DECLS
