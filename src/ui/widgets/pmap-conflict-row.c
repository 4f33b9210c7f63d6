/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing that two people changed differently: what it is, and side by side as it was, as I have it and as they have it,
 * each a card that is pressed to keep it. None is pressed at first. Texts are whole, with what differs in bold. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-conflict-row.h"

#include "base/pmap-text.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>
#include <string.h>

#define OPTIONS_MOST 4
#define SHOWN_MAXIMUM 600     /* characters of a version */

struct _PmapConflictRow
{
  GtkWidget parent_instance;

  PmapConflict *conflict;
  GtkLabel *title;
  GtkLabel *label;
  GtkLabel *state;
  GtkBox *options;
  GtkToggleButton *buttons[OPTIONS_MOST];
  PmapDecision decisions[OPTIONS_MOST];
  guint n_options;
  gboolean is_showing;      /* the buttons follow the conflict, and not the user */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapConflictRow, pmap_conflict_row, GTK_TYPE_WIDGET)

/**
 * pmap_conflict_row_get_words:
 * @decision: a decision
 *
 * Returns: (transfer none): what it is called on the cards: "Yours"
 */
const char *
pmap_conflict_row_get_words (PmapDecision decision)
{
  switch (decision)
    {
    case PMAP_DECISION_BEFORE:
      return _("Before");
    case PMAP_DECISION_MINE:
      return _("Yours");
    case PMAP_DECISION_THEIRS:
      return _("Theirs");
    case PMAP_DECISION_BOTH:
      return _("Both");
    case PMAP_DECISION_UNDECIDED:
    default:
      return _("Not decided yet");
    }
}

static const char *
get_text (PmapConflict *conflict,
          PmapDecision  decision)
{
  switch (decision)
    {
    case PMAP_DECISION_BEFORE:
      return pmap_conflict_get_before (conflict);
    case PMAP_DECISION_MINE:
      return pmap_conflict_get_mine (conflict);
    case PMAP_DECISION_THEIRS:
      return pmap_conflict_get_theirs (conflict);
    case PMAP_DECISION_BOTH:
      return _("Keep both, one beside the other.");
    case PMAP_DECISION_UNDECIDED:
    default:
      return NULL;
    }
}

static const char *
get_author (PmapConflict *conflict,
            PmapDecision  decision)
{
  if (decision == PMAP_DECISION_MINE)
    return pmap_conflict_get_mine_by (conflict);
  return decision == PMAP_DECISION_THEIRS ? pmap_conflict_get_theirs_by (conflict) : NULL;
}

/* --- what differs --- */

/* How many bytes two texts begin with alike, to the end of a word. */
static gsize
count_common_start (const char *one,
                    const char *other)
{
  gsize n = 0, end = 0;

  while (one[n] != '\0' && one[n] == other[n])
    if (g_ascii_isspace (one[n++]))
      end = n;
  return end;
}

static gsize
count_common_end (const char *one,
                  gsize       one_length,
                  const char *other,
                  gsize       other_length)
{
  gsize n = 0, end = 0;

  while (n < one_length && n < other_length && one[one_length - n - 1] == other[other_length - n - 1])
    if (g_ascii_isspace (one[one_length - ++n]))
      end = n;
  return end;
}

/* The words of @text that @before has not, in bold; a word or two need no telling. */
static PangoAttrList *
mark_difference (const char *text,
                 const char *before)
{
  gsize length = strlen (text), before_length = strlen (before);
  gsize start = count_common_start (text, before);
  gsize end = count_common_end (text + start, length - start, before + start, before_length - start);
  PangoAttrList *attributes;
  PangoAttribute *bold;

  if (start == 0 && end == 0)
    return NULL;
  attributes = pango_attr_list_new ();
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = (guint) start;
  bold->end_index = (guint) (length - end);
  pango_attr_list_insert (attributes, bold);
  return attributes;
}

/* --- the cards --- */

