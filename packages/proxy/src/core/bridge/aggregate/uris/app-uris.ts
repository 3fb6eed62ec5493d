import { isObject } from '../../../is-object.js';
import type { MapUri } from './map-result-uris.js';

type Tool = Readonly<Record<string, unknown>>;

/** The key that MCP Apps had before `ui.resourceUri`; both are in use. */
const flatKey = 'ui/resourceUri';

/** The resource of MCP Apps that shows what a tool gives; undefined where it has none. */
export function appUriOf({ _meta: meta }: Tool): string | undefined {
  if (!isObject(meta)) return undefined;
  const { ui } = meta;
  const uri = (isObject(ui) ? ui['resourceUri'] : undefined) ?? meta[flatKey];
  return typeof uri === 'string' ? uri : undefined;
}

/** The tool with another URI for it; the tool itself where that is the same. */
export function withAppUri<Row extends Tool>(tool: Row, map: MapUri): Row {
  const own = appUriOf(tool);
  const meta = tool['_meta'];
  if (own === undefined || !isObject(meta)) return tool;
  const shown = map(own);
  if (shown === own) return tool;
  const mapped: Record<string, unknown> = { ...meta };
  const { ui } = meta;
  if (isObject(ui) && ui['resourceUri'] === own) mapped['ui'] = { ...ui, resourceUri: shown };
  if (meta[flatKey] === own) mapped[flatKey] = shown;
  return { ...tool, _meta: mapped };
}
