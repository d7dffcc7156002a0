import type { Institution } from '@paystop/contracts';

const THERE = "SELECT to_regclass('dispatcher.v_institution') IS NOT NULL AS there";
const DECIDED = 'SELECT definition FROM dispatcher.v_institution ORDER BY code';

/** Anything that runs one statement. */
interface Queries {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * The institutions that were decided by PUT, through the view that the dispatcher keeps for the apps that route
 * (architecture: a sanctioned look into another app's tables). @returns none before the dispatcher made its view.
 */
export function decidedInstitutions(database: Queries): () => Promise<readonly Institution[]> {
  let there = false;
  return async () => {
    there ||= (await database.query<{ there: boolean }>(THERE))[0]?.there === true;
    return there ? (await database.query<{ definition: Institution }>(DECIDED)).map(({ definition }) => definition) : [];
  };
}
