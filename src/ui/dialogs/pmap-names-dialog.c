/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Before a copy for parents is shown: the words in it that may name another child, each with its sentence. May is a month and a
 * child, and only somebody who reads the sentence can tell. What nobody decides is replaced. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-names-dialog.h"

#include "base/pmap-number.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>
#include <string.h>

/* A sentence without an end is shown round its word. */
#define SENTENCE_MAX 240

/* One word that is asked about. */
typedef struct
{
  const PmapNameQuestion *question;      /* the screen's, as long as it is not applied again */
  GtkCheckButton *keep;
  GtkCheckButton *always;                /* NULL where the map may not be changed */
} Row;

struct _PmapNamesDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapPupil *pupil;
  PmapNameScreen *screen;
  GArray *rows;
  GtkLabel *heading;
  GtkLabel *certain;
  GtkBox *cards;
  GtkWidget *show_button;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapNamesDialog, pmap_names_dialog, GTK_TYPE_WINDOW)

static gboolean
is_asked (const PmapNameQuestion *question)
{
  return question->certainty == PMAP_NAME_PERHAPS;
}

static guint
count_asked (PmapNameScreen *screen)
{
  GPtrArray *questions = pmap_name_screen_get_questions (screen);
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += is_asked (questions->pdata[i]);
  return n;
}

/* --- what is asked --- */

/* With its word in bold; a long one from a little before that. */
static char *
mark_up (const PmapNameQuestion *question)
{
  const char *sentence = question->sentence;
  const char *word = strstr (sentence, question->word);
  const char *start = sentence, *end = sentence + strlen (sentence);
  g_autofree char *before = NULL, *bold = NULL, *after = NULL;

  if (word == NULL)
    return g_markup_escape_text (sentence, -1);
  if (end - sentence > SENTENCE_MAX)
    {
      start = word - sentence > SENTENCE_MAX / 2 ? g_utf8_find_prev_char (sentence, word - SENTENCE_MAX / 2 + 1) : sentence;
      end = MIN (end, g_utf8_find_next_char (word + strlen (question->word) + SENTENCE_MAX / 2 > end
                                             ? end - 1 : word + strlen (question->word) + SENTENCE_MAX / 2, NULL));
    }
  before = g_markup_escape_text (start, word - start);
  bold = g_markup_escape_text (question->word, -1);
  after = g_markup_escape_text (word + strlen (question->word), end - word - (gssize) strlen (question->word));
  return g_strdup_printf ("%s%s<b>%s</b>%s%s", start > sentence ? "…" : "", before, bold, after, *end != '\0' ? "…" : "");
}

static GtkWidget *
add_label (GtkWidget  *card,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = pmap_label_new (text, css_class);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (card), label);
  return label;
}

static GtkCheckButton *
add_choice (GtkWidget      *line,
            GtkCheckButton *group,
            const char     *label,
            GtkWidget      *sentence)
{
  /* One of several, and said to be. */
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", label, "use-underline", TRUE,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, sentence, NULL, -1);
  gtk_box_append (GTK_BOX (line), button);
  return GTK_CHECK_BUTTON (button);
}

static void
add_question (PmapNamesDialog        *self,
              const PmapNameQuestion *question)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "layout-manager", g_object_new (PMAP_TYPE_FLOW_LAYOUT, NULL), NULL);
  g_autofree char *markup = mark_up (question);
  g_autofree char *pupils = pmap_name_describe_pupils (question->pupils);
  /* translators: whom a word may name, and why: "Perhaps May Osei: a name that is a word as well". */
  g_autofree char *why = g_strdup_printf (_("Perhaps %1$s: %2$s"), pupils, pmap_name_reason_get_label (question->reason));
  GtkWidget *sentence = add_label (card, NULL, NULL);
  Row row = { .question = question };
  GtkCheckButton *replace;

  gtk_label_set_markup (GTK_LABEL (sentence), markup);
  add_label (card, why, "dim-label");
  replace = add_choice (line, NULL, _("_Replace it"), sentence);
  gtk_check_button_set_active (replace, TRUE);
  row.keep = add_choice (line, replace, _("_Keep it here"), sentence);
  if (!pmap_workspace_is_read_only (self->workspace))
    row.always = add_choice (line, replace, _("_Always keep it for this pupil"), sentence);
  gtk_box_append (GTK_BOX (card), line);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (self->cards, card);
  g_array_append_val (self->rows, row);
  if (self->rows->len == 1)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (replace));
}

