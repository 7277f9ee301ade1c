import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterOptions, type EmbeddedCluster, openCluster } from './cluster.ts';

export type ThrowawayCluster = EmbeddedCluster & {
  readonly dataDir: string;
  readonly remove: () => Promise<void>;
};

/** A cluster in a folder of its own that `remove` stops and deletes. For tests, generators and benchmarks. */
export async function openThrowawayCluster(
  options: ClusterOptions = { durable: false },
): Promise<ThrowawayCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cairn-'));
  // The unprivileged account that runs PostgreSQL under root must be able to pass.
  await chmod(dataDir, 0o755);
  const cluster = await openCluster(dataDir, options);
  return {
    ...cluster,
    dataDir,
    remove: async () => {
      await cluster.release();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
