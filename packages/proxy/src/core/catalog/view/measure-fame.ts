import type { CatalogView } from './catalog-view.js';

/**
 * How well known each service is, from 0 to 1. Registries measure use in units of their own, so a
 * number counts only against the largest of its registry, on a logarithmic scale; to be listed by
 * many registries counts as much.
 */
export function measureFame({
  rows,
  faces,
  others,
}: Pick<CatalogView, 'rows' | 'faces' | 'others'>): Float32Array {
  const largest = new Map<number, number>();
  for (let row = 0; row < rows.count; row += 1) {
    const registry = rows.registries[row] ?? 0;
    const popularity = rows.popularity[row] ?? 0;
    if (popularity > (largest.get(registry) ?? 0)) largest.set(registry, popularity);
  }
  const useOf = (row: number): number => {
    const most = largest.get(rows.registries[row] ?? 0) ?? 0;
    return most === 0 ? 0 : Math.log1p(rows.popularity[row] ?? 0) / Math.log1p(most);
  };
  return Float32Array.from(faces, (face, service) => {
    const list = others.get(service);
    if (list === undefined) return useOf(face) * 0.6;
    const use = list.reduce((most, row) => Math.max(most, useOf(row)), useOf(face));
    return use * 0.6 + Math.min(1, Math.log2(1 + list.length) / 3) * 0.4;
  });
}
