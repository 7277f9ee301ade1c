export {
  DEMO_DISTRICT_SLUG,
  DEMO_PEOPLE_KEY,
  type DemoEntry,
} from './demo-queries.ts';
export { listDistricts } from './districts.ts';
export {
  type Administrator,
  checkAdministrator,
  createFirstAdministrator,
  type FirstAdministrator,
} from './first-administrator.ts';
export { selectActor } from './queries.ts';
export { resetSignIn } from './reset-sign-in.ts';
export { isSessionOpen } from './start-session.ts';
