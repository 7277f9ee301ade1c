export {
  type ClassResource,
  loadClass,
  loadPeople,
  loadPerson,
  type PersonResource,
} from './access.ts';
export { type ImportOneRosterInput, importOneRoster, type RosterImport } from './import/import-oneroster.ts';
export { presentPerson } from './present.ts';
export { selectPeopleNamed } from './queries/named.ts';
