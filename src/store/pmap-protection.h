/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** How much longer than a map of the greatest size its protected file can be, and more. */
#define PMAP_PROTECTION_EXTRA_MAX (64 * 1024)

#define PMAP_TYPE_PROTECTION (pmap_protection_get_type ())
G_DECLARE_FINAL_TYPE (PmapProtection, pmap_protection, PMAP, PROTECTION, GObject)

gboolean        pmap_protection_is_protected                 (GBytes               *bytes);
gboolean        pmap_protection_check                        (GBytes               *sealed,
                                                              GError              **error);

PmapProtection *pmap_protection_new                          (const char           *password,
                                                              char                **recovery_key,
                                                              GError              **error);
PmapProtection *pmap_protection_unlock                       (GBytes               *sealed,
                                                              const char           *secret,
                                                              GError              **error);
PmapProtection *pmap_protection_change_password              (PmapProtection       *self,
                                                              const char           *password,
                                                              char                **recovery_key,
                                                              GError              **error);
PmapProtection *pmap_protection_change_recovery_key          (PmapProtection       *self,
                                                              char                **recovery_key);
gboolean        pmap_protection_is_older                     (PmapProtection       *self,
                                                              GBytes               *sealed);
gboolean        pmap_protection_follows                      (PmapProtection       *self,
                                                              PmapProtection       *other);
GDateTime      *pmap_protection_get_since                    (PmapProtection       *self);
guint           pmap_protection_get_generation               (PmapProtection       *self);
gboolean        pmap_protection_is_of                        (PmapProtection       *self,
                                                              GBytes               *bytes);
gboolean        pmap_protection_was_unlocked_by_recovery_key (PmapProtection       *self);

GBytes         *pmap_protection_seal                         (PmapProtection       *self,
                                                              GBytes               *plain,
                                                              GError              **error);
GBytes         *pmap_protection_open                         (PmapProtection       *self,
                                                              GBytes               *sealed,
                                                              GError              **error);

/* In a thread: a password is slow to try, so that guessing is slow. */
void            pmap_protection_new_async                    (const char           *password,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
PmapProtection *pmap_protection_new_finish                   (GAsyncResult         *result,
                                                              char                **recovery_key,
                                                              GError              **error);
void            pmap_protection_unlock_async                 (GBytes               *sealed,
                                                              const char           *secret,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
PmapProtection *pmap_protection_unlock_finish                (GAsyncResult         *result,
                                                              GError              **error);
void            pmap_protection_change_password_async        (PmapProtection       *self,
                                                              const char           *password,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
PmapProtection *pmap_protection_change_password_finish       (PmapProtection       *self,
                                                              GAsyncResult         *result,
                                                              char                **recovery_key,
                                                              GError              **error);

gboolean        pmap_protection_can_lock_memory              (void);
void            pmap_secret_free                             (char                 *secret);

G_END_DECLS
