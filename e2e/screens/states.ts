import type { Reach, Screen } from '../screens.ts';

/** The server answers this address with a fault of its own. */
export function failing(pattern: string): Pick<Screen, 'before' | 'after'> {
  const problem = {
    type: 'about:blank',
    title: 'Something went wrong on our side.',
    status: 500,
    code: 'internal',
  };
  return {
    before: ({ device }) =>
      device.page
        .route(pattern, (route) =>
          route.fulfill({
            status: 500,
            contentType: 'application/problem+json',
            body: JSON.stringify(problem),
          }),
        )
        .then(() => undefined),
    after: ({ device }) => device.page.unroute(pattern),
  };
}

/** The answer of this address does not come. */
export function waiting(pattern: string): Pick<Screen, 'before' | 'after' | 'waits'> {
  return {
    waits: true,
    before: ({ device }) => device.page.route(pattern, () => undefined).then(() => undefined),
    after: ({ device }) => device.page.unroute(pattern),
  };
}

/** The network goes away while the screen is open. */
export const goesOffline: Pick<Screen, 'reach' | 'after'> = {
  reach: async ({ device, say }) => {
    await device.context.setOffline(true);
    await device.page.getByText(say('Offline. What you see is the saved copy, and it is safe.')).waitFor();
  },
  after: async ({ device }) => device.context.setOffline(false),
};

/** Press a button by its words. */
export const press =
  (english: string) =>
  async ({ device, say }: Reach): Promise<void> => {
    await device.page
      .getByRole('button', { name: say(english) })
      .first()
      .click();
  };

/** Open a dialog, and close it afterwards. */
export const dialog = (open: (reach: Reach) => Promise<void>): Pick<Screen, 'reach' | 'after'> => ({
  reach: async (reach) => {
    await open(reach);
    await reach.device.page.getByRole('dialog').waitFor();
  },
  after: async ({ device }) => device.page.keyboard.press('Escape'),
});
