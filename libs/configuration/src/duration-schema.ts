import { parseDuration, type Duration } from '@paystop/kernel';
import { z } from 'zod';

/** An ISO 8601 duration of the policy file, parsed. */
export const durationSchema = z.string().transform((text, context): Duration => {
  const parsed = parseDuration(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: `must be an ISO 8601 duration such as PT30M, not "${text}"` });
  return z.NEVER;
});
