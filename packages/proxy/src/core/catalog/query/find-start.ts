import type { CatalogView } from '../view/catalog-view.js';
import type { OrderedServices } from './order-services.js';
import type { CursorPosition } from './page-cursor.js';

/**
 * The place of the page after a cursor: behind the service that it names, or, where that is gone or
 * has moved, behind everything that comes before its value. Of services with the same value, those
 * of later listings are taken for the ones that come after it.
 */
export function findStart(
  { services, values }: OrderedServices,
  {
    position,
    view,
    drifts = false,
  }: {
    readonly position: CursorPosition;
    readonly view: CatalogView;
    /** True where values change a little with everything that is listed: the service says more than its value. */
    readonly drifts?: boolean;
  },
): number {
  const row = view.rowOf(position.key);
  const service = row < 0 ? -1 : (view.serviceOf[row] ?? -1);
  const place = services.indexOf(service);
  if (place !== -1 && (drifts || values[place] === position.value)) return place + 1;
  const isBehind = (value: number | string, at: number): boolean => {
    if (value === position.value) {
      return (view.rows.keys[view.faces[services[at] ?? 0] ?? 0] ?? 0) > position.key;
    }
    return typeof value === 'string'
      ? value > String(position.value)
      : value < Number(position.value);
  };
  const start = values.findIndex(isBehind);
  return start === -1 ? services.length : start;
}
