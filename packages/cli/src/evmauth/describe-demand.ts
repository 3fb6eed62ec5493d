import { plural } from '@nanda/terminal';

/** What a service wants to be shown, as a piece of a sentence: `token 1 of 0x… on chain 31337`. */
export function describeDemand({
  tokenIds,
  contractAddress,
  chainId,
}: {
  readonly tokenIds: readonly string[];
  readonly contractAddress?: string | undefined;
  readonly chainId?: number | undefined;
}): string {
  const [id, ...others] = tokenIds.map((one) => (one.length > 24 ? `${one.slice(0, 21)}…` : one));
  const few = others.length < 5;
  const tokens =
    id === undefined
      ? 'a token'
      : others.length === 0
        ? `token ${id}`
        : few
          ? `one of the tokens ${[id, ...others].join(', ')}`
          : `one of ${plural(tokenIds.length, 'token')}`;
  const contract = contractAddress === undefined ? '' : ` of ${contractAddress}`;
  return `${tokens}${contract}${chainId === undefined ? '' : ` on chain ${chainId}`}`;
}
