const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const content = (...items: string[]): string => `{"content":[${items.join(',')}]}`;

/** Results by what they show. Each must come through byte for byte. */
export const resultCases: Readonly<Record<string, string>> = {
  text: content('{"type":"text","text":"plain"}'),
  'many-texts': content('{"type":"text","text":""}', '{"type":"text","text":"\\n\\t\\"\\\\ /"}'),
  unicode: content(
    '{"type":"text","text":"Grüße 日本 👩‍👩‍👧 \\u0000\\u001f \u2028\u2029 \uFEFF \u202Egnp"}',
  ),
  'lone-surrogates': content('{"type":"text","text":"\\ud800 and \\udfff"}'),
  image: content(`{"type":"image","data":"${png}","mimeType":"image/png"}`),
  audio: content('{"type":"audio","data":"UklGRg==","mimeType":"audio/wav"}'),
  'resource-link': content(
    '{"type":"resource_link","uri":"test://one","name":"one","title":"One","size":3,"mimeType":"text/plain"}',
  ),
  'ui-link': content('{"type":"resource_link","uri":"ui://raw/page.html","name":"page"}'),
  'embedded-text': content(
    '{"type":"resource","resource":{"uri":"test://two","mimeType":"text/plain","text":"two"}}',
  ),
  'embedded-blob': content(
    '{"type":"resource","resource":{"uri":"file:///a%20b?c#d","blob":"AAEC","_meta":{"a":1}}}',
  ),
  annotations: content(
    '{"type":"text","text":"x","annotations":{"audience":["user","assistant"],"priority":0.25,"lastModified":"2026-01-01T00:00:00Z"},"_meta":{"k":null}}',
  ),
  'unknown-kind': content('{"type":"hologram","depth":[1,[2,[3]]],"text":7}'),
  'unknown-members': '{"content":[],"zebra":{"b":1,"a":2},"aardvark":[null,true,false,""]}',
  'no-content': '{"structuredContent":{"only":"this"}}',
  empty: '{}',
  error: '{"content":[{"type":"text","text":"It broke."}],"isError":true}',
  'not-an-error': '{"content":[],"isError":false}',
  meta: '{"_meta":{"com.example/trace":{"id":"1"},"progressToken":9,"x":[]},"content":[]}',
  'structured-nested': `{"content":[],"structuredContent":${'{"a":['.repeat(60)}0${']}'.repeat(60)}}`,
  'structured-null': '{"content":[],"structuredContent":null}',
  'structured-empty': '{"content":[],"structuredContent":{}}',
  'structured-array': '{"content":[],"structuredContent":[1,"2",{"three":3}]}',
  'structured-text': '{"content":[],"structuredContent":"text"}',
  'structured-false': '{"content":[],"structuredContent":false}',
  prototype:
    '{"content":[],"structuredContent":{"__proto__":{"polluted":true},"constructor":{"prototype":{}},"toString":1}}',
  'empty-name': '{"content":[],"structuredContent":{"":0," ":1,"\\u0000":2}}',
  numbers:
    '{"content":[],"structuredContent":{"zero":0,"tenth":0.1,"large":9007199254740991,"small":5e-324,"huge":1.7976931348623157e+308,"negative":-1.5}}',
  'member-order': '{"zeta":1,"content":[{"text":"x","type":"text"}],"alpha":{"y":1,"x":2,"_":3}}',
  large: content(`{"type":"text","text":"${'0123456789'.repeat(100_000)}"}`),
};

/** Errors by what they show. */
export const errorCases: Readonly<Record<string, string>> = {
  'invalid-params': '{"code":-32602,"message":"No such coffee","data":{"b":[1],"a":null}}',
  'not-found': '{"code":-32002,"message":"Gone"}',
  internal: '{"code":-32603,"message":"Grüße \\n \\u0000","data":"text"}',
  'of-its-own': '{"code":418,"message":"","data":[]}',
  'falsy-data': '{"code":-32000,"message":"x","data":0}',
  'null-data': '{"code":-32050,"message":"x","data":null}',
};

/**
 * What JavaScript's own JSON cannot carry: what a service says, and what arrives. They are the limits of every relay that
 * parses, and nothing else of the result may change with them.
 */
export const limitCases: Readonly<Record<string, readonly [said: string, arrives: string]>> = {
  'trailing-zero': ['{"n":1.0}', '{"n":1}'],
  exponent: ['{"n":1e3}', '{"n":1000}'],
  'negative-zero': ['{"n":-0}', '{"n":0}'],
  'above-2-to-53': ['{"n":9007199254740993}', '{"n":9007199254740992}'],
  'more-digits': ['{"n":0.1000000000000000055511151231257827}', '{"n":0.1}'],
  'beyond-double': ['{"n":1e400}', '{"n":null}'],
  'integer-names': ['{"b":0,"2":0,"1":0}', '{"1":0,"2":0,"b":0}'],
  'same-name-twice': ['{"a":1,"a":2}', '{"a":2}'],
  'needless-escapes': [String.raw`{"s":"\/\u0041\uD800"}`, String.raw`{"s":"/A\ud800"}`],
  whitespace: ['{ "a" : [ 1, 2 ] }', '{"a":[1,2]}'],
};
