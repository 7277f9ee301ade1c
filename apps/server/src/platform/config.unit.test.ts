import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

describe('parseConfig', () => {
  it('has a default for everything, and production is one of them', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      port: 4100,
      host: '127.0.0.1',
      mode: 'production',
      now: null,
      databaseUrl: null,
    });
    expect(config.dataDir).toMatch(/data$/);
  });

  it('takes empty values as not set and ignores what is not ours', () => {
    expect(parseConfig({ PORT: '', CAIRN_NOW: '', HOME: 'x', CAIRN_UNKNOWN: 'y' }).port).toBe(4100);
  });

  it.each([
    [{ PORT: 'many' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ CAIRN_MODE: 'test' }, /CAIRN_MODE/],
    [{ CAIRN_MODE: 'demo', CAIRN_NOW: 'yesterday' }, /CAIRN_NOW: must be a date/],
    [{ CAIRN_SECRET: 'short' }, /CAIRN_SECRET/],
    [{ CAIRN_NOW: '2021-10-15T15:00:00Z' }, /CAIRN_NOW is set, but CAIRN_MODE is production/],
    [{ DATABASE_ADMIN_URL: 'postgresql://x' }, /without DATABASE_URL/],
  ])('refuses %j and says why', (env, message) => {
    expect(() => parseConfig(env)).toThrow(ConfigError);
    expect(() => parseConfig(env)).toThrow(message);
  });

  it('names every variable that cannot be used, not the first alone', () => {
    expect(() => parseConfig({ PORT: 'x', CAIRN_MODE: 'y' })).toThrow(/PORT.*CAIRN_MODE/);
  });

  it('takes a clock in demo mode', () => {
    expect(parseConfig({ CAIRN_MODE: 'demo', CAIRN_NOW: '2021-10-15T15:00:00Z' }).now).toBe(
      '2021-10-15T15:00:00Z',
    );
  });
});
