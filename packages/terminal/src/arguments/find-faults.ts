import { nearestName } from '../text/nearest-name.js';
import { asMembers, type Members } from './as-members.js';
import { describeLimit } from './describe-limit.js';
import { followReference } from './follow-reference.js';
import type { Segments } from './find-missing.js';

/** Something that a value does not satisfy. */
export interface Fault {
  readonly at: Segments;
  /** Words that follow the name of the place. */
  readonly problem: string;
  /** The types that are wanted, where the value has another one. */
  readonly wanted?: readonly string[];
  /** Whether it is not there. */
  readonly isAbsent?: boolean;
}

/** Steps after which the rest is left to the service: a stranger's schema may double the work with every one. */
const maxSteps = 20_000;
const maxDepth = 60;
/** Parts inside of parts of one value: an alternative may be the very schema that it is an alternative of. */
const maxNesting = 200;
/** Milliseconds after which the rest is left to the service too: each of a stranger's patterns may take its time. */
const maxTime = 500;

/**
 * What is wrong with a value by its schema: types, choices, limits, and names that are not allowed. What is
 * missing is for `findMissing` to say. Of what is not understood (`not`, `if`, names by pattern) nothing is said:
 * the service decides. `root` is the document that `$ref`s look into.
 */
export function findFaults(
  value: unknown,
  schema: unknown,
  { root = schema }: { readonly root?: unknown } = {},
): readonly Fault[] {
  let left = maxSteps;
  let nesting = 0;
  const end = monotonic() + maxTime;
  return check(value, schema, []);

  function check(
    checked: unknown,
    part: unknown,
    at: Segments,
    isAlternative = false,
  ): readonly Fault[] {
    left -= 1;
    if (left < 0 || at.length > maxDepth || nesting > maxNesting) return [];
    if (monotonic() > end) return [];
    nesting += 1;
    const faults = checkPart(checked, part, at, isAlternative);
    nesting -= 1;
    return faults;
  }

  function checkPart(
    checked: unknown,
    part: unknown,
    at: Segments,
    isAlternative: boolean,
  ): readonly Fault[] {
    if (part === false) return [{ at, problem: 'is not allowed' }];
    const members = followReference(part, root);
    const own = checkOwn(checked, members, at);
    // Of a value of another type nothing more needs to be said.
    if (own !== undefined) return [own];
    return [
      ...(isAlternative ? findAbsent(checked, members, at) : []),
      ...asList(members['allOf']).flatMap((each) => check(checked, each, at, isAlternative)),
      ...checkAlternatives(checked, asList(members['anyOf']), at),
      ...checkAlternatives(checked, asList(members['oneOf']), at),
      ...checkInside(checked, { members, at, isAlternative }),
    ];
  }

  /** The faults by the alternative that comes nearest; none where one is satisfied. */
  function checkAlternatives(
    checked: unknown,
    alternatives: readonly unknown[],
    at: Segments,
  ): readonly Fault[] {
    const all: (readonly Fault[])[] = [];
    for (const alternative of alternatives) {
      const faults = check(checked, alternative, at, true);
      if (faults.length === 0) return [];
      all.push(faults);
    }
    if (all.length === 0) return [];
    const others = all.flat();
    if (all.every((faults) => faults.every((fault) => fault.isAbsent))) {
      const ways = all.map((faults) =>
        faults.map((fault) => String(fault.at.at(-1))).join(' and '),
      );
      return [{ at, problem: `needs ${[...new Set(ways)].join(' or ')}` }];
    }
    const inside = all.filter((faults) => faults.every((fault) => fault.at.length > at.length));
    const [nearest] = inside.toSorted((a, b) => a.length - b.length);
    return nearest ?? [joinFaults(others, { at, value: checked })];
  }

  function findAbsent(checked: unknown, members: Members, at: Segments): readonly Fault[] {
    if (!isType(checked, 'object')) return [];
    return asList(members['required'])
      .filter((name) => typeof name === 'string' && !Object.hasOwn(checked as object, name))
      .map((name) => ({ at: [...at, String(name)], problem: 'is required', isAbsent: true }));
  }

  function checkOwn(checked: unknown, members: Members, at: Segments): Fault | undefined {
    const types = [members['type']].flat().filter((type) => typeof type === 'string');
    const isNullable = members['nullable'] === true && checked === null;
    const isOfType = types.length === 0 || types.some((type) => isType(checked, type));
    if (!isOfType && !isNullable) {
      return wrongType(types.map(typeWords), { at, value: checked });
    }
    const choices = Array.isArray(members['enum'])
      ? (members['enum'] as unknown[])
      : 'const' in members
        ? [members['const']]
        : undefined;
    const text = JSON.stringify(checked);
    if (choices !== undefined && !choices.some((choice) => isEqual(choice, checked))) {
      const named = choices.slice(0, 30).map((choice) => JSON.stringify(choice));
      const wanted =
        named.length === 1 ? `can only be ${named[0]}` : `is one of ${named.join(', ')}`;
      return { at, problem: `${wanted}, not ${show(checked)}` };
    }
    const problem = text === undefined ? undefined : describeLimit(checked, members);
    return problem === undefined ? undefined : { at, problem };
  }

  function checkInside(checked: unknown, { members, at, isAlternative }: Inside): readonly Fault[] {
    if (Array.isArray(checked)) return checkItems(checked, { members, at, isAlternative });
    if (typeof checked !== 'object' || checked === null) return [];
    const properties = asMembers(members['properties']);
    const hasPatterns = Object.keys(asMembers(members['patternProperties'])).length > 0;
    const others = hasPatterns ? undefined : members['additionalProperties'];
    return Object.entries(checked).flatMap(([name, inner]) => {
      const place = [...at, name];
      if (Object.hasOwn(properties, name)) {
        return check(inner, properties[name], place, isAlternative);
      }
      if (others === undefined || others === true || isProof(name, at)) return [];
      if (others !== false) return check(inner, others, place, isAlternative);
      const nearest = nearestName(name, Object.keys(properties));
      const meant = nearest === undefined ? '' : `. Did you mean ${nearest}?`;
      return [{ at: place, problem: `is not a parameter${meant}` }];
    });
  }

  function checkItems(
    items: readonly unknown[],
    { members, at, isAlternative }: Inside,
  ): readonly Fault[] {
    const isTuple = Array.isArray(members['items']);
    const tuple = asList(isTuple ? members['items'] : members['prefixItems']);
    const rest = isTuple ? members['additionalItems'] : members['items'];
    return items.flatMap((item, index) => {
      const part = tuple[index] ?? rest;
      return part === undefined ? [] : check(item, part, [...at, index], isAlternative);
    });
  }
}

