/** Reasons in the header `paystop-dlq-reason` of a message that could not be handled (contract-details 9). */
export const DEAD_LETTER_CODES = {
  'ENVELOPE.UNIT_MISSING': { meaning: 'The header ce_unit is missing or has neither 4 nor 6 nor 9 digits.', wayOut: 'Send the unit that the request comes from.' },
  'ENVELOPE.KEY_MISMATCH': { meaning: 'The key of the message is not the requestId in its value.', wayOut: 'Send the requestId as key.' },
  'ENVELOPE.EMPTY': { meaning: 'The message has no value.', wayOut: 'Requests are withdrawn by the API, not by a tombstone.' },
  'ENVELOPE.NOT_JSON': { meaning: 'The value is not valid JSON in UTF-8.', wayOut: 'Send one JSON value.' },
  'ENVELOPE.UNKNOWN_TYPE': { meaning: 'The type in ce_type is not one that this topic takes.', wayOut: 'See the AsyncAPI document for the types of each topic.' },
  'ENVELOPE.ATTRIBUTE_MISSING': { meaning: 'A CloudEvents attribute that must be there is missing or wrong.', wayOut: 'Send ce_specversion, ce_id, ce_source and ce_type.' },
  'BODY.INVALID': { meaning: 'The value is not as documented; the header paystop-dlq-detail names the fields.', wayOut: 'Correct the fields and send a new message.' },
  'IDEMPOTENCY.BODY_DIFFERS': { meaning: 'The requestId came before with another body.', wayOut: 'Use a new requestId for new content.' },
  'STATE.SHAPE_UNKNOWN': { meaning: 'A message between our own apps has a shape that this version does not know.', wayOut: 'Run the same version of all apps, then replay it.' },
  'HANDLER.FAILED': { meaning: 'The message alone makes its handler fail: a fault in the software.', wayOut: 'Mend the fault, then replay it.' },
} as const satisfies Record<string, { readonly meaning: string; readonly wayOut: string }>;
