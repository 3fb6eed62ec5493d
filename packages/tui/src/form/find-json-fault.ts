/** Where a text stops being JSON. */
export interface JsonFault {
  /** In UTF-16 units from its beginning; its length where it ends too early. */
  readonly offset: number;
  /** What should stand there. */
  readonly expected: string;
}

type Place = 'value' | 'item' | 'member' | 'name' | 'colon' | 'next' | 'end';

const blank = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** The first place where a text is no JSON; undefined where all of it is. The engine does not always say it. */
export function findJsonFault(source: string): JsonFault | undefined {
  /** The brackets that are open. */
  const open: string[] = [];
  let offset = 0;
  let place = 'value' as Place;
  const take = (token: RegExp): boolean => {
    token.lastIndex = offset;
    if (!token.test(source)) return false;
    offset = token.lastIndex;
    return true;
  };
  const skip = (character: string): boolean => {
    if (source[offset] !== character) return false;
    offset += 1;
    return true;
  };
  const afterValue = (): Place => (open.length === 0 ? 'end' : 'next');
  const close = (): boolean => {
    if (!skip(open.at(-1) ?? '')) return false;
    open.pop();
    place = afterValue();
    return true;
  };
  const begin = (): boolean => {
    if (skip('{')) {
      open.push('}');
      place = 'member';
    } else if (skip('[')) {
      open.push(']');
      place = 'item';
    } else if (take(text) || take(plain)) place = afterValue();
    else return false;
    return true;
  };
  for (;;) {
    take(blank);
    switch (place) {
      case 'end':
        return offset === source.length ? undefined : { offset, expected: 'nothing more' };
      case 'value':
        if (!begin()) return { offset, expected: 'a value' };
        break;
      case 'item':
        if (!close() && !begin()) return { offset, expected: "a value or ']'" };
        break;
      case 'member':
        if (close()) break;
        if (!take(text)) return { offset, expected: `a name in double quotes or '}'` };
        place = 'colon';
        break;
      case 'name':
        if (!take(text)) return { offset, expected: 'a name in double quotes' };
        place = 'colon';
        break;
      case 'colon':
        if (!skip(':')) return { offset, expected: "':'" };
        place = 'value';
        break;
      case 'next':
        if (close()) break;
        if (!skip(',')) return { offset, expected: `',' or '${open.at(-1)}'` };
        place = open.at(-1) === '}' ? 'name' : 'value';
        break;
    }
  }
}
