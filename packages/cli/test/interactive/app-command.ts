import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('../../bin/nanda-discover.js', import.meta.url));

/** `nanda-discover interactive`, for a shell. */
export const appCommand = `'${process.execPath}' '${binary}' interactive`;
