import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Babel is slow, so it only sees the files that really use the translation macro. */
const translationMacro = defineRolldownBabelPreset({
  preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
  rolldown: { filter: { id: /src\/.*\.tsx?$/, code: /@lingui\/(?:core|react)\/macro/ } },
});

export default defineConfig({
  root: here,
  plugins: [
    react(),
    babel({ presets: [translationMacro] }),
    lingui({ cwd: here, failOnMissing: true, failOnCompileError: true }),
  ],
  server: { host: '127.0.0.1', port: 4110, proxy: { '/api': 'http://127.0.0.1:4100' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The policy allows no inline script and no data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 30 },
            { name: 'router', test: /node_modules\/@tanstack\//, priority: 20 },
          ],
        },
      },
    },
  },
});
