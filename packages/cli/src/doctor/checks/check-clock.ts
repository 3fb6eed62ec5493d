import { formatDuration } from '../../background/format-duration.js';
import type { Check } from '../check.js';

/** Milliseconds of difference that nothing minds: answers tell the time in seconds, and take a while. */
const tolerance = 30_000;

/** Whether the clock is right: credentials and certificates are refused where it is not. */
export const checkClock: Check = {
  name: 'clock',
  async run({ reached }) {
    const skews = (await reached).flatMap(({ skew }) => (skew === undefined ? [] : [skew]));
    const [skew] = skews.toSorted((one, other) => Math.abs(one) - Math.abs(other));
    if (skew === undefined) return { state: 'note', message: 'no other clock to compare it with' };
    if (Math.abs(skew) < tolerance) return { state: 'ok', message: 'as those of the registries' };
    return {
      state: 'warning',
      message: `${formatDuration(Math.abs(skew))} ${skew > 0 ? 'behind' : 'ahead of'} those of the registries`,
      advice: 'Set it: credentials and certificates may be refused.',
    };
  },
};
