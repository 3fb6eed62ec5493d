import type { ServiceInput } from '@nanda/protocol';
import type { ServerInput } from './server-json.js';

/** `Bearer {token}`: a scheme at most, and what is to be filled in. */
const template = /^(?:[A-Za-z-]+[\s:=]+)?\{[^{}]+\}$/;

/**
 * What a service wants to be given, without its name and variables. Nothing that could be a secret's
 * value is told: of a secret only the form remains, whatever a registry has published beside it.
 */
export function toPlainInput({
  description,
  isRequired,
  isSecret = false,
  format,
  default: preset,
  placeholder,
  value,
  choices,
}: ServiceInput): ServerInput {
  return {
    ...(description !== undefined && { description }),
    ...(isRequired !== undefined && { isRequired }),
    ...(isSecret && { isSecret }),
    ...(format !== undefined && { format }),
    ...(preset !== undefined && !isSecret && { default: preset }),
    ...(placeholder !== undefined && { placeholder }),
    ...(value !== undefined && (!isSecret || template.test(value)) && { value }),
    ...(choices !== undefined && !isSecret && { choices: [...choices] }),
  };
}
