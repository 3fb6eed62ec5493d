import type { Desk } from '../session/desk.js';

export interface FakeDesk extends Desk {
  /** What was done: `copy …`, `save path`, `open url`, … */
  readonly done: string[];
}

/** A machine on which everything works, and nothing is done. It has the secret `env:TOKEN`. */
export function createFakeDesk(overrides: Partial<Desk> = {}): FakeDesk {
  const done: string[] = [];
  const desk: Desk = {
    async copy(text) {
      done.push(`copy ${text}`);
      return 'Copied';
    },
    async save(_result, { path }) {
      done.push(`save ${path ?? 'somewhere'}`);
      return [`Saved ${path ?? 'somewhere'}`];
    },
    redraw: async () => undefined,
    edit: async (text) => text,
    async page(text) {
      done.push(`page ${text}`);
    },
    async showImage(base64) {
      done.push(`show ${base64}`);
    },
    async open(url) {
      done.push(`open ${url}`);
    },
    async readSecret(source) {
      if (source === 'env:TOKEN') return 'hunter2\n';
      throw new Error(`${source.slice('env:'.length)} is not set`);
    },
  };
  return { ...desk, ...overrides, done };
}
