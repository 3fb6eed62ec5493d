import {
  formatRegistrySpec,
  parseRegistrySpec,
  type RegistrySpec,
  RegistrySpecError,
} from '@nanda/protocol/facts';
import { checkRegistryUrl } from './check-registry-url.js';
import type { RegistryPlace } from './registry-place.js';
import { registryUsageError } from './registry-usage-error.js';
import { resolveRegistryPath } from './resolve-registry-path.js';

/** One word for a registry, with an absolute path; `none` is one too. @throws CliError `USAGE_ERROR` */
export function readRegistryText(text: string, place: RegistryPlace): string {
  const spec = parse(text, place);
  if (spec.type === 'file') {
    const path = resolveRegistryPath(spec.path, place);
    if (/^https?:/i.test(path)) checkRegistryUrl(path, { title: place.title, type: spec.type });
    return formatRegistrySpec({ type: 'file', path });
  }
  if ('url' in spec && spec.url !== undefined) {
    checkRegistryUrl(spec.url, { title: place.title, type: spec.type });
    return formatRegistrySpec({ ...spec, url: spec.url.replace(/\/+$/, '') });
  }
  return formatRegistrySpec(spec);
}

function parse(text: string, { title }: RegistryPlace): RegistrySpec {
  try {
    return parseRegistrySpec(text);
  } catch (error) {
    if (!(error instanceof RegistrySpecError)) throw error;
    const { message, hint } = error;
    throw registryUsageError(message, {
      title,
      hint,
      cause: error,
    });
  }
}
