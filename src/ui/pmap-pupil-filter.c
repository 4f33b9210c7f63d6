/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which pupils a list shows, and in what order.
 *
 * Searching and sorting thousands of pupils at every key press needs their names folded and collated once; both are kept with
 * the pupil until a name changes. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-pupil-filter.h"

#include "base/pmap-text.h"
#include "model/pmap-review.h"

#include <string.h>

typedef struct
{
  char *sort;
  char *search;
} Keys;

struct _PmapPupilFilter
{
  GtkFilter parent_instance;

  char *text;
  PmapDate today;
  int year_group;    /* 0 is any, PMAP_PUPIL_FILTER_LEFT those who left */
  guint support : 1;
  guint plan : 1;
  guint review_due : 1;
};

G_DEFINE_FINAL_TYPE (PmapPupilFilter, pmap_pupil_filter, GTK_TYPE_FILTER)

static G_DEFINE_QUARK (pmap-pupil-keys, keys)

static void
keys_free (gpointer data)
{
  Keys *keys = data;

  g_free (keys->sort);
  g_free (keys->search);
  g_free (keys);
}

static const Keys *
get_keys (PmapPupil *pupil)
{
  Keys *keys = g_object_get_qdata (G_OBJECT (pupil), keys_quark ());
  g_autofree char *by_family = NULL, *words = NULL;

  if (keys != NULL)
    return keys;
  by_family = g_strconcat (pupil->family_name != NULL ? pupil->family_name : "", "\n",
                           pupil->given_name != NULL ? pupil->given_name : "", NULL);
  words = g_strjoin (" ", pupil->given_name != NULL ? pupil->given_name : "",
                     pupil->family_name != NULL ? pupil->family_name : "",
                     pupil->class_name, NULL);
  keys = g_new (Keys, 1);
  keys->sort = g_utf8_collate_key (by_family, -1);
  keys->search = pmap_text_fold (words);
  g_object_set_qdata_full (G_OBJECT (pupil), keys_quark (), keys, keys_free);
  return keys;
}

/**
 * pmap_pupil_forget_keys:
 * @pupil: a pupil
 *
 * To be called when a name or the class changed, before lists of pupils are filtered and sorted again.
 */
void
pmap_pupil_forget_keys (PmapPupil *pupil)
{
  g_return_if_fail (PMAP_IS_PUPIL (pupil));

  g_object_set_qdata (G_OBJECT (pupil), keys_quark (), NULL);
}

/**
 * pmap_pupil_compare_names:
 * @a: a pupil
 * @b: another pupil
 * @user_data: unused
 *
 * Returns: the order by family name, then given name, as a register has it; a #GCompareDataFunc
 */
int
pmap_pupil_compare_names (gconstpointer a,
                          gconstpointer b,
                          gpointer      user_data)
{
  return strcmp (get_keys (PMAP_PUPIL ((gpointer) a))->sort, get_keys (PMAP_PUPIL ((gpointer) b))->sort);
}

static gboolean
pmap_pupil_filter_match (GtkFilter *filter,
                         gpointer   item)
{
  PmapPupilFilter *self = PMAP_PUPIL_FILTER (filter);
  PmapPupil *pupil = PMAP_PUPIL (item);

  if (pmap_pupil_is_archived (pupil) != (self->year_group == PMAP_PUPIL_FILTER_LEFT))
    return FALSE;
  if ((self->support || self->plan)
      && !(self->support && pupil->sen == PMAP_SEN_SUPPORT)
      && !(self->plan && pupil->sen == PMAP_SEN_PLAN))
    return FALSE;
  if (self->year_group > 0 && pupil->year_group != self->year_group)
    return FALSE;
  if (self->review_due && !pmap_review_is_due (PMAP_RECORD (pupil), self->today))
    return FALSE;
  return self->text == NULL || pmap_text_matches (get_keys (pupil)->search, self->text);
}

static GtkFilterMatch
pmap_pupil_filter_get_strictness (GtkFilter *filter)
{
  return GTK_FILTER_MATCH_SOME;      /* whoever has left is not among the others */
}

static void
pmap_pupil_filter_finalize (GObject *object)
{
  g_free (PMAP_PUPIL_FILTER (object)->text);

  G_OBJECT_CLASS (pmap_pupil_filter_parent_class)->finalize (object);
}

static void
pmap_pupil_filter_class_init (PmapPupilFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_pupil_filter_finalize;
  filter_class->match = pmap_pupil_filter_match;
  filter_class->get_strictness = pmap_pupil_filter_get_strictness;
}

static void
pmap_pupil_filter_init (PmapPupilFilter *self)
{
}

/**
 * pmap_pupil_filter_new:
 * @today: the day from which reviews are due
 *
 * Returns: (transfer full): a filter that lets every pupil of the school year through
 */
PmapPupilFilter *
pmap_pupil_filter_new (PmapDate today)
{
  PmapPupilFilter *self = g_object_new (PMAP_TYPE_PUPIL_FILTER, NULL);

  self->today = today;
  return self;
}

/**
 * pmap_pupil_filter_set_text:
 * @self: a filter
 * @text: (nullable): what was typed: parts of the names or the class
 */
void
pmap_pupil_filter_set_text (PmapPupilFilter *self,
                            const char      *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PMAP_IS_PUPIL_FILTER (self));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->text, text) == 0)
    return;
  old = g_steal_pointer (&self->text);
  self->text = g_strdup (text);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * pmap_pupil_filter_set_sen:
 * @self: a filter
 * @support: let pupils with SEN support through
 * @plan: let pupils with an EHC plan through
 *
 * Neither lets everybody through.
 */
void
pmap_pupil_filter_set_sen (PmapPupilFilter *self,
                           gboolean         support,
                           gboolean         plan)
{
  g_return_if_fail (PMAP_IS_PUPIL_FILTER (self));

  self->support = !!support;
  self->plan = !!plan;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * pmap_pupil_filter_set_year_group:
 * @self: a filter
 * @year_group: one of pmap_year_groups, 0 for any, or %PMAP_PUPIL_FILTER_LEFT
 */
void
pmap_pupil_filter_set_year_group (PmapPupilFilter *self,
                                  int              year_group)
{
  g_return_if_fail (PMAP_IS_PUPIL_FILTER (self));

  if (self->year_group == year_group)
    return;
  self->year_group = year_group;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/** pmap_pupil_filter_get_year_group: Returns: one of pmap_year_groups, 0 for any, or %PMAP_PUPIL_FILTER_LEFT */
int
pmap_pupil_filter_get_year_group (PmapPupilFilter *self)
{
  g_return_val_if_fail (PMAP_IS_PUPIL_FILTER (self), 0);

  return self->year_group;
}

/**
 * pmap_pupil_filter_set_review_due:
 * @self: a filter
 * @review_due: let only those through whose review is due
 */
void
pmap_pupil_filter_set_review_due (PmapPupilFilter *self,
                                  gboolean         review_due)
{
  g_return_if_fail (PMAP_IS_PUPIL_FILTER (self));

  self->review_due = !!review_due;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * pmap_pupil_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether every pupil of the school year passes
 */
gboolean
pmap_pupil_filter_is_empty (PmapPupilFilter *self)
{
  g_return_val_if_fail (PMAP_IS_PUPIL_FILTER (self), TRUE);

  return self->text == NULL && !self->support && !self->plan && self->year_group == 0 && !self->review_due;
}
