import type { FakeIndexRecord } from './make-index-record.js';

/** What `GET /api/v1/resolve` answers. */
export type RecordResolution = { readonly status: number; readonly body: unknown };

/** The record of a URN, an e-mail address or a domain; of a URN, its publisher's catalog too. */
export function resolveRecord(
  records: readonly FakeIndexRecord[],
  { locator }: { readonly locator: string },
): RecordResolution {
  const active = records.filter((record) => record['status'] === 'active');
  const [, domain, name] = /^urn:[a-z0-9-]+:([^:]+):(?:[^:]+:)?([^:]+)$/i.exec(locator) ?? [];
  if (locator.toLowerCase().startsWith('urn:') && domain === undefined) {
    const detail = `invalid locator "${locator}"`;
    return { status: 400, body: { error: 'invalid_locator', detail } };
  }
  const found =
    active.find((record) => record['identifier'] === locator) ??
    active.find((record) => record['domain'] === (domain ?? locator));
  if (found === undefined) {
    const detail = `"${locator}" not found in NANDA Index or is not active`;
    return { status: 404, body: { error: 'not_found', detail } };
  }
  return { status: 200, body: { locator, identifier: name ?? locator, index_record: found } };
}
