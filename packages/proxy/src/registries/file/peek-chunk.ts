export interface Peeked {
  /** `undefined` where there is none at all. */
  readonly first: Uint8Array | undefined;
  /** All of it, the first one too. It must be iterated, or what it reads from stays open. */
  readonly all: AsyncIterable<Uint8Array>;
}

/** Looks at the first chunk that is not empty. */
export async function peekChunk(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  let next = await iterator.next();
  while (next.done !== true && next.value.length === 0) next = await iterator.next();
  const first = next.done === true ? undefined : next.value;
  return { first, all: join(first, { iterator }) };
}

async function* join(
  first: Uint8Array | undefined,
  { iterator }: { readonly iterator: AsyncIterator<Uint8Array> },
): AsyncGenerator<Uint8Array> {
  try {
    if (first === undefined) return;
    yield first;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
