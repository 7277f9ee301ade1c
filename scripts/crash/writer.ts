/**
 * Writes commands as the server does and says what happened: `send <id>` before, `done <id>` once the commit has
 * returned. Killed at any moment by scripts/crash/rounds.ts. When the database dies it repeats what it was sending.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '../../apps/server/src/platform/audit.ts';
import { type Database, openDatabase } from '../../apps/server/src/platform/db/database.ts';
import { inTransaction } from '../../apps/server/src/platform/db/transaction.ts';
import { once } from '../../apps/server/src/platform/http/once.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { PARTS, readOrders, type WriterOrders } from './orders.ts';

const AT_ONCE = 4;

function say(word: string, id: string): void {
  // Synchronously, so that nothing said is lost in a buffer when the process is killed.
  writeSync(1, `${word} ${id}\n`);
}

async function writeOne(database: Database, orders: WriterOrders, id: string): Promise<void> {
  const { districtId, acknowledgeEarly } = orders;
  const now = new Date();
  const command = { id, route: 'crash', personId: districtId, request: { id }, now };
  await inTransaction(database, districtId, async () => {
    await once(command, async () => {
      for (let part = 0; part < PARTS; part += 1)
        await audit(now, {
          action: 'import.finished',
          actor: null,
          resource: { kind: 'crash', id },
          detail: { part },
        });
      return { id };
    });
    if (acknowledgeEarly) {
      say('done', id);
      await sleep(20);
    }
  });
  if (!acknowledgeEarly) say('done', id);
}

/** A client's loop: one command after the other, each repeated until it is answered. */
async function write(database: Database, orders: WriterOrders, repeat: readonly string[]): Promise<never> {
  const waiting = [...repeat];
  for (;;) {
    const id = waiting.shift() ?? newId(new Date());
    say('send', id);
    for (let saved = false; !saved; ) {
      saved = await writeOne(database, orders, id).then(
        () => true,
        () => sleep(15, false),
      );
    }
  }
}

let told = '';
for await (const chunk of process.stdin) told += String(chunk);
// A writer that is not needed any more gets an end without orders.
if (told === '') process.exit(0);
const orders = readOrders(told);
const database = openDatabase(orders.servingUrl, AT_ONCE);
const lanes = Array.from({ length: AT_ONCE }, (_, lane) =>
  orders.repeat.filter((_id, at) => at % AT_ONCE === lane),
);
await Promise.all(lanes.map((repeat) => write(database, orders, repeat)));
