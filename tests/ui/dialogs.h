/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every dialog of the program, made with something in it, for tests that look at all of them. Who includes this has an application. */
#pragma once

#include "larkbeck.h"
#include "ui-test.h"
#include "shared/map.h"

#include "model/pmap-pupil.h"
#include "model/pmap-target.h"
#include "report/pmap-report-school.h"
#include "store/pmap-merge.h"
#include "store/pmap-snapshot-private.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-bulk-dialog.h"
#include "ui/dialogs/pmap-conflict-window.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/dialogs/pmap-erase-dialog.h"
#include "ui/dialogs/pmap-import-dialog.h"
#include "ui/dialogs/pmap-menu-dialog.h"
#include "ui/dialogs/pmap-names-dialog.h"
#include "ui/dialogs/pmap-new-map-dialog.h"
#include "ui/dialogs/pmap-next-dialog.h"
#include "ui/dialogs/pmap-password-dialog.h"
#include "ui/dialogs/pmap-pay-dialog.h"
#include "ui/dialogs/pmap-preferences.h"
#include "ui/dialogs/pmap-preview.h"
#include "ui/dialogs/pmap-recovery-dialog.h"
#include "ui/dialogs/pmap-recovery-key-dialog.h"
#include "ui/dialogs/pmap-retention-dialog.h"
#include "ui/dialogs/pmap-school-dialog.h"
#include "ui/dialogs/pmap-term-dialog.h"
#include "ui/dialogs/pmap-unlock-dialog.h"
#include "ui/dialogs/pmap-versions-dialog.h"
#include "ui/pmap-application.h"
#include "xml/pmap-xml-write.h"

static PmapApplication *application;

static PmapPupil *
find_pupil_with_target (PmapDocument *document)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (pmap_record_list_get_length (pupil->targets) > 0 && pmap_record_list_get_length (pupil->needs) > 0)
        return pupil;
    }
  g_assert_not_reached ();
}
typedef struct
{
  GtkWindow *parent;
  PmapWorkspace *workspace;
} Stage;

#define LONG_SENTENCE "The file “school.pmap” in the folder “Inclusion” was changed by somebody else while you had it open. "

static GtkWidget *
make_alert (Stage *stage)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapAlert *alert = pmap_alert_new (stage->parent, "The map could not be saved", LONG_SENTENCE LONG_SENTENCE LONG_SENTENCE);

  for (guint i = 0; i < 40; i++)
    pmap_issues_add (issues, PMAP_SEVERITY_ERROR, NULL, NULL, LONG_SENTENCE)->line = (int) i + 1;
  pmap_alert_list_issues (alert, issues);
  pmap_alert_add_button (alert, "cancel", "_Cancel", NULL);
  pmap_alert_add_button (alert, "other", "Save under another _name…", NULL);
  pmap_alert_add_button (alert, "replace", "_Replace what the other has saved", "destructive-action");
  return GTK_WIDGET (alert);
}

static GtkWidget *
make_bulk_dialog (Stage *stage)
{
  return pmap_bulk_dialog_new (stage->parent, stage->workspace, PMAP_BULK_VERB_ROLL_OVER, NULL);
}

static GtkWidget *
make_conflict_window (Stage *stage)
{
  static const char *const classes[] = { "3A", "3B", "3C" };
  PmapDocument *maps[3];
  PmapMerge *merge;

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      maps[i] = pmap_document_new ();
      map_add (maps[i]->pupils, "u-one", "given-name", "Amira", "family-name", "Example", "class", classes[i],
               "strengths", i == 1 ? LONG_SENTENCE : i == 2 ? LONG_SENTENCE LONG_SENTENCE : "None", NULL);
    }
  merge = pmap_merge_new (maps[0], maps[1], maps[2]);
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    g_object_unref (maps[i]);
  return pmap_conflict_window_new (stage->parent, merge, "Mrs P. Hughes");
}

static GtkWidget *
make_erase_dialog (Stage *stage)
{
  PmapDocument *document = pmap_workspace_get_document (stage->workspace);

  return pmap_erase_dialog_new (stage->parent, stage->workspace, find_pupil_with_target (document),
                                pmap_kept_map_new (document, NULL));
}

static GtkWidget *
make_names_dialog (Stage *stage)
{
  PmapDocument *document = pmap_workspace_get_document (stage->workspace);
  PmapPupil *pupil = find_pupil_with_target (document), *other = pmap_record_list_get (document->pupils, 0);
  PmapNameScreen *screen;
  g_autofree char *text = NULL;

  if (other == pupil)
    other = pmap_record_list_get (document->pupils, 1);
  map_set (other, "given-name", "May");
  map_set (pupil, "strengths", LONG_SENTENCE " And in the garden may is her best helper.");
  screen = pmap_name_screen_new (document, pmap_record_get_id (PMAP_RECORD (pupil)));
  text = pmap_name_screen_apply_field (screen, pupil, "strengths");
  g_assert_true (pmap_names_dialog_is_needed (screen));
  return pmap_names_dialog_new (stage->parent, stage->workspace, pupil, screen);
}

static GtkWidget *
make_new_map_dialog (Stage *stage)
{
  return pmap_new_map_dialog_new (stage->parent, pmap_workspace_get_today (stage->workspace));
}

static GtkWidget *
make_password_dialog (Stage *stage)
{
  return pmap_password_dialog_new (stage->parent, NULL);
}

