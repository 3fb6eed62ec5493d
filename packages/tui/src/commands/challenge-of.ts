import { readChallenge, type WantedChallenge } from '@nanda/terminal';

/** What a service wants that has refused somebody. */
export function challengeOf(refusal: Error): WantedChallenge {
  return readChallenge('challenge' in refusal ? refusal.challenge : undefined);
}
