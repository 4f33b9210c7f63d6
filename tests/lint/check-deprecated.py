#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that GTK has deprecated since 4.8: the compiler is told to look no further than 4.8, so it cannot say."""

import pathlib
import re

import lint

# What must not be used, and what to use instead.
GONE = {
    r"GtkTreeView|gtk_tree_view_\w+|GtkListStore|gtk_list_store_\w+|GtkTreeStore|gtk_tree_store_\w+|GtkTreeModel"
    r"|gtk_tree_model_\w+|GtkCellRenderer\w*|gtk_cell_renderer_\w+|GtkIconView|GtkCellView": "GtkColumnView or GtkListView",
    r"GtkComboBox\w*|gtk_combo_box_\w+": "GtkDropDown",
    r"GtkDialog|gtk_dialog_\w+|GtkMessageDialog|gtk_message_dialog_\w+": "an own modal GtkWindow",
    r"GtkFileChooserDialog|GtkFileChooserWidget|gtk_file_chooser_(?:dialog|widget)_\w+": "the one file chooser of src/ui",
    r"GtkAssistant|gtk_assistant_\w+": "GtkStack with Back and Next",
    r"GtkInfoBar|gtk_info_bar_\w+": "the notice bar of src/ui",
    r"GtkStatusbar|gtk_statusbar_\w+": "GtkLabel",
    r"GtkEntryCompletion|gtk_entry_completion_\w+|gtk_entry_set_completion": "a popover with GtkListView",
    r"GtkColorButton|GtkFontButton|GtkColorChooser\w*|GtkFontChooser\w*|gtk_(?:color|font)_(?:button|chooser)_\w+": "GtkDropDown",
    r"gtk_widget_(?:show|hide)": "gtk_widget_set_visible or gtk_window_present",
    r"gtk_widget_get_style_context|gtk_style_context_(?!(?:add|remove)_provider_for_display)\w+": "gtk_widget_add_css_class",
    r"gtk_css_provider_load_from_data": "gtk_css_provider_load_from_resource",
    r"gtk_widget_get_allocated_\w+|gtk_widget_get_allocation": "gtk_widget_get_width or gtk_widget_compute_bounds",
    r"gtk_widget_translate_coordinates": "gtk_widget_compute_point",
    r"gtk_picture_new_for_pixbuf|gtk_picture_set_pixbuf|gtk_image_new_from_pixbuf|gtk_image_set_from_pixbuf"
    r"|gdk_texture_new_for_pixbuf|gdk_pixbuf_get_from_\w+": "GdkTexture",
    r"gtk_picture_[sg]et_keep_aspect_ratio": "gtk_picture_set_content_fit",
    r"gtk_show_uri\w*": "g_app_info_launch_default_for_uri_async",
    r"gtk_drop_target_get_drop": "gtk_drop_target_get_current_drop",
    r"gtk_shortcuts_window_\w+|gtk_application_window_set_help_overlay": "gtk/help-overlay.ui in the bundle",
    r"GtkLockButton|GtkVolumeButton|GtkAppChooser\w*|gtk_app_chooser_\w+": "something else",
    r"gtk_snapshot_render_\w+": "gtk_snapshot_append_layout, _color or _cairo",
}

# What only one file may use, until the oldest supported GTK has its successor.
HIDDEN = {
    r"gtk_file_chooser_native_\w+|GtkFileChooserNative": "pmap-file-chooser.c",
    r"gtk_calendar_select_day": "pmap-date-button.c",
    r"GTK_CHECK_VERSION|GTK_MINOR_VERSION": "pmap-compat.h",
}


def check(tree):
    for path in tree.sources() + tree.files(r"resources/.*\.ui$"):
        code = tree.text(path) if path.endswith(".ui") else tree.code(path)
        for pattern, instead in GONE.items():
            for match in re.finditer(rf"\b(?:{pattern})\b", code):
                yield path, lint.line_of(code, match.start()), f"{match.group()} is deprecated: use {instead}"
        for pattern, home in HIDDEN.items():
            if pathlib.Path(path).stem == pathlib.Path(home).stem:
                continue
            for match in re.finditer(rf"\b(?:{pattern})\b", code):
                yield path, lint.line_of(code, match.start()), f"{match.group()} belongs in {home} alone"


if __name__ == "__main__":
    lint.run(check)
