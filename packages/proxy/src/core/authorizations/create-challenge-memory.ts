import type { Owner } from '../principal.js';
import { principalKey } from '../principal-key.js';
import type { OAuthChallenge } from './oauth-client.js';

/** What services have said to whom where they let nobody in: what an authorization starts from. */
export interface ChallengeMemory {
  note(place: ChallengePlace, challenge: OAuthChallenge): void;
  recall(place: ChallengePlace): OAuthChallenge | undefined;
  forget(place: ChallengePlace): void;
}

export interface ChallengePlace {
  readonly owner: Owner;
  readonly serviceId: string;
}

const limit = 1000;
/** Milliseconds: a service may say something else tomorrow. */
const maximumAge = 3_600_000;

export function createChallengeMemory({
  now = () => performance.now(),
}: { readonly now?: () => number } = {}): ChallengeMemory {
  const challenges = new Map<string, { readonly challenge: OAuthChallenge; readonly at: number }>();
  const keyOf = ({ owner, serviceId }: ChallengePlace): string =>
    JSON.stringify([principalKey(owner), serviceId]);
  return {
    note(place, challenge) {
      const key = keyOf(place);
      challenges.delete(key);
      challenges.set(key, { challenge, at: now() });
      for (const [oldest] of challenges) {
        if (challenges.size <= limit) break;
        challenges.delete(oldest);
      }
    },
    recall(place) {
      const known = challenges.get(keyOf(place));
      return known !== undefined && now() - known.at < maximumAge ? known.challenge : undefined;
    },
    forget: (place) => void challenges.delete(keyOf(place)),
  };
}
