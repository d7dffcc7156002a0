import type { Tx } from '@paystop/ports';
import type { GenerationStore } from '../../usecases/rebuild-read-models/generation-store.port';
import { lockWriter } from './writer-lock';

const READ_MODELS = [
  'rm_case', 'rm_case_institution', 'rm_request', 'rm_instruction', 'rm_hold', 'rm_return', 'rm_returned', 'rm_kept', 'rm_warning', 'rm_told', 'rm_statistic', 'rm_search', 'rm_officer', 'total',
] as const;
const NEXT = "UPDATE projection SET generation = generation + 1, epoch = replace(gen_random_uuid()::text, '-', ''), started_at = clock_timestamp() RETURNING generation";

export class PostgresGenerationStore implements GenerationStore {
  constructor(private readonly query: <Row extends object>(sql: string) => Promise<Row[]>) {}

  async current(): Promise<number> {
    return generationOf(await this.query<{ generation: number }>('SELECT generation FROM projection'));
  }

  async beginNext(tx: Tx): Promise<number> {
    await lockWriter(tx);
    await tx.query(`TRUNCATE ${READ_MODELS.join(', ')}`);
    return generationOf(await tx.query<{ generation: number }>(NEXT));
  }
}

function generationOf([row]: readonly { readonly generation: number }[]): number {
  if (row === undefined) throw new Error('the table projection has lost its row');
  return row.generation;
}
