export { homeAddress } from './home-address.ts';
export { SessionProvider } from './session-provider.tsx';
