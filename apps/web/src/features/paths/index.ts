export { useBandWords } from './use-band-words.ts';
export { usePersonLive } from './use-trail-live.ts';
