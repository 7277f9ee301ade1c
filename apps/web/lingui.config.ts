import { defineConfig } from '@lingui/cli';

// The catalogue test extracts into a folder of its own and compares, so the place can be moved.
const catalogs = process.env['CAIRN_CATALOGS'] ?? '<rootDir>/src/locales';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'es'],
  catalogs: [{ path: `${catalogs}/{locale}/messages`, include: ['<rootDir>/src'], exclude: ['**/*.test.*'] }],
  format: 'po',
  formatOptions: { lineNumbers: false },
  orderBy: 'message',
});
