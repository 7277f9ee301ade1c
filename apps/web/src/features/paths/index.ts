export { usePersonLive } from './use-trail-live.ts';
