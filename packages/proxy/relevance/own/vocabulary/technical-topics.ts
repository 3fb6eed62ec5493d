import { readTopics } from './read-topics.js';

export const technicalTopics = readTopics(`
event streaming | infrastructure | topics, partitions, consumer groups, offsets, brokers, lag
message queues | infrastructure | queues, exchanges, bindings, dead letters, consumers, vhosts
data pipelines | data | dags, task runs, operators, sensors, backfills, connections
data lineage | data | datasets, owners, glossary terms, columns, lineage graphs, data contracts
business intelligence | data | dashboards, metrics, dimensions, measures, semantic layers, reports
domain names | infrastructure | domains, registrars, whois records, nameservers, expiry dates, transfers
tls certificates | infrastructure | certificates, issuers, chains, expiry dates, key sizes, ocsp answers
vpn tunnels | networking | peers, tunnels, allowed ips, gateways, handshakes, endpoints
network switches | networking | vlans, ports, interfaces, firmware versions, mac tables, uplinks
firewalls | networking | rules, zones, policies, address groups, nat tables, sessions
software defined networking | networking | fabrics, tenants, contracts, leaf nodes, spine nodes, overlays
wifi access points | networking | access points, ssids, clients, channels, signal levels, mesh links
virtual machines on premise | infrastructure | hypervisors, guests, snapshots, datastores, templates, clusters
high performance computing | infrastructure | batch jobs, partitions, nodes, queues, reservations, modules
mainframe | infrastructure | jcl members, copybooks, cics regions, spool files, datasets, tapes
electronic design | engineering | schematics, netlists, footprints, gerber files, parts, design rules
fpga synthesis | engineering | bitstreams, constraints, timing reports, ip cores, testbenches, waveforms
mechanical cad | engineering | sketches, assemblies, parts, drawings, constraints, bills of materials
finite element simulation | engineering | meshes, load cases, solvers, materials, boundary conditions, results
building information modelling | engineering | walls, storeys, ifc models, clashes, families, quantities
robot operating system | robotics | topics, nodes, bags, transforms, actions, launch files
drone missions | robotics | waypoints, sortie logs, payloads, geofences, telemetry, missions
satellite imagery | earth-observation | scenes, bands, tiles, cloud masks, orbits, acquisitions
lidar point clouds | surveying | point clouds, scans, returns, ground classes, voxels, profiles
speech corpora | language | corpora, utterances, phonemes, speakers, alignments, prosody marks
firmware rollouts | embedded | firmware images, bootloaders, device groups, hashes, delta updates, boot slots
protocol buffers | developer-tools | messages, schemas, breaking changes, services, options, registries
graphql schemas | developer-tools | types, resolvers, fragments, subscriptions, federated graphs, directives
grpc endpoints | developer-tools | methods, services, reflections, metadata, streams, deadlines
rust crates | developer-tools | crates, features, lockfiles, yanked versions, editions, workspaces
java build tools | developer-tools | artifacts, modules, plugins, tasks, wrappers, dependency trees
dotnet assemblies | developer-tools | assemblies, packages, frameworks, analyzers, targets, solutions
php frameworks | developer-tools | controllers, views, artisan commands, service providers, middlewares, models
ruby gems | developer-tools | gems, bundles, rake tasks, initializers, engines, specs
ios simulators | mobile | simulators, bundles, schemes, provisioning profiles, deep links, push payloads
android emulators | mobile | emulators, apks, intents, activities, gradle variants, logcat lines
app store listings | mobile | apps, ratings, rankings, release tracks, in-app products, localizations
design tokens | design | tokens, palettes, type scales, spacings, themes, aliases
icon sets | design | icons, glyphs, categories, variants, strokes, sprites
fonts | design | families, weights, glyph tables, licences, ligatures, specimens
color theory | design | palettes, harmonies, contrasts, swatches, gradients, color names
load tests | testing | scenarios, virtual users, thresholds, ramps, response times, checks
api mocks | testing | stubs, scenarios, recordings, latencies, matchers, fixtures
mutation tests | testing | mutants, survivors, operators, scores, timeouts, equivalents
chaos experiments | testing | faults, blast radiuses, steady states, attacks, probes, rollbacks
synthetic test data | testing | personas, generators, locales, seeds, constraints, records
prompt evaluations | ai | rubrics, graders, scores, cases, baselines, regressions
model gateways | ai | providers, quotas, fallbacks, tokens, budgets, caches
agent orchestration | ai | agents, handoffs, plans, sub-tasks, roles, traces
annotation projects | ai | labels, annotators, guidelines, agreements, queues, boxes
tokenizers | ai | tokens, vocabularies, merges, counts, encodings, byte pairs
knowledge ontologies | ai | classes, properties, triples, inferences, prefixes, shapes
quantum circuits | science | qubits, gates, circuits, backends, shots, noise models
particle physics | science | events, decays, cross sections, histograms, detectors, luminosities
materials science | science | crystals, band gaps, phases, alloys, lattices, diffraction patterns
oceanography | science | buoys, salinity profiles, currents, plankton counts, cruises, moorings
entomology | science | specimens, species, traps, larvae, habitats, taxa
paleontology | science | fossils, strata, digs, formations, casts, eras
linguistics | science | treebanks, lemmas, dialects, cognates, scripts, grammars
archaeology | science | finds, trenches, pottery shards, radiocarbon dates, sites, contexts
`);
