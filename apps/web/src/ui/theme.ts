import { type CSSVariablesResolver, createTheme, localStorageColorSchemeManager } from '@mantine/core';

/** The key is shared with public/theme-boot.js, which sets the theme before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'cairn.theme' });

/** Moss from light to deep; 3 is the accent on dark ground, 7 on paper. */
const moss = [
  '#f1f5ec',
  '#e3ebda',
  '#bfe0ba',
  '#9ccb9b',
  '#7db182',
  '#5f9467',
  '#477a51',
  '#35633f',
  '#234a2d',
  '#1f4a2c',
] as const;

export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font-text)', fontWeight: '620' },
  fontSizes: { xs: '0.8125rem', sm: '0.90625rem', md: '1rem', lg: '1.125rem', xl: '1.5rem' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.3', xl: '1.2' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '6px', sm: '6px', md: '10px', lg: '14px', xl: '16px' },
  defaultRadius: 'md',
  primaryColor: 'moss',
  primaryShade: { light: 7, dark: 3 },
  colors: { moss },
  autoContrast: true,
  // base.css draws the one focus ring of Cairn.
  focusRing: 'never',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own colours, pointed at our tokens; these change with the theme by themselves. */
const bridged = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--moss)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-error': 'var(--amber)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: bridged,
  dark: bridged,
});
