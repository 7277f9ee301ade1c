import { inTransaction } from '../../platform/db/transaction.ts';
import type { DistrictRow } from '../../platform/district/queries.ts';
import type { Services } from '../../platform/services.ts';
import { selectAllDistricts } from './queries.ts';

/** Every district of this installation, for the command line, the doctor and jobs; never for a request. */
export function listDistricts(services: Services): Promise<DistrictRow[]> {
  return inTransaction(services.database, null, selectAllDistricts);
}
