export { homeAddress } from './home-address.ts';
export { useRoleWord } from './role-words.ts';
export { SessionProvider } from './session-provider.tsx';
