import type { ValueTransformer } from 'typeorm';

/** For TypeORM columns of type bigint: the driver gives strings, since not every bigint fits a number. */
export const BIGINT_COLUMN: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : BigInt(value)),
  to: (value: bigint | null | undefined) => (value === null || value === undefined ? value : value.toString()),
};
