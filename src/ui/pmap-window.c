/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window: one map, or none yet. Here is what belongs to the window itself: its title, its actions, undo. Files are in
 * pmap-window-open.c and pmap-window-save.c, the map in PmapMapView. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-text.h"
#include "model/pmap-school.h"
#include "model/pmap-year.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/dialogs/pmap-import-dialog.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/widgets/pmap-cut-text.h"
#include "ui/widgets/pmap-input.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PmapWindow, pmap_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- title --- */

/* "Larkbeck Primary School · 2026/27" */
static char *
make_title (PmapWindow *self)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  const char *name = pmap_document_get_school (document)->name;
  g_autofree char *school = name != NULL ? pmap_text_for_display (name, FALSE) : g_strdup (_("New map"));
  PmapDate start = pmap_document_get_year (document)->start;
  guint year;

  if (start == PMAP_DATE_NONE)
    return g_steal_pointer (&school);
  pmap_date_split (start, NULL, NULL, &year);
  /* translators: a school's name and an academic year: "Larkbeck Primary School · 2026/27". */
  return g_strdup_printf (_("%1$s · %2$u/%3$02u"), school, year, (year + 1) % 100);
}

static void
update_title (PmapWindow *self)
{
  g_autofree char *title = NULL, *plain_subtitle = NULL, *subtitle = NULL, *window_title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), self->workspace != NULL);
  if (self->workspace == NULL)
    {
      gtk_label_set_label (self->title_label, _("Provision Map"));
      gtk_window_set_title (GTK_WINDOW (self), _("Provision Map"));
      return;
    }
  title = make_title (self);
  plain_subtitle = _pmap_window_describe_file (self);
  /* A file may be called after a pupil. */
  subtitle = pmap_window_disguise_text (self, plain_subtitle);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle_label), subtitle);
  /* translators: the window's title; %s is a school and a year. */
  window_title = g_strdup_printf (_("%s – Provision Map"), title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

/* --- actions --- */

void
_pmap_window_enable (PmapWindow *self,
                     const char *action,
                     gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action)), enabled);
}

static void
update_history_menu (PmapWindow *self,
                     const char *undo,
                     const char *redo)
{
  g_menu_remove_all (self->history_section);
  g_menu_append (self->history_section, undo, "win.undo");
  g_menu_append (self->history_section, redo, "win.redo");
}

