/**
 * What stands before the slash in names that are made here, and before our own additions in `_meta`. As
 * `.local` belongs to nobody, no publisher can ever prove it to be theirs.
 */
export const ownNamespace = 'local.nanda';
