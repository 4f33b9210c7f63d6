/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pupils' names kept out of what other people read: those of other children out of one child's print, all of them off
 * a screen that a class sees.
 *
 * What a group is for, or what a child said, is free text, and teachers name children in it: "Alfie works
 * alone; Keira pays with coins". On a copy for Alfie's parents Keira must become "another pupil", which
 * schools do today with a pen and a photocopier. What the matcher is sure of goes, and what it is not sure of goes as
 * well unless somebody looked at it and decided otherwise: a clumsy sentence is better than a child's data in the wrong
 * house.
 */
#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-screen.h"

#include "model/pmap-name-match.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PmapNameScreen
{
  PmapNameMatch *match;
  char *own;                    /* the id of the pupil whose own name may be read, or NULL */
  GHashTable *labels;           /* id → what is read instead of the name, or NULL for "another pupil" */
};

static PmapNameScreen *
new_screen (PmapDocument *document,
            const char *own,
            GHashTable *labels)
{
  PmapNameScreen *self = g_new (PmapNameScreen, 1);

  self->match = pmap_name_match_new (document);
  self->own = g_strdup (own);
  self->labels = labels != NULL ? g_hash_table_ref (labels) : NULL;
  return self;
}

/**
 * pmap_name_screen_new:
 * @document: a map, which does not change while the screen is in use
 * @pupil: the id of the pupil whose own name may be read
 *
 * Returns: (transfer full): a screen against the names of all other pupils of @document
 */
PmapNameScreen *
pmap_name_screen_new (PmapDocument *document,
                      const char *pupil)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && pupil != NULL, NULL);

  return new_screen (document, pupil, NULL);
}

/**
 * pmap_name_screen_new_for_labels:
 * @document: a map, which does not change while the screen is in use
 * @labels: (element-type utf8 utf8): each pupil's id → what is read instead of the name
 *
 * Returns: (transfer full): a screen against the names of all pupils of @document
 */
PmapNameScreen *
pmap_name_screen_new_for_labels (PmapDocument *document,
                                 GHashTable *labels)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && labels != NULL, NULL);

  return new_screen (document, NULL, labels);
}

/** pmap_name_screen_free: Frees @self. */
void
pmap_name_screen_free (PmapNameScreen *self)
{
  if (self == NULL)
    return;
  pmap_name_match_free (self->match);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_free (self->own);
  g_free (self);
}

/* A word that several pupils are called by is nobody's initials. */
static const char *
find_label (PmapNameScreen *self,
            const PmapNameHit *hit)
{
  const char *label = NULL;

  for (guint i = 0; i < hit->pupils->len; i++)
    {
      const char *other = g_hash_table_lookup (self->labels, pmap_record_get_id (hit->pupils->pdata[i]));

      if (label != NULL && g_strcmp0 (label, other) != 0)
        /* translators: instead of a child's name that several children have */
        return _("a pupil");
      label = other;
    }
  return label != NULL ? label : _("a pupil");
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

static const char *
find_replacement (PmapNameScreen *self,
                  const PmapNameHit *hit,
                  const GString *written)
{
  if (self->labels != NULL)
    return find_label (self, hit);
  /* translators: instead of another child's name at the start of a sentence in a copy for parents */
  return begins_sentence (written) ? _("Another pupil")
                                    /* translators: instead of another child's name */
                                    : _("another pupil");
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
  g_autoptr (GArray) hits = NULL;
  GString *written;
  gsize done = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  hits = pmap_name_match_find (self->match, text, self->own);
  written = g_string_new (NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);

      g_string_append_len (written, text + done, (gssize) (hit->start - done));
      g_string_append (written, find_replacement (self, hit, written));
      if (hit->possessive)
        g_string_append (written, "’s");
      done = hit->end;
    }
  g_string_append (written, text + done);
  return g_string_free (written, FALSE);
}
