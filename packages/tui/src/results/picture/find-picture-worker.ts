/**
 * Where the worker is: beside the file that this is bundled into, whoever's bundle it is, or beside this source. A worker
 * that is started from its source needs what runs this one from source as well, as a program that Node was started with has it.
 */
export function findPictureWorker(): URL {
  const { url } = import.meta;
  return new URL(url.endsWith('.ts') ? './picture-worker.ts' : './picture-worker.js', url);
}