static void
update_history (PmapWindow *self)
{
  PmapHistory *history = self->workspace != NULL ? pmap_workspace_get_history (self->workspace) : NULL;
  gboolean may_edit = history != NULL && !pmap_workspace_is_read_only (self->workspace);
  const char *undo_step = history != NULL ? pmap_history_get_undo_label (history) : NULL;
  const char *redo_step = history != NULL ? pmap_history_get_redo_label (history) : NULL;
  g_autofree char *undo = NULL, *redo = NULL;

  /* A step is called after what it was done to. */
  if (self->disguised != NULL)
    undo_step = redo_step = NULL;
  /* translators: %s is a step that can be undone: "Undo: Add 1stClass@Number". */
  undo = undo_step != NULL ? g_strdup_printf (_("Undo: %s"), undo_step) : g_strdup (_("Undo"));
  redo = redo_step != NULL ? g_strdup_printf (_("Redo: %s"), redo_step) : g_strdup (_("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo);
  gtk_widget_set_tooltip_text (self->redo_button, redo);
  update_history_menu (self, undo, redo);
  _pmap_window_enable (self, "undo", may_edit && pmap_history_can_undo (history));
  _pmap_window_enable (self, "redo", may_edit && pmap_history_can_redo (history));
}

static void
update_actions (PmapWindow *self)
{
  gboolean has_map = self->workspace != NULL;
  gboolean may_edit = has_map && !pmap_workspace_is_read_only (self->workspace);
  gboolean has_pupil = has_map && pmap_map_view_get_pupil (self->view) != NULL;

  _pmap_window_enable (self, "save", may_edit);
  _pmap_window_enable (self, "save-as", may_edit && !self->saving && !self->catching_up);
  _pmap_window_enable (self, "earlier-versions", has_map && self->file != NULL);
  _pmap_window_enable (self, "add-pupil", may_edit);
  _pmap_window_enable (self, "import-pupils", may_edit);
  _pmap_window_enable (self, "remove-pupil", may_edit && has_pupil);
  _pmap_window_enable (self, "erase-pupil", may_edit && has_pupil);
  _pmap_window_enable (self, "retention", may_edit);
  _pmap_window_enable (self, "school", may_edit);
  _pmap_window_enable (self, "search", has_map);
  _pmap_window_enable (self, "page", has_map);
  _pmap_window_enable (self, "next-part", has_map);
  _pmap_window_enable (self, "side-list", has_map);
  _pmap_window_enable (self, "cancel", self->opening != NULL);
  _pmap_window_update_output (self);
  _pmap_window_update_menu (self);
  _pmap_window_update_bulk (self);
  _pmap_window_update_way (self);
  _pmap_window_rest_actions (self);
}

/* Everything that depends on the state of map and file; called when either changed. */
void
_pmap_window_update (PmapWindow *self)
{
  update_title (self);
  update_history (self);
  update_actions (self);
  _pmap_window_update_period (self);
  _pmap_window_update_protection (self);
  _pmap_window_update_keeper (self);
}

static void
document_changed_cb (PmapDocument    *document,
                     PmapRecord      *record,
                     const PmapField *field,
                     PmapWindow      *self)
{
  if (PMAP_IS_SCHOOL (record) || PMAP_IS_YEAR (record))
    update_title (self);
}

static void
something_changed_cb (PmapWindow *self)
{
  _pmap_window_queue_autosave (self);
}

/* --- undo --- */

static char *
get_typed_text (GtkWidget *focus)
{
  if (GTK_IS_TEXT (focus))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
    }
  return NULL;
}

static void
focus_changed_cb (PmapWindow *self,
                  GParamSpec *pspec,
                  gpointer    user_data)
{
  g_free (self->focus_text);
  self->focus_text = get_typed_text (gtk_window_get_focus (GTK_WINDOW (self)));
}

/* While something is being typed, undo belongs to the entry: the map does not know of it yet. */
gboolean
_pmap_window_is_typing (PmapWindow *self)
{
  g_autofree char *text = get_typed_text (gtk_window_get_focus (GTK_WINDOW (self)));

  return text != NULL && g_strcmp0 (text, self->focus_text) != 0;
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PmapWindow *self = user_data;

  if (_pmap_window_is_typing (self))
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "text.undo", NULL);
  else if (!pmap_input_undo_refused (GTK_WIDGET (self->view)))
    pmap_history_undo (pmap_workspace_get_history (self->workspace));
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PmapWindow *self = user_data;

  if (_pmap_window_is_typing (self))
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "text.redo", NULL);
  else
    pmap_history_redo (pmap_workspace_get_history (self->workspace));
}

/* --- pupils, pages --- */

static void
add_pupil_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PmapWindow *self = user_data;

  gtk_window_present (GTK_WINDOW (pmap_draft_dialog_new (GTK_WINDOW (self), self->workspace,
                                                         pmap_workspace_get_document (self->workspace)->pupils, NULL)));
}

static void
import_pupils_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PmapWindow *self = user_data;

  _pmap_window_commit_typing (self);
  gtk_window_present (GTK_WINDOW (pmap_import_dialog_new (GTK_WINDOW (self), self->workspace, PMAP_TYPE_PUPIL)));
}

