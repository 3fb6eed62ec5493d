import type { Check } from '../check.js';

/** What is needed: the first one whose `node:sqlite` needs no flag. */
const least = [22, 13] as const;

export const checkNode: Check = {
  name: 'node',
  async run() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const isEnough = major > least[0] || (major === least[0] && minor >= least[1]);
    const message = `${process.versions.node} on ${process.platform} ${process.arch}`;
    if (isEnough) return { state: 'ok', message };
    return {
      state: 'problem',
      message: `${message} is too old`,
      advice: `Install Node ${least.join('.')} or newer.`,
    };
  },
};
