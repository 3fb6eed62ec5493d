import type { ChallengeField, PublicChallengeField } from '@nanda/protocol';

/** One value to ask for, in the spelling of the public surface: a member of `auth` has the name that it has there. */
export function toPublicField(field: ChallengeField): PublicChallengeField {
  const { name, description, isRequired, isSecret, placeholder, choices } = field;
  return {
    name: field.in === 'auth' ? toSnakeCase(name) : name,
    in: field.in,
    ...(description !== undefined && { description }),
    ...(isRequired !== undefined && { is_required: isRequired }),
    ...(isSecret !== undefined && { is_secret: isSecret }),
    ...(field.default !== undefined && { default: field.default }),
    ...(placeholder !== undefined && { placeholder }),
    ...(choices !== undefined && { choices: [...choices] }),
  };
}

function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
