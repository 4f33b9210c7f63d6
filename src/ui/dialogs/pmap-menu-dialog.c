/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adds entries to the menu of provision: of a menu to begin with, of a template, of another school's map. The entries are ticked by
 * area of need; what the menu has already by name is not ticked, and says so. Nothing is changed before the button is pressed, and
 * one undo takes all of it back. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-menu-dialog.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "history/pmap-menu.h"
#include "model/pmap-school.h"
#include "model/pmap-tier.h"
#include "report/pmap-menu-words.h"
#include "store/pmap-loader.h"
#include "store/pmap-starter-menu.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/widgets/pmap-drop-down.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

struct _PmapMenuDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapDocument *source;        /* whose entries are shown */
  PmapDocument *opened;        /* the map of the file that was chosen last, or NULL */
  GCancellable *opening;       /* of a file that is being read; NULL where none is */
  GPtrArray *ticks;            /* GtkCheckButton, one an entry; the box owns them */
  GPtrArray *heads;            /* GtkCheckButton, one an area */
  gboolean is_ticking;         /* many at once: they are counted afterwards */
  GtkDropDown *kinds;
  GtkBox *entries;
  GtkLabel *note;
  GtkLabel *summary;
  GtkLabel *refusal;
  GtkCheckButton *rates;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (PmapMenuDialog, pmap_menu_dialog, GTK_TYPE_WINDOW)

/* What a tick stands for. */
#define ENTRY_KEY "pmap-entry"
#define HEAD_KEY "pmap-head"

static void
refuse (PmapMenuDialog *self,
        const char     *reason)
{
  gtk_label_set_label (self->refusal, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), reason != NULL);
}

static GPtrArray *
list_ticked (PmapMenuDialog *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_ptr_array_add (ticked, g_object_get_data (self->ticks->pdata[i], ENTRY_KEY));
  return ticked;
}

/* --- what happens --- */

/* "1 tier and 2 staff roles that are not on the map come with them." */
static void
say_companions (GString             *text,
                const PmapMenuCount *count)
{
  g_autofree char *tiers = pmap_number_say (count->n_tiers, ngettext ("%u tier", "%u tiers", count->n_tiers));
  g_autofree char *roles = pmap_number_say (count->n_roles, ngettext ("%u staff role", "%u staff roles", count->n_roles));

  g_string_append_c (text, ' ');
  if (count->n_tiers > 0 && count->n_roles > 0)
    /* translators: "2 tiers" and "3 staff roles". */
    g_string_append_printf (text, _("What the map has not yet comes with them: %1$s and %2$s."), tiers, roles);
  else
    /* translators: %s is "2 tiers" or "3 staff roles". */
    g_string_append_printf (text, _("What the map has not yet comes with them: %s."), count->n_tiers > 0 ? tiers : roles);
}

static void
show_rates (PmapMenuDialog      *self,
            const PmapMenuCount *count)
{
  g_autofree char *label = pmap_number_say (count->n_rates, ngettext ("_With %u hourly rate of these roles",
                                                                      "_With %u hourly rates of these roles", count->n_rates));

  gtk_check_button_set_label (self->rates, label);
  gtk_widget_set_visible (GTK_WIDGET (self->rates), count->n_rates > 0);
}

/* A head is ticked where all below it are, and half so where some are. */
static void
show_heads (PmapMenuDialog *self)
{
  for (guint i = 0; i < self->heads->len; i++)
    {
      guint n = 0, n_ticked = 0;

      for (guint j = 0; j < self->ticks->len; j++)
        if (g_object_get_data (self->ticks->pdata[j], HEAD_KEY) == self->heads->pdata[i])
          {
            n++;
            n_ticked += gtk_check_button_get_active (self->ticks->pdata[j]);
          }
      gtk_check_button_set_inconsistent (self->heads->pdata[i], n_ticked > 0 && n_ticked < n);
      gtk_check_button_set_active (self->heads->pdata[i], n_ticked == n);
    }
}

static void
count (PmapMenuDialog *self)
{
  g_autoptr (GPtrArray) ticked = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *some = NULL, *label = NULL;
  PmapMenuCount companions;

  if (self->is_ticking)
    return;
  ticked = list_ticked (self);
  pmap_menu_count (pmap_workspace_get_document (self->workspace), ticked, &companions);
  some = pmap_number_format (ticked->len, 0);
  g_string_append_printf (text, ngettext ("%1$s of %2$u entry is ticked.", "%1$s of %2$u entries are ticked.", self->ticks->len), some,
                          self->ticks->len);
  if (companions.n_tiers + companions.n_roles > 0)
    say_companions (text, &companions);
  gtk_label_set_label (self->summary, text->str);
  show_rates (self, &companions);
  self->is_ticking = TRUE;
  show_heads (self);
  self->is_ticking = FALSE;
  /* translators: a button; %u is how many entries are added to the menu of provision. */
  label = pmap_number_say (ticked->len, ngettext ("A_dd %u", "A_dd %u", ticked->len));
  gtk_button_set_label (self->accept, ticked->len > 0 ? label : _("A_dd"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), ticked->len > 0);
}

