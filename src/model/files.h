#ifndef MODEL_FILES_H
#define MODEL_FILES_H

#include "base/diag.h"
#include "model/schema.h"
#include "model/source.h"

/*
 * The layout of plan/: which file holds a thing of which kind, and what does
 * not belong there.
 */

/*
 * The kind of the thing in the file at that path. KIND_COUNT: with a finding; or, where
 * *readable is true all the same, for a file whose place is wrong, of which filing.h says
 * more. *readable is false, with a finding, where no regular file stands there.
 */
enum kind file_kind(bool *readable, const struct source_entry *, struct diag *);

/* The kind whose files are in that folder of plan/, or KIND_COUNT. */
enum kind file_folder_kind(const char *folder, size_t length);
/* The kind whose one file in plan/ itself is called so, or KIND_COUNT. */
enum kind file_root_kind(const char *name);

/* The file's name without folders and ".yaml", in the arena. */
const char *file_base_name(const char *path, struct arena *);

/* Findings for paths that differ only by case or by how accents are encoded. */
void files_check_case(const struct source_list *, struct diag *);

#endif
