import type { Operation, Schema } from '@nanda/protocol';
import * as fc from 'fast-check';
import { bytesEdit, editBytes } from '../bytes/edit-bytes.js';
import { arbitraryOf, type Hint } from './arbitrary-of.js';
import { editValue, valueEdits } from './edit-value.js';
import { headerFields } from './header-fields.js';
import { memberHintsOf } from './member-hints.js';
import { oddTexts } from './odd-values.js';
import type { SentRequest } from './sent-request.js';

/** As the contract wants it: what is refused at the door tells nothing of what is behind it. */
const mostly = { weight: 16, arbitrary: fc.constant(undefined) };
const shortTexts = oddTexts.filter((text) => text.length < 5000);

/** Requests of an operation: as its schemas have them, and changed. */
export function operationRequests(operation: Operation): fc.Arbitrary<SentRequest> {
  const hint = memberHintsOf(operation.id);
  const parts = {
    params: membersOf(operation.params, hint),
    paths: fc.oneof(mostly, { weight: 1, arbitrary: fc.constantFrom('double', 'bare', 'slash') }),
    query: membersOf(operation.query, hint),
    more: fc.oneof(mostly, {
      weight: 1,
      arbitrary: fc.array(
        fc.tuple(
          fc.constantFrom('limit', 'cursor', 'q', 'x', '__proto__', 'tags', 'offset', ''),
          fc.constantFrom(...shortTexts),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    headers: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Readonly<Record<string, string>>>({}) },
      { weight: 1, arbitrary: headerFields },
    ),
    method: fc.oneof(
      { weight: 30, arbitrary: fc.constant(operation.method as string) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
      },
    ),
    body: operation.body === undefined ? fc.constant(undefined) : bodies(operation.body, hint),
  };
  return fc.record(parts).map(({ params, paths, query, more, headers, method, body }) => {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      segment(toText(params[name] ?? ''), paths),
    );
    const search = [
      ...Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, toText(value)]],
      ),
      ...(more ?? []),
    ].map(([name, value]) => `${encode(name)}=${encode(value)}`);
    return {
      method,
      target: `${path}${search.length > 0 ? `?${search.join('&')}` : ''}`,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body,
    };
  });
}

/** Members that arrive as texts: of a path, or of a query. */
function membersOf(schema: Schema | undefined, hint: Hint): fc.Arbitrary<Record<string, unknown>> {
  if (schema === undefined) return fc.constant({});
  const members = arbitraryOf(schema, { hint }) as fc.Arbitrary<Record<string, unknown>>;
  const odd = fc.record({ at: fc.nat(9), text: fc.constantFrom(...shortTexts) });
  return fc
    .tuple(members, fc.oneof(mostly, { weight: 1, arbitrary: odd }))
    .map(([given, change]) => {
      const names = Object.keys(given);
      const name = names[(change?.at ?? 0) % names.length];
      return change === undefined || name === undefined ? given : { ...given, [name]: change.text };
    });
}

function bodies(schema: Schema, hint: Hint): fc.Arbitrary<Buffer> {
  return fc
    .record({
      value: arbitraryOf(schema, { hint }),
      edits: valueEdits,
      bytes: fc.oneof(
        { weight: 12, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(bytesEdit, { minLength: 1, maxLength: 3 }) },
      ),
    })
    .map(({ value, edits, bytes }) =>
      editBytes(Buffer.from(JSON.stringify(editValue(value, edits)) ?? ''), bytes),
    );
}

function segment(text: string, how: string | undefined): string {
  if (how === 'double') return encode(encode(text));
  if (how === 'bare') return text.replaceAll(/[^\x21-\x7e]|[?#]/g, '');
  if (how === 'slash') return `${encode(text)}//`;
  return encode(text);
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
