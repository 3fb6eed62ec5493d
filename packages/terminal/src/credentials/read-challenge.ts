import type { WantedChallenge, WantedField, WantedKind } from './wanted-challenge.js';

const kinds: readonly string[] = ['api_key', 'bearer', 'basic', 'oauth2', 'evmauth', 'custom'];

/** Most services that say nothing more want this. */
const anyToken: WantedChallenge = {
  kind: 'bearer',
  fields: [{ name: 'token', in: 'auth', isRequired: true, isSecret: true }],
};

/**
 * What a service wants, of `details.challenge` of a `SERVICE_AUTH_REQUIRED`; a token, where that does not say. A proxy that is
 * somebody else's may send anything: what does not fit is left out.
 */
export function readChallenge(challenge: unknown): WantedChallenge {
  const said = isObject(challenge) ? challenge : {};
  const { kind, fields, where, reason, scope } = said;
  const facts = {
    ...(typeof where === 'string' && { where }),
    ...(typeof reason === 'string' && { reason }),
    ...(typeof scope === 'string' && { scope }),
  };
  if (!isKind(kind)) return { ...anyToken, ...facts };
  const known = Array.isArray(fields) ? fields.filter(isField) : [];
  const isComplete = known.length > 0 || kind === 'oauth2';
  return { kind, fields: isComplete ? known : usualFields(kind), ...facts };
}

function usualFields(kind: WantedKind): readonly WantedField[] {
  const secret = (name: string, place: WantedField['in'] = 'auth'): WantedField => ({
    name,
    in: place,
    isRequired: true,
    isSecret: true,
  });
  switch (kind) {
    case 'api_key':
      return [secret('key')];
    case 'basic':
      return [{ name: 'username', in: 'auth', isRequired: true }, secret('password')];
    case 'evmauth':
      return [{ name: 'walletAddress', in: 'auth', isRequired: true }];
    case 'custom':
      return [secret('Authorization', 'header')];
    default:
      return anyToken.fields;
  }
}

function isKind(kind: unknown): kind is WantedKind {
  return typeof kind === 'string' && kinds.includes(kind);
}

function isField(field: unknown): field is WantedField {
  if (!isObject(field)) return false;
  const { name, in: place, default: standing, placeholder, description, choices } = field;
  const isPlaced = place === 'auth' || place === 'header' || place === 'variable';
  const areTexts = [standing, placeholder, description].every(
    (text) => text === undefined || typeof text === 'string',
  );
  const isChoice =
    choices === undefined ||
    (Array.isArray(choices) && choices.every((choice) => typeof choice === 'string'));
  return typeof name === 'string' && name !== '' && isPlaced && areTexts && isChoice;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
