/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line below a field of a pupil's record that says, as soon as the typing rests, that another child is named in it. Nobody is
 * stopped: it is for those who would rather write "a friend" now than look at the parents' copy later.
 *
 * It costs nothing while somebody types, and a text is read once a rest, so that long ones stay as quick as short ones. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-name-hint.h"

#include "base/pmap-text.h"
#include "model/pmap-name-match.h"
#include "model/pmap-pupil.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

#define REST_MILLISECONDS 700

/* Who writes a novel into a field is told of the names at its beginning. */
#define LENGTH_MAX 20000
#define WORDS_MAX 4

struct _PmapNameHint
{
  GtkWidget parent_instance;

  GtkWidget *label;
  PmapInput *input;          /* weak */
  guint rest;                /* until the text is looked at */
};

G_DEFINE_FINAL_TYPE (PmapNameHint, pmap_name_hint, GTK_TYPE_WIDGET)

/* The pupil whose record a field belongs to; NULL where there is none, or where the field is a name itself. */
static PmapRecord *
find_pupil (PmapInput *input)
{
  PmapRecord *record = pmap_input_get_record (input);
  const PmapField *field = pmap_input_get_field (input);

  if (field->kind != PMAP_KIND_LONG_TEXT && (field->kind != PMAP_KIND_TEXT || PMAP_IS_PUPIL (record)))
    return NULL;
  while (record != NULL && !PMAP_IS_PUPIL (record))
    record = pmap_record_get_owner (record);
  return record;
}

static void
add_word (GPtrArray         *words,
          const char        *text,
          const PmapNameHit *hit)
{
  g_autofree char *word = pmap_name_hit_get_word (hit, text);

  if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, g_steal_pointer (&word));
}

/* What is to be said of a text; NULL where nobody is named. */
static char *
describe (GArray     *hits,
          const char *text)
{
  g_autoptr (GPtrArray) sure = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) perhaps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sure_words = NULL, *perhaps_words = NULL, *first = NULL, *second = NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);

      add_word (hit->certainty == PMAP_NAME_SURE ? sure : perhaps, text, hit);
    }
  sure_words = pmap_text_list (sure, WORDS_MAX);
  perhaps_words = pmap_text_list (perhaps, WORDS_MAX);
  if (sure->len > 0)
    /* translators: %s is one name or more, as they stand in a text. */
    first = g_strdup_printf (ngettext ("Names another child: %s", "Names other children: %s", sure->len), sure_words);
  if (perhaps->len > 0)
    /* translators: %s is one word or more, as they stand in a text, that may be names. */
    second = g_strdup_printf (_("May name another child: %s"), perhaps_words);
  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s. %s", first, second);
  return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
}

static char *
find_words (PmapNameHint *self)
{
  PmapWorkspace *workspace = self->input != NULL ? pmap_input_get_workspace (self->input) : NULL;
  PmapInputClass *klass = self->input != NULL ? PMAP_INPUT_GET_CLASS (self->input) : NULL;
  PmapRecord *pupil = workspace != NULL ? find_pupil (self->input) : NULL;
  g_autofree char *typed = NULL, *text = NULL;
  g_autoptr (PmapNameMatch) match = NULL;
  g_autoptr (GArray) hits = NULL;

  if (pupil == NULL || klass->get_typed == NULL || pmap_workspace_is_disguised (workspace))
    return NULL;
  typed = klass->get_typed (self->input);
  if (typed == NULL || *typed == '\0')
    return NULL;
  text = strlen (typed) > LENGTH_MAX ? g_utf8_substring (typed, 0, MIN (LENGTH_MAX, g_utf8_strlen (typed, -1)))
                                     : g_steal_pointer (&typed);
  match = pmap_name_match_new (pmap_workspace_get_document (workspace));
  hits = pmap_name_match_find (match, text, pmap_record_get_id (pupil));
  return describe (hits, text);
}

static gboolean
rested_cb (gpointer user_data)
{
  PmapNameHint *self = user_data;
  g_autofree char *words = find_words (self);

  self->rest = 0;
  gtk_label_set_label (GTK_LABEL (self->label), words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  return G_SOURCE_REMOVE;
}

static void
pmap_name_hint_dispose (GObject *object)
{
  PmapNameHint *self = PMAP_NAME_HINT (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_weak_pointer (&self->input);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_name_hint_parent_class)->dispose (object);
}

static void
pmap_name_hint_class_init (PmapNameHintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_name_hint_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_name_hint_init (PmapNameHint *self)
{
  self->label = pmap_label_new (NULL, "form-hint");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _("On a copy for parents “another pupil” stands there instead"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pmap_name_hint_new: Returns: (transfer floating): a line that says nothing yet */
GtkWidget *
pmap_name_hint_new (void)
{
  return g_object_new (PMAP_TYPE_NAME_HINT, NULL);
}

/**
 * pmap_name_hint_follow:
 * @self: a line
 * @input: (nullable): the input that it stands below
 *
 * Says from now on whom the text in @input names.
 */
void
pmap_name_hint_follow (PmapNameHint *self,
                       PmapInput    *input)
{
  g_return_if_fail (PMAP_IS_NAME_HINT (self) && (input == NULL || PMAP_IS_INPUT (input)));

  if (self->input == input)
    return;
  if (self->input != NULL)
    g_signal_handlers_disconnect_by_data (self->input, self);
  g_set_weak_pointer (&self->input, input);
  if (input != NULL)
    g_signal_connect_object (input, "typed", G_CALLBACK (pmap_name_hint_look), self, G_CONNECT_SWAPPED);
}

/**
 * pmap_name_hint_look:
 * @self: a line
 *
 * Looks at the text once it has rested: it was typed in, or is another one. What was said of it before does not stand longer than
 * that.
 */
void
pmap_name_hint_look (PmapNameHint *self)
{
  g_return_if_fail (PMAP_IS_NAME_HINT (self));

  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->input != NULL && find_pupil (self->input) != NULL)
    self->rest = g_timeout_add (REST_MILLISECONDS, rested_cb, self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
