/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a map somebody was, so that there is a way back: from a pupil to the list in which the pupil was found. A page keeps its
 * own search, filters and scroll position while another one is shown; a visit remembers which page it was, whose, which record was
 * open, and what had the focus. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-visits.h"

#include "ui/pages/pmap-page-kinds.h"

#include <glib/gi18n.h>

/* Nobody goes back further than that. */
#define MOST_VISITS 50

typedef struct
{
  const char *page;        /* of a PmapPageKind */
  char *tab;               /* of a pupil's page; else NULL */
  PmapRecord *record;      /* weak: the pupil, or what is open in a form; NULL for none, or for one that has gone for good */
  GtkWidget *focus;        /* weak */
} Visit;

struct _PmapVisits
{
  PmapMapView *view;       /* not owned: it owns us */
  GPtrArray *before;       /* of Visit, the last one last */
  GPtrArray *after;        /* what was gone back from, the nearest last */
  Visit *left;             /* between leaving a place and arriving at another */
  gboolean is_going;       /* on the way back, or forward: nothing is noted */
};

static void
free_visit (gpointer data)
{
  Visit *visit = data;

  g_free (visit->tab);
  g_clear_weak_pointer (&visit->record);
  g_clear_weak_pointer (&visit->focus);
  g_free (visit);
}

static Visit *
note_visit (PmapVisits *self)
{
  const char *page = pmap_map_view_get_page (self->view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  PmapRecord *record = pmap_map_view_get_record (self->view);
  Visit *visit;

  /* Of a pupil who has just been removed there is no page. */
  if (page == NULL || (record == NULL && g_str_equal (page, PMAP_PAGE_PUPIL)))
    return NULL;
  visit = g_new0 (Visit, 1);
  visit->page = pmap_page_kind_find (page)->name;
  visit->tab = g_strdup (pmap_map_view_get_tab (self->view));
  g_set_weak_pointer (&visit->record, record);
  g_set_weak_pointer (&visit->focus, focus);
  return visit;
}

static gboolean
is_same_place (const Visit *a,
               const Visit *b)
{
  return a->page == b->page && a->record == b->record && g_strcmp0 (a->tab, b->tab) == 0;
}

/* A pupil who has left the map has no page. */
static gboolean
is_there (const Visit *visit)
{
  return !g_str_equal (visit->page, PMAP_PAGE_PUPIL)
         || (visit->record != NULL && pmap_record_get_document (visit->record) != NULL);
}

/**
 * pmap_visits_new:
 * @view: the map's view
 *
 * Returns: (transfer full): no visits yet
 */
PmapVisits *
pmap_visits_new (PmapMapView *view)
{
  PmapVisits *self;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (view), NULL);

  self = g_new0 (PmapVisits, 1);
  self->view = view;
  self->before = g_ptr_array_new_with_free_func (free_visit);
  self->after = g_ptr_array_new_with_free_func (free_visit);
  return self;
}

void
pmap_visits_free (PmapVisits *self)
{
  g_clear_pointer (&self->left, free_visit);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

/** pmap_visits_leave: Is told before another place is shown. */
void
pmap_visits_leave (PmapVisits *self)
{
  g_return_if_fail (self != NULL);

  if (self->left == NULL && !self->is_going)
    self->left = note_visit (self);
}

/** pmap_visits_arrive: Is told when the other place is shown. Whoever goes on from here goes forward no more to where they were. */
void
pmap_visits_arrive (PmapVisits *self)
{
  Visit *here;

  g_return_if_fail (self != NULL);

  if (self->left == NULL)
    return;
  here = note_visit (self);
  if (here == NULL)
    return;
  if (is_same_place (self->left, here))
    g_clear_pointer (&self->left, free_visit);
  else
    {
      g_ptr_array_set_size (self->after, 0);
      g_ptr_array_add (self->before, g_steal_pointer (&self->left));
      if (self->before->len > MOST_VISITS)
        g_ptr_array_remove_index (self->before, 0);
    }
  free_visit (here);
}

static const Visit *
find_next (PmapVisits *self,
           int         step)
{
  GPtrArray *visits = step < 0 ? self->before : self->after;

  while (visits->len > 0 && !is_there (g_ptr_array_index (visits, visits->len - 1)))
    g_ptr_array_set_size (visits, visits->len - 1);
  return visits->len > 0 ? g_ptr_array_index (visits, visits->len - 1) : NULL;
}

static void
show_visit (PmapVisits  *self,
            const Visit *visit)
{
  gboolean has_record = visit->record != NULL && pmap_record_get_document (visit->record) != NULL;

  pmap_map_view_show_place (self->view, visit->page, has_record ? visit->record : NULL);
  pmap_map_view_show_tab (self->view, visit->tab);
  pmap_map_view_focus_page (self->view);
  if (visit->focus != NULL && gtk_widget_get_mapped (visit->focus) && !g_str_equal (visit->page, PMAP_PAGE_PUPIL)
      && pmap_page_kind_find (visit->page)->records == NULL)
    gtk_widget_grab_focus (visit->focus);
}

/**
 * pmap_visits_go:
 * @self: the visits of a view
 * @step: -1 for back, 1 for forward again
 *
 * Shows where somebody was, as it was left.
 *
 * Returns: whether there is such a place
 */
gboolean
pmap_visits_go (PmapVisits *self,
                int         step)
{
  GPtrArray *visits, *others;
  Visit *visit, *here;

  g_return_val_if_fail (self != NULL && (step == 1 || step == -1), FALSE);

  if (find_next (self, step) == NULL)
    return FALSE;
  visits = step < 0 ? self->before : self->after;
  others = step < 0 ? self->after : self->before;
  visit = g_ptr_array_steal_index (visits, visits->len - 1);
  here = note_visit (self);
  if (here != NULL)
    g_ptr_array_add (others, here);
  self->is_going = TRUE;
  show_visit (self, visit);
  self->is_going = FALSE;
  free_visit (visit);
  return TRUE;
}

/**
 * pmap_visits_describe:
 * @self: the visits of a view
 * @step: -1 for back, 1 for forward again
 *
 * Returns: (transfer full) (nullable): what pmap_visits_go() would show: a page's title, or a pupil's name; %NULL where there is no
 *   such place
 */
char *
pmap_visits_describe (PmapVisits *self,
                      int         step)
{
  const Visit *visit;
  const char *title;

  g_return_val_if_fail (self != NULL && (step == 1 || step == -1), NULL);

  visit = find_next (self, step);
  if (visit == NULL)
    return NULL;
  title = pmap_page_kind_find (visit->page)->title;
  return title != NULL ? g_strdup (_(title)) : pmap_record_describe (visit->record);
}
