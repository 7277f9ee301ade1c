/** PostgreSQL's code for a row that another transaction put there first. */
const UNIQUE_VIOLATION = '23505';

/**
 * Run a transaction, and once more when another one took the same name or made the same account at the same
 * moment: the second time it sees what the other did. Nothing of the first is left, for it was rolled back.
 */
export async function withSecondTry<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) throw error;
    return transaction();
  }
}
