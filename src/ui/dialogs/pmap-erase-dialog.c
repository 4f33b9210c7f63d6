/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Before a pupil is erased: what holds the record, in this map and elsewhere, and what it does to the costs of others. The words
 * say what the program can do and what it cannot: nobody is to believe that a child's record is gone while a copy lies about. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-erase-dialog.h"

#include "base/pmap-money.h"
#include "history/pmap-erase.h"

#include <glib/gi18n.h>

/* So many texts are listed; the rest are counted. */
#define MAX_TEXTS 8

/* How many letters are quoted on both sides of a name. */
#define QUOTED 30

struct _PmapEraseDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapPupil *pupil;
  GCancellable *cancellable;     /* of the look through what is kept */
  GtkLabel *heading;
  GtkLabel *in_map;
  GtkWidget *places_card;
  GtkCheckButton *keep_places;
  GtkLabel *take_hint;
  GtkWidget *texts_card;
  GtkLabel *texts;
  GtkCheckButton *in_texts;
  GtkWidget *doubtful_card;
  GtkLabel *doubtful;
  GtkCheckButton *all_texts;
  GtkWidget *ids_card;
  GtkWidget *map_id_card;
  GtkLabel *ids;
  GtkCheckButton *forget_versions;
  GtkLabel *error;
  GtkWidget *cancel_button;
};

enum
{
  ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapEraseDialog, pmap_erase_dialog, GTK_TYPE_WINDOW)

static void
append_line (GString *lines,
             guint    n,
             char    *line)
{
  if (n > 0)
    g_string_append_printf (lines, "%s• %s", lines->len > 0 ? "\n" : "", line);
  g_free (line);
}

static void
show_in_map (PmapEraseDialog *self,
             guint            n_places)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_trail = pmap_erase_count_trail (self->pupil);
  g_autoptr (GArray) parts = pmap_erase_count_parts (self->pupil);

  append_line (lines, 1, g_strdup (_("Name, UPN, date of birth, year, class and all else of the profile, with what the pupil and "
                                     "the parents say")));
  for (guint i = 0; i < parts->len; i++)
    {
      const PmapErasePart *part = &g_array_index (parts, PmapErasePart, i);
      g_autofree char *number = pmap_number_format (part->n, 0);

      /* translators: what a list holds, and how many there are: "Targets: 3". */
      append_line (lines, part->n, g_strdup_printf (_("%1$s: %2$s"), pmap_field_get_label (part->field), number));
    }
  append_line (lines, n_places, pmap_number_say (n_places, ngettext ("%u place in a group", "%u places in groups", n_places)));
  append_line (lines, n_trail, pmap_number_say (n_trail, ngettext ("%u line of who changed what", "%u lines of who changed what",
                                                         n_trail)));
  gtk_label_set_label (self->in_map, lines->str);
}

typedef struct
{
  guint n_pupils;        /* whose costs differ */
  gint64 others;         /* by how much, all in all */
  gint64 saved;          /* how much less the school's total is */
  gint64 nobodys;        /* how much more falls on places that nobody takes */
} Effect;

static Effect
find_effect (PmapEraseDialog *self,
             PmapDocument    *without)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  PmapLedger *before = pmap_workspace_get_year_ledger (self->workspace);
  g_autoptr (PmapLedger) after = pmap_ledger_new (without);
  Effect effect = { 0 };

  pmap_ledger_freeze (after);
  pmap_ledger_set_period (after, pmap_ledger_get_period (before));
  pmap_ledger_set_rate_set (after, pmap_ledger_get_rate_set (before));
  pmap_ledger_thaw (after);
  effect.saved = pmap_ledger_get_total (before) - pmap_ledger_get_total (after);
  effect.nobodys = pmap_ledger_get_outside (after) - pmap_ledger_get_outside (before);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapRecord *pupil = pmap_record_list_get (document->pupils, i);
      gint64 cost = pmap_ledger_get_pupil_total (before, pmap_record_get_id (pupil));
      gint64 change = pmap_ledger_get_pupil_total (after, pmap_record_get_id (pupil)) - cost;

      if (pupil != PMAP_RECORD (self->pupil) && change != 0)
        {
          effect.n_pupils++;
          effect.others += change;
        }
    }
  return effect;
}

