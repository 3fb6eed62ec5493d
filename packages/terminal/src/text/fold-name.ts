/** A name without what people do not remember of it. */
export function foldName(name: string): string {
  return name.replaceAll(/[-_]/g, '').toLowerCase();
}
