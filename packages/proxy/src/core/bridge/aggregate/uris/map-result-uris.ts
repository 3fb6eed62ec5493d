import { isObject } from '../../../is-object.js';

type Members = Readonly<Record<string, unknown>>;

/** What is shown to a client in place of a URI of a service. */
export type MapUri = (uri: string) => string;

/**
 * A result with other URIs where it names resources: in the contents of `resources/read`, and in the links and the embedded
 * resources of tools and prompts. Everything else stays, and so does the object itself where nothing differs.
 */
export function mapResultUris(result: Members, map: MapUri): Members {
  let mapped = mapList(result, 'content', (block) => mapBlock(block, map));
  mapped = mapList(mapped, 'contents', (contents) => mapMember(contents, 'uri', map));
  mapped = mapList(mapped, 'messages', (message) => mapMessage(message, map));
  // The result of a task lies in what is told of the task.
  const inner = mapped['result'];
  return isObject(inner) ? put(mapped, 'result', mapResultUris(inner, map)) : mapped;
}

/** The URIs that `mapResultUris` would ask for. */
export function listResultUris(result: Members): readonly string[] {
  const found: string[] = [];
  mapResultUris(result, (uri) => {
    found.push(uri);
    return uri;
  });
  return found;
}

function mapMessage(message: unknown, map: MapUri): unknown {
  if (!isObject(message)) return message;
  const { content } = message;
  if (Array.isArray(content)) return mapList(message, 'content', (block) => mapBlock(block, map));
  return put(message, 'content', mapBlock(content, map));
}

function mapBlock(block: unknown, map: MapUri): unknown {
  if (!isObject(block)) return block;
  if (block['type'] === 'resource_link') return mapMember(block, 'uri', map);
  if (block['type'] !== 'resource') return block;
  return put(block, 'resource', mapMember(block['resource'], 'uri', map));
}

function mapMember(holder: unknown, name: string, map: MapUri): unknown {
  if (!isObject(holder)) return holder;
  const value = holder[name];
  return typeof value === 'string' ? put(holder, name, map(value)) : holder;
}

function mapList(holder: Members, name: string, map: (item: unknown) => unknown): Members {
  const list = holder[name];
  if (!Array.isArray(list)) return holder;
  const mapped = (list as unknown[]).map(map);
  return mapped.every((item, index) => item === list[index]) ? holder : put(holder, name, mapped);
}

/** Keeps the order of the members. */
function put(holder: Members, name: string, value: unknown): Members {
  return holder[name] === value ? holder : { ...holder, [name]: value };
}