static void
append_sentence (GString *text,
                 char    *sentence)
{
  g_string_append_printf (text, " %s", sentence);
  g_free (sentence);
}

static void
show_effect (PmapEraseDialog *self)
{
  g_autoptr (PmapDocument) without = pmap_erase_try (self->pupil, PMAP_ERASE_TAKE_PLACES);
  Effect effect;
  g_autoptr (GString) text = NULL;

  if (without == NULL)
    {
      gtk_label_set_label (self->take_hint, _("What only this pupil had goes as well."));
      return;
    }
  effect = find_effect (self, without);
  text = g_string_new (_("What only this pupil had goes as well."));
  if (effect.n_pupils == 0)
    append_sentence (text, g_strdup (_("Nobody else’s costs change.")));
  else
    {
      g_autofree char *others = pmap_money_format (ABS (effect.others));

      append_sentence (text, g_strdup_printf (ngettext (/* translators: a number of pupils and an amount of money. */
                                                        "The cost of %1$u other pupil, past months included, changes by %2$s.",
                                                        "The costs of %1$u other pupils, past months included, change by %2$s in "
                                                        "all.", effect.n_pupils), effect.n_pupils, others));
    }
  if (effect.saved == 0)
    append_sentence (text, g_strdup (_("The school’s total for this year stays what it is.")));
  else
    {
      g_autofree char *saved = pmap_money_format (effect.saved);

      /* translators: %s is an amount of money. */
      append_sentence (text, g_strdup_printf (_("The school’s total for this year is %s less."), saved));
    }
  if (effect.nobodys > 0)
    {
      g_autofree char *nobodys = pmap_money_format (effect.nobodys);

      /* translators: %s is an amount of money; it follows a sentence about the school's total. */
      append_sentence (text, g_strdup_printf (_("%s of what the places cost stays, as empty places."), nobodys));
    }
  gtk_label_set_label (self->take_hint, text->str);
}

/* A few words round a name, on one line. */
static char *
quote (const PmapMention *mention)
{
  const char *text = pmap_record_get_text (mention->record, mention->field);
  const char *start = text + mention->start, *end = text + mention->end;
  g_autofree char *part = NULL;
  gboolean is_start, is_end;

  for (guint i = 0; i < QUOTED && start > text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < QUOTED && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  is_start = start == text;
  is_end = *end == '\0';
  part = g_strndup (start, (gsize) (end - start));
  g_strdelimit (part, "\n\t", ' ');
  return g_strdup_printf ("%s%s%s", is_start ? "" : "…", part, is_end ? "" : "…");
}

/* Which field of what, and whose. */
static char *
describe_place (const PmapMention *mention)
{
  g_autofree char *name = pmap_record_describe (mention->record);
  const char *noun = pmap_record_get_title (mention->record), *field = pmap_field_get_label (mention->field);
  PmapRecord *pupil = pmap_record_get_owner (mention->record);
  g_autofree char *whose = NULL;

  while (pupil != NULL && !PMAP_IS_PUPIL (pupil))
    pupil = pmap_record_get_owner (pupil);
  if (pupil == NULL)
    /* translators: a kind of record, its name, then one of its fields: "Intervention · Bubble time, Nia · Notes". */
    return g_strdup_printf (_("%1$s · %2$s · %3$s"), noun, name, field);
  whose = pmap_record_describe (pupil);
  /* translators: a pupil, then the same of what is the pupil's: "Ben Hart · Need · Hearing · Where, when and how it shows". */
  return g_strdup_printf (_("%1$s · %2$s · %3$s · %4$s"), whose, noun, name, field);
}

/* Of what is certain, each text once, however often the pupil is named in it; of what is not, each place with its words. */
static guint
list_mentions (GArray            *mentions,
               PmapNameCertainty  certainty,
               GtkLabel          *label)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const PmapMention *last = NULL;
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const PmapMention *mention = &g_array_index (mentions, PmapMention, i);
      gboolean is_sure = mention->certainty == PMAP_NAME_SURE;
      g_autofree char *name = NULL, *quoted = NULL;

      if (is_sure != (certainty == PMAP_NAME_SURE)
          || (is_sure && last != NULL && last->record == mention->record && last->field == mention->field))
        continue;
      last = mention;
      if (++n > MAX_TEXTS)
        continue;
      name = describe_place (mention);
      quoted = is_sure ? NULL : quote (mention);
      append_line (lines, 1,
                   is_sure ? g_strdup (name)
                   /* translators: where something is written, and some words of it. */
                           : g_strdup_printf (_("%1$s: “%2$s”"), name, quoted));
    }
  if (n > MAX_TEXTS)
    append_line (lines, 1, pmap_number_say (n - MAX_TEXTS, ngettext ("and %u more", "and %u more", n - MAX_TEXTS)));
  gtk_label_set_label (label, lines->str);
  return n;
}

