export const db = (): { run: () => Promise<void> } => ({ run: async () => undefined });
