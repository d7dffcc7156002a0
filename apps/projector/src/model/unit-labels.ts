/** At most so many units are told apart in metrics; later ones are `other`, for good (contract-details 10). */
export const MOST_UNIT_LABELS = 20;
export const OTHER_UNITS = 'other';

/** Gives labels to districts not seen before, in the order in which they come. @returns the new ones only. */
export function labelDistricts(known: ReadonlyMap<string, string>, districts: readonly string[]): Map<string, string> {
  const fresh = new Map<string, string>();
  let free = MOST_UNIT_LABELS - [...known.values()].filter((label) => label !== OTHER_UNITS).length;
  for (const district of new Set(districts)) {
    if (known.has(district)) continue;
    fresh.set(district, free > 0 ? district : OTHER_UNITS);
    free -= 1;
  }
  return fresh;
}
