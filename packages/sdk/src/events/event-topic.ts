/** What can be followed: what happens to the caller's connections, or to the catalog. */
export type EventTopic = 'connections' | 'catalog';
