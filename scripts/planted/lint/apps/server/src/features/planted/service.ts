// expects: cairn/no-sql-outside-queries
import { db } from '../../platform/db/transaction.ts';
export const work = (): Promise<void> => db().run();