static void
remove_pupil_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PmapWindow *self = user_data;
  PmapPupil *pupil = pmap_map_view_get_pupil (self->view);
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
  g_autofree char *label = NULL, *message = NULL;
  g_autoptr (GError) error = NULL;

  /* translators: the name of a step that can be undone; %s is a pupil's name. */
  label = g_strdup_printf (_("Remove %s"), name);
  pmap_editor_begin (editor, label);
  if (!pmap_editor_finish (editor, pmap_editor_remove (editor, PMAP_RECORD (pupil), &error)))
    {
      pmap_workspace_refuse (self->workspace, error->message);
      return;
    }
  message = g_strdup_printf (_("%s is no longer on the map."), name);
  pmap_workspace_notice_undo (self->workspace, message);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PmapWindow *self = user_data;
  PmapSideList *side_list = pmap_map_view_get_side_list (self->view);

  g_action_group_change_action_state (G_ACTION_GROUP (self), "side-list", g_variant_new_boolean (TRUE));
  pmap_side_list_focus_search (side_list);
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PmapWindow *self = user_data;

  pmap_workspace_show_page (_pmap_window_get_shown (self), g_variant_get_string (parameter, NULL));
  pmap_map_view_focus_page (self->view);
}

static void
next_part_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  pmap_map_view_focus_next_part (PMAP_WINDOW (user_data)->view, g_variant_get_int32 (parameter));
}

static void
change_side_list_cb (GSimpleAction *action,
                     GVariant      *state,
                     gpointer       user_data)
{
  PmapWindow *self = user_data;

  g_simple_action_set_state (action, state);
  if (self->view == NULL)
    return;
  pmap_map_view_set_list_open (self->view, g_variant_get_boolean (state));
  if (g_variant_get_boolean (state))
    pmap_side_list_focus_search (pmap_map_view_get_side_list (self->view));
}

/* A list over the page closes by itself when somebody is chosen from it. */
static void
list_open_cb (PmapWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "side-list");
  gboolean open;

  g_object_get (self->view, "list-open", &open, NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (open));
}

/* One line for all pages, so that the window fits a small screen. A group of shortcuts takes more of them by what a GtkBuilder does;
 * the function for it came after GTK 4.8. */
static void
add_page_shortcuts (GtkBuilder *builder)
{
  GtkBuildable *group = GTK_BUILDABLE (gtk_builder_get_object (builder, "pages"));
  g_autofree char *first = NULL, *last = NULL, *range = NULL;
  guint n_kinds;
  const PmapPageKind *kinds = pmap_page_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      char *accel = pmap_page_kind_get_accel (&kinds[i]);

      if (accel == NULL)
        continue;
      if (first == NULL)
        first = g_strdup (accel);
      g_free (last);
      last = accel;
    }
  range = g_strconcat (first, "...", last, NULL);
  GTK_BUILDABLE_GET_IFACE (group)->add_child (group, builder,
                                              g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "title", _("Turn to a page of the side list"),
                                                            "accelerator", range, NULL), NULL);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/com/example/ProvisionMap/ui/pmap-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  add_page_shortcuts (builder);
  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (user_data));
  gtk_window_present (shortcuts);
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "add-pupil", .activate = add_pupil_cb },
  { .name = "import-pupils", .activate = import_pupils_cb },
  { .name = "remove-pupil", .activate = remove_pupil_cb },
  { .name = "search", .activate = search_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "next-part", .activate = next_part_cb, .parameter_type = "i" },
  { .name = "side-list", .state = "true", .change_state = change_side_list_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
};

/* The menu's widgets are made when it is first opened. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  /* A pupil who was selected in a table meanwhile can be printed. */
  _pmap_window_update_output (PMAP_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (user_data));
}

/* --- what a window remembers --- */

static GSettings *
get_settings (PmapWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return PMAP_IS_APPLICATION (application) ? pmap_application_get_settings (PMAP_APPLICATION (application)) : NULL;
}