static void
show_questions (PmapNamesDialog *self)
{
  GPtrArray *questions = pmap_name_screen_get_questions (self->screen);
  guint n = count_asked (self->screen), n_sure = questions->len - n;
  g_autofree char *heading = pmap_number_say (n, ngettext ("%u word may name another child", "%u words may name another child", n));
  g_autofree char *certain = pmap_number_say (n_sure, ngettext ("%u name of another child is certain, and is replaced by “another pupil”.",
                                                                "%u names of other children are certain, and are replaced by “another pupil”.",
                                                                n_sure));

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->certain, certain);
  gtk_widget_set_visible (GTK_WIDGET (self->certain), n_sure > 0);
  for (guint i = 0; i < questions->len; i++)
    if (is_asked (questions->pdata[i]))
      add_question (self, questions->pdata[i]);
}

/* --- what is decided --- */

/* Without the end of a possessive, for it is the word that stays. */
static char *
strip_possessive (const char *word)
{
  static const char *const ends[] = { "’s", "'s" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return g_strndup (word, strlen (word) - strlen (ends[i]));
  return g_strdup (word);
}

/* One step for all, which can be undone. */
static void
keep_for_good (PmapNamesDialog *self)
{
  g_autofree char *words = g_strdup (self->pupil->kept_words);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      g_autofree char *word = strip_possessive (row->question->word);

      if (row->always != NULL && gtk_check_button_get_active (row->always))
        {
          char *more = pmap_name_keep_word (words, word);

          g_free (words);
          words = more;
        }
    }
  if (g_strcmp0 (words, self->pupil->kept_words) != 0)
    pmap_editor_set_typed (pmap_workspace_get_editor (self->workspace), PMAP_RECORD (self->pupil), "kept-words", words, NULL);
}

/* A new screen, for the names that it knows may be other ones by now. */
static void
show_cb (GtkButton       *button,
         PmapNamesDialog *self)
{
  PmapNameScreen *decided;

  keep_for_good (self);
  decided = pmap_name_screen_new (pmap_workspace_get_document (self->workspace), pmap_record_get_id (PMAP_RECORD (self->pupil)));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gboolean always = row->always != NULL && gtk_check_button_get_active (row->always);

      if (always || gtk_check_button_get_active (row->keep))
        pmap_name_screen_decide (decided, row->question, always, PMAP_NAME_KEEP);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[DECIDED], 0, decided);
  pmap_name_screen_free (decided);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- the window --- */

static void
pmap_names_dialog_finalize (GObject *object)
{
  PmapNamesDialog *self = PMAP_NAMES_DIALOG (object);

  g_array_unref (self->rows);
  g_clear_pointer (&self->screen, pmap_name_screen_free);
  g_clear_object (&self->pupil);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_names_dialog_parent_class)->finalize (object);
}

static void
pmap_names_dialog_class_init (PmapNamesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_names_dialog_finalize;

  /**
   * PmapNamesDialog::decided:
   * @self: the dialog
   * @screen: a #PmapNameScreen of the pupil's with what was decided; it lasts as long as the signal
   */
  signals[DECIDED] = g_signal_new ("decided", PMAP_TYPE_NAMES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-names-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapNamesDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapNamesDialog, certain);
  gtk_widget_class_bind_template_child (widget_class, PmapNamesDialog, cards);
  gtk_widget_class_bind_template_child (widget_class, PmapNamesDialog, show_button);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static gboolean
enter_cb (GtkWidget *cards,
          GVariant  *arguments,
          gpointer   user_data)
{
  PmapNamesDialog *self = user_data;

  return gtk_widget_activate (self->show_button);
}

/* A check button takes Enter for itself, which chooses what is chosen already; here it says yes to the question as it stands, as
 * in every dialog. Space chooses. */
static void
give_enter_to_button (PmapNamesDialog *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *enter = gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, 0),
                                                           gtk_keyval_trigger_new (GDK_KEY_KP_Enter, 0));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (enter, gtk_callback_action_new (enter_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->cards), controller);
}

static void
pmap_names_dialog_init (PmapNamesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->show_button);
  give_enter_to_button (self);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

/**
 * pmap_names_dialog_is_needed:
 * @screen: a screen that was applied to what is printed
 *
 * Returns: whether there is anything to ask
 */
gboolean
pmap_names_dialog_is_needed (PmapNameScreen *screen)
{
  g_return_val_if_fail (screen != NULL, FALSE);

  return count_asked (screen) > 0;
}

/**
 * pmap_names_dialog_new:
 * @parent: (nullable): the window that asks
 * @workspace: the open map
 * @pupil: one of its pupils
 * @screen: (transfer full): a screen of the pupil's that was applied to what is printed
 *
 * Returns: (transfer none): the questions, not yet shown
 */
GtkWidget *
pmap_names_dialog_new (GtkWindow      *parent,
                       PmapWorkspace  *workspace,
                       PmapPupil      *pupil,
                       PmapNameScreen *screen)
{
  PmapNamesDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil) && screen != NULL, NULL);

  self = g_object_new (PMAP_TYPE_NAMES_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->pupil = g_object_ref (pupil);
  self->screen = screen;
  show_questions (self);
  return GTK_WIDGET (self);
}
