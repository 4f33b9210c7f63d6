/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One piece of work that a crash left behind: which map, who, when, what is new in it, and what to do with it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-recovery-card.h"

#include "base/pmap-moment.h"
#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "model/pmap-school.h"
#include "store/pmap-compare.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/widgets/pmap-difference-list.h"
#include "ui/widgets/pmap-focus.h"

#include <glib/gi18n.h>

struct _PmapRecoveryCard
{
  GtkWidget parent_instance;

  PmapSnapshot *snapshot;
  PmapProtection *protection;

  GtkWidget *card;
  GtkLabel *title_label;
  GtkLabel *place_label;
  GtkLabel *when_label;
  GtkLabel *count_label;
  GtkWidget *differences_window;
  PmapDifferenceList *differences;
  GtkWidget *look_button;
  GtkWidget *recover_button;
};

enum
{
  RECOVER,
  LOOK,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapRecoveryCard, pmap_recovery_card, GTK_TYPE_WIDGET)

static void
recover_clicked_cb (PmapRecoveryCard *self)
{
  g_signal_emit (self, signals[RECOVER], 0);
}

static void
look_clicked_cb (PmapRecoveryCard *self)
{
  g_signal_emit (self, signals[LOOK], 0);
}

static void
discard_response_cb (PmapAlert        *alert,
                     const char       *response,
                     PmapRecoveryCard *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "discard"))
    return;
  if (pmap_snapshot_discard (self->snapshot, &error))
    g_signal_emit (self, signals[GONE], 0);
  else
    gtk_label_set_label (self->count_label, error->message);
}

static void
discard_clicked_cb (PmapRecoveryCard *self)
{
  PmapAlert *alert = pmap_alert_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Discard this work?"),
                                     _("It is in no file, so it cannot be brought back afterwards. The map’s own file stays as it "
                                       "is."));

  pmap_alert_add_button (alert, "discard", _("_Discard"), "destructive-action");
  pmap_alert_add_button (alert, "cancel", _("_Keep it"), "suggested-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (alert));
}

static gboolean
pmap_recovery_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PMAP_RECOVERY_CARD (widget)->recover_button);
}

static void
pmap_recovery_card_dispose (GObject *object)
{
  PmapRecoveryCard *self = PMAP_RECOVERY_CARD (object);

  if (self->card != NULL)
    gtk_widget_unparent (self->card);
  self->card = NULL;
  g_clear_object (&self->snapshot);
  g_clear_object (&self->protection);

  G_OBJECT_CLASS (pmap_recovery_card_parent_class)->dispose (object);
}

static void
pmap_recovery_card_class_init (PmapRecoveryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_recovery_card_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_recovery_card_grab_focus;

  /**
   * PmapRecoveryCard::recover:
   * @self: the card
   *
   * The user wants this work back.
   */
  signals[RECOVER] = g_signal_new ("recover", PMAP_TYPE_RECOVERY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PmapRecoveryCard::look:
   * @self: the card
   *
   * The user wants to see the whole map first.
   */
  signals[LOOK] = g_signal_new ("look", PMAP_TYPE_RECOVERY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PmapRecoveryCard::gone:
   * @self: the card
   *
   * The user has discarded it.
   */
  signals[GONE] = g_signal_new ("gone", PMAP_TYPE_RECOVERY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PMAP_TYPE_DIFFERENCE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-recovery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, card);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, place_label);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, when_label);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, differences_window);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, differences);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, look_button);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryCard, recover_button);
  gtk_widget_class_bind_template_callback (widget_class, recover_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_clicked_cb);
}

