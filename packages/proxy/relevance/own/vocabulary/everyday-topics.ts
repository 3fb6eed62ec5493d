import { readTopics } from './read-topics.js';

export const everydayTopics = readTopics(`
football scores | sports | fixtures, lineups, goals, league tables, referees, transfers
cricket statistics | sports | innings, overs, wickets, batting averages, tours, grounds
formula racing | sports | laps, grids, pit stops, tyres, constructors, circuits
horse racing | sports | horses, odds, jockeys, courses, furlongs, trainers
basketball statistics | sports | box scores, rosters, rebounds, drafts, seasons, arenas
golf courses | sports | holes, tee times, handicaps, greens, scorecards, bunkers
climbing routes | outdoors | crags, grades, bolts, ascents, topos, boulders
hiking trails | outdoors | trails, huts, elevations, trailheads, passes, gpx tracks
sailing | outdoors | boats, marinas, regattas, sails, moorings, logbooks
camping sites | outdoors | pitches, campgrounds, amenities, permits, fire bans, hookups
bird watching | outdoors | sightings, species, hotspots, checklists, calls, migrations
mushroom picking | outdoors | species, spots, spore prints, lookalikes, seasons, habitats
gardening | hobbies | beds, seeds, sowing dates, pests, perennials, compost heaps
house plants | hobbies | plants, waterings, light levels, pots, cuttings, fertilisers
aquariums | hobbies | tanks, fish, water changes, filters, corals, nitrate values
knitting patterns | hobbies | patterns, yarns, needles, gauges, stitches, rows
woodworking | hobbies | cut lists, joints, boards, finishes, plans, clamps
model railways | hobbies | layouts, locomotives, decoders, scales, turnouts, sidings
stamp collecting | hobbies | stamps, issues, perforations, watermarks, albums, catalogues
coin collecting | hobbies | coins, mints, grades, hoards, mintages, dies
lego sets | hobbies | sets, bricks, minifigures, themes, instructions, part numbers
board games | hobbies | games, designers, mechanics, player counts, expansions, plays
trading cards | hobbies | cards, decks, sets, rarities, grades, banned lists
tabletop role playing | hobbies | characters, monsters, spells, dice rolls, campaigns, initiative orders
comics | entertainment | issues, series, artists, panels, publishers, variants
anime and manga | entertainment | episodes, chapters, studios, seasons, voice actors, watchlists
song lyrics | entertainment | lyrics, verses, artists, albums, rhymes, annotations
guitar chords | entertainment | chords, tabs, tunings, capos, scales, strumming patterns
film trivia | entertainment | films, actors, quotes, awards, crews, taglines
celebrity gossip | entertainment | celebrities, rumours, interviews, premieres, scandals, outfits
jokes | entertainment | jokes, puns, punchlines, riddles, limericks, categories
horoscopes | lifestyle | signs, houses, transits, birth charts, aspects, readings
tarot | lifestyle | cards, layouts, meanings, decks, arcana, readings
dream diaries | lifestyle | dreams, symbols, moods, entries, lucid phases, themes
meditation | lifestyle | sessions, breathings, mantras, streaks, bells, teachers
wedding planning | lifestyle | guests, seating plans, vendors, registries, vows, budgets
baby names | lifestyle | names, meanings, origins, rankings, nicknames, siblings
genealogy | lifestyle | ancestors, family trees, census pages, parish records, surnames, dna matches
home renovation | lifestyle | rooms, paints, contractors, tiles, estimates, floors
interior decoration | lifestyle | furniture, moods, fabrics, lamps, layouts, wallpapers
second hand clothes | lifestyle | garments, sizes, brands, wardrobes, outfits, swaps
perfumes | lifestyle | fragrances, notes, houses, concentrations, accords, reviews
tattoos | lifestyle | motifs, artists, studios, placements, inks, aftercare
pets | lifestyle | dogs, cats, breeds, shelters, adoptions, feedings
car parts | automotive | parts, vin numbers, brakes, workshops, fitments, recalls
used cars | automotive | cars, mileages, dealers, inspections, trims, valuations
parking | automotive | garages, spaces, meters, permits, fines, bays
petrol stations | automotive | stations, pumps, fuels, prices, brands, opening hours
motorcycles | automotive | bikes, engines, tyres, rides, helmets, models
aircraft registers | aviation | aircraft, tail numbers, owners, engines, airworthiness certificates, types
airport charts | aviation | runways, approaches, frequencies, notams, taxiways, airspaces
wine cellars | food | bottles, vintages, cellars, tastings, producers, regions
craft beer | food | beers, breweries, hops, styles, taps, bitterness values
coffee roasting | food | beans, roasts, origins, grinders, brews, cuppings
cocktails | food | cocktails, spirits, garnishes, glasses, bars, mixers
parliament debates | government | speeches, bills, votes, members, committees, amendments
elections | government | polls, candidates, turnouts, districts, ballots, coalitions
census data | government | households, age groups, districts, migrations, surveys, indicators
city council | government | agendas, motions, budgets, wards, hearings, permits
government gazettes | government | notices, decrees, issues, ministries, appointments, annexes
police reports | government | incidents by district, stations, appeals, patrols, dispatches, categories
museums | culture | exhibits, paintings, loans, galleries, opening hours, curators
public libraries | culture | loans, catalogues, shelves, holds, branches, fines
poetry | culture | poems, stanzas, metres, anthologies, poets, rhymes
classical antiquity | culture | inscriptions, papyri, emperors, temples, manuscripts, coins
bible study | culture | verses, commentaries, concordances, chapters, parables, psalms
quran study | culture | surahs, verses, recitations, tafsirs, hadiths, prayer times
`);