static void
show_texts (PmapEraseDialog *self)
{
  g_autoptr (GArray) mentions = pmap_erase_list_mentions (self->pupil);
  guint n_sure = list_mentions (mentions, PMAP_NAME_SURE, self->texts);
  guint n_doubtful = list_mentions (mentions, PMAP_NAME_PERHAPS, self->doubtful);

  gtk_widget_set_visible (self->texts_card, n_sure > 0);
  gtk_widget_set_visible (self->doubtful_card, n_doubtful > 0);
}

/* What it is that the file calls so, for people; and how the file calls it. */
static char *
describe_id (PmapEraseDialog *self,
             const char      *id)
{
  PmapRecord *record = pmap_document_find (pmap_workspace_get_document (self->workspace), id);
  g_autofree char *name = record != NULL ? pmap_record_describe (record) : NULL;

  if (record == NULL)
    /* translators: %s is what the file calls something that is no longer in the map. */
    return g_strdup_printf (_("something that is no longer in the map: %s"), id);
  /* translators: a record's noun and name, and what the file calls it: "intervention “Reading, Tuesdays”: g-priya-reading". */
  return g_strdup_printf (_("%1$s · %2$s · %3$s"), pmap_record_get_title (record), name != NULL ? name : "", id);
}

static void
show_ids (PmapEraseDialog *self)
{
  g_autoptr (GPtrArray) ids = pmap_erase_list_ids (self->pupil);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (ids->len, MAX_TEXTS); i++)
    append_line (lines, 1, describe_id (self, ids->pdata[i]));
  if (ids->len > MAX_TEXTS)
    append_line (lines, 1, pmap_number_say (ids->len - MAX_TEXTS,
                                            ngettext ("and %u more", "and %u more", ids->len - MAX_TEXTS)));
  gtk_label_set_label (self->ids, lines->str);
  gtk_widget_set_visible (self->ids_card, ids->len > 0);
  gtk_widget_set_visible (self->map_id_card, pmap_erase_names_map (self->pupil));
}

static PmapEraseTexts
get_texts (PmapEraseDialog *self)
{
  if (gtk_check_button_get_active (self->all_texts))
    return PMAP_ERASE_ALL_TEXTS;
  return gtk_check_button_get_active (self->in_texts) ? PMAP_ERASE_SURE_TEXTS : PMAP_ERASE_KEEP_TEXTS;
}

static void
say_kept (PmapEraseDialog *self,
          const char      *label)
{
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 72, NULL);

  gtk_check_button_set_child (self->forget_versions, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->forget_versions), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Also what was kept under another name of the file. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PmapEraseDialog) self = user_data;
  guint n_versions, n_works;
  g_autofree char *versions = NULL, *works = NULL, *label = NULL;

  /* Cancelled: the dialog has gone, and what was in it. */
  if (!pmap_kept_map_count_finish (result, &n_versions, &n_works, NULL))
    return;
  versions = n_versions > 0
    ? pmap_number_say (n_versions, ngettext (
        "Delete the %u earlier version of this map that is kept on this computer, when the map is saved",
        "Delete the %u earlier versions of this map that are kept on this computer, when the map is saved", n_versions))
    : g_strdup (_("Keep no earlier version of this map on this computer when it is saved"));
  works = pmap_number_say (n_works, ngettext ("and the work that a crash left behind %u time",
                                              "and the work that a crash left behind %u times", n_works));
  label = n_works > 0 ? g_strdup_printf ("%s, %s", versions, works) : g_strdup (versions);
  say_kept (self, label);
  gtk_widget_set_visible (GTK_WIDGET (self->forget_versions),
                          pmap_workspace_get_file (self->workspace) != NULL || n_versions + n_works > 0);
}