static void
tick_all (PmapMenuDialog *self,
          gpointer        head,
          gboolean        active)
{
  self->is_ticking = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    if (head == NULL || g_object_get_data (self->ticks->pdata[i], HEAD_KEY) == head)
      gtk_check_button_set_active (self->ticks->pdata[i], active);
  self->is_ticking = FALSE;
  count (self);
}

static void
head_cb (GtkCheckButton *head,
         PmapMenuDialog *self)
{
  if (!self->is_ticking)
    tick_all (self, head, gtk_check_button_get_active (head));
}

static void
all_cb (PmapMenuDialog *self)
{
  tick_all (self, NULL, TRUE);
}

static void
none_cb (PmapMenuDialog *self)
{
  tick_all (self, NULL, FALSE);
}

/* --- the entries --- */

static void
add_entry (PmapMenuDialog *self,
           PmapProvision  *entry,
           gpointer        head)
{
  gboolean is_there = pmap_menu_find (pmap_workspace_get_document (self->workspace), entry->name) != NULL;
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (entry)), *details = pmap_menu_words_describe (entry);
  g_autofree char *line = is_there ? g_strdup_printf (_("On your menu already · %s"), details) : g_strdup (details);
  GtkWidget *tick = gtk_check_button_new (), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), pmap_label_new (name, NULL));
  if (*line != '\0')
    gtk_box_append (GTK_BOX (words), pmap_label_new (line, "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);    /* or a line that wraps is no wider than it must be */
  gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !is_there);
  gtk_widget_set_margin_start (tick, 18);
  gtk_widget_set_tooltip_text (tick, entry->purpose);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  g_object_set_data (G_OBJECT (tick), ENTRY_KEY, entry);
  g_object_set_data (G_OBJECT (tick), HEAD_KEY, head);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (count), self);
  gtk_box_append (self->entries, tick);
  g_ptr_array_add (self->ticks, tick);
}

/* The entries of an area in the order of their tiers; @area 0 has those that name none. */
static void
add_area (PmapMenuDialog *self,
          int             area,
          const char     *title)
{
  PmapRecordList *provisions = self->source->provisions;
  gint64 n_tiers = pmap_record_list_get_length (self->source->tiers);
  GtkWidget *head = NULL;

  for (gint64 tier = 0; tier <= n_tiers; tier++)
    for (guint i = 0; i < pmap_record_list_get_length (provisions); i++)
      {
        PmapProvision *entry = pmap_record_list_get (provisions, i);
        gint64 number = pmap_tier_get_number (pmap_provision_get_tier (entry));

        if (entry->area != area || (number < 0 ? n_tiers : number) != tier)
          continue;
        if (head == NULL)
          {
            head = gtk_check_button_new_with_label (title);
            gtk_widget_add_css_class (head, "heading");
            g_signal_connect (head, "toggled", G_CALLBACK (head_cb), self);
            gtk_box_append (self->entries, head);
            g_ptr_array_add (self->heads, head);
          }
        add_entry (self, entry, head);
      }
}

static void
show_source (PmapMenuDialog *self,
             PmapDocument   *source,
             const char     *note)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->entries))) != NULL)
    gtk_box_remove (self->entries, child);
  g_ptr_array_set_size (self->ticks, 0);
  g_ptr_array_set_size (self->heads, 0);
  g_set_object (&self->source, source);
  gtk_label_set_label (self->note, note);
  self->is_ticking = TRUE;
  for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
    add_area (self, area->value, _(area->label));
  add_area (self, PMAP_AREA_NONE, _("No area of need"));
  self->is_ticking = FALSE;
  count (self);
}

/* --- whose menu --- */

static void
kind_cb (PmapMenuDialog *self)
{
  guint n_menus, chosen = gtk_drop_down_get_selected (self->kinds);
  const PmapStarterMenu *menus = pmap_starter_menus_get (&n_menus);
  g_autoptr (PmapDocument) starter = NULL;

  refuse (self, NULL);
  if (chosen < n_menus)
    {
      starter = pmap_starter_menu_load (&menus[chosen]);
      show_source (self, starter, _("Common provision of such schools, with the usual minutes, frequency and group. Tick what yours can "
                                    "offer; everything can be changed afterwards."));
    }
  else if (self->opened != NULL)
    show_source (self, self->opened, _("Only the menu of provision is taken out of this file, with its tiers and roles. Its pupils, "
                                       "groups and staff stay where they are."));
}

static char *
name_source (PmapDocument *document,
             GFile        *file)
{
  const char *school = pmap_document_get_school (document)->name;
  g_autofree char *base = g_file_get_basename (file);

  return school != NULL ? g_strdup (school) : pmap_text_of_file_name (base);
}

