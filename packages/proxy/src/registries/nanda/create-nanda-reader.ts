import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { createWorkShare } from '../rows/create-work-share.js';
import type { RowContext } from '../rows/row.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import { readNandaRow } from './read-nanda-row.js';

/** Far more than are asked for. */
const maxRows = 10_000;

export interface NandaReader {
  /**
   * The records of one page, and a line for each row that is bad or was left out. Never fails, and
   * gives way to everything else now and then.
   */
  read(
    rows: readonly unknown[],
    page: number,
  ): Promise<{ readonly records: ServiceRecord[]; readonly problems: string[] }>;
}

/**
 * Reads the pages of one listing. People register a server twice, with `/sse` at the end of its
 * address and without: on one page that is one service with both addresses. Different services under
 * one id are both kept.
 */
export function createNandaReader(context: RowContext): NandaReader {
  const namesById = new Map<string, string>();

  return {
    async read(rows, page) {
      const share = createWorkShare();
      const problems: string[] = [];
      const records = new Map<string, ServiceRecord>();
      const idsByAddress = new Map<string, string>();
      if (rows.length > maxRows) {
        problems.push(`page ${page}: of its ${rows.length} rows only ${maxRows} are read`);
      }
      for (const [index, row] of rows.slice(0, maxRows).entries()) {
        if (share.isSpent()) await share.rest();
        const place = `page ${page}, row ${index + 1}`;
        const { record, problem } = readNandaRow(row, context);
        if (problem !== undefined) problems.push(`${place}: ${problem}`);
        if (record === undefined) continue;
        const address = addressOf(record);
        const known = records.get(idsByAddress.get(address) ?? '');
        if (known !== undefined) {
          records.set(known.id, join(known, record));
          problems.push(`${place}: ${quote(record)} was listed before, and counts once`);
          continue;
        }
        const id = freeId(record);
        if (id === undefined) {
          problems.push(
            `${place}: another row before it has the same id and name, ${quote(record)}`,
          );
          continue;
        }
        namesById.set(id, record.name);
        records.set(id, { ...record, id });
        if (address !== '') idsByAddress.set(address, id);
      }
      return { records: [...records.values()], problems };
    },
  };

  function freeId({ id, name }: ServiceRecord): string | undefined {
    if (!namesById.has(id)) return id;
    if (namesById.get(id) === name) return undefined;
    const own = hashToUuid([context.key, id, name]);
    return namesById.has(own) ? undefined : own;
  }
}

/** The same for two rows of the same server; empty where a row has no address. */
function addressOf({ name, endpoints }: ServiceRecord): string {
  const [endpoint] = endpoints;
  if (endpoint === undefined) return '';
  const { origin, pathname, search } = new URL(endpoint.url);
  const path = withoutEndSlashes(pathname).replace(/\/sse$/i, '');
  return `${name.toLowerCase()}\n${origin}${path}${search}`;
}

/** The first row's, with what it lacks and the other one has. */
function join(known: ServiceRecord, other: ServiceRecord): ServiceRecord {
  const urls = new Set(known.endpoints.map(({ url }) => url));
  return {
    ...other,
    ...known,
    description: known.description === '' ? other.description : known.description,
    tags: [...new Set([...known.tags, ...other.tags])],
    endpoints: [...known.endpoints, ...other.endpoints.filter(({ url }) => !urls.has(url))],
  };
}

function quote({ name }: ServiceRecord): string {
  return `"${name.slice(0, 80)}"`;
}
