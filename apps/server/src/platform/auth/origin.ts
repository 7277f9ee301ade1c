import type { Config } from '../config.ts';

/** The address under which browsers reach Cairn, without a slash at its end. */
export function originOf(config: Pick<Config, 'origin' | 'host' | 'port'>): string {
  return (config.origin ?? `http://${config.host}:${config.port}`).replace(/\/+$/, '');
}

/** Whether cookies must be kept to encrypted connections. */
export function isSecure(config: Pick<Config, 'origin' | 'host' | 'port'>): boolean {
  return originOf(config).startsWith('https:');
}