/* Looked through in a thread: what lies sealed under another name of the file has to be opened. What the tick means does not wait
 * for it, for what goes is what is found when the map is saved. */
static void
show_kept (PmapEraseDialog *self,
           PmapKeptMap     *kept)
{
  say_kept (self, _("Delete what is kept of this map on this computer, when the map is saved. "
                    "Looking through the earlier versions…"));
  pmap_kept_map_count_async (kept, self->cancellable, counted_cb, g_object_ref (self));
}

static void
show_all (PmapEraseDialog *self,
          PmapKeptMap     *kept)
{
  g_autoptr (GPtrArray) places = pmap_erase_list_places (self->pupil);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (self->pupil));
  /* translators: %s is a pupil's name. */
  g_autofree char *heading = g_strdup_printf (_("Erase the record of %s?"), name);

  gtk_label_set_label (self->heading, heading);
  show_in_map (self, places->len);
  gtk_widget_set_visible (self->places_card, places->len > 0);
  if (places->len > 0)
    show_effect (self);
  show_texts (self);
  show_ids (self);
  show_kept (self, kept);
}

static void
erase_cb (GtkButton       *button,
          PmapEraseDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean forgets = gtk_check_button_get_active (self->forget_versions);

  if (!pmap_erase_pupil (pmap_workspace_get_editor (self->workspace), self->pupil,
                         gtk_check_button_get_active (self->keep_places) ? PMAP_ERASE_KEEP_PLACES : PMAP_ERASE_TAKE_PLACES,
                         get_texts (self), &error))
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }
  g_signal_emit (self, signals[ERASED], 0, self->pupil, forgets);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pmap_erase_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (PMAP_ERASE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (pmap_erase_dialog_parent_class)->dispose (object);
}

static void
pmap_erase_dialog_finalize (GObject *object)
{
  PmapEraseDialog *self = PMAP_ERASE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->pupil);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_erase_dialog_parent_class)->finalize (object);
}

static void
pmap_erase_dialog_class_init (PmapEraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_erase_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmap_erase_dialog_finalize;

  /**
   * PmapEraseDialog::erased:
   * @self: the dialog
   * @pupil: who was erased
   * @forget_versions: whether earlier versions are to go when the map is saved
   */
  signals[ERASED] = g_signal_new ("erased", PMAP_TYPE_ERASE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, PMAP_TYPE_PUPIL, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-erase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, in_map);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, places_card);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, keep_places);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, take_hint);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, texts_card);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, in_texts);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, doubtful_card);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, doubtful);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, all_texts);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, ids_card);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, map_id_card);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, ids);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, forget_versions);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, error);
  gtk_widget_class_bind_template_child (widget_class, PmapEraseDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_erase_dialog_init (PmapEraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_window_set_focus (GTK_WINDOW (self), self->cancel_button);
}

/**
 * pmap_erase_dialog_new:
 * @parent: the window
 * @workspace: the map
 * @pupil: one of its pupils
 * @kept: (transfer full): what is kept of the map on this computer; only looked at
 *
 * Returns: (transfer none): the question, not yet shown
 */
GtkWidget *
pmap_erase_dialog_new (GtkWindow     *parent,
                       PmapWorkspace *workspace,
                       PmapPupil     *pupil,
                       PmapKeptMap   *kept)
{
  PmapEraseDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil) && kept != NULL, NULL);

  self = g_object_new (PMAP_TYPE_ERASE_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->pupil = g_object_ref (pupil);
  show_all (self, kept);
  return GTK_WIDGET (self);
}