static void
button_toggled_cb (GtkToggleButton *button,
                   PmapConflictRow *self)
{
  if (self->is_showing)
    return;
  for (guint i = 0; i < self->n_options; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[CHOSEN], 0,
                     gtk_toggle_button_get_active (button) ? self->decisions[i] : PMAP_DECISION_UNDECIDED);
}

static void
show_decision_cb (PmapConflictRow *self)
{
  PmapDecision decision = pmap_conflict_get_decision (self->conflict);
  gboolean decided = decision != PMAP_DECISION_UNDECIDED;
  g_autofree char *text = NULL;

  self->is_showing = TRUE;
  for (guint i = 0; i < self->n_options; i++)
    gtk_toggle_button_set_active (self->buttons[i], self->decisions[i] == decision);
  self->is_showing = FALSE;
  /* translators: which of the versions is kept: "Keeps: Yours". */
  text = decided ? g_strdup_printf (_("Keeps: %s"), pmap_conflict_row_get_words (decision)) : g_strdup (_("Not decided yet"));
  gtk_label_set_label (self->state, text);
  (decided ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->state), "good");
  (decided ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->state), "warning");
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = pmap_label_new (text, css_class);

  g_object_set (label, "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 16, "max-width-chars", 30, NULL);
  gtk_box_append (box, label);
  return label;
}

/* What the text of an option is held against, to show of a long one the part that matters. */
static const char *
find_other (PmapConflict *conflict,
            PmapDecision  decision)
{
  const char *before = pmap_conflict_get_before (conflict);

  if (decision != PMAP_DECISION_BEFORE && before != NULL)
    return before;
  return get_text (conflict, decision == PMAP_DECISION_MINE ? PMAP_DECISION_THEIRS : PMAP_DECISION_MINE);
}

static void
add_option (PmapConflictRow *self,
            PmapDecision     decision)
{
  guint number = self->n_options++;
  const char *words = pmap_conflict_row_get_words (decision), *whole = get_text (self->conflict, decision);
  const char *before = pmap_conflict_get_before (self->conflict);
  const char *author = get_author (self->conflict, decision);
  GtkBox *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "valign", GTK_ALIGN_START, NULL);
  GtkBox *top = g_object_new (GTK_TYPE_BOX, "spacing", 6, NULL);
  g_autofree char *key = g_strdup_printf ("%u", number + 1);
  g_autofree char *text = whole != NULL ? pmap_text_excerpt (whole, find_other (self->conflict, decision), SHOWN_MAXIMUM) : NULL;
  g_autofree char *name = NULL;
  GtkWidget *caption, *label;
  gboolean is_empty = text == NULL || *text == '\0';

  gtk_box_append (box, GTK_WIDGET (top));
  caption = add_label (top, words, "option-caption");
  gtk_widget_set_hexpand (caption, TRUE);
  label = gtk_label_new (key);
  gtk_widget_add_css_class (label, "option-key");
  gtk_box_append (top, label);
  label = add_label (box, is_empty ? _("(empty)") : text, is_empty ? "dim-label" : NULL);
  if (!is_empty && decision != PMAP_DECISION_BEFORE && decision != PMAP_DECISION_BOTH
      && pmap_conflict_get_kind (self->conflict) == PMAP_CONFLICT_CHANGED && before != NULL)
    {
      g_autofree char *shown_before = pmap_text_excerpt (before, whole, SHOWN_MAXIMUM);
      g_autoptr (PangoAttrList) attributes = mark_difference (text, shown_before);

      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }

  if (author != NULL && *author != '\0')
    add_label (box, author, "form-hint");

  /* translators: what a screen reader says of a card: "Yours, by Mrs Hughes: 20 minutes". */
  name = author != NULL && *author != '\0' ? g_strdup_printf (_("%1$s, by %2$s: %3$s"), words, author, is_empty ? _("empty") : text)
                                           : g_strdup_printf ("%s: %s", words, is_empty ? _("empty") : text);
  self->decisions[number] = decision;
  self->buttons[number] = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "child", box, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons[number]), "option");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[number]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (self->buttons[number], "toggled", G_CALLBACK (button_toggled_cb), self);
  gtk_box_append (self->options, GTK_WIDGET (self->buttons[number]));
}