static void
restore_size (PmapWindow *self)
{
  GSettings *settings = get_settings (self);

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember_size (PmapWindow *self)
{
  GSettings *settings = get_settings (self);
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

/* --- the object --- */

static gboolean
pmap_window_close_request (GtkWindow *window)
{
  PmapWindow *self = PMAP_WINDOW (window);

  if (!_pmap_window_may_close (self))
    return GDK_EVENT_STOP;
  remember_size (self);
  return GTK_WINDOW_CLASS (pmap_window_parent_class)->close_request (window);
}

/* The application comes once the window is made. */
static void
application_set_cb (PmapWindow *self)
{
  restore_size (self);
  _pmap_window_follow_disguise (self);
}

static void
remove_view (PmapWindow *self)
{
  if (self->view != NULL && self->stack != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->view));
  self->view = NULL;
}

static void
add_view (PmapWindow *self)
{
  self->view = PMAP_MAP_VIEW (pmap_map_view_new (_pmap_window_get_shown (self)));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "map");
  gtk_stack_set_visible_child_name (self->stack, "map");
  g_signal_connect_swapped (self->view, "notify::page", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->view, "notify::list-open", G_CALLBACK (list_open_cb), self);
}

/* Whether a map may be changed is something that its pages ask when they are made. */
void
_pmap_window_rebuild_view (PmapWindow *self)
{
  g_autofree char *page = g_strdup (pmap_map_view_get_page (self->view));
  PmapPupil *pupil = pmap_map_view_get_pupil (self->view);
  g_autofree char *id = pupil != NULL ? g_strdup (pmap_record_get_id (PMAP_RECORD (pupil))) : NULL;
  g_autofree char *tab = g_strdup (pmap_map_view_get_tab (self->view));
  PmapRecord *shown;

  remove_view (self);
  add_view (self);
  /* The new view may show a copy of the map. */
  shown = id != NULL ? pmap_document_find (pmap_workspace_get_document (_pmap_window_get_shown (self)), id) : NULL;
  if (shown != NULL)
    {
      pmap_workspace_show (_pmap_window_get_shown (self), shown);
      pmap_map_view_show_tab (self->view, tab);
    }
  else if (page != NULL && id == NULL)
    pmap_map_view_show_page (self->view, page);
  _pmap_window_update (self);
}

/** pmap_window_show_anew: Makes anew what is in sight, where something is to be shown from now on that was not, or the other way round. */
void
pmap_window_show_anew (PmapWindow *self)
{
  g_return_if_fail (PMAP_IS_WINDOW (self));

  if (self->workspace == NULL || self->view == NULL)
    return;
  _pmap_window_commit_typing (self);
  _pmap_window_rebuild_view (self);
}

static void
forget_workspace (PmapWindow *self)
{
  if (self->workspace == NULL)
    return;
  _pmap_window_stop_keeping (self);
  _pmap_window_undisguise (self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_signal_handlers_disconnect_by_data (pmap_workspace_get_history (self->workspace), self);
  g_signal_handlers_disconnect_by_data (pmap_workspace_get_document (self->workspace), self);
  g_signal_handlers_disconnect_by_data (pmap_workspace_get_refusals (self->workspace), self);
  remove_view (self);
  g_clear_object (&self->workspace);
}

static void
pmap_window_dispose (GObject *object)
{
  PmapWindow *self = PMAP_WINDOW (object);

  _pmap_window_stop_file_work (self);
  _pmap_window_leave_file (self);
  forget_workspace (self);
  g_clear_object (&self->file);
  g_clear_object (&self->broken);
  g_clear_object (&self->suggested);
  g_clear_object (&self->protection);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->focus_text, g_free);

  G_OBJECT_CLASS (pmap_window_parent_class)->dispose (object);
}

static void
pmap_window_finalize (GObject *object)
{
  g_string_free (PMAP_WINDOW (object)->save_notes, TRUE);

  G_OBJECT_CLASS (pmap_window_parent_class)->finalize (object);
}