static GtkWidget *
make_preferences (Stage *stage)
{
  return pmap_preferences_new (stage->parent, pmap_application_get_settings (application));
}

static GtkWidget *
make_preview (Stage *stage)
{
  g_autoptr (PmapReport) report = pmap_report_school_new (pmap_workspace_get_ledger (stage->workspace));

  return pmap_preview_new (stage->parent, report, "Print the school’s map");
}

static GtkWidget *
make_import_dialog (Stage *stage)
{
  const char table[] = "Forename,Surname,Year,Shoe size\nAda,Example,lower sixth,31\nAmira,Haddad,,\n,,3,\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));
  GtkWidget *dialog = pmap_import_dialog_new (stage->parent, stage->workspace, PMAP_TYPE_PUPIL);

  pmap_import_dialog_read (PMAP_IMPORT_DIALOG (dialog), bytes);
  return dialog;
}

static GtkWidget *
make_menu_dialog (Stage *stage)
{
  return pmap_menu_dialog_new (stage->parent, stage->workspace);
}

static GtkWidget *
make_pay_dialog (Stage *stage)
{
  PmapStaffRole *role = pmap_record_list_get (pmap_workspace_get_document (stage->workspace)->staff_roles, 0);

  return pmap_pay_dialog_new (stage->parent, stage->workspace, pmap_record_list_get (role->rates, 0));
}

static GtkWidget *
make_draft_dialog (Stage *stage)
{
  return pmap_draft_dialog_new (stage->parent, stage->workspace, pmap_workspace_get_document (stage->workspace)->pupils, NULL);
}

static GtkWidget *
make_recovery_dialog (Stage *stage)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const PmapSnapshotHead head = { .writer = "Mrs P. Hughes", .location = "file:///somewhere/in/a/long/folder/school.pmap", .time = now };
  g_autoptr (GBytes) map = pmap_xml_write (pmap_workspace_get_document (stage->workspace));
  g_autoptr (GBytes) packed = _pmap_snapshot_pack (&head, map);
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "1.snapshot", NULL);
  g_autoptr (GPtrArray) snapshots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (snapshots, _pmap_snapshot_open (path, NULL, NULL, &error));
  g_assert_no_error (error);
  return pmap_recovery_dialog_new (stage->parent, snapshots, NULL);
}

static GtkWidget *
make_recovery_key_dialog (Stage *stage)
{
  return pmap_recovery_key_dialog_new (stage->parent, "ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDE-FGHJK", "school.pmap",
                                       "Larkbeck Primary School", "_Protect");
}

static GtkWidget *
make_next_dialog (Stage *stage)
{
  return pmap_next_dialog_new (stage->parent, stage->workspace,
                               pmap_record_list_get (pmap_workspace_get_document (stage->workspace)->pupils, 0));
}

static GtkWidget *
make_retention_dialog (Stage *stage)
{
  return pmap_retention_dialog_new (stage->parent, stage->workspace, 1);
}

static GtkWidget *
make_school_dialog (Stage *stage)
{
  return pmap_school_dialog_new (stage->parent, stage->workspace, NULL, NULL);
}

static GtkWidget *
make_term_dialog (Stage *stage)
{
  const char *text = "Autumn term: 1 September to 18 December\nINSET: Friday 25th March 2027\nLong words that are about nothing";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GtkWidget *dialog = pmap_term_dialog_new (stage->parent, stage->workspace);

  pmap_term_dialog_read (PMAP_TERM_DIALOG (dialog), bytes);
  return dialog;
}

static GtkWidget *
make_unlock_dialog (Stage *stage)
{
  g_autoptr (GBytes) sealed = g_bytes_new_static ("sealed", 6);

  return pmap_unlock_dialog_new (stage->parent, sealed, "school.pmap");
}

static GtkWidget *
make_versions_dialog (Stage *stage)
{
  g_autoptr (GFile) location = g_file_new_build_filename (g_get_tmp_dir (), "no-such-map.pmap", NULL);
  g_autoptr (PmapFile) file = pmap_file_new (location);

  return pmap_versions_dialog_new (stage->parent, pmap_workspace_get_document (stage->workspace), file, TRUE);
}

static const struct
{
  const char *name;
  GtkWidget *(*make) (Stage *stage);
} dialogs[] = {
  { "PmapAlert", make_alert },
  { "PmapBulkDialog", make_bulk_dialog },
  { "PmapConflictWindow", make_conflict_window },
  { "PmapDraftDialog", make_draft_dialog },
  { "PmapEraseDialog", make_erase_dialog },
  { "PmapImportDialog", make_import_dialog },
  { "PmapMenuDialog", make_menu_dialog },
  { "PmapNamesDialog", make_names_dialog },
  { "PmapNewMapDialog", make_new_map_dialog },
  { "PmapNextDialog", make_next_dialog },
  { "PmapPasswordDialog", make_password_dialog },
  { "PmapPayDialog", make_pay_dialog },
  { "PmapPreferences", make_preferences },
  { "PmapPreview", make_preview },
  { "PmapRecoveryDialog", make_recovery_dialog },
  { "PmapRecoveryKeyDialog", make_recovery_key_dialog },
  { "PmapRetentionDialog", make_retention_dialog },
  { "PmapSchoolDialog", make_school_dialog },
  { "PmapTermDialog", make_term_dialog },
  { "PmapUnlockDialog", make_unlock_dialog },
  { "PmapVersionsDialog", make_versions_dialog },
};
