import type { Prompt } from '@nanda/protocol';
import type { AggregateView } from '../../aggregate-view.js';
import type { Member } from '../gathering/member.js';
import { nameOffers } from '../naming/name-offers.js';

/** A prompt of a service as it is listed. */
export interface ListedPrompt {
  readonly connectionId: string;
  /** The service's own name for it. */
  readonly ownName: string;
  readonly row: Prompt;
}

export interface PromptTable {
  readonly rows: readonly Prompt[];
  find(name: string): ListedPrompt | undefined;
}

/** The prompts of one connection. */
export interface MemberPrompts {
  readonly member: Member;
  readonly rows: readonly Prompt[];
}

const nothingReserved: ReadonlySet<string> = new Set();

/** @param members in the order of creation */
export function createPromptTable(
  members: readonly MemberPrompts[],
  { names }: { readonly names: AggregateView['names'] },
): PromptTable {
  const offers = members.flatMap(({ member: { connection, alias }, rows }) =>
    rows.map((row) => ({ connectionId: connection.id, alias, name: row.name, row })),
  );
  const listedNames = nameOffers(offers, { names, reserved: nothingReserved });
  const prompts = offers.map(({ connectionId, row }, index): ListedPrompt => {
    const name = listedNames[index] ?? row.name;
    return { connectionId, ownName: row.name, row: { ...row, name } };
  });
  const byName = new Map(prompts.map((prompt) => [prompt.row.name, prompt]));
  return { rows: prompts.map(({ row }) => row), find: (name) => byName.get(name) };
}