static void
offer_opened (PmapMenuDialog *self,
              PmapDocument   *document,
              GFile          *file)
{
  GtkStringList *titles = GTK_STRING_LIST (gtk_drop_down_get_model (self->kinds));
  g_autofree char *name = name_source (document, file);
  guint n_menus, n_titles = g_list_model_get_n_items (G_LIST_MODEL (titles));

  pmap_starter_menus_get (&n_menus);
  g_set_object (&self->opened, document);
  gtk_string_list_splice (titles, n_menus, n_titles - n_menus, (const char *const[]) { name, NULL });
  gtk_drop_down_set_selected (self->kinds, n_menus);
  kind_cb (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PmapMenuDialog) self = user_data;
  PmapLoader *loader = PMAP_LOADER (source);
  g_autoptr (GError) error = NULL;
  gboolean loaded = pmap_loader_load_finish (loader, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (!loaded && g_error_matches (error, PMAP_ERROR, PMAP_ERROR_PASSWORD_NEEDED))
    refuse (self, _("This map is protected with a password. Open it, and save its menu as a template: a template needs none."));
  else if (!loaded)
    refuse (self, error->message);
  else if (pmap_record_list_get_length (pmap_loader_get_document (loader)->provisions) == 0)
    refuse (self, _("The menu of provision in this file is empty."));
  else
    offer_opened (self, pmap_loader_get_document (loader), pmap_file_get_location (pmap_loader_get_file (loader)));
}

/**
 * pmap_menu_dialog_open:
 * @self: the dialog
 * @file: a map
 *
 * Reads a map and shows the entries of its menu, or says why it cannot.
 */
void
pmap_menu_dialog_open (PmapMenuDialog *self,
                       GFile          *file)
{
  g_autoptr (PmapFile) map = NULL;
  g_autoptr (PmapLoader) loader = NULL;

  g_return_if_fail (PMAP_IS_MENU_DIALOG (self) && G_IS_FILE (file));

  refuse (self, NULL);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  map = pmap_file_new (file);
  loader = pmap_loader_new (map);
  pmap_loader_load_async (loader, self->opening, opened_cb, g_object_ref (self));
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  pmap_menu_dialog_open (user_data, file);
}

static void
choose_file_cb (PmapMenuDialog *self)
{
  const PmapFileKind kinds[] = { { _("Provision maps and templates"), "*.pmap" } };

  pmap_file_chooser_open (GTK_WINDOW (self), _("Whose menu?"), kinds, G_N_ELEMENTS (kinds), NULL, file_chosen_cb,
                          g_object_ref (self), g_object_unref);
}

static void
accept_cb (PmapMenuDialog *self)
{
  g_autoptr (GPtrArray) ticked = list_ticked (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean with_rates = gtk_widget_get_visible (GTK_WIDGET (self->rates)) && gtk_check_button_get_active (self->rates);

  if (!pmap_menu_add (pmap_workspace_get_editor (self->workspace), ticked, with_rates, &error))
    {
      refuse (self, error->message);
      return;
    }
  message = pmap_number_say (ticked->len, ngettext ("%u entry is added to the menu.", "%u entries are added to the menu.",
                                                    ticked->len));
  pmap_workspace_notice_undo (self->workspace, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pmap_menu_dialog_dispose (GObject *object)
{
  PmapMenuDialog *self = PMAP_MENU_DIALOG (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->workspace);
  g_clear_object (&self->source);
  g_clear_object (&self->opened);

  G_OBJECT_CLASS (pmap_menu_dialog_parent_class)->dispose (object);
}

static void
pmap_menu_dialog_finalize (GObject *object)
{
  PmapMenuDialog *self = PMAP_MENU_DIALOG (object);

  g_ptr_array_unref (self->ticks);
  g_ptr_array_unref (self->heads);

  G_OBJECT_CLASS (pmap_menu_dialog_parent_class)->finalize (object);
}

static void
pmap_menu_dialog_class_init (PmapMenuDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_menu_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmap_menu_dialog_finalize;

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-menu-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, rates);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, count);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_menu_dialog_init (PmapMenuDialog *self)
{
  self->ticks = g_ptr_array_new ();
  self->heads = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_menu_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map whose menu is to have more
 *
 * Returns: (transfer none): the dialog, not yet shown, with the starter menu that fits the school
 */
GtkWidget *
pmap_menu_dialog_new (GtkWindow     *parent,
                      PmapWorkspace *workspace)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  PmapMenuDialog *self;
  const PmapStarterMenu *menus;
  guint n_menus, fitting;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_MENU_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  menus = pmap_starter_menus_get (&n_menus);
  fitting = (guint) (pmap_starter_menu_suggest (pmap_workspace_get_document (workspace)) - menus);
  for (guint i = 0; i < n_menus; i++)
    gtk_string_list_append (titles, pmap_starter_menu_get_title (&menus[i]));
  g_signal_handlers_block_matched (self->kinds, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->kinds, fitting);
  g_signal_handlers_unblock_matched (self->kinds, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  pmap_drop_down_cut_titles (self->kinds);
  pmap_type_ahead_add (self->kinds);
  kind_cb (self);
  return GTK_WIDGET (self);
}
