import { listDistricts } from '../features/identity/index.ts';
import { isDistrictSlug, SLUG_RULE } from '../platform/district/new-district.ts';
import type { Services } from '../platform/services.ts';
import { UsageError } from './arguments.ts';

/** The district a command works in: the one named, or the only one there is. */
export async function chooseDistrict(services: Services, slug: string | undefined): Promise<string> {
  if (slug !== undefined) {
    if (!isDistrictSlug(slug)) throw new UsageError(`--district is ${SLUG_RULE}.`);
    return slug;
  }
  const districts = await listDistricts(services);
  const only = districts[0];
  if (only === undefined || districts.length > 1) {
    throw new UsageError(
      `--district is missing${districts.length > 1 ? `; there are ${districts.map((row) => row.slug).join(', ')}` : ''}.`,
    );
  }
  return only.slug;
}
