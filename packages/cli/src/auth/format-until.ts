/** When something is over, for people: `12 minutes from now`, `2026-05-01 12:00`. `now`: milliseconds of the epoch. */
export function formatUntil(time: string, { now }: { readonly now: number }): string {
  const minutes = Math.round((Date.parse(time) - now) / 60_000);
  if (Number.isNaN(minutes)) return 'some time';
  if (minutes < 1) return 'now';
  if (minutes < 120) return `${minutes === 1 ? 'a minute' : `${minutes} minutes`} from now`;
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