interface Inside {
  readonly members: Members;
  readonly at: Segments;
  /** Whether what is missing is looked at too. */
  readonly isAlternative: boolean;
}

/** A proof that token-gated services take beside a tool's own parameters, whatever its schema says. */
function isProof(name: string, at: Segments): boolean {
  return at.length === 0 && name === '__evmauth';
}

function isType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

function typeWords(type: string): string {
  switch (type) {
    case 'integer':
      return 'a whole number';
    case 'array':
      return 'a list';
    case 'object':
      return 'a JSON object';
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'text';
    default:
      return type === 'null' ? type : `a ${type}`;
  }
}

interface Place {
  readonly at: Segments;
  readonly value: unknown;
}

function wrongType(wanted: readonly string[], { at, value }: Place): Fault {
  return { at, problem: `is ${wanted.join(' or ')}, not ${show(value)}`, wanted };
}

/** What each of several ways asks for. */
function joinFaults(faults: readonly Fault[], place: Place): Fault {
  const closer = faults.filter(({ wanted }) => wanted === undefined);
  if (closer.length === 0) {
    return wrongType([...new Set(faults.flatMap(({ wanted = [] }) => wanted))], place);
  }
  // A value of the right type is meant that way.
  const problems = [...new Set(closer.map(({ problem }) => problem))];
  return { at: place.at, problem: problems.slice(0, 4).join(', or ') };
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every(
      (name) =>
        Object.hasOwn(right, name) && isEqual((left as Members)[name], (right as Members)[name]),
    )
  );
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Milliseconds. Not `performance.now()`: to name it loads a module, which a start has no time for. */
function monotonic(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
