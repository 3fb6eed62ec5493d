import { isObject } from '../../core/is-object.js';

export interface NandaPage {
  readonly rows: readonly unknown[];
  /** What it claims of itself; a page that claims nothing is the only one. */
  readonly lastPage: number;
  readonly total?: number;
}

/** @returns `undefined` where it is no page of this API. */
export function readNandaPage(body: unknown): NandaPage | undefined {
  if (!isObject(body) || !Array.isArray(body['data'])) return undefined;
  const rows: readonly unknown[] = body['data'];
  const pagination = isObject(body['pagination']) ? body['pagination'] : {};
  const total = wholeNumber(pagination['total']);
  const perPage = wholeNumber(pagination['per_page']);
  // It miscounts its pages now and then: as many as its rows fill are asked for.
  const filled = total === undefined || !perPage ? 1 : Math.ceil(total / perPage);
  return {
    rows,
    lastPage: Math.max(wholeNumber(pagination['last_page']) ?? 1, filled),
    ...(total === undefined ? {} : { total }),
  };
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
