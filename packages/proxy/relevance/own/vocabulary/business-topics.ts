import { readTopics } from './read-topics.js';

export const businessTopics = readTopics(`
enterprise resource planning | business | purchase orders, ledgers, work orders, vendors, bills of materials, cost centers
manufacturing execution | business | batches, machines, downtimes, shifts, reject rates, operators
warehouse management | logistics | bins, picks, pallets, replenishments, cycle counts, ramps
fleet management | logistics | vehicles, drivers, trips, fuel cards, odometers, inspections
container ships | logistics | vessels, port calls, berths, bills of lading, voyages, containers
customs declarations | logistics | tariff codes, declarations, duties, origins, permits, consignments
procurement tenders | business | tenders, bidders, lots, awards, deadlines, specifications
insurance claims | insurance | claims, policies, adjusters, deductibles, losses, premiums
actuarial tables | insurance | mortality tables, reserves, cohorts, lapse rates, annuities, durations
real estate listings | real-estate | listings, floor plans, agents, viewings, comparables, plots
property management | real-estate | tenants, leases, rents, deposits, repairs, meters
land registry | real-estate | parcels, deeds, owners, encumbrances, cadastral plans, surveys
construction sites | construction | permits, crews, defects, daily reports, subcontractors, handovers
elevator maintenance | construction | elevators, inspections, faults, doors, service visits, spare parts
energy tariffs | energy | tariffs, meters, suppliers, consumption curves, contracts, grid fees
power grid | energy | substations, lines, loads, outages, frequencies, interconnectors
wind farms | energy | turbines, yaw angles, curtailments, nacelles, wake losses, power curves
oil and gas wells | energy | wells, drill bits, casings, mud logs, permits, production volumes
carbon accounting | sustainability | emission factors, scopes, offsets, activities, suppliers, footprints
waste collection | sustainability | bins, routes, collection days, recycling rates, landfills, weighings
water utilities | utilities | reservoirs, pumps, leaks, pressures, valves, samples
grain markets | agriculture | bids, elevators, basis levels, harvests, moisture levels, contracts
crop planning | agriculture | fields, rotations, sowings, yields, soil samples, varieties
livestock herds | agriculture | cows, calvings, milk yields, ear tags, pastures, vaccinations
beekeeping | agriculture | hives, queens, swarms, honey yields, mites, apiaries
fisheries | agriculture | catches, quotas, vessels, nets, landings, stocks
forestry | agriculture | stands, harvesters, timber volumes, seedlings, diameters, inventories
vineyards | agriculture | vintages, grapes, barrels, blends, sugar levels, parcels
nonprofit fundraising | nonprofit | donors, pledges, campaigns, grants, receipts, volunteers
grants | nonprofit | calls, applicants, budgets, reviewers, milestones, reports
church administration | nonprofit | parishes, services, baptisms, hymns, sermons, collections
trade fairs | events | exhibitors, booths, badges, halls, leads, programmes
conference programmes | events | talks, speakers, tracks, rooms, abstracts, sponsors
concert tickets | events | venues, gigs, seats, doors, headliners, presales
cinema showtimes | entertainment | showings, screens, films, trailers, age ratings, cinemas
podcast production | media | episodes, shows, chapters, guests, hosts, listeners
radio stations | media | stations, frequencies, jingles, playouts, schedules, presenters
television listings | media | channels, broadcasts, series, seasons, presenters, replays
press releases | media | releases, embargoes, journalists, clippings, outlets, quotes
outdoor billboards | advertising | billboards, impressions, slots, creatives, locations, bookings
affiliate programmes | advertising | affiliates, commissions, clicks, merchants, payouts, coupons
loyalty cards | retail | points, tiers, members, vouchers, stamps, rewards
franchise stores | retail | stores, planograms, footfall, shifts, tills, markdowns
fashion collections | retail | looks, fabrics, sizes, seasons, patterns, trims
jewellery | retail | gemstones, carats, settings, hallmarks, appraisals, alloys
auction houses | retail | lots, bids, catalogues, estimates, provenances, hammer prices
payroll | hr | payslips, deductions, pay runs, allowances, garnishments, overtime
shift rosters | hr | shifts, rosters, swaps, absences, skills, stations
employee surveys | hr | questions, scores, teams, comments, drivers, action plans
corporate training | hr | courses, learners, certificates, modules, deadlines, trainers
expense claims | finance-operations | receipts, mileages, approvals, per diems, policies, cards
tax returns | finance-operations | returns, allowances, brackets, filings, deductions, assessments
venture capital | finance-operations | rounds, founders, cap tables, term sheets, funds, exits
private equity | finance-operations | funds, carried interest, portfolio companies, commitments, closings, partners
microloans | finance-operations | borrowers, instalments, guarantors, branches, arrears, groups
credit scores | finance-operations | scores, bureaus, inquiries, tradelines, utilisation, disputes
hospital beds | healthcare | beds, wards, admissions, discharges, transfers, occupancies
dental practices | healthcare | patients, x-rays, treatments, crowns, recalls, chairs
veterinary clinics | healthcare | animals, owners, vaccinations, surgeries, prescriptions, weights
pharmacies | healthcare | stocks, prescriptions, substitutes, batches, opening hours, leaflets
laboratory samples | healthcare | samples, assays, plates, reagents, freezers, results
radiology images | healthcare | studies, series, modalities, slices, contours, worklists
`);
