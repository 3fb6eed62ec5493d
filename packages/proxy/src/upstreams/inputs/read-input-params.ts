import { isDeeperThan } from '../../core/is-deeper-than.js';
import { maximumDepth } from '../errors/maximum-depth.js';
import type { Redactor } from '../secrets/create-redactor.js';

const maximumCharacters = 4 * 1024 * 1024;

/** What a service asks, without credentials; undefined where it is too deep or too large to be handed on. */
export function readInputParams(
  params: Readonly<Record<string, unknown>>,
  { redactor }: { readonly redactor: Redactor },
): Record<string, unknown> | undefined {
  if (isDeeperThan(maximumDepth, { value: params })) return undefined;
  if (JSON.stringify(params).length > maximumCharacters) return undefined;
  return redactor.value(params) as Record<string, unknown>;
}
