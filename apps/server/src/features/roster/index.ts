export { type ClassResource, loadClass, loadPeople, loadPerson, type PersonResource } from './access.ts';
export { presentPerson } from './present.ts';
