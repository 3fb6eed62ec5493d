/** How well a service answers a query. 3: exactly what was wanted, 2: good, 1: related. */
export type Grade = 1 | 2 | 3;
