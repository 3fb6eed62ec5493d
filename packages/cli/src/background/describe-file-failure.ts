const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota of this user is used up',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'a directory is where the file should be',
  EEXIST: 'a file is where the directory should be',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** What a failure of the file system means, in a sentence without its full stop; undefined for any other error. */
export function describeFileFailure(error: unknown): string | undefined {
  const { code, path, syscall } = error as Partial<NodeJS.ErrnoException>;
  if (code === undefined || path === undefined || syscall === undefined) return undefined;
  return `${path} cannot be used: ${reasons[code] ?? code}`;
}
