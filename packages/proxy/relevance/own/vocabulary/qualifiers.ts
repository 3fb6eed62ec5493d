/** Where or for whom a service is: the long tail of proper names. */
export const qualifiers: readonly string[] = [
  ...'Estonia Latvia Lithuania Poland Brazil Argentina Chile Peru Mexico Kenya Nigeria Ghana Egypt Morocco Turkey Greece Iceland Ireland Scotland Wales Finland Denmark Belgium Portugal Austria Hungary Romania Bulgaria Serbia Croatia Slovenia Ukraine Georgia Armenia Israel Jordan Qatar Pakistan Nepal Vietnam Thailand Malaysia Indonesia Singapore Taiwan Mongolia Bavaria Catalonia Tuscany Brittany Flanders Texas Ohio Quebec Ontario Queensland Tasmania London Lisbon Vienna Zurich Osaka Lagos Nairobi Jakarta'
    .split(' ')
    .map((place) => `in ${place}`),
  'for small teams',
  'for researchers',
  'for schools',
  'for beginners',
  'for professionals',
  'for hobbyists',
  'for public authorities',
  'for cooperatives',
  'for students',
  'for families',
  'for consultants',
  'for auditors',
  'for enthusiasts',
  'for developers',
  'for analysts',
  'for freelancers',
];
