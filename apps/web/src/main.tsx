import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css';
import './styles/mantine.css';
import './styles/tokens.css';
import './styles/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrokenPage } from './app/broken-page.tsx';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { Providers } from './app/providers.tsx';
import { createQueryClient } from './app/query-client.ts';
import { router } from './app/router.tsx';
import { shareStyleNonce } from './app/style-nonce.ts';
import { reloadAfterUpgrade } from './app/upgrade.ts';
import { activateLocale, startingLocale } from './i18n/activate.ts';

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has lost its #root');
  shareStyleNonce();
  reloadAfterUpgrade();
  await activateLocale(startingLocale());
  createRoot(place).render(
    <StrictMode>
      <Providers queryClient={createQueryClient()}>
        <ErrorBoundary fallback={(error, retry) => <BrokenPage error={error} retry={retry} />}>
          <RouterProvider router={router} />
        </ErrorBoundary>
      </Providers>
    </StrictMode>,
  );
}

void start();