static void
pmap_window_class_init (PmapWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_window_dispose;
  object_class->finalize = pmap_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pmap_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, hidden_bar);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, lock_icon);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, example_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, welcome_icon);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, recent_card);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, recent_list);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, history_section);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, print_menu);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWindow, period_button);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
}

static void
pmap_window_init (PmapWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  _pmap_window_install_erase_actions (self);
  _pmap_window_install_school_actions (self);
  _pmap_window_install_menu_actions (self);
  _pmap_window_install_bulk_actions (self);
  _pmap_window_install_way_actions (self);
  _pmap_window_install_open_actions (self);
  _pmap_window_install_save_actions (self);
  _pmap_window_install_lock_actions (self);
  _pmap_window_install_share_actions (self);
  _pmap_window_install_merge_actions (self);
  _pmap_window_install_version_actions (self);
  _pmap_window_install_output_actions (self);
  _pmap_window_install_period_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::application", G_CALLBACK (application_set_cb), NULL);
  pmap_cut_text_tell (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self->main_menu, NULL);
  _pmap_window_set_up_period (self);
  _pmap_window_set_up_welcome (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->open_button);
  g_signal_connect (self, "map", G_CALLBACK (_pmap_window_offer_recovery), NULL);
  _pmap_window_update (self);
}

/**
 * pmap_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a map
 */
PmapWindow *
pmap_window_new (PmapApplication *application)
{
  g_return_val_if_fail (PMAP_IS_APPLICATION (application), NULL);

  return g_object_new (PMAP_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pmap_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the map that it shows
 */
PmapWorkspace *
pmap_window_get_workspace (PmapWindow *self)
{
  g_return_val_if_fail (PMAP_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * pmap_window_set_workspace:
 * @self: a window
 * @workspace: (nullable): the map to show
 */
void
pmap_window_set_workspace (PmapWindow    *self,
                           PmapWorkspace *workspace)
{
  static const char *const changes[] = { "field-changed", "record-added", "record-removed", "record-moved" };

  g_return_if_fail (PMAP_IS_WINDOW (self));

  if (self->workspace == workspace)
    return;
  forget_workspace (self);
  if (workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      _pmap_window_disguise_if_hidden (self);
      add_view (self);
      _pmap_window_keep_work (self);
      _pmap_window_watch_erasures (self);
      _pmap_window_watch_school (self);
      g_signal_connect_swapped (workspace, "notify", G_CALLBACK (_pmap_window_update), self);
      g_signal_connect_swapped (pmap_workspace_get_history (workspace), "notify::modified",
                                G_CALLBACK (_pmap_window_update), self);
      g_signal_connect_swapped (pmap_workspace_get_refusals (workspace), "changed", G_CALLBACK (_pmap_window_update), self);
      g_signal_connect (pmap_workspace_get_document (workspace), "field-changed", G_CALLBACK (document_changed_cb), self);
      for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
        g_signal_connect_swapped (pmap_workspace_get_document (workspace), changes[i], G_CALLBACK (something_changed_cb), self);
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "welcome");
  _pmap_window_update (self);
}

/**
 * pmap_window_is_free:
 * @self: a window
 *
 * Returns: whether it neither shows a map nor opens one, so that it can take one
 */
gboolean
pmap_window_is_free (PmapWindow *self)
{
  g_return_val_if_fail (PMAP_IS_WINDOW (self), FALSE);

  return self->workspace == NULL && self->opening == NULL;
}

/**
 * pmap_window_has_file:
 * @self: a window
 * @file: a file
 *
 * Returns: whether @file is what it shows or opens
 */
gboolean
pmap_window_has_file (PmapWindow *self,
                      GFile      *file)
{
  PmapFile *own;

  g_return_val_if_fail (PMAP_IS_WINDOW (self) && G_IS_FILE (file), FALSE);

  own = self->opening != NULL && !self->as_copy ? self->opening : self->file;
  return own != NULL && g_file_equal (pmap_file_get_location (own), file);
}
