/** When everything happens in the fakes, RFC 3339. */
export const fakeTime = '2030-01-01T00:00:00.000Z';
