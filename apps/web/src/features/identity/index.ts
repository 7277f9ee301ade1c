export { homeAddress } from './home-address.ts';
export { SessionEnded } from './session-ended.tsx';
export { SessionProvider } from './session-provider.tsx';