static void
pmap_conflict_row_dispose (GObject *object)
{
  PmapConflictRow *self = PMAP_CONFLICT_ROW (object);
  GtkWidget *child;

  /* Disposing a template lets go only of those children that have a name in it. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->conflict);

  G_OBJECT_CLASS (pmap_conflict_row_parent_class)->dispose (object);
}

static void
pmap_conflict_row_class_init (PmapConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_conflict_row_dispose;

  /**
   * PmapConflictRow::chosen:
   * @self: the row
   * @decision: what the user pressed; undecided where it was pressed before
   */
  signals[CHOSEN] = g_signal_new ("chosen", PMAP_TYPE_CONFLICT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PMAP_TYPE_DECISION);

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapConflictRow, title);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictRow, label);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictRow, state);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictRow, options);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pmap_conflict_row_init (PmapConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_conflict_row_new:
 * @conflict: what has to be decided
 *
 * Returns: (transfer full): a row that shows it
 */
GtkWidget *
pmap_conflict_row_new (PmapConflict *conflict)
{
  static const PmapDecision order[OPTIONS_MOST] = { PMAP_DECISION_BEFORE, PMAP_DECISION_MINE, PMAP_DECISION_THEIRS,
                                                    PMAP_DECISION_BOTH };
  PmapConflictRow *self;
  const char *label;
  g_autofree char *name = NULL;

  g_return_val_if_fail (PMAP_IS_CONFLICT (conflict), NULL);

  self = g_object_new (PMAP_TYPE_CONFLICT_ROW, NULL);
  self->conflict = g_object_ref (conflict);
  label = pmap_conflict_get_label (conflict);
  gtk_label_set_label (self->title, pmap_conflict_get_title (conflict));
  gtk_label_set_label (self->label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL && *label != '\0');
  for (guint i = 0; i < OPTIONS_MOST; i++)
    if (pmap_conflict_can_decide (conflict, order[i]))
      add_option (self, order[i]);
  name = label != NULL && *label != '\0' ? g_strdup_printf ("%s: %s", pmap_conflict_get_title (conflict), label)
                                         : g_strdup (pmap_conflict_get_title (conflict));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (conflict, "notify::decision", G_CALLBACK (show_decision_cb), self, G_CONNECT_SWAPPED);
  show_decision_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pmap_conflict_row_get_conflict:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
PmapConflict *
pmap_conflict_row_get_conflict (PmapConflictRow *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT_ROW (self), NULL);

  return self->conflict;
}

/**
 * pmap_conflict_row_find_option:
 * @self: a row
 * @number: of a card, from 0
 *
 * Returns: what that card keeps; undecided where there is no such card
 */
PmapDecision
pmap_conflict_row_find_option (PmapConflictRow *self,
                               guint            number)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT_ROW (self), PMAP_DECISION_UNDECIDED);

  return number < self->n_options ? self->decisions[number] : PMAP_DECISION_UNDECIDED;
}

/**
 * pmap_conflict_row_get_focus:
 * @self: a row
 *
 * Returns: the number of the card that has the focus, from 0; G_MAXUINT where none has
 */
guint
pmap_conflict_row_get_focus (PmapConflictRow *self)
{
  g_return_val_if_fail (PMAP_IS_CONFLICT_ROW (self), G_MAXUINT);

  for (guint i = 0; i < self->n_options; i++)
    if (gtk_widget_is_focus (GTK_WIDGET (self->buttons[i])))
      return i;
  return G_MAXUINT;
}

/**
 * pmap_conflict_row_set_focus:
 * @self: a row
 * @number: of a card, from 0; the last one where there are fewer
 */
void
pmap_conflict_row_set_focus (PmapConflictRow *self,
                             guint            number)
{
  g_return_if_fail (PMAP_IS_CONFLICT_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[MIN (number, self->n_options - 1)]));
}
