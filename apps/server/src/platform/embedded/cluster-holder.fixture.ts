/** Another process for cluster.test.ts: opens the cluster of a folder and holds it until its input ends. */
import { openCluster } from './cluster.ts';

const cluster = await openCluster(process.argv[2] ?? '', { durable: false });
process.stdout.write(JSON.stringify({ owned: cluster.owned, pid: cluster.postmasterPid }));
process.stdin.resume();
process.stdin.once('end', () => void cluster.release());
