import type { Principal } from '@paystop/contracts';
import { problem } from '@paystop/http-kit';
import type { InstructionReader } from '../queries/instruction-queries';

/** An institution's token reads as that institution, whatever other roles stand in it (contract-details 1). */
export function instructionReader(caller: Principal): InstructionReader {
  if (!caller.roles.includes('institution')) return { unit: caller.unit };
  if (caller.institution === undefined) throw problem('AUTH.ROLE_MISSING', 'the token names no institution');
  return { institution: caller.institution };
}

export function found<T>(object: T | undefined): T {
  if (object === undefined) throw problem('OBJECT.NOT_FOUND');
  return object;
}