static void
pmap_recovery_card_init (PmapRecoveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_title (PmapRecoveryCard *self,
            PmapDocument     *document)
{
  GFile *location = pmap_snapshot_get_location (self->snapshot);
  const char *school = document != NULL ? pmap_document_get_school (document)->name : NULL;
  g_autofree char *name = location != NULL ? g_file_get_basename (location) : NULL;
  g_autofree char *shown_name = name != NULL ? pmap_text_of_file_name (name) : g_strdup (_("A map that is in no file yet"));
  g_autoptr (GFile) folder = location != NULL ? g_file_get_parent (location) : NULL;
  g_autofree char *folder_name = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  g_autofree char *place = NULL, *moment = NULL, *when = NULL;

  gtk_label_set_label (self->title_label, school != NULL ? school : shown_name);
  /* translators: a file's name and its folder. */
  place = folder_name != NULL ? g_strdup_printf (_("%1$s in %2$s"), shown_name, folder_name) : g_strdup (shown_name);
  gtk_label_set_label (self->place_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), school != NULL || folder_name != NULL);
  moment = pmap_moment_describe (g_date_time_to_unix (pmap_snapshot_get_time (self->snapshot)), pmap_moment_now ());
  /* translators: a person's name, and when: "today at 9:14". */
  when = g_strdup_printf (_("Last worked on by %1$s, %2$s"), pmap_snapshot_get_writer (self->snapshot), moment);
  gtk_label_set_label (self->when_label, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title_label), -1);
}

static void
show_differences (PmapRecoveryCard *self,
                  PmapDocument     *document)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) base = pmap_snapshot_load_base (self->snapshot, self->protection, issues, NULL);
  g_autoptr (GPtrArray) differences = base != NULL ? pmap_compare (base, document) : NULL;
  g_autofree char *count = NULL;
  guint n_pupils = pmap_record_list_get_length (document->pupils);

  gtk_widget_set_visible (self->differences_window, differences != NULL && differences->len > 0);
  if (differences == NULL)
    count = pmap_number_say (n_pupils, ngettext ("A map with %u pupil", "A map with %u pupils", n_pupils));
  else if (differences->len == 0)
    count = g_strdup (_("Nothing differs from the file"));
  else
    count = pmap_number_say (differences->len, ngettext ("%u change that is not in the file:",
                                                         "%u changes that are not in the file:", differences->len));
  gtk_label_set_label (self->count_label, count);
  if (differences != NULL)
    pmap_difference_list_set (self->differences, differences);
}

/* The file's own window asks for the password, and offers this again when it has it. What no file has the password of is asked
 * for here. */
static void
show_sealed (PmapRecoveryCard *self)
{
  gboolean is_with_file = self->protection == NULL && pmap_snapshot_get_location (self->snapshot) != NULL;

  gtk_widget_set_visible (self->differences_window, FALSE);
  gtk_widget_set_visible (self->look_button, FALSE);
  gtk_label_set_label (self->count_label, is_with_file
                                          ? _("This map is protected with a password. Open it, and this work is offered again.")
                                          : _("This work is protected with a password, which is asked for when you recover it."));
  if (is_with_file)
    gtk_button_set_label (GTK_BUTTON (self->recover_button), _("_Open the map"));
}

/**
 * pmap_recovery_card_new:
 * @snapshot: what was left behind
 * @protection: (nullable): what opens it, where it is sealed
 *
 * Returns: (transfer none): a card for it
 */
GtkWidget *
pmap_recovery_card_new (PmapSnapshot   *snapshot,
                        PmapProtection *protection)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  PmapRecoveryCard *self;

  g_return_val_if_fail (PMAP_IS_SNAPSHOT (snapshot), NULL);

  self = g_object_new (PMAP_TYPE_RECOVERY_CARD, NULL);
  self->snapshot = g_object_ref (snapshot);
  g_set_object (&self->protection, protection);
  document = pmap_snapshot_load (snapshot, protection, issues, NULL);
  show_title (self, document);
  if (document != NULL)
    show_differences (self, document);
  else
    show_sealed (self);
  return GTK_WIDGET (self);
}

/** pmap_recovery_card_get_snapshot: Returns: (transfer none): what it is about */
PmapSnapshot *
pmap_recovery_card_get_snapshot (PmapRecoveryCard *self)
{
  g_return_val_if_fail (PMAP_IS_RECOVERY_CARD (self), NULL);

  return self->snapshot;
}
